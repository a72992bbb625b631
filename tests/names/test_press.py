"""How many spellings of persons that no rule lists become one, and that schemes do it, not rules."""

from itertools import combinations
from pathlib import Path

import pytest
import yaml

from cleanse.names.spell import spell
from cleanse.names.table import spellings
from cleanse.run.spec import PipelineSpec, build_rules
from tests.names.unifying import unify_text

FOLDER = Path(__file__).parent.parent / "cases" / "names"
SENTENCES = "{0} came to the city on Monday. {0} spoke first. Later {1} answered."


def read_pairs(name: str) -> list[tuple[str, str, str]]:
    """Language and every two spellings that its newspapers have for one person."""
    persons: list[dict[str, list[str]]] = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return [
        (lang, *pair)
        for person in persons
        for lang, names in person.items()
        if lang != "label"
        for pair in combinations(names, 2)
    ]


@pytest.mark.parametrize(("name", "floor"), [("press.yaml", 0.88), ("aside.yaml", 0.80)])
def test_share_of_spellings_that_schemes_unify(name: str, floor: float) -> None:
    pairs = read_pairs(name)
    missed = [(lang, one, other) for lang, one, other in pairs if not unify_text(SENTENCES.format(one, other), lang=lang)]
    assert len(pairs) - len(missed) >= floor * len(pairs), missed


def test_no_rule_lists_these_persons() -> None:
    known = {spelling for rule in build_rules(PipelineSpec()).names for spelling in spellings(rule)}
    listed = {name for case in ("press.yaml", "aside.yaml") for _, *pair in read_pairs(case) for name in pair}
    assert not listed & known


def test_share_of_press_spellings_that_are_made_from_originals() -> None:
    persons = yaml.safe_load((FOLDER / "originals.yaml").read_text(encoding="utf-8"))
    listed = [
        (form, spell(person["original"], person["lang"], press))
        for person in persons
        for press, forms in person["press"].items()
        for form in forms
    ]
    missed = [form for form, made in listed if form not in made]
    assert len(missed) <= 0.08 * len(listed), missed
    assert [form for form in missed if form.isascii()] == []
