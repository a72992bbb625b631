"""Half a surrogate pair in what a record says of itself, or in a name: it is logged, and it comes back."""

import json
from pathlib import Path

import pytest

from cleanse.__main__ import main

TEXT = "The bridge is open again.\nREAD MORE: Mayor Praises Builders\n"
RECORD = json.dumps({"text": TEXT, "source": "\ud800.com", "lang": "en,\ud800"})
BROKEN = r'{"\ud800":1}'
DATA = f"{RECORD}\n{BROKEN}\n".encode()


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a file of two records, one of which cannot be cleaned; it is the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_bytes(DATA)
    return tmp_path


@pytest.mark.parametrize(
    ("log", "arguments"),
    [
        ("log.jsonl", ["--source-field", "source", "--lang-field", "lang"]),
        ("log.parquet", ["--source-field", "source", "--lang-field", "lang", "--on-error", "skip"]),
        ("log.jsonl", ["--source", "\udcff.example", "--on-error", "skip", "--rejects", "rejects.jsonl"]),
    ],
)
def test_records_are_logged_and_come_back(here: Path, log: str, arguments: list[str]) -> None:
    assert main(["in/a.jsonl", "-o", "out.jsonl", "--log", log, *arguments]) == 3
    assert b"READ MORE" not in (here / "out.jsonl").read_bytes()
    assert main(["revert", "out.jsonl", "--log", log, "-o", "back.jsonl"]) == 0
    assert (here / "back.jsonl").read_bytes() == DATA


@pytest.mark.parametrize("target", [["-i"], ["-o", "out"]])
def test_folder_is_noted_and_comes_back(here: Path, target: list[str]) -> None:
    assert main(["in", *target, "--log", "log.jsonl", "--source-field", "source", "--on-error", "skip"]) == 3
    cleaned = "in" if target == ["-i"] else "out"
    assert b"READ MORE" not in (here / cleaned / "a.jsonl").read_bytes()
    assert main(["revert", f"{cleaned}/a.jsonl", "--log", "log.jsonl", "-o", "back.jsonl"]) == 0
    assert (here / "back.jsonl").read_bytes() == DATA


def test_plain_text_and_its_new_log(here: Path) -> None:
    (here / "a.txt").write_text(TEXT)
    assert main(["a.txt", "--source", "\udcff.example", "--log", "log.jsonl", "-o", "b.txt"]) == 0
    assert main(["apply", "a.txt", "--log", "log.jsonl", "--new-log", "new.jsonl", "-o", "c.txt"]) == 0
    assert (here / "c.txt").read_text() == (here / "b.txt").read_text() != TEXT
    assert main(["revert", "c.txt", "--log", "new.jsonl", "-o", "d.txt"]) == 0
    assert (here / "d.txt").read_text() == TEXT


def test_file_whose_name_is_no_utf8_comes_back_among_others(here: Path) -> None:
    (here / "in" / "\udcff.txt").write_text(TEXT)
    assert main(["in", "-o", "out", "--glob", "*.txt", "--log", "log.jsonl"]) == 0
    assert main(["revert", "out", "--log", "log.jsonl", "-o", "back"]) == 0
    assert (here / "back" / "\udcff.txt").read_text() == TEXT
