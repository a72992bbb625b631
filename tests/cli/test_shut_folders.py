"""Folders that cannot be read: the filter names them and does the rest, other commands end."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleanse.__main__ import main
from tests.cli.run import write

TEXT = "The bridge is open again.\nREAD MORE: Mayor Praises Builders\n"
SHUT = "cleanse: cannot read the folder 'in/shut': Permission denied\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one that cannot be read beside two that can, and one that holds only such a one."""
    monkeypatch.chdir(tmp_path)
    for name in ("in/a.txt", "in/shut/b.txt", "in/then/c.txt", "alone/shut/d.txt"):
        write(tmp_path / name, TEXT)
    scan = os.scandir

    def refuse(path: str) -> Iterator[os.DirEntry[str]]:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)  # root may read everything
    return tmp_path


@pytest.mark.parametrize("more", [[], ["--jobs", "2"], ["--glob", "*.txt"], ["--resume"]])
def test_shut_folder_is_named_and_the_rest_is_done(here: Path, more: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["in", "-o", "out", "--log", "log.jsonl", *more]) == 3
    assert capsys.readouterr().err == SHUT + "cleanse: folders that could not be read and were left out: 1\n"
    assert sorted(str(path.relative_to(here / "out")) for path in (here / "out").rglob("*.txt")) == ["a.txt", "then/c.txt"]
    assert main(["revert", "--log", "log.jsonl", "out", "-o", "back"]) == 0
    assert (here / "back" / "then" / "c.txt").read_text() == TEXT


def test_shut_folder_in_place(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-i", "in", "--log", "log.jsonl"]) == 3
    assert capsys.readouterr().err.startswith(SHUT)
    assert TEXT not in {(here / name).read_text() for name in ("in/a.txt", "in/then/c.txt")}


def test_shut_folder_fails_a_run_that_is_to_fail(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["in", "-o", "out", "--on-error", "fail"]) == 2
    assert capsys.readouterr().err == SHUT and not (here / "out").exists()


def test_nothing_but_a_shut_folder_ends_the_run(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["alone", "-o", "out"]) == main(["in/shut", "-o", "out"]) == 2
    assert capsys.readouterr().err == SHUT.replace("in/", "alone/") + SHUT
    assert main(["alone", "in/a.txt", "-o", "out"]) == 3 and (here / "out" / "a.txt").exists()


def test_damaged_file_beside_a_shut_folder_is_left_out_too(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here / "alone" / "e.txt.gz", "no gzip")
    assert main(["alone", "-o", "out"]) == 3
    assert "files that could not be read and were left out: 1 of 1\n" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "detect", "names"])
def test_command_that_writes_no_text_ends(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "in"]) == 2
    assert capsys.readouterr() == ("", SHUT)
