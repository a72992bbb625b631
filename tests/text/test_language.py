"""What language a text is decided to be in, as cases; that it depends on nothing but the text."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cleanse.text.language.decide import (
    CLEAR,
    MARGIN,
    UNKNOWN,
    choose_sample,
    decide,
    detect,
    find_siblings,
    measure_distance,
    tell_chinese,
)
from cleanse.text.language.profiles import UNIT, load_profiles
from tests.strategies import ugly_text

FILE = Path(__file__).parent.parent / "cases" / "language" / "sentences.yaml"
CASES = yaml.safe_load(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['lang']}: {case['text'][:12]}")
def test_sentence(case: dict[str, str]) -> None:
    decision = decide(case["text"])
    assert (decision.lang or "und") == case["lang"]
    if "own" in case:
        assert sorted(decision.own) == sorted(case["own"])
    if decision.lang is not None:
        assert decision.own[0] == decision.best == decision.lang


@pytest.mark.parametrize("case", [case for case in CASES if case["lang"] != "und"], ids=lambda case: case["lang"])
def test_capitals_are_the_same_language(case: dict[str, str]) -> None:
    assert decide(case["text"].upper()).best == decide(case["text"]).best


def test_menus_of_another_language_do_not_decide() -> None:
    menu = "Home\nNews\nAbout us\nContact\nShop now\nRead more\nLog in\n"
    article = next(case["text"] for case in CASES if case["lang"] == "fi")
    assert detect(f"{menu}{article} {article}\n{article}{article}\n{menu}") == "fi"


def test_near_siblings_are_both_the_texts_own() -> None:
    danish = "Regeringen vil give kommunerne flere penge til veje og broer"
    decision = decide(danish)
    assert decision.lang == "da"
    assert set(decision.own) <= find_siblings("da")
    profiles = load_profiles("Latn")
    scores = dict(zip(profiles.languages, profiles.score(danish), strict=True))
    for other in ("no", "nn"):
        assert (other in decision.own) == (scores["da"] - scores[other] <= CLEAR * UNIT)


def test_long_text_of_a_sibling_is_alone() -> None:
    czech = (
        "Městská rada v pondělí rozhodla opravit starý tramvajový most ještě před začátkem zimy. Řidiči musejí nechat svá auta doma, "
        "protože během stavby přes řeku žádné nepojedou. Práce začnou příští týden a budou stát čtyři miliony, které z větší části "
        "zaplatí kraj. Autobusy budou jezdit každých deset minut od náměstí k nemocnici na druhém břehu."
    )
    assert decide(czech).own == ("cs",)


def test_few_han_letters_may_be_japanese() -> None:
    assert decide("東京都議会").own[1:] == ("ja",)
    assert decide("国会讨论关于乡村道路的新法律" * 4).own == ("zh-Hans",)


def test_text_that_both_character_sets_hold_is_plain_chinese() -> None:
    assert tell_chinese("中文") == "zh"


def test_distance_is_zero_for_the_best_and_grows_for_others() -> None:
    line = "Weiterlesen und mehr erfahren"
    assert measure_distance(line, "de") == 0
    far = measure_distance(line, "en")
    assert far is not None and far > MARGIN
    assert measure_distance(line, "ru") is None
    assert measure_distance("123", "de") is None


@given(ugly_text)
def test_any_text_has_a_decision(text: str) -> None:
    decision = decide(text)
    assert decision == decide(text)
    if decision.lang is None:
        assert decision.own == ()
    else:
        assert decision.own[0] == decision.lang


@given(st.lists(st.text("abc \n", max_size=40), max_size=8).map("\n".join))
def test_sample_is_made_of_lines_of_the_text(text: str) -> None:
    lines = text.split("\n")
    assert set(choose_sample(text).split("\n")) <= set(lines)


def test_sample_of_a_huge_text_is_small() -> None:
    assert len(choose_sample("abc def\n" * 1_000_000)) < 2_000
    assert len(choose_sample("abc def " * 1_000_000)) < 2_000


def test_answer_does_not_depend_on_the_hash_seed() -> None:
    code = (
        "from cleanse.text.language.decide import decide\nfrom cleanse.text.language.profiles import load_profiles\n"
        "t='De gemeenteraad besloot maandag de oude trambrug te herstellen'\nprint(decide(t), load_profiles('Latn').score(t))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True, cwd=FILE.parents[3]
        ).stdout
        for seed in ("0", "1", "42")
    }
    assert len(answers) == 1 and b"'nl'" in answers.pop()


def test_nothing_is_unknown() -> None:
    assert decide("") == decide("12 – 34") == UNKNOWN
