"""Persons that no rule lists, against persons whose names are close: schemes and vetoes, with the bundled rules."""

from itertools import permutations
from pathlib import Path
from typing import TypedDict

import pytest
import yaml

from tests.names.unifying import unify_bundled

FOLDER = Path(__file__).parent.parent / "cases" / "names"
SENTENCES = "{0} came to the city on Monday. {0} spoke first. Later {1} answered."


class Person(TypedDict, total=False):
    label: str
    lang: str
    spellings: list[str]
    expect: str
    comment: str


def read_persons() -> list[object]:
    persons: list[Person] = yaml.safe_load((FOLDER / "persons.yaml").read_text(encoding="utf-8"))
    known = pytest.mark.xfail(strict=True, reason="a known limit, see the case's comment")
    return [pytest.param(one, id=one["label"], marks=[known] if one.get("expect") == "fail" else []) for one in persons]


@pytest.mark.parametrize("person", read_persons())
def test_spellings_of_a_person_of_no_rule_become_one(person: Person) -> None:
    for most, other in permutations(person["spellings"], 2):
        once = unify_bundled(SENTENCES.format(most, other), person["lang"])
        assert once.count(most) >= 2
        assert other not in once.replace(most, "")
        assert unify_bundled(once, person["lang"]) == once


@pytest.mark.parametrize("pair", yaml.safe_load((FOLDER / "apart.yaml").read_text(encoding="utf-8")), ids=" and ".join)
def test_two_people_stay_two(pair: list[str]) -> None:
    for most, other in permutations(pair, 2):
        text = SENTENCES.format(most, other)
        assert [lang for lang in (None, "en", "ru") if unify_bundled(text, lang) != text] == []
