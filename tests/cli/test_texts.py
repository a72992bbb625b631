"""The commands that look at texts and write none: whatever a text is packed or written in, they read what the filter reads."""

import bz2
import gzip
import json
import lzma
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from tests.cli.run import read, run, write

LINES = [
    "Городской совет решил в понедельник починить старый мост.",
    "Читать все",
    "Boris Berezovsky ушёл. Boris Berezovzki остался.",
]
TEXT = "\n".join(LINES) + "\n"
RULES = (
    "version: 1\nrules:\n"
    "  - id: my/all\n    why: y\n    do: drop-line\n    match: {line: Читать все}\n    test: {drop: Читать все, keep: x}\n"
    "  - id: my/wide\n    why: y\n    do: drop-line\n    match: {text: мост}\n    test: {keep: x}\n"
)
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstandard.compress,
}


def make_column(folder: Path, form: str) -> bytes:
    table = pa.table({"n": [1], "text": [TEXT]})
    path = folder / "made"
    if form == "parquet":
        pq.write_table(table, path)
    else:
        with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
            writer.write_table(table)
    return path.read_bytes()


def make_file(folder: Path, name: str) -> str:
    """The one text in a file; its name is the encoding, and its suffixes say the format and what it is packed with."""
    stem, _, rest = name.partition(".")
    form, dot, packer = rest.partition(".")
    if form in {"parquet", "arrow"}:
        data = make_column(folder, form)
    elif form == "jsonl":
        data = json.dumps({"text": TEXT}).encode() + b"\n"
    elif form in {"csv", "tsv"}:
        data = f'n{"," if form == "csv" else chr(9)}text\n1{"," if form == "csv" else chr(9)}"{TEXT}"\n'.encode()
    else:
        data = TEXT.encode(stem)
    path = folder / name
    path.write_bytes(PACKERS[dot + packer](data))
    return str(path)


FILES = [
    *(f"utf-8.jsonl{suffix}" for suffix in PACKERS),
    *("utf-8.csv", "utf-8.tsv", "utf-8.parquet", "utf-8.parquet.xz", "utf-8.arrow"),
    *("utf-8.txt", "utf-8.txt.zst", "cp1251.txt", "utf-16.txt"),
]


@pytest.mark.parametrize("name", FILES)
def test_same_text_gives_the_same_answer(name: str, tmp_path: Path) -> None:
    path = make_file(tmp_path, name)
    rules = write(tmp_path / "rules" / "my.yaml", RULES)
    differing = run("rules", "diff", "bundled", rules, "--on", path)
    assert [line for line in differing.stdout.decode().splitlines() if line[0] != " "] == ["my/all\t-0\t+1", "my/wide\t-0\t+1"]
    assert (differing.returncode, differing.stderr) == (1, b"1 text, 1 changed otherwise, 2 rules in it\n")
    assert "warning: my/wide: too general: takes 1 of 3 clean lines (und, 33.33%)" in read(
        "rules", "lint", rules, "--control", path
    )
    (found,) = map(json.loads, read("detect", path).splitlines())
    assert (found["n"], found["lang"], list(found["scripts"])) == (0, "ru", ["Cyrl", "Latn"])
    assert found["id"] == (path if ".txt" in name else f"{path}:{2 if 'csv' in name or 'tsv' in name else 1}")
    assert found["encoding"].startswith(name.partition(".")[0])
    assert re.findall(r"#   (.+?):", read("names", path)) == ["Boris Berezovsky", "Boris Berezovzki"]


def test_folder_is_read_by_the_suffixes_of_its_files(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name in ("utf-8.jsonl.xz", "utf-8.csv", "cp1251.txt"):
        make_file(folder, name)
    rules = write(tmp_path / "my.yaml", RULES)
    assert run("rules", "diff", "bundled", rules, "--on", str(folder)).stderr.startswith(b"3 texts, 3 changed otherwise")
    assert "takes 3 of 9 clean lines" in read("rules", "lint", rules, "--control", str(folder))
    assert [json.loads(line)["lang"] for line in read("detect", str(folder)).splitlines()] == ["ru", "ru", "ru"]


def test_records_on_standard_input(tmp_path: Path) -> None:
    parquet = Path(make_file(tmp_path, "utf-8.parquet")).read_bytes()
    packed = Path(make_file(tmp_path, "utf-8.csv.gz")).read_bytes()
    for arguments, stdin in ((["-f", "csv"], packed), ([], parquet), (["-f", "parquet"], parquet)):
        (found,) = map(json.loads, read("detect", *arguments, stdin=stdin).splitlines())
        assert (found["lang"], found["id"]) == ("ru", f"-:{2 if packed is stdin else 1}")


def test_pipe_can_hold_columns(tmp_path: Path) -> None:
    path = tmp_path / "pipe.parquet"
    os.mkfifo(path)
    parquet = Path(make_file(tmp_path, "utf-8.parquet")).read_bytes()
    writer = threading.Thread(target=path.write_bytes, args=(parquet,))
    writer.start()
    (found,) = map(json.loads, read("detect", str(path)).splitlines())
    writer.join()
    assert (found["lang"], found["id"]) == ("ru", f"{path}:1")


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_what_records_say_of_a_text_counts_where_it_is_said(form: str, tmp_path: Path) -> None:
    rows: list[dict[str, str | None]] = [
        {"id": "a", "text": "Wolpertinger", "lang": "de", "url": "https://www.site.example/1"},
        {"id": None, "text": "Wolpertinger", "lang": "en", "url": "https://www.site.example/1"},
    ]
    path = tmp_path / f"c.{form}"
    if form == "jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    elif form == "csv":
        body = "".join(",".join(value or "" for value in row.values()) + "\n" for row in rows)
        path.write_text(",".join(rows[0]) + "\n" + body, encoding="utf-8")
    else:
        pq.write_table(pa.Table.from_pylist(rows), path)
    rule = "version: 1\nrules:\n  - id: my/x\n    why: y\n    do: drop-line\n    when: {doc_lang: de, source: site.example}\n"
    rules = write(tmp_path / "my.yaml", rule + "    match: {line: Wolpertinger}\n    test: {keep: x}\n")
    differing = run("rules", "diff", "bundled", rules, "--on", str(path))
    assert differing.stderr == b"2 texts, 1 changed otherwise, 1 rule in it\n"
    assert "+ a: 'Wolpertinger'" in differing.stdout.decode()
    assert "takes 1 of 1 clean lines (de, 100.00%)" in read("rules", "lint", rules, "--control", str(path))
    second = f"{path}:{3 if form == 'csv' else 2}"
    assert [json.loads(line)["id"] for line in read("detect", str(path)).splitlines()] == ["a", second]


def test_column_of_another_name_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "t.csv", f'n,body\n1,"{TEXT}"\n')
    rules = write(tmp_path / "my.yaml", RULES)
    told = f"cleanse: {path}: there is no column 'text'; the header has n, body; name one with --field\n"
    for arguments in (
        ["detect", path],
        ["names", path],
        ["rules", "diff", rules, rules, "--on", path],
        ["rules", "lint", rules, "--control", path],
    ):
        done = run(*arguments)
        assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", told)
        assert run(*arguments, "--field", "body").returncode == 0


def test_bad_row_of_a_table_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    path = write(tmp_path / "t.csv", f'n,text\n1,"{TEXT}"\n2\n3,"{TEXT}"\n')
    for command, printed in (("detect", 2), ("names", None)):
        done = run(command, path)
        assert (done.returncode, done.stderr.decode()) == (3, f"cleanse: {path}:{3 + len(LINES)}: only 1 of 2 columns\n")
        assert printed is None or done.stdout.count(b"\n") == printed
    done = run("rules", "diff", "bundled", "bundled", "--on", path)
    assert (done.returncode, done.stderr.decode()) == (2, f"cleanse: {path}:{3 + len(LINES)}: only 1 of 2 columns\n")


def test_damage_of_a_packed_file_names_it(tmp_path: Path) -> None:
    path = make_file(tmp_path, "utf-8.jsonl.xz")
    Path(path).write_bytes(Path(path).read_bytes()[:-9])
    for arguments in (["detect", path], ["names", path], ["rules", "diff", "bundled", "bundled", "--on", path]):
        done = run(*arguments)
        assert (done.returncode, done.stderr.decode()) == (
            2,
            f"cleanse: {path}: the compressed file ends too early; it was cut\n",
        )


def test_encoding_is_not_named_for_records(tmp_path: Path) -> None:
    path = make_file(tmp_path, "utf-8.jsonl")
    done = run("detect", "--encoding", "cp1251", path)
    told = f"cleanse: {path}: --encoding is for text, lines and null; jsonl is UTF-8: convert it with iconv first\n"
    assert (done.returncode, done.stderr.decode()) == (2, told)


def test_line_that_is_not_in_the_named_encoding_is_told_and_the_others_are_read() -> None:
    done = run("detect", "-f", "lines", "--encoding", "cp1252", stdin=b"caf\xe9 au lait\nbad \x81\nna\xefve\n")
    assert done.returncode == 3 and done.stderr.startswith(b"cleanse: -:2: the text is not cp1252: ")
    assert [json.loads(line)["n"] for line in done.stdout.splitlines()] == [0, 2]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "cp500"])
def test_lines_whose_ends_are_other_bytes(encoding: str) -> None:
    data = "one two\nthree four\n".encode(encoding)
    found = [json.loads(line) for line in read("detect", "-f", "lines", "--encoding", encoding, stdin=data).splitlines()]
    assert [(one["id"], one["encoding"]) for one in found] == [("-:1", encoding), ("-:2", encoding)]


def test_large_files_of_records_are_read_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "large.jsonl.gz"
    line = json.dumps({"text": "x" * 1000}).encode() + b"\n"
    with gzip.open(path, "wb", compresslevel=1) as stream:
        for _ in range(200):
            stream.write(line * 1000)
    code = (
        "import resource, sys; from cleanse.run.texts import read_texts; before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        f"print(sum(1 for _ in read_texts({str(path)!r})), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    count, growth = map(int, subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.split())
    assert count == 200_000
    assert growth < 40_000, "kilobytes"
