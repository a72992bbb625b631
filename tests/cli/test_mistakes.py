"""Mistakes of a user: each is told in one line that says what, where, and what to do."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleanse.__main__ import main


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_folder_that_cannot_be_read_is_told(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "in" / "shut").mkdir(parents=True)
    (here / "in" / "a.txt").write_text("A bridge.\n")
    scan = os.scandir

    def refuse(path: str) -> Iterator[os.DirEntry[str]]:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)  # root may read everything
    assert main(["in", "-o", "out"]) == 2
    assert capsys.readouterr().err == "cleanse: cannot read the folder 'in/shut': Permission denied\n"


@pytest.mark.parametrize("command", ["diff", "explain"])
def test_loop_over_files_names_the_command(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "a", "b"]) == 2
    assert f"for FILE in …; do cleanse {command} $FILE; done\n" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs /proc")
@pytest.mark.parametrize("arguments", [[], ["-o", "out"], ["-f", "lines"], ["-f", "lines", "-o", "out"]])
def test_input_that_cannot_be_read_is_not_told_as_output(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["/proc/self/mem", *arguments]) == 2
    assert capsys.readouterr().err == "cleanse: cannot read '/proc/self/mem': Input/output error\n"


@pytest.mark.parametrize(
    ("stream", "arguments", "message"),
    [
        ("stdin", ["-o", "x"], "cannot read standard input: it is closed; name a file"),
        ("stdin", ["-f", "lines", "-o", "x"], "cannot read standard input: it is closed; name a file"),
        ("stdin", ["rules", "list", "--why-not", "-"], "cannot read standard input: it is closed; name a file"),
        ("stdout", ["a.txt"], "cannot write to standard output: it is closed; name a file with -o"),
        ("stdout", ["rules", "schema"], "cannot write to standard output: it is closed; name a file with -o"),
    ],
)
def test_closed_stream_is_told(
    here: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    stream: str,
    arguments: list[str],
    message: str,
) -> None:
    (here / "a.txt").write_text("A bridge.\n")
    monkeypatch.setattr(sys, stream, None)  # as Python has it where the shell was told <&- or >&-
    assert main(arguments) == 2
    assert capfd.readouterr().err == f"cleanse: {message}\n"
