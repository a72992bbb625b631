"""Other language identifiers: langdetect without chance, py3langid where it is installed, and what happens where it is not."""

import sys

import pytest

from cleanse.errors import UsageError
from cleanse.run.cleaner import Cleaner
from cleanse.run.log import make_log_writer
from cleanse.run.spec import WORDS, PipelineSpec
from cleanse.text.language import langid
from cleanse.text.language.langid import BACKENDS, find_backend

SENTENCE = "De gemeenteraad besloot maandag de oude trambrug te herstellen voordat de winter begint."
NORWEGIAN = "Regjeringen vil gi kommunene mer penger til veier og broer, sa statsministeren mandag på en pressekonferanse i Oslo."
CHINESE = "市议会星期一决定在冬天到来之前修复旧的电车桥，工程将于下周开始，费用由地区政府承担，司机们被要求把车留在家里。"


@pytest.mark.parametrize("name", sorted(BACKENDS))
def test_backend_decides(name: str) -> None:
    decision = find_backend(name)(SENTENCE)
    assert (decision.lang, decision.best, decision.own[0]) == ("nl", "nl", "nl")


@pytest.mark.parametrize("name", sorted(BACKENDS))
@pytest.mark.parametrize("text", ["", "12:30", "\n \n", "\ud800"])
def test_backend_does_not_decide_about_nothing(name: str, text: str) -> None:
    assert find_backend(name)(text) == langid.UNKNOWN


@pytest.mark.parametrize("name", sorted(BACKENDS))
def test_short_text_has_a_first_choice_only(name: str) -> None:
    decision = find_backend(name)("Lees meer")
    assert decision.lang is None and decision.own == () and decision.best is not None


@pytest.mark.parametrize("name", sorted(BACKENDS))
def test_siblings_are_own(name: str) -> None:
    assert set(find_backend(name)(NORWEGIAN).own) >= {"no", "da"}


def test_langdetect_always_says_the_same() -> None:
    backend = find_backend("langdetect")
    mixed = "Die Straße war leer. La rue était vide. The street was empty and nobody came."
    assert len({backend(mixed) for _ in range(5)}) == 1


def test_langdetect_of_other_users_keeps_its_seed() -> None:
    from langdetect import DetectorFactory

    find_backend("langdetect")(SENTENCE)
    assert DetectorFactory.seed is None


def test_langdetect_names_scripts_of_chinese() -> None:
    assert find_backend("langdetect")(CHINESE).lang == "zh-Hans"


def test_unknown_name_is_told() -> None:
    with pytest.raises(UsageError, match="one of profiles, langdetect, py3langid is wanted"):
        find_backend("cld9")
    with pytest.raises(UsageError, match="cld9"):
        Cleaner(langid="cld9")


def test_the_recipe_knows_all_of_them() -> None:
    assert WORDS["langid"] == tuple(BACKENDS)


def test_missing_package_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid.langid", None)
    langid._load_py3langid.cache_clear()
    with pytest.raises(UsageError, match=r"pip install py3langid"):
        find_backend("py3langid")


def test_cleaner_asks_the_chosen_one() -> None:
    for name in BACKENDS:
        assert Cleaner(langid=name).clean(SENTENCE).lang == "nl"


def test_language_given_wins() -> None:
    cleaned = Cleaner(lang="de,en").clean(SENTENCE)
    assert cleaned.lang == "de"


def test_choice_is_part_of_the_logged_settings() -> None:
    digests = {
        name: next(iter(make_log_writer(PipelineSpec(langid=name)).begin())).partition('"config"')[2][:80] for name in BACKENDS
    }
    assert len(set(digests.values())) == len(BACKENDS)
