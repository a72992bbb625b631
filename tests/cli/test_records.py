"""Records as their user sees them: the line that is named is the file's, and fields that no record has are told."""

import json
from pathlib import Path

import pytest

from cleanse.__main__ import main

#: the first record has four lines, so the bad one begins on line 6
ROWS = 'id,text\n1,"The bridge is open.\nREAD MORE: Buses\n\nFine."\n2\n3,The\u00a0tram\n'


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with records, which is the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text(ROWS)
    (tmp_path / "a.jsonl").write_text('{"text": "Tea\u00a0and milk.", "url": "example.org", "lang": null}\n' * 2)
    (tmp_path / "a.txt").write_text("Tea.\n")
    return tmp_path


def test_line_of_a_row_is_that_of_the_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["a.csv", "-o", "b.csv", "--rejects", "r.jsonl"]) == 3
    assert "cleanse: a.csv:6: only 1 of 2 columns\n" in capsys.readouterr().err
    reject = json.loads((here / "r.jsonl").read_text())
    assert (reject["line"], reject["record"]) == (6, 1)
    assert main(["a.csv", "-o", "b.csv", "--on-error", "fail"]) == 2
    assert main(["check", "a.csv"]) == 3
    assert capsys.readouterr().err.count("a.csv:6: only 1 of 2 columns\n") == 2
    assert main(["diff", "a.csv"]) == 3
    told = capsys.readouterr()
    assert [row.split(":")[:2] for row in told.out.splitlines()][-1] == ["7", "1"]
    assert told.err == "cleanse: a.csv:6: only 1 of 2 columns\n"
    assert main(["explain", "a.csv:7"]) == 0
    assert capsys.readouterr().out.startswith("7:1: The")


def test_records_are_told_in_the_order_of_the_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.csv").write_text("id,text\n1,The\u00a0tram\n2\n3,The\u00a0bus\n")
    assert main(["explain", "a.csv"]) == 3
    told = capsys.readouterr().out
    assert told.index("2:1: The") < told.index("\n3:\n") < told.index("4:1: The")


def test_line_of_a_row_is_that_of_the_file_in_later_blocks_and_in_place(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.csv").write_text("id,text\n" + '1,"The bridge\nis open."\n' * 20_000 + "2\n")
    assert main(["-i", "a.csv", "--preset", "encoding", "--names", "off"]) == 3
    assert "cleanse: a.csv:40002: only 1 of 2 columns\n" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--source-field", "--lang-field", "--id-field", "--title-field"])
def test_field_that_no_record_has_is_told_once(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["a.jsonl", "a.txt", "-o", "out", option, "ulr"]) == 0
    assert capsys.readouterr().err == f"cleanse: {option} ulr: no record says anything in a field of this name\n"
    assert main(["a.csv", option, "ulr"]) == 2
    assert "there is no column 'ulr'" in capsys.readouterr().err
    assert main(["a.txt", option, "ulr", "-j", "2"]) == 0
    assert main(["a.jsonl", "-o", "b.jsonl", "--source-field", "url"]) == 0
    assert capsys.readouterr().err == ""
