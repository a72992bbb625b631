"""Texts that say themselves that two spellings are two people's: nothing becomes one, and the guard is what holds it."""

import pytest
import yaml

from cleanse.core.edits import apply, resolve
from cleanse.names import own, persons
from cleanse.names.apart import Place, are_apart
from cleanse.names.talk import is_talk
from cleanse.rulebook.rule import NameRule
from cleanse.rulebook.rule import Place as Source
from tests.calls import refuse_calls
from tests.names.test_unify import FOLDER, NameCase, label
from tests.names.unifying import unify_text

CASES: list[NameCase] = [
    case
    for name in ("two-people", "roles", "two-shapes", "spelling")
    for case in yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
]
#: what is read in the language of the text only
OWNER: list[NameCase] = yaml.safe_load((FOLDER / "owner.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", [None, "own"])
@pytest.mark.parametrize("case", CASES, ids=label)
def test_two_people_in_one_text_stay_two(case: NameCase, lang: str | None) -> None:
    assert unify_text(case["text"], lang=case["lang"] if lang else None) == []


@pytest.mark.parametrize("case", OWNER, ids=label)
def test_pronoun_holds_two_people_apart(case: NameCase) -> None:
    assert unify_text(case["text"], lang=case["lang"]) == []


@pytest.mark.parametrize("case", [*CASES, *OWNER], ids=label)
def test_without_the_guard_they_would_be_one(case: NameCase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(persons, "are_apart", lambda *_: False)
    monkeypatch.setattr(own, "_is_told_apart", lambda *_: False)
    assert unify_text(case["text"], lang=case["lang"]) != []


def test_job_that_is_said_of_both_parts_nobody() -> None:
    text = "Sergei Orlov, a baker in Leeds, came. The baker Sergey Orlov sells bread. Sergei Orlov left."
    assert unify_text(text, lang="en") != []
    assert unify_text(text.replace("The baker", "The pilot"), lang="en") == []


def test_user_rule_counts_for_more_than_the_sentence() -> None:
    rule = NameRule("u/one", "person", Source("u", 1, 1), canonical=(("en", "Ahmed Hassan"),), variants=("Ahmad Hasan",))
    text = "Ahmed Hassan and Ahmad Hasan left."
    assert apply(text, resolve(unify_text(text, lang="en", imposed=(rule,)))) == "Ahmed Hassan and Ahmed Hassan left."


def test_nothing_beside_names_is_read_where_all_are_spelt_one_way(monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_calls(monkeypatch, persons, "are_apart", "is_thing")
    refuse_calls(monkeypatch, own, "_is_told_apart")
    assert unify_text("Sergei Shoigu met Anna Bell, and Sergei Shoigu left with Ahmed Nouri.", lang="en") == []
    assert unify_text("Пётр Киселёв и Анна Королёва ушли. Пётр Киселёв ушёл.", lang="ru") == []


def test_far_names_are_not_joined() -> None:
    text = "Sergei Orlov " + "went on and on " * 20 + "with Sergey Orlov"
    end = len(text)
    places = [Place(0, 12, "sergei orlov"), Place(end - 12, end, "sergey orlov")]
    assert not are_apart(text, places)
    assert are_apart(text[:40] + text[-20:], [places[0], Place(48, 60, "sergey orlov")])


def test_many_places_cost_what_one_pass_costs() -> None:
    text = "Sergei Orlov left. Sergey Orlov (1), 45 came. " * 20_000
    assert len(unify_text(text, lang="en")) == 20_000


def test_broken_text_near_a_name_breaks_nothing() -> None:
    """So many times that the phrases are looked for all at once."""
    text = "Sergey Marlov \ud800 left. " + "The bridge was open. " * 40
    for _ in range(30):
        assert not is_talk(text, [(0, 13)])
        assert is_talk("also spelled " + text, [(13, 26)])
