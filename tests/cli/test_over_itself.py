"""What would be written over its own input, or into one stream with something else, is refused; links out of a folder stay."""

import subprocess
import sys
from pathlib import Path

import pytest

from cleanse.__main__ import main

TEXT = "The bridge is open again.\nREAD MORE: Mayor Praises Builders\n"
CLEAN = "The bridge is open again.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a text, and one beside it, which is the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name in ("in/a.txt", "a.txt"):
        (tmp_path / name).write_text(TEXT)
    return tmp_path


@pytest.mark.parametrize("words", ["a.txt", "- < a.txt", "-f lines a.txt"])
def test_input_that_is_standard_output_is_refused(here: Path, words: str) -> None:
    done = subprocess.run(f"'{sys.executable}' -m cleanse {words} >> a.txt", shell=True, capture_output=True, check=False)
    assert done.returncode == 2
    assert b"the input is also the output" in done.stderr
    assert (here / "a.txt").read_text() == TEXT


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.txt", "-o", "./a.txt"], "-o a.txt would be written over the text itself; -i does that"),
        (["in", "-o", "in"], "-o in would write in/a.txt over itself; -i does that"),
        (["in/a.txt", "-o", "in/"], "-o in/ would write in/a.txt over itself; -i does that"),
        (["in", "-o", "out", "--log", "out/a.txt"], "-o and --log both name out/a.txt; they need files of their own"),
        (["in", "-o", "out", "--rejects", "./out/a.txt"], "-o and --rejects both name ./out/a.txt"),
        (["a.txt", "--log", "-"], "the text and --log would both go to standard output; name a file for one of them"),
        (["a.txt", "-o", "-", "--rejects", "-"], "the text and --rejects would both go to standard output"),
        (["a.txt", "-o", "b.txt", "--log", "-", "--rejects", "-"], "--log and --rejects would both go to standard output"),
    ],
)
def test_two_things_in_one_place_are_refused(
    here: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert message in told.err and told.out == ""
    assert (here / "a.txt").read_text() == (here / "in" / "a.txt").read_text() == TEXT


def test_log_alone_may_go_to_standard_output(here: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["a.txt", "-o", "b.txt", "--log", "-"]) == 0
    assert main(["-i", "a.txt", "--log", "-"]) == 0
    assert capfdbinary.readouterr().out.count(b'"t":"end"') == 2
    assert (here / "a.txt").read_text() == (here / "b.txt").read_text() == CLEAN


def test_link_out_of_a_folder_is_not_written_over(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "in" / "out.txt").symlink_to("../a.txt")
    assert main(["-i", "in"]) == 0
    assert "in/out.txt: left out, for it is a link to a file outside of in\n" in capsys.readouterr().err
    assert ((here / "a.txt").read_text(), (here / "in" / "a.txt").read_text()) == (TEXT, CLEAN)
    (here / "in" / "a.txt").unlink()
    assert main(["-i", "in"]) == 2, "no file is left"
    assert main(["-i", "in/out.txt"]) == 0, "it is named itself"
    assert (here / "a.txt").read_text() == CLEAN


def test_link_out_of_a_folder_is_read_where_something_else_is_written(here: Path) -> None:
    (here / "in" / "out.txt").symlink_to("../a.txt")
    assert main(["in", "-o", "new"]) == 0
    assert (here / "new" / "out.txt").read_text() == CLEAN


@pytest.mark.parametrize("arguments", [["-o", "new"], ["-o", "new", "--resume"], ["-i"]])
def test_dangling_link_among_others_is_named_and_left_out(
    here: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "in" / "none.txt").symlink_to("nothing.txt")
    assert main(["in", *arguments]) == 3
    told = capsys.readouterr().err.splitlines()
    assert told[:2] == [
        "cleanse: cannot read 'in/none.txt': No such file or directory",
        "cleanse: files that could not be read and were left out: 1 of 2",
    ]
    assert (here / ("in" if arguments == ["-i"] else "new") / "a.txt").read_text() == CLEAN


RULES = "version: 1\nrules:\n  - {id: my/a, why: A line, do: drop-line, match: {line: Read on}, test: {keep: x}}\n"


@pytest.mark.parametrize(
    ("arguments", "over", "what"),
    [
        ("report --log l.jsonl clean.txt -o l.jsonl", "-o l.jsonl", "the log"),
        ("report --log l.jsonl clean.txt -o ./clean.txt", "-o clean.txt", "the clean text"),
        ("report --log l.jsonl --before b.jsonl -o b.jsonl", "-o b.jsonl", "the log"),
        ("export --log l.jsonl --to sarif -o l.jsonl", "-o l.jsonl", "the log"),
        ("export --log l.jsonl --to diff clean.txt -o clean.txt", "-o clean.txt", "the clean text"),
        ("apply --log l.jsonl --new-log a.txt a.txt", "--new-log a.txt", "the original"),
        ("apply --log l.jsonl a.txt -o a.txt", "-o a.txt", "the original"),
        ("apply --log l.jsonl --new-log l.jsonl a.txt -o r.txt", "--new-log l.jsonl", "the log"),
        ("revert --log l.jsonl --rule space/* clean.txt -o l.jsonl", "-o l.jsonl", "the log"),
        ("revert --log l.jsonl in -o .", "-o l.jsonl", "the log"),
        ("project --log l.jsonl spans.jsonl -o l.jsonl", "-o l.jsonl", "the log"),
        ("project --log l.jsonl spans.jsonl -o spans.jsonl", "-o spans.jsonl", "the file of spans"),
        ("names --lang en a.txt -o a.txt", "-o a.txt", "the text"),
        ("rules freeze --no-bundled --rules my.yaml -o my.yaml", "-o my.yaml", "the rule file"),
        ("rules freeze --no-bundled --rules . -o my.yaml", "-o my.yaml", "the rule file"),
        ("clean --rules my.yaml a.txt -o my.yaml", "-o my.yaml", "the rule file"),
    ],
)
def test_no_command_writes_over_what_it_reads(
    here: Path, arguments: str, over: str, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--log", "l.jsonl", "a.txt", "-o", "clean.txt"]) == 0
    (here / "spans.jsonl").write_text('{"start":0,"end":3}\n')
    (here / "b.jsonl").write_bytes((here / "l.jsonl").read_bytes())
    (here / "my.yaml").write_text(RULES)
    (here / "in" / "l.jsonl").write_text("{}\n")
    before = {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}
    assert main(arguments.split()) == 2
    told = capsys.readouterr()
    assert told.err.endswith(f"cleanse: {over} would be written over {what} itself; name another file\n")
    assert {path: path.read_bytes() for path in here.rglob("*") if path.is_file()} == before
    assert told.out == ""


def test_outputs_of_apply_need_files_of_their_own(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--log", "l.jsonl", "a.txt", "-o", "clean.txt"]) == 0
    assert main(["apply", "--log", "l.jsonl", "--new-log", "n", "a.txt", "-o", "n"]) == 2
    assert capsys.readouterr().err == "cleanse: -o and --new-log both name n; they need files of their own\n"
    assert main(["apply", "--log", "l.jsonl", "--new-log", "-", "a.txt"]) == 2
    assert "the text and --new-log would both go to standard output" in capsys.readouterr().err
    assert not (here / "n").exists()


@pytest.mark.parametrize("command", ["revert --log - -", "apply --log -", "project --log - -"])
@pytest.mark.usefixtures("here")
def test_standard_input_cannot_be_two_things(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(command.split()) == 2
    assert "cannot both be standard input; name a file for one of them" in capsys.readouterr().err


def test_file_is_undone_in_place(here: Path) -> None:
    assert main(["-i", "a.txt", "--log", "l.jsonl"]) == 0
    assert main(["revert", "--log", "l.jsonl", "a.txt", "-o", "a.txt"]) == 0
    assert (here / "a.txt").read_text() == TEXT
