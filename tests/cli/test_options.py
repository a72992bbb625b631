"""The options that say what acts: categories, confidence, single lines, presets, names; and completion."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from cleanse import Cleaner
from cleanse.cli.app import make_app
from cleanse.cli.options import OPTIONS
from cleanse.core.pipeline import SMALL_LETTERS, SMALL_LINES
from cleanse.errors import CleanseError
from tests.cli.run import read, run

TEXT = "The bridge is open again.\nREAD MORE: Mayor Praises Builders\nOne more line\nTraffic was\u00a0calm on Monday.\n"
NAMES = "Muammar Gaddafi left. Muammar Qaddafi said little. Later Muammar Gaddafi returned.\n"
OTHERS = "Yevgeny Antonov left. Evgeny Antonov said little. Later Yevgeny Antonov returned.\n"


def test_dropped_line_is_logged_with_its_why(tmp_path: Path) -> None:
    (tmp_path / "raw.txt").write_text(TEXT, encoding="utf-8")
    read("--drop-line", "- ONE more  line:", "--log", "log.jsonl", "-o", "out.txt", "raw.txt", cwd=tmp_path)
    assert "One more line" not in (tmp_path / "out.txt").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in (tmp_path / "log.jsonl").read_bytes().splitlines()]
    legend = {line["id"]: line for line in lines if line["t"] == "rule"}
    assert legend["user/drop-line/1"]["why"] == "A line that was to be dropped"
    assert read("revert", "--log", "log.jsonl", "out.txt", cwd=tmp_path) == TEXT


def test_dropped_line_goes_whatever_else_is_selected() -> None:
    text = read("--only", "en/*", "--keep", "ui", "--min-confidence", "certain", "--drop-line", "One more line", stdin=TEXT)
    assert text == TEXT.replace("One more line\n", "")


def test_kept_line_stands_over_rules_and_repeats() -> None:
    line = "The first tram crosses the repaired bridge in Harwick"
    text = f"{line}\n{line}\nTraffic was calm on Monday, the council said in the evening.\n"
    assert read(stdin=text).count(line) == 1
    assert read("--keep-line", line, stdin=text) == text
    assert "READ MORE" in read("--keep-line", "READ MORE: Mayor praises builders", stdin=TEXT)


@pytest.mark.parametrize("value", ["", "  ", "a\nb"])
def test_what_is_no_line_is_refused(value: str) -> None:
    done = run("--drop-line", value, stdin=TEXT)
    assert done.returncode == 2 and b"the text of one line is wanted" in done.stderr


def test_categories_are_switched_both_ways(tmp_path: Path) -> None:
    assert "READ MORE" in read("--keep", "teaser", stdin=TEXT)
    rules = tmp_path / "my.yaml"
    rules.write_text(
        "version: 1\nrules:\n  - id: my/place\n    why: A dateline\n    do: drop-line\n    category: place\n"
        "    match: {line: One more line}\n    test: {keep: Nothing}\n"
    )
    assert "One more line" in read("--rules", str(rules), stdin=TEXT)
    assert "One more line" not in read("--rules", str(rules), "--drop", "place", stdin=TEXT)


def test_confidence_below_the_least_only_flags(tmp_path: Path) -> None:
    rules = tmp_path / "my.yaml"
    rules.write_text(
        "version: 1\nrules:\n  - id: my/line\n    why: A line\n    do: drop-line\n    confidence: medium\n"
        "    match: {line: One more line}\n    test: {keep: Nothing}\n"
    )
    assert "One more line" in read("--rules", str(rules), stdin=TEXT)
    assert "One more line" not in read("--rules", str(rules), "--min-confidence", "medium", stdin=TEXT)
    assert "READ MORE" in read("--min-confidence", "certain", stdin=TEXT)


def test_preset_encoding_repairs_characters_and_blanks_alone() -> None:
    text = "caf\u00c3\u00a9 and\u00a0tea\nREAD MORE: Mayor Praises Builders\n" + NAMES
    assert read("--preset", "encoding", stdin=text) == "caf\u00e9 and tea\nREAD MORE: Mayor Praises Builders\n" + NAMES


@pytest.mark.parametrize(
    ("mode", "listed", "unlisted"), [("document", True, True), ("rules", True, False), ("off", False, False)]
)
def test_names_are_unified_as_asked(mode: str, listed: bool, unlisted: bool) -> None:
    assert ("Qaddafi" not in read("--names", mode, stdin=NAMES)) is listed
    assert (" Evgeny" not in read("--names", mode, stdin=OTHERS)) is unlisted


def test_keep_lines_leaves_line_numbers_as_they_are() -> None:
    text = read("--keep-lines", "--drop-line", "One more line", stdin=TEXT)
    assert text.split("\n") == ["The bridge is open again.", "", "", "Traffic was calm on Monday.", ""]
    related = "A man walks.\n\nREAD MORE: x y\n\nREAD MORE: a b\n\nHe rests.\n"
    assert read("--keep-lines", stdin=related).split("\n") == ["A man walks.", "", "", "", "", "", "He rests.", ""]


@pytest.mark.parametrize(
    "keywords",
    [
        {"keep": ["teaser"]},
        {"drop_line": ["One more line"]},
        {"keep_line": ["READ MORE: Mayor Praises Builders"]},
        {"preset": "encoding"},
        {"names": "off"},
        {"min_confidence": "certain"},
        {"keep_lines": True},
        {"disable": ["space/*"]},
        {"only": ["space/*"]},
        {"max_removed": 0.0},
        {"bundled": False},
        {"newline": "lf"},
    ],
)
def test_python_takes_the_same_settings(keywords: dict[str, object]) -> None:
    flags: list[str] = []
    for name, value in keywords.items():
        if name == "bundled":
            flags.append("--no-bundled")
        elif value is True:
            flags.append("--" + name.replace("_", "-"))
        else:
            flags += ["--" + name.replace("_", "-"), str(value[0] if isinstance(value, list) else value)]
    text = TEXT + NAMES + "One\r\ntwo\r\n"
    assert Cleaner(**keywords).clean(text.encode()).text == read(*flags, stdin=text)  # type: ignore[arg-type]


@pytest.mark.parametrize("keywords", [{"preset": "nws"}, {"names": "all"}, {"keep": ["teasr"]}, {"max_removed": 2.0}])
def test_python_refuses_what_is_not_known(keywords: dict[str, object]) -> None:
    with pytest.raises(CleanseError):
        Cleaner(**keywords)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("cleanse rules show ru/ui/op", "ru/ui/opened-material"),
        ("cleanse clean --disable space/nb", "space/nbsp"),
        ("cleanse clean --keep teas", "teaser"),
        ("cleanse revert --rule ru/ui/op", "ru/ui/opened-material"),
        ("cleanse ru", "rules"),
    ],
)
def test_shell_completion_knows_ids_and_categories(words: str, offered: str) -> None:
    done = run(
        _CLEANSE_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=str(len(words.split()) - 1), stdin="no text is read"
    )
    assert done.stdout.decode().split() == [offered]


def find_parameters(group: Any, words: str = "cleanse") -> Iterator[tuple[str, str | None]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from find_parameters(command, f"{words} {name}")
        else:
            yield from ((f"{words} {name} {one.name}", one.help) for one in command.params)


def test_share_that_may_go_says_which_texts_it_does_not_hold_for() -> None:
    told = next(option.help for option in OPTIONS if option.name == "max_removed")
    assert f"fewer than {SMALL_LINES} lines and {SMALL_LETTERS} letters may go whole" in told


@pytest.mark.parametrize("command", [[], ["check"]])
def test_share_that_is_no_number_is_told(command: list[str]) -> None:
    done = run(*command, "--max-removed", "75%", stdin=TEXT)
    assert (done.returncode, done.stderr) == (2, b"cleanse: --max-removed 75%: a number is wanted, such as 0.75\n")


def test_every_option_says_what_it_does() -> None:
    found = dict(find_parameters(typer.main.get_command(make_app())))
    assert "cleanse rules new line" in found
    assert [name for name, text in found.items() if " " not in (text or "")] == []
