"""A folder comes back by its log whole or not at all: cleaned in place, with files that moved, with files that cannot be read."""

import gzip
import signal
from pathlib import Path

import pytest

from cleanse.__main__ import main

TEXT = "The bridge is open again.\nREAD MORE: Mayor Praises Builders\n"
CLEAN = "The bridge is open again.\n"
FINE = "Trams cross it every ten minutes.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two texts that change and one that does not, which is beside the current one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # a test keeps its own signals
    (tmp_path / "in" / "deep").mkdir(parents=True)
    for name, text in (("a.txt", TEXT), ("deep/a.txt", TEXT + FINE), ("fine.txt", FINE)):
        (tmp_path / "in" / name).write_text(text)
    return tmp_path


def read_tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("way", ["relative", "absolute", "from within"])
def test_folder_cleaned_in_place_comes_back(here: Path, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = read_tree(here / "in")
    named = {"relative": "in", "absolute": str(here / "in"), "from within": "."}[way]
    if way == "from within":
        monkeypatch.chdir(here / "in")
    log, back = str(here / "log.jsonl"), str(here / "back")
    assert main(["-i", named, "--log", log]) == 0
    assert (here / "in" / "a.txt").read_text() == CLEAN
    assert main(["revert", "--log", log, named, "-o", back]) == 0
    assert read_tree(here / "back") == before


def test_folder_that_lacks_a_file_of_the_log_is_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["in", "-o", "out", "--log", "log.jsonl"]) == 0
    (here / "out" / "a.txt").rename(here / "out" / "b.txt")
    assert main(["revert", "--log", "log.jsonl", "out", "-o", "back"]) == 2
    assert "tells of a.txt, which is not in this folder" in capsys.readouterr().err
    assert not (here / "back").exists()


def test_file_of_which_the_log_does_not_tell_need_not_be_read(here: Path) -> None:
    broken = gzip.compress(TEXT.encode() * 50)[:40]
    (here / "in" / "cut.txt.gz").write_bytes(broken)
    before = read_tree(here / "in")
    assert main(["-i", "in", "--log", "log.jsonl"]) == 3
    assert main(["revert", "--log", "log.jsonl", "in", "-o", "back"]) == 0
    assert read_tree(here / "back") == before


def test_second_run_in_place_does_not_overwrite_the_log(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-i", "in/a.txt", "--log", "log.jsonl"]) == 0
    log = (here / "log.jsonl").read_bytes()
    assert main(["-i", "in/a.txt", "--log", "log.jsonl"]) == 2
    assert "--log log.jsonl has something in it" in capsys.readouterr().err
    assert (here / "log.jsonl").read_bytes() == log
