"""Folders: commands that look at texts walk them, those for one file say what to do."""

import json
import os
import socket
from pathlib import Path

import pytest

from cleanse.__main__ import main
from tests.cli.run import run, write

TEXT = "The bridge is open again.\nREAD MORE: Mayor Praises Builders\n"

NO_FILES = ["deep/pipe: left out, for it is a pipe", "ear: left out, for it is a socket", "null: left out, for it is a device"]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of texts, cleaned into another one with a log."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "raw" / "b.txt", TEXT)
    write(tmp_path / "raw" / "deep" / "a.txt", TEXT)
    assert main(["raw", "-o", "clean", "--log", "log.jsonl"]) == 0
    return tmp_path


def test_looking_at_a_folder_is_looking_at_its_files(capsys: pytest.CaptureFixture[str]) -> None:
    files = ["raw/b.txt", "raw/deep/a.txt"]
    for command, status in (("check", 1), ("detect", 0), ("names", 0)):
        assert main([command, "raw"]) == main([command, *files]) == status
        out, err = capsys.readouterr()
        assert not err and out[: len(out) // 2] == out[len(out) // 2 :]
    assert main(["detect", "raw"]) == 0
    assert [json.loads(row)["id"] for row in capsys.readouterr().out.splitlines()] == files


def test_cleaned_files_may_be_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--to", "diff", "--log", "log.jsonl", "clean"]) == 0
    assert capsys.readouterr().out.count("-READ MORE: Mayor Praises Builders\n") == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["diff", "raw"], 'raw is a folder of files, diff takes one at a time: for FILE in …; do cleanse diff "$FILE"; done'),
        (
            ["apply", "--log", "log.jsonl", "raw"],
            "raw is a folder, apply takes one file at a time: for FILE in …; do cleanse apply ",
        ),
        (["project", "--log", "raw", "raw/b.txt"], "cannot read 'raw': it is a folder; name its files, such as raw/*.txt"),
    ],
)
def test_command_for_one_file_says_what_to_do(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert told in capsys.readouterr().err


def test_what_is_no_file_is_named_and_left_out(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(here / "raw" / "deep" / "pipe")
    (here / "raw" / "null").symlink_to(os.devnull)
    with socket.socket(socket.AF_UNIX) as ear:
        ear.bind("raw/ear")
    told = [f"cleanse: raw/{name} and no file" for name in NO_FILES]
    for arguments, status in ((["raw", "-o", "new"], 0), (["check", "raw"], 1), (["detect", "raw"], 0), (["names", "raw"], 0)):
        assert main(arguments) == status
        assert capsys.readouterr().err.splitlines() == told
    assert main(["raw", "-o", "some", "--glob", "*.txt"]) == 0 and capsys.readouterr().err == ""
    assert main(["-i", "raw", "--log", "new.jsonl"]) == 0
    assert main(["revert", "--log", "new.jsonl", "raw", "-o", "back"]) == 0
    assert capsys.readouterr().err.splitlines() == told * 2
    assert sorted(path.name for path in (here / "back").rglob("*.*")) == ["a.txt", "b.txt"]


def test_any_name_is_written_where_the_system_is_said_to_speak_ascii(here: Path) -> None:
    write(here / "raw" / "h\N{LATIN SMALL LETTER E WITH ACUTE}.txt", TEXT)
    done = run("raw", "-o", "out", cwd=here, LC_ALL="C", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    names = [sorted(path.name for path in (here / each).rglob("*.txt")) for each in ("raw", "out")]
    assert names[0] == names[1] and len(names[0]) == 3
