"""What standard input is taken for, by its first bytes."""

import bz2
import gzip
import lzma
import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pytest

from tests.cli.run import run

TEXT = "The bridge is open again.\nREAD MORE: Mayor Praises Builders\n"
CLEAN = "The bridge is open again.\n"


def make_stream(columns: int = 1) -> bytes:
    table = pa.table({"text": [TEXT], **{f"column {number}": [number] for number in range(1, columns)}})
    sink = BytesIO()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue()


@pytest.mark.parametrize("columns", [1, 500])
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_arrow_stream_is_recognised(tmp_path: Path, columns: int, pack: type[bytes]) -> None:
    done = run("--log", "log.jsonl", stdin=pack(make_stream(columns)), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    cleaned = pa.ipc.open_stream(done.stdout).read_all()
    assert cleaned.column("text").to_pylist() == [CLEAN] and cleaned.num_columns == columns
    back = run("revert", "--log", "log.jsonl", stdin=done.stdout, cwd=tmp_path)
    assert pa.ipc.open_stream(back.stdout).read_all().equals(pa.ipc.open_stream(make_stream(columns)).read_all())


def test_cut_arrow_stream_is_refused() -> None:
    done = run(stdin=make_stream()[:100])
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"this Arrow data cannot be read" in done.stderr


@pytest.mark.parametrize(
    "data",
    [
        b"\xff" * 4,
        b"\xff" * 64,
        b"\xff" * 4 + b"\0" * 8,
        b"\xff\xff\xff\xffrest of a letter, in latin-1\n",
        b"\xff\xff\xff\xff\x10\0\0\0\x20\0\0\0",
    ],
)
def test_other_bytes_are_no_arrow_stream(data: bytes) -> None:
    done = run(stdin=data)
    assert (done.returncode, b"Arrow" in done.stderr) == (0, False)


HINT = b"standard input looks like JSON lines and is read as one text; -f jsonl reads its records, -f text says that it is one\n"
RECORD = b'{"text": "Trams run.", "n": 1}\n'
LONG = b'{"a \\" quoted key": "' + b"Trams run. " * 5000 + b'"}\n'


@pytest.mark.parametrize("data", [RECORD, RECORD * 3, RECORD[:-1], b"  " + RECORD, LONG])
@pytest.mark.parametrize("arguments", [[], ["-"], ["--jobs", "2"], ["check"], ["detect"], ["names"]])
def test_json_lines_without_a_format_are_told(data: bytes, arguments: list[str]) -> None:
    done = run(*arguments, stdin=data)
    assert (done.returncode in {0, 1}, done.stderr) == (True, b"cleanse: " + HINT)  # 1: check found changes


@pytest.mark.parametrize(
    ("data", "arguments"),
    [
        (RECORD, ["-f", "jsonl"]),
        (RECORD, ["-f", "text"]),
        (RECORD, ["--split-at", "^=="]),
        (b'{"text": trams run}\n', []),
        (b'{"text": 1} is an object.\n', []),
        (b"{}\n", []),
        (b'{\n"text": 1}\n', []),
        (b'["text"]\n', []),
        (b"{" + b"x" * 20_000, []),
        (b"", []),
        (b"Trams run.\n" + RECORD, []),
    ],
)
def test_other_texts_give_no_hint(data: bytes, arguments: list[str]) -> None:
    assert HINT not in run(*arguments, stdin=data).stderr


@pytest.mark.parametrize("head", [b"PARIS", b"ARRIVALS", b"BZ", b"B", b"\x1f", b"\xfd", b"\x28\xb5", b"\xff\xff\xff."])
def test_text_that_begins_nearly_as_a_format_is_cleaned_as_any_other(tmp_path: Path, head: bytes) -> None:
    data = head + b" is open again.\nREAD MORE: Mayor Praises Builders\n"
    (tmp_path / "in.txt").write_bytes(data)
    named = run("--log", "named.jsonl", "in.txt", cwd=tmp_path)
    piped = run("--log", "piped.jsonl", stdin=data, cwd=tmp_path)
    assert (piped.returncode, piped.stdout, piped.stderr) == (named.returncode, named.stdout, named.stderr)
    assert piped.stdout.endswith(b" is open again.\n") and piped.stdout.count(b"\n") == 1
    log = (tmp_path / "named.jsonl").read_text().replace('"id":"in.txt",', "").split("\n", 1)[1]
    assert (tmp_path / "piped.jsonl").read_text().split("\n", 1)[1] == log


@pytest.mark.parametrize("text", [b"PARIS is open again.\n", b"BZ is a town.\n", b"BZhlmann wrote.\n", b"ARRIVALS\n"])
def test_text_that_begins_nearly_as_a_format_takes_the_short_way(text: bytes) -> None:
    code = "from cleanse.__main__ import main; main(['-q']); import sys; assert 'cleanse.run.many' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code], input=text, capture_output=True, check=True).stdout == text


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_stream_is_recognised_although_its_first_byte_comes_alone(pack: Callable[[bytes], bytes]) -> None:
    data = pack(TEXT.encode())
    with subprocess.Popen([sys.executable, "-m", "cleanse"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(data[:1])
        process.stdin.flush()
        time.sleep(0.5)
        process.stdin.write(data[1:])
        process.stdin.close()
        assert process.stdout.read() == CLEAN.encode()
