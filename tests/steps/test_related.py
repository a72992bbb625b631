"""What stands below a dropped heading goes by the category of the rule that dropped it, whatever its id."""

from pathlib import Path

import pytest

from cleanse import Cleaner

ARTICLE = "The tram bridge over the Wick is open again, the council of Harwick said.\n"
HEADLINES = "Why Dogs Dream of Other Dogs\nStorm Leaves Thousands Without Power\n"


@pytest.mark.parametrize("name", ["my/teaser/also", "my/page/also"])
@pytest.mark.parametrize(("category", "left"), [("teaser", ARTICLE), ("ui", ARTICLE + HEADLINES)])
def test_items_below_a_heading(tmp_path: Path, name: str, category: str, left: str) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text(
        f"version: 1\nrules:\n  - id: {name}\n    why: Ours\n    category: {category}\n    do: drop-line\n"
        "    match: {line: 'Elsewhere in our pages:'}\n",
        encoding="utf-8",
    )
    cleaner = Cleaner(rules=[rules], disable=["structure/*"])
    assert cleaner.clean(f"{ARTICLE}Elsewhere in our pages:\n{HEADLINES}").text == left
