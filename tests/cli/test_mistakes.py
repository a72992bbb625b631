"""Mistakes of a user: each is told in one line that says what, where, and what to do."""

import gzip
import os
import subprocess
import sys
from io import BufferedReader, RawIOBase, TextIOWrapper
from pathlib import Path

import pytest

from cleanse import Cleaner
from cleanse.__main__ import main
from cleanse.errors import UsageError
from cleanse.report.sample import Sample
from tests.cli.run import write


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", ["diff", "explain"])
def test_loop_over_files_names_the_command(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "a", "b"]) == 2
    assert f'for FILE in …; do cleanse {command} "$FILE"; done\n' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "output"), [("a.jsonl", "b.parquet"), ("a.jsonl", "b.csv"), ("a.txt", "b.jsonl"), ("a.txt", "b.tsv.gz")]
)
def test_output_named_as_another_format_is_refused(
    here: Path, name: str, output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / name).write_text('{"text": "A bridge."}\n')
    assert main([name, "-o", output]) == 2
    assert f"-o {output} has the suffix of" in capsys.readouterr().err and not (here / output).exists()
    assert main([name, "-o", "b"]) == main(["-f", "jsonl", name, "-o", "b.jsonl"]) == 0


@pytest.mark.parametrize("name", ["soup", "base"])
def test_log_of_a_format_that_is_none_is_refused(here: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    write(here / "a", '{"text": "A\\u00a0bridge."}\n')
    assert main(["-f", "jsonl", "--log", "log.jsonl", "-o", "b", "a"]) == 0
    log = (here / "log.jsonl").read_text()
    (here / "log.jsonl").write_text(log.replace('"format":"jsonl"', f'"format":"{name}"'))
    for command, path in (("revert", "b"), ("apply", "a")):
        assert main([command, "--log", "log.jsonl", path]) == 2
        assert f"its texts were read as '{name}', a format that is not known here" in capsys.readouterr().err


def test_empty_suffix_of_a_backup_is_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.txt").write_text("A\u00a0bridge.\n")
    assert main(["-i", "--backup", "", "a.txt"]) == 2
    assert "a suffix is wanted" in capsys.readouterr().err and (here / "a.txt").read_text() == "A\u00a0bridge.\n"


@pytest.mark.parametrize("source", ["Fjordposten", "Fjord Posten", "", "example.org, b.example"])
def test_source_that_is_no_domain_is_refused(here: Path, source: str, capsys: pytest.CaptureFixture[str]) -> None:
    write(here / "a.txt", "A bridge.\n")
    write(here / "a.jsonl", f'{{"text": "A bridge.", "site": "{source}"}}\n')
    told = f"source {source!r}: a domain or URL is wanted, such as example.org; the name of a site is none"
    assert main(["--source", source, "a.txt"]) == main(["explain", "--source", source, "a.txt"]) == 2
    assert capsys.readouterr().err == f"cleanse: --{told}\n" * 2
    write(here / "cleanse.toml", f'source = "{source}"\n')
    assert main(["a.txt"]) == 2 and told in capsys.readouterr().err
    with pytest.raises(UsageError, match="a domain or URL is wanted"):
        Cleaner(source=source)
    assert Cleaner().clean("A bridge.\n", source=source).text == "A bridge.\n"
    assert main(["--isolated", "--source-field", "site", "a.jsonl"]) == 0  # metadata may be anything


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs /proc")
@pytest.mark.parametrize("arguments", [[], ["-o", "out"], ["-f", "lines"], ["-f", "lines", "-o", "out"]])
def test_input_that_cannot_be_read_is_not_told_as_output(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["/proc/self/mem", *arguments]) == 2
    assert capsys.readouterr().err == "cleanse: cannot read '/proc/self/mem': Input/output error\n"


class Broken(RawIOBase):
    """A device that cannot be read."""

    def readable(self) -> bool:
        return True

    def readinto(self, _buffer: object) -> int:
        raise OSError(5, "Input/output error")


@pytest.mark.parametrize("arguments", [[], ["-f", "lines"], ["detect"], ["detect", "-f", "lines"]])
def test_standard_input_that_cannot_be_read_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BufferedReader(Broken())))
    assert main(arguments) == 2
    assert capsys.readouterr().err.endswith("cannot read standard input: Input/output error\n")


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


RULE = "version: 1\nslots: {{street: [{listed}]}}\nrules:\n" + 2 * (
    "  - id: my/{id}\n    why: A line\n    do: drop-line\n    match: {{line: Read on}}\n    test: {{keep: x}}\n"
)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--rules", "list.yaml"], "list.yaml:2:17: slots: lists/streets.txt:2: the list is not UTF-8 here; save it as UTF-8"),
        (["--rules", "folder"], "cleanse: folder/lists/streets.txt:2: the list is not UTF-8 here; save it as UTF-8\n"),
        (["--first", "nan", "-f", "lines"], "--first nan: a whole number from 1 on is wanted"),
        (["--first", "1e400", "-f", "lines"], "--first inf: a whole number from 1 on is wanted"),
        (
            ["rules", "diff", "bundled", "bundled", "--on", "broken.gz"],
            "cleanse: broken.gz: the compressed file is damaged: Error -3 while decompressing",
        ),
        (
            ["rules", "lint", "--control", "broken.gz"],
            "cleanse: broken.gz: the compressed file is damaged: Error -3 while decompressing",
        ),
        (
            ["revert", "folder", "--log", "log.jsonl", "-o", "broken.gz"],
            "cleanse: broken.gz is a file; several files need a folder",
        ),
    ],
)
def test_mistakes_are_told(here: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    for folder in (here, here / "folder"):
        (folder / "lists").mkdir(parents=True)
        (folder / "lists" / "streets.txt").write_bytes(b"Quay\nQu\xe9\n")
    write(here / "list.yaml", RULE.format(id="a", listed="lists/streets.txt"))
    write(here / "folder" / "rules.yaml", RULE.format(id="a", listed="Quay"))
    (here / "broken.gz").write_bytes(gzip.compress(b"A bridge is open.")[:10] + b"\xff" * 20)
    write(here / "log.jsonl", '{"t":"run","log":"cleanse-log/1"}\n{"t":"end","texts":0,"changed":0,"edits":0,"removed":0}\n')
    assert main([*arguments, *([] if arguments[0].isalpha() else ["list.yaml"])]) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["-i", ""], "a file or folder"),
        (["check", ""], "a file or folder"),
        (["in", "-o", ""], "-o"),
        (["-i", "in", "--log", ""], "--log"),
        (["--rules", "", "in", "-o", "out"], "--rules"),
    ],
)
def test_empty_path_is_not_the_current_folder(
    here: Path, arguments: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Tea and\N{NO-BREAK SPACE}cake.\n"
    write(here / "own.txt", text)
    write(here / "in" / "a.txt", text)
    assert main(arguments) == 2
    assert f"{named} is named '', which is no name" in capsys.readouterr().err
    assert {path.name: path.read_text() for path in here.rglob("*.txt")} == {"own.txt": text, "a.txt": text}


def test_list_of_objects_is_told_how_to_become_json_lines(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here / "a.jsonl", '[{"text": "A bridge."},\n{"text": "A tram."}]\n')
    assert main(["a.jsonl", "-o", "out.jsonl"]) == 3
    told = "cleanse: a.jsonl:1: no JSON: Expecting value: column 24; a list of objects is none: `jq -c '.[]'` parts it\n"
    assert capsys.readouterr().err.startswith(told)


def test_id_that_stands_twice_is_told_whatever_the_file_is_called(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here / "a:b.yaml", RULE.format(id="a", listed="Quay"))
    assert main(["rules", "lint", "a:b.yaml"]) == 1
    assert (
        "a:b.yaml:9:5: my/a: this id stands at a:b.yaml:4:5 already; change a rule with `override`\n" in capsys.readouterr().out
    )


def test_any_seed_gives_a_sample() -> None:
    samples = [Sample[int](3, seed) for seed in (10**43, 10**43 + 1)]
    for sample in samples:
        for number in range(99):
            sample.add(str(number), number)
    assert samples[0].items() != samples[1].items()


def test_closed_stream_of_messages_is_no_failure(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "a.txt").write_text("Trams run again.\n")
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["-v", "a.txt", "-o", "b.txt"]) == 0
    assert (here / "b.txt").read_text() == "Trams run again.\n"
    sys.stderr.close()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["my", "text.txt"], "; none of them is there: a name with blanks needs quotation marks\n"),
        (["explain", "a.txt:5-9"], "a.txt:5-9: behind the colon the number of one line is wanted, not '5-9': explain a.txt:12\n"),
        (
            ["--disable", "en/teaser/raed-more", "a.txt"],
            "no rule matches 'en/teaser/raed-more'; did you mean 'en/teaser/read-more'?\n",
        ),
        (["rules", "show", "en/teaser/raed-more"], "no rule 'en/teaser/raed-more'; did you mean 'en/teaser/read-more'?\n"),
        (["stats", "--log", "log.jsonl", "--top", "-1"], "--top -1: a number from 1 on is wanted, or 0 for all\n"),
    ],
)
def test_mend_is_the_one_that_is_needed(here: Path, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    write(here / "a.txt", "A\u00a0bridge.\n")
    assert main(["a.txt", "--log", "log.jsonl", "-o", "b.txt"]) == 0
    assert main(arguments) == 2
    assert capsys.readouterr().err.endswith(told)


@pytest.mark.skipif(os.name == "nt", reason="there a folder stays while it is the current one")
def test_current_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bridge is open.\n")
    script = f"mkdir gone; cd gone; rmdir ../gone; {sys.executable} -m cleanse {tmp_path}/a.txt"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, env=environment, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"cleanse: the current folder is not there any more; cd to one that is\n"


@pytest.mark.parametrize(
    ("when", "arguments", "is_told"),
    [
        ("when: {source: example.org}", ["-v"], True),
        ("when: {source: example.org}", [], False),
        ("when: {source: example.org}", ["-v", "--source", "example.org"], False),
        ("when: {source: example.org}", ["-v", "--source-field", "url"], False),
        ("at: anywhere  # source: the web", ["-v"], False),
    ],
)
def test_rules_that_wait_for_a_source_are_told_of(
    here: Path, when: str, arguments: list[str], is_told: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"version: 1\nrules:\n  - id: my/x\n    why: y\n    do: drop-line\n    {when}\n    match: {{line: Read on}}\n"
    write(here / "my.yaml", text)
    write(here / "a.jsonl", '{"text": "A bridge.", "url": "https://example.org/a"}\n')
    assert main(["--rules", "my.yaml", "a.jsonl", *arguments]) == 0
    told = "cleanse: my.yaml: rules with `source` did not act, since no source is known; --source names"
    assert (told in capsys.readouterr().err) == is_told
