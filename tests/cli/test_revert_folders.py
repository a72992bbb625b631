"""A folder comes back by its log whole or not at all: cleaned in place, with files that moved, with files that cannot be read."""

import gzip
from pathlib import Path

import pytest

from cleanse.__main__ import main
from tests.cli.run import write

TEXT = "The bridge is open again.\nREAD MORE: Mayor Praises Builders\n"
CLEAN = "The bridge is open again.\n"
FINE = "Trams cross it every ten minutes.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two texts that change and one that does not, which is beside the current one."""
    monkeypatch.chdir(tmp_path)
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


def test_what_cannot_be_read_is_named_and_the_rest_comes_back(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = read_tree(here / "in")
    (here / "in" / "gone.txt").symlink_to("nothing")
    assert main(["-i", "in", "--log", "log.jsonl"]) == 3
    capsys.readouterr()
    assert main(["revert", "--log", "log.jsonl", "in", "-o", "back"]) == 3
    assert capsys.readouterr().err == "cleanse: cannot read 'in/gone.txt': No such file or directory\n"
    assert read_tree(here / "back") == before


def test_log_may_stand_in_the_folder_that_the_run_makes(here: Path) -> None:
    before = read_tree(here / "in")
    assert main(["in", "-o", "out", "--log", "out/logs/run.jsonl", "--rejects", "out/rejects.jsonl"]) == 0
    assert main(["revert", "--log", "out/logs/run.jsonl", "out", "-o", "back"]) == 0
    after = read_tree(here / "back")
    assert before == {name: data for name, data in after.items() if not name.endswith(".jsonl")}


def test_second_run_in_place_does_not_overwrite_the_log(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-i", "in/a.txt", "--log", "log.jsonl"]) == 0
    log = (here / "log.jsonl").read_bytes()
    assert main(["-i", "in/a.txt", "--log", "log.jsonl"]) == 2
    assert "--log log.jsonl has something in it" in capsys.readouterr().err
    assert (here / "log.jsonl").read_bytes() == log


def test_one_file_of_a_folder_comes_back_under_any_name(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["in", "-o", "out", "--log", "log.jsonl"]) == 0
    (here / "out" / "a.txt").rename(here / "b.txt")
    assert main(["revert", "--log", "log.jsonl", "b.txt", "-o", "back.txt"]) == 0
    assert (here / "back.txt").read_text() == TEXT
    (here / "in" / "deep" / "a.txt").rename(here / "c.txt")
    assert main(["apply", "--log", "log.jsonl", "c.txt", "-o", "clean.txt"]) == 0
    assert (here / "clean.txt").read_text() == (here / "out" / "deep" / "a.txt").read_text() == CLEAN + FINE
    monkeypatch.chdir(here / "out" / "deep")
    assert main(["revert", "--log", "../../log.jsonl", "a.txt", "-o", "../../back.txt"]) == 0
    assert (here / "back.txt").read_text() == TEXT + FINE


def test_text_that_is_none_of_the_log_is_told_with_how_many_there_are(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(8):
        (here / "in" / f"{number}.txt").write_text(f"Tram {number} runs.\n{TEXT}")
    assert main(["in", "-o", "out", "--log", "log.jsonl"]) == 0
    (here / "b.txt").write_text(f"{CLEAN}Another line.\n")
    assert main(["revert", "--log", "log.jsonl", "b.txt"]) == 2
    told = "it is of 0.txt, 1.txt, 2.txt, 3.txt, 4.txt and 5 more; none of them has the name b.txt, and none of their texts is this one"
    assert told in capsys.readouterr().err
    (here / "out" / "1.txt").rename(here / "out" / "one.txt")
    assert main(["revert", "--log", "log.jsonl", "out", "-o", "back"]) == 2
    assert "tells of 1.txt, which is not in this folder; put back what was renamed" in capsys.readouterr().err


def test_text_that_two_files_have_now_is_not_guessed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "in" / "c.txt").write_text(TEXT.replace("Builders", "Trams"))
    assert main(["in", "-o", "out", "--log", "log.jsonl"]) == 0
    (here / "out" / "c.txt").rename(here / "b.txt")
    assert (here / "b.txt").read_text() == CLEAN
    assert main(["revert", "--log", "log.jsonl", "b.txt"]) == 2
    assert "a.txt and c.txt had this text, each out of another one" in capsys.readouterr().err


def test_only_file_of_a_log_may_have_another_name_and_is_compared(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-i", "in/a.txt", "--log", "log.jsonl"]) == 0
    (here / "in" / "a.txt").rename(here / "b.txt")
    assert main(["revert", "--log", "log.jsonl", "b.txt"]) == 0
    assert capsys.readouterr().out == TEXT
    (here / "b.txt").write_bytes(CLEAN.replace("\n", "\r\n").encode())
    assert main(["revert", "--log", "log.jsonl", "b.txt"]) == 2
    assert "does not belong to this text: the text of in/a.txt was changed after it was cleaned" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("jsonl", '{"text":"The bridge is open.\\nREAD MORE: Mayor Praises Builders\\n"}\n'),
        ("lines", TEXT),
        ("csv", f'id,text\n1,"{TEXT}"\n'),
        ("null", TEXT + "\0" + FINE + "\0"),
        ("text", '{"text": "Caf\u00c3\u00a9"}\n'),
    ],
)
@pytest.mark.parametrize("names", [["a.json"], ["a.json", "deep/b.jsonl"]])
def test_folder_comes_back_in_the_format_that_the_log_tells(here: Path, form: str, text: str, names: list[str]) -> None:
    for name in names:
        write(here / "records" / name, text)
    before = read_tree(here / "records")
    assert main(["records", "-f", form, "-o", "out", "--log", "form.jsonl"]) == 0
    assert read_tree(here / "out") != before
    assert main(["revert", "--log", "form.jsonl", "out", "-o", "back"]) == 0
    assert read_tree(here / "back") == before


def test_text_whose_name_is_that_of_records_comes_back(here: Path) -> None:
    write(here / "a.jsonl", TEXT)
    assert main(["a.jsonl", "-f", "text", "-o", "out/", "--log", "form.jsonl"]) == 0
    assert main(["revert", "--log", "form.jsonl", "out/a.jsonl", "-o", "back.jsonl"]) == 0
    assert (here / "back.jsonl").read_text() == TEXT
    assert main(["apply", "--log", "form.jsonl", "a.jsonl", "-o", "clean.jsonl"]) == 0
    assert (here / "clean.jsonl").read_text() == CLEAN


@pytest.mark.parametrize("in_place", [False, True])
def test_file_that_did_not_change_is_not_taken_for_a_changed_one_of_the_same_clean_text(
    here: Path, in_place: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "in" / "fine.txt").write_text(CLEAN)
    (here / "in" / "deep" / "a.txt").unlink()
    assert main(["in", *(["-i"] if in_place else ["-o", "out"]), "--log", "log.jsonl"]) == 0
    folder = here / ("in" if in_place else "out")
    assert main(["revert", "--log", "log.jsonl", str(folder / "fine.txt"), "-o", "back.txt"]) == 2
    assert "fine.txt was not changed by that run" in capsys.readouterr().err and not (here / "back.txt").exists()
    (folder / "a.txt").rename(here / "moved.txt")
    assert main(["revert", "--log", "log.jsonl", "moved.txt", "-o", "back.txt"]) == 0
    assert (here / "back.txt").read_text() == TEXT
