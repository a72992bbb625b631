"""Mistakes of a user: each is told in one line that says what, where, and what to do."""

import os
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
