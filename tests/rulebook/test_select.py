"""Which rules of a set act, which only flag, and which are left out."""

import pytest

from cleanse.core.document import Document
from cleanse.errors import RuleError
from cleanse.rulebook.engine import judge, to_wishes
from cleanse.rulebook.files.load import load_text
from cleanse.rulebook.ruleset import Ruleset

RULES = """
version: 1
rules:
  - {id: my/teaser/more, why: y, do: drop-line, match: {line: Read more here}}
  - {id: my/metadata/date, why: y, do: drop-line, match: {line: Published on Monday}}
  - {id: my/ui/unsure, why: y, do: drop-line, confidence: medium, match: {line: Open the menu}}
  - {id: my/ui/never, why: y, do: drop-line, confidence: low, match: {line: Close the menu}}
"""
TEXT = "Read more here\nPublished on Monday\nOpen the menu\nClose the menu\n"


def run(ruleset: Ruleset) -> tuple[list[str], list[str]]:
    """The rules that edited, and those that flagged."""
    doc = Document(TEXT)
    after = doc.edit(to_wishes(judge(doc, ruleset), ruleset))
    return [change.rules[0] for change in after.changes], [flag.rule for flag in after.flags]


def make() -> Ruleset:
    file, faults = load_text(RULES, "rules.yaml")
    assert faults == []
    return Ruleset(file.rules)


def test_metadata_and_medium_confidence_only_flag() -> None:
    assert run(make()) == (["my/teaser/more"], ["my/metadata/date", "my/ui/unsure", "my/ui/never"])


def test_kept_category_only_flags() -> None:
    assert run(make().select(keep=["teaser"]))[0] == []


def test_dropped_category_acts() -> None:
    assert run(make().select(drop=["metadata"]))[0] == ["my/teaser/more", "my/metadata/date"]


def test_weaker_confidence_acts_when_it_is_asked_for() -> None:
    assert run(make().select(min_confidence="medium")) == (
        ["my/teaser/more", "my/ui/unsure"],
        ["my/metadata/date", "my/ui/never"],
    )


def test_stronger_confidence_is_asked_for() -> None:
    assert run(make().select(min_confidence="certain"))[0] == []


def test_selections_add_up() -> None:
    assert run(make().select(drop=["metadata"]).select(keep=["teaser"]))[0] == ["my/metadata/date"]


@pytest.mark.parametrize(
    ("keep", "drop", "confidence", "message"),
    [
        (["teasers"], [], None, "category 'teasers' is not known; did you mean 'teaser'?"),
        ([], ["zzz"], None, "category 'zzz' is not known; known are site-name"),
        (["ui"], ["ui"], None, "category 'ui' is to be kept and dropped; choose one"),
        ([], [], "sure", "confidence 'sure' is not known; known are low, medium, high, certain"),
    ],
)
def test_selection_of_what_is_not_known(keep: list[str], drop: list[str], confidence: str | None, message: str) -> None:
    with pytest.raises(RuleError, match="^" + message.replace("?", r"\?")):
        make().select(keep=keep, drop=drop, min_confidence=confidence)
