"""`revert` and `apply` to standard output or a pipe write the whole text, or nothing."""

from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pytest

from tests.cli.run import run

TEXT = "The bridge is open again.\nREAD MORE: Mayor Praises Builders\n"
RECORDS = {
    "lines": "Tea and\u00a0coffee.\n" * 20_000,
    "jsonl": '{"text": "Tea and\u00a0coffee."}\n' * 20_000,
    "csv": "text\n" + "Tea and\u00a0coffee.\n" * 20_000,
}


def make_stream() -> bytes:
    sink = BytesIO()
    table = pa.table({"text": [TEXT] * 3})
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table, max_chunksize=1)
    return sink.getvalue()


@pytest.mark.parametrize("form", RECORDS)
def test_nothing_is_written_of_records_that_do_not_fit(tmp_path: Path, form: str) -> None:
    source = RECORDS[form].encode()
    clean = run("-f", form, "--log", "log.jsonl", "--preset", "encoding", stdin=source, cwd=tmp_path).stdout
    revert = ("revert", "--log", "log.jsonl")
    assert run(*revert, stdin=clean, cwd=tmp_path).stdout == source
    assert run("apply", "--log", "log.jsonl", stdin=source, cwd=tmp_path).stdout == clean
    cut_source = source[: source.rindex(b"\n", 0, -1) + 1]
    assert run("apply", "--log", "log.jsonl", stdin=cut_source, cwd=tmp_path).stdout == b""
    cut = clean[: clean.rindex(b"\n", 0, -1) + 1]
    for arguments in (revert, (*revert, "-o", "/dev/stdout")):
        done = run(*arguments, stdin=cut, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"does not belong to this text: the log tells of record" in done.stderr


@pytest.mark.parametrize("arguments", [[], ["-o", "/dev/stdout"]])
def test_columns_come_back_by_standard_output(tmp_path: Path, arguments: list[str]) -> None:
    clean = run("--log", "log.jsonl", stdin=make_stream(), cwd=tmp_path).stdout
    back = run("revert", "--log", "log.jsonl", *arguments, stdin=clean, cwd=tmp_path)
    assert pa.ipc.open_stream(back.stdout).read_all().column("text").to_pylist() == [TEXT] * 3
    assert (back.returncode, back.stderr) == (0, b"")
