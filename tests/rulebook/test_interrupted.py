"""What interrupts an article says nothing of the sentence below it; lines of Markdown are what they show."""

from pathlib import Path

import pytest

from cleanse import Cleaner

RULES = """version: 1
rules:
  - {id: my/teaser/also, why: Ours, do: drop-line, match: {line: Elsewhere in our pages}}
  - {id: my/paywall/wall, why: Ours, do: drop-line, match: {line: For members alone}}
  - {id: my/comment-prompt/talk, why: Ours, do: drop-line, match: {line: Talk with us}}
  - {id: my/paywall/run, why: Ours, do: drop-line, when: {previous: dropped}, match: {regex: '^To see the comet.*$'}}
"""
FIRST = "The comet will be seen over Harwick from Monday on, the observatory said.\n"
SENTENCE = "To see the comet, choose a dark place.\n"
PARAGRAPH = "It was found in spring by a teacher, who looked for it in the pictures of a whole year and told nobody.\n"


def clean(tmp_path: Path, text: str) -> str:
    path = tmp_path / "rules.yaml"
    path.write_text(RULES, encoding="utf-8")
    return Cleaner(rules=[path], bundled=False).clean(text).text


@pytest.mark.parametrize(
    ("above", "below", "stays"),
    [
        ("Elsewhere in our pages", PARAGRAPH, True),
        ("Elsewhere in our pages", "Home\nSport\n" + PARAGRAPH, True),
        ("Elsewhere in our pages", "", False),
        ("Elsewhere in our pages", "Home\nSport\n", False),
        ("For members alone", PARAGRAPH, False),
        ("Talk with us", PARAGRAPH, False),
    ],
)
def test_sentence_below_a_dropped_line(tmp_path: Path, above: str, below: str, stays: bool) -> None:
    assert clean(tmp_path, f"{FIRST}{above}\n{SENTENCE}{below}") == FIRST + SENTENCE * stays + below


@pytest.mark.parametrize(
    "line",
    [
        "**Talk with us**",
        "## Talk with us",
        "_Talk with us_",
        "- [Talk with us](https://example.org/talk)",
        "**[Talk with us](#c)**",
    ],
)
def test_marks_and_links_of_markdown_do_not_count(tmp_path: Path, line: str) -> None:
    assert clean(tmp_path, f"{FIRST}{line}\n") == FIRST


@pytest.mark.parametrize("line", ["Talk with us *", "[Talk](#a) with them", "Talk **with** us all"])
def test_what_says_something_else_stays(tmp_path: Path, line: str) -> None:
    assert clean(tmp_path, f"{FIRST}{line}\n") == f"{FIRST}{line}\n"
