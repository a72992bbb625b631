"""The log as lines: one object a line for every reader, and one run a file."""

import gzip
import json
from pathlib import Path

import pytest

from cleanse.__main__ import main
from tests.run.streaming import clean, give_back

pytestmark = pytest.mark.usefixtures("own_signals")


def test_what_ends_a_line_for_some_readers_is_escaped() -> None:
    data = 'The bridge\u2028is open.\u2029Trams run.\x85Tea.\n{"a": "\u2028"}\n'.encode()
    log = clean(data, "lines").log
    assert [len(line.splitlines()) for line in log] == [1] * len(log)
    olds = {json.loads(line)["old"] for line in log if '"t":"edit"' in line}
    assert olds >= {"\u2029", "\x85"}
    assert give_back(clean(data, "lines"), "lines") == data


@pytest.mark.parametrize(
    "command",
    [
        ["revert", "clean.txt"],
        ["apply", "raw.txt"],
        ["report"],
        ["stats"],
        ["export", "--to", "annotation"],
        ["project", "spans.jsonl"],
    ],
)
def test_joined_logs_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("raw.txt").write_text("The bridge is\u00a0open.\n")
    Path("spans.jsonl").write_text('{"start": 0, "end": 3}\n')
    assert main(["raw.txt", "-o", "clean.txt", "--log", "log.jsonl"]) == 0
    log = Path("log.jsonl").read_text()
    Path("log.jsonl").write_text(log * 2)
    assert main([*command, "--log", "log.jsonl"]) == 2
    number = log.count("\n") + 1
    told = capsys.readouterr().err
    assert told.startswith(f"cleanse: log.jsonl:{number}: another run begins here")
    assert f"`head -n {number - 1}` and `tail -n +{number}` part them" in told


def write_log(here: Path) -> str:
    """A folder with a text and its log, which is the current one; the log."""
    (here / "raw.txt").write_text("The bridge is\u00a0open.\n")
    assert main(["raw.txt", "-o", "clean.txt", "--log", "log.jsonl"]) == 0
    return (here / "log.jsonl").read_text()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_blank_lines_of_an_editor_are_passed_over(here: Path) -> None:
    (here / "log.jsonl").write_text("\n" + write_log(here).replace("\n", "\n \n"))
    assert main(["revert", "--log", "log.jsonl", "clean.txt", "-o", "back.txt"]) == 0
    assert (here / "back.txt").read_bytes() == (here / "raw.txt").read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"unit":"codepoint"', '"unit":"byte"', "log.jsonl:1: the spans of this log are in 'byte'; codepoint is understood"),
        ('"span":[13,14]', '"span":[13]', "broken edit line: a span is two whole numbers, not [13]"),
        ('"span":[13,14]', '"span":13', "broken edit line: a span is two whole numbers, not 13"),
        ('"span":[13,14]', '"span":[-99,14]', "the changes are out of order: one is of code points -99 to 14"),
    ],
)
def test_what_a_log_says_wrong_is_told(here: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str) -> None:
    log = write_log(here)
    assert old in log
    (here / "log.jsonl").write_text(log.replace(old, new))
    assert main(["revert", "--log", "log.jsonl", "clean.txt"]) == 2
    told = capsys.readouterr()
    assert said in told.err and told.out == ""


def test_compressed_log_is_known_by_its_first_bytes(here: Path) -> None:
    (here / "log.z").write_bytes(gzip.compress(write_log(here).encode()))
    assert main(["revert", "--log", "log.z", "clean.txt", "-o", "back.txt"]) == 0
    assert (here / "back.txt").read_bytes() == (here / "raw.txt").read_bytes()


@pytest.mark.parametrize(
    ("name", "cut", "said"),
    [
        ("cut.jsonl.gz", slice(0, -20), "cut.jsonl.gz: the compressed file ends too early; it was cut"),
        ("cut.z", slice(0, -20), "cut.z: the compressed file ends too early; it was cut"),
        ("odd.jsonl.gz", slice(9, None), "odd.jsonl.gz: this is no gzip file, whatever its suffix says; rename it"),
        ("odd.parquet", slice(9, None), "odd.parquet: this Parquet"),
    ],
)
def test_broken_log_is_named(here: Path, capsys: pytest.CaptureFixture[str], name: str, cut: slice, said: str) -> None:
    (here / name).write_bytes(gzip.compress(write_log(here).encode())[cut])
    for command in ("revert", "apply"):
        assert main([command, "--log", name, "clean.txt"]) == 2
        assert capsys.readouterr().err.startswith(f"cleanse: {said}")


@pytest.mark.parametrize("command", ["revert", "apply"])
def test_broken_text_beside_a_log_is_named(here: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    write_log(here)
    (here / "cut.txt.gz").write_bytes(gzip.compress(b"The bridge is open.\n")[:-20])
    assert main([command, "--log", "log.jsonl", "cut.txt.gz"]) == 2
    assert capsys.readouterr().err == "cleanse: cut.txt.gz: the compressed file ends too early; it was cut\n"
