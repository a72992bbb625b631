"""Backups of files that are cleaned in place: the original survives, however often they are cleaned."""

from pathlib import Path

import pytest

from cleanse.__main__ import main
from tests.cli.run import write

TEXT = "The bridge is open again, said the mayor.\nREAD MORE: Buses\nTap to unmute\nTraffic was calm all day in the town.\n"
LINE = "Traffic was calm all day in the town."


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one text, in the current one."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "in" / "a.txt", TEXT)
    return tmp_path / "in"


def read_folder(folder: Path) -> dict[str, str]:
    """What stands in a folder, hidden files too."""
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_backup_is_never_written_over(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-i", "--backup", ".bak", "in/a.txt"]) == 0
    once = (here / "a.txt").read_text()
    assert once != TEXT and capsys.readouterr().err == ""
    assert main(["-i", "--backup", ".bak", "--drop-line", LINE, "in/a.txt"]) == 0
    assert read_folder(here) == {"a.txt": once.replace(f"{LINE}\n", ""), "a.txt.bak": TEXT, "a.txt.bak2": once}
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1 and "backups of earlier runs stay as they are" in told[0] and told[0].endswith("/in/a.txt.bak2")
    write(here / "a.txt", TEXT)
    assert main(["-i", "--backup", ".bak", "in/a.txt"]) == 0  # that text is kept already
    assert sorted(read_folder(here)) == ["a.txt", "a.txt.bak", "a.txt.bak2"] and capsys.readouterr().err == ""


@pytest.mark.parametrize("suffix", [".bak", "bak", "_before"])
def test_backups_in_a_folder_are_left_out(here: Path, suffix: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-i", "--backup", suffix, "in"]) == 0
    assert capsys.readouterr().err == ""
    for number in (1, 2):
        assert main(["-i", "--backup", suffix, "--drop-line", LINE, "in"]) == 0
        more = " and 1 more" if number > 1 else ""
        assert f"cleanse: in/a.txt{suffix}{more}: left out, for a backup is not cleaned\n" in capsys.readouterr().err
    files = read_folder(here)
    assert sorted(files) == ["a.txt", f"a.txt{suffix}", f"a.txt{suffix}2"] and files[f"a.txt{suffix}"] == TEXT


def test_backup_is_left_out_without_its_option_too(here: Path) -> None:
    assert main(["-i", "--backup", ".bak", "in"]) == main(["-i", "in"]) == 0
    assert read_folder(here)["a.txt.bak"] == TEXT
    (here / "a.txt").unlink()
    assert main(["-i", "in"]) == 0  # nothing says that this one is a backup
    assert read_folder(here)["a.txt.bak"] != TEXT
