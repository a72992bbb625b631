"""Spellings out of originals, and what one script leaves open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanse.core.edits import apply, resolve
from cleanse.names.chinese import pinyin_readings
from cleanse.names.own import own_forms, unify_yo
from cleanse.names.spell import spell
from cleanse.rulebook.rule import NameRule, Place
from tests.names.unifying import unify_text


@pytest.mark.parametrize(
    ("origin", "original", "press", "spelling"),
    [
        ("ru", "Михаил Горбачёв", "en", "Mikhail Gorbachev"),
        ("ru", "Михаил Горбачёв", "de", "Michail Gorbatschow"),
        ("ru", "Михаил Горбачёв", "fr", "Mikhaïl Gorbatchev"),
        ("ru", "Михаил Горбачёв", "pl", "Michaił Gorbaczow"),
        ("ru", "Михаил Горбачёв", "it", "Michail Gorbačëv"),
        ("ru", "Михаил Горбачёв", "cs", "Michail Gorbačov"),
        ("ru", "Михаил Горбачёв", "nl", "Michail Gorbatsjov"),
        ("ru", "Михаил Горбачёв", "hu", "Mihail Gorbacsov"),
        ("ru", "Михаил Горбачёв", "fi", "Mihail Gorbatšov"),
        ("ru", "Михаил Горбачёв", "sv", "Michail Gorbatjov"),
        ("ru", "Борис Ельцин", "fr", "Boris Eltsine"),
        ("ru", "Борис Ельцин", "pl", "Boris Jelcyn"),
        ("ru", "Сергей Шойгу", "es", "Serguei Shoigu"),
        ("uk", "Володимир Зеленський", "en", "Volodymyr Zelenskyy"),
        ("uk", "Володимир Зеленський", "de", "Wolodymyr Selenskyj"),
        ("bg", "Бойко Борисов", "en", "Boyko Borisov"),
        ("sr", "Александар Вучић", "en", "Aleksandar Vučić"),
        ("el", "Κυριάκος Μητσοτάκης", "en", "Kyriakos Mitsotakis"),
    ],
)
def test_press_spelling(origin: str, original: str, press: str, spelling: str) -> None:
    assert spelling in spell(original, origin, press)


def test_nothing_is_made_up_where_the_writing_does_not_say_it() -> None:
    assert spell("حسن نصر الله", "ar", "en") == []
    assert spell("习近平", "zh", "en") == []


@given(st.text(st.sampled_from("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў-"), min_size=1, max_size=200))
def test_number_of_spellings_is_bounded(word: str) -> None:
    assert len(spell(word, "ru", "en")) <= 128


def test_arabic_leaves_hamzas_and_the_article_open() -> None:
    forms = own_forms("أحمد الإبراهيمي", "ar")
    assert {"أحمد الإبراهيمي", "احمد الابراهيمي", "أحمد إبراهيمي", "أحمد الإبراهيمى"} <= set(forms)
    assert len(forms) <= 128


def make_rule(**keys: object) -> NameRule:
    return NameRule("t/one", "person", Place("t", 1, 1), **keys)  # type: ignore[arg-type]


def test_arabic_spellings_of_one_original_become_one() -> None:
    rule = make_rule(original=(("ar", "أحمد الإبراهيمي"),))
    text = "قال أحمد الإبراهيمي اليوم. وأضاف احمد الابراهيمي لاحقا، ثم عاد أحمد الإبراهيمي."
    want = "قال أحمد الإبراهيمي اليوم. وأضاف أحمد الإبراهيمي لاحقا، ثم عاد أحمد الإبراهيمي."
    assert apply(text, unify_text(text, lang="ar", rules=(rule,))) == want
    assert unify_text(text.replace("احمد الابراهيمي", "أحمد الإبراهيمي"), lang="ar", rules=(rule,)) == []


def test_chinese_variants_are_found_without_spaces() -> None:
    rule = make_rule(canonical=(("zh", "沃尔科夫"),), variants=("伏尔科夫",), never=("伏尔科夫大街",))
    text = "记者沃尔科夫说，沃尔科夫昨天在伏尔科夫大街等候；伏尔科夫没有回答。"
    want = "记者沃尔科夫说，沃尔科夫昨天在伏尔科夫大街等候；沃尔科夫没有回答。"
    assert apply(text, unify_text(text, lang="zh", rules=(rule,))) == want


def test_original_and_schemes_give_the_variants() -> None:
    rule = make_rule(canonical=(("de", "Igor Wolkow"),), original=(("ru", "Игорь Волков"),), schemes=("en", "de"))
    text = "Igor Volkov kam. Igor Wolkow ging, Igor Wolkow blieb fort."
    assert apply(text, unify_text(text, lang="de", rules=(rule,))) == "Igor Wolkow kam. Igor Wolkow ging, Igor Wolkow blieb fort."


@given(st.text(st.sampled_from("Алёна Пётр Семёнов. Елена\n"), max_size=60))
def test_yo_is_settled_after_one_look(text: str) -> None:
    once = apply(text, resolve(unify_yo(text, "names/unify")))
    assert list(unify_yo(once, "names/unify")) == []


def test_wade_giles_is_read_only_where_pinyin_cannot_be() -> None:
    assert ("deng", "xiao", "ping") in pinyin_readings("Teng", ("Hsiao", "ping"))
    assert pinyin_readings("Chen", ("Kai", "ping")) == frozenset()
    assert pinyin_readings("Kim", ("Jong", "un")) == frozenset()
