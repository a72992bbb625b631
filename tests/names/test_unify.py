"""One spelling for one person: cases from tests/cases/names, and what holds for every text."""

from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import TypedDict

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cleanse.core.edits import apply
from cleanse.names import persons
from cleanse.names.key import name_key
from cleanse.rulebook.rule import NameRule, Place
from cleanse.steps.names import may_name_two
from tests.calls import refuse_calls
from tests.names.unifying import unify_text

FOLDER = Path(__file__).parent.parent / "cases" / "names"
ERAKAT = NameRule("t/erekat", "person", Place("t", 1, 1), canonical=(("en", "Saeb Erekat"),), variants=("Saeb Erakat",))


class NameCase(TypedDict, total=False):
    label: str
    lang: str
    text: str
    want: str
    kind: str
    canonical: dict[str, str]
    variants: list[str]
    never: list[str]
    surname_alone: bool


def read(name: str) -> list[NameCase]:
    cases: list[NameCase] = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return cases


def label(case: NameCase) -> str:
    return case["label"]


def clean(text: str, lang: str | None, imposed: tuple[NameRule, ...] = ()) -> str:
    return apply(text, unify_text(text, lang=lang, rules=(ERAKAT,), imposed=imposed))


@pytest.mark.parametrize("case", [*read("unify.yaml"), *read("one-person.yaml")], ids=label)
def test_spellings_of_one_person_become_one(case: NameCase) -> None:
    got = clean(case["text"], case["lang"])
    assert got == case["want"]
    assert clean(got, case["lang"]) == got


@pytest.mark.parametrize("lang", [None, "own"])
@pytest.mark.parametrize("case", read("keep.yaml"), ids=label)
def test_text_is_left_alone(case: NameCase, lang: str | None) -> None:
    assert clean(case["text"], case["lang"] if lang else None) == case["text"]


@pytest.mark.parametrize("case", read("imposed.yaml"), ids=label)
def test_user_rule_decides(case: NameCase) -> None:
    rule = NameRule(
        "u/one",
        case.get("kind", "person"),
        Place("u", 1, 1),
        canonical=tuple(case["canonical"].items()),
        variants=tuple(case["variants"]),
        never=tuple(case.get("never", ())),
        surname_alone=case.get("surname_alone", False),
    )
    got = clean(case["text"], case["lang"], (rule,))
    assert got == case["want"]
    assert clean(got, case["lang"], (rule,)) == got


def test_edit_is_the_letter_and_note_names_the_scheme() -> None:
    (edit,) = unify_text("Sergey Shoigu came. Sergei Shoigu left. Sergey Shoigu slept.", lang="en")
    assert edit[:4] == (25, 26, "y", "names/unify")
    assert edit.note == "Sergei = Sergey (one given name)"
    (edit,) = unify_text("Igor Chaika came. Igor Chayka left.", lang="en")
    assert edit.note == "Chayka = Chaika (ay/ai: en)"


def test_spelling_between_two_people_stays() -> None:
    text = "Ali Nasser, Ali Nasser, Ali Naser and Ali Naserov met."
    assert clean(text, "en") == "Ali Nasser, Ali Nasser, Ali Nasser and Ali Naserov met."


def test_cost_does_not_explode() -> None:
    text = (
        " ".join(f"Sergei {first}{second}{third}ov met." for first in "BDGKLM" for second in "aeiou" for third in "bdgklmnprs")
        * 5
    )
    assert unify_text(text, lang=None) == []
    assert unify_text("Sergei " * 20_000, lang="en") == []
    assert unify_text("x" + "AB" * 20_000 + " Sergei" * 20_000, lang="en") == []
    assert unify_text("\u201c" * 20_000 + "Sergei Orlov left. Sergey Orlov came", lang="en") != []


def test_key_is_equal_for_spellings_and_not_for_people() -> None:
    assert name_key("Sergei Shoigu in Omsk") == name_key("Sergey Shoygu in Omsk")
    assert name_key("Salem Haddad") != name_key("Salim Haddad")
    assert name_key("Anna Petrova") != name_key("Anna Petrov")


def make_names(count: int) -> str:
    """A text of different people who share a given name, many of them with letters that schemes read alike."""
    syllables = [consonant + vowel for consonant in "bdgklmnprstvz" for vowel in "aeiou"]
    ends = ("kov", "khov", "chov", "shov", "sov", "zov", "zhov", "tsov")
    names = (f"Sergei {one.capitalize()}{two}{end}" for one in syllables for two in syllables for end in ends)
    return " met ".join(islice(names, count))


def test_work_grows_with_the_number_of_names(monkeypatch: pytest.MonkeyPatch) -> None:
    def count(text: str) -> int:
        calls = 0

        def counted(part: str) -> Callable[..., object]:
            real = getattr(persons, part)

            def call(*given: object) -> object:
                nonlocal calls
                calls += 1
                return real(*given)

            return call

        with monkeypatch.context() as patch:
            for part in ("explain", "bucket_keys", "outline"):
                patch.setattr(persons, part, counted(part))
            unify_text(text, lang="en")
        return calls

    few, many = count(make_names(1_500)), count(make_names(6_000))
    assert 3 * few < many < 5 * few


def test_nothing_is_compared_where_no_two_names_look_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_calls(monkeypatch, persons, "title_spans", "explain")
    assert unify_text("Sergei Shoigu met Anna Bell. Sergei Shoigu and Ahmed Nouri left “Bell”.", lang="en") == []


_PIECES = (
    "Ben ",
    "ben ",
    "Silva",
    "Sylva",
    "Anna ",
    "'s ",
    " ",
    "al-",
    "de ",
    "van ",
    ". ",
    "Sergei Lavrov ",
    "Sergey Lavrov ",
    "J.",
    "-",
)


@given(st.lists(st.sampled_from(_PIECES), max_size=9).map("".join))
def test_a_text_that_is_not_looked_at_has_nothing_to_unify(text: str) -> None:
    assert may_name_two(text) or unify_text(text, lang="en") == []


@pytest.mark.parametrize(
    "text",
    [
        # each word may be a name's or stand between two names: all ways to part them are more than can be tried
        "Sergey Orlov met Sergei Orlov.\n(" + "AB UND " * 16 + "[Sergey Orlov] AND SERGEI ORLOV\n",
        "Sergey Orlov met Sergei Orlov.\nFOTO: " + "AA BB CC " * 12 + "[SERGEI ORLOV]\n",
        "Sergei Orlov " + "_" * 20_000 + " x\nSergey Orlov " + "_" * 20_000 + " x\n",
        "Sergei Orlov " + "1" * 20_000 + " x\nSergey Orlov " + "1" * 20_000 + " x\n",
        "MET BY SERGEY ORLOV [SERGEI ORLOV] " * 5000,
        "Sergei Orlov met Sergey Orlov at Anna-" * 3 + "ORLOV-" * 20_000,
    ],
    ids=["capitals in brackets", "capitals behind a label", "underscores", "figures", "one line of names in capitals", "hyphens"],
)
def test_what_could_be_parted_in_many_ways_is_read_once(text: str) -> None:
    assert unify_text(text, lang="en") is not None
