"""Bylines, credits and signatures: who wrote a text is nobody whom it tells of."""

import pytest
import yaml

from cleanse.core.edits import apply
from cleanse.names import credit, own, persons
from tests.names.test_unify import FOLDER, NameCase, label
from tests.names.unifying import unify_text

CASES: list[NameCase] = yaml.safe_load((FOLDER / "credits.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", [None, "own"])
@pytest.mark.parametrize("case", CASES, ids=label)
def test_credit_keeps_its_spelling(case: NameCase, lang: str | None) -> None:
    got = apply(case["text"], unify_text(case["text"], lang=case["lang"] if lang else None))
    assert got == case.get("want", case["text"])


@pytest.mark.parametrize("case", [case for case in CASES if "want" not in case], ids=label)
def test_without_the_guard_it_would_lose_it(case: NameCase, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (credit, persons):
        monkeypatch.setattr(module, "leave_out_credits", lambda _, places: list(places))
    monkeypatch.setattr(persons, "are_apart", lambda *_: False)
    monkeypatch.setattr(own, "_is_told_apart", lambda *_: False)
    assert unify_text(case["text"], lang=case["lang"]) != []


def test_blank_lines_around_many_credits_cost_what_one_pass_costs() -> None:
    text = "\n" * 5000 + "— Sergey Orlov\n— Sergei Orlov\n" * 2000 + "\n" * 5000
    assert unify_text(text, lang="en") is not None


def test_several_who_took_a_picture_are_credited() -> None:
    for others in ("Anna Bell, ", "Anna Bell / Carl Coe & ", "Anna Bell and Carl Coe, Dora Dee, "):
        text = f"(Photo: {others}Sergey Orlov)"
        assert credit.is_credit(text, len(text) - 13, len(text) - 1), text


def test_greeted_one_who_is_told_of_is_one_person() -> None:
    text = "Dear Sergey Orlov,\n\nwe write about your prize. Sergey Orlov won it in May. Sergei Orlov gave thanks.\n\nAnna Bell"
    assert apply(text, unify_text(text, lang="en")) == text.replace("Sergei", "Sergey")
