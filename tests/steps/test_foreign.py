"""Foreign lines: their shape, where they stand, and that a second cleaning finds none."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanse.core.document import Document
from cleanse.core.edits import Edit, Flag, revert
from cleanse.run.spec import PipelineSpec, build, make_facts
from cleanse.steps.foreign import LANGUAGE_RULE, SCRIPT_RULE, find_foreign, is_foreign, is_interface, looks_like_name

PROSE = [
    "The council decided on Monday to repair the old tram bridge before winter sets in.",
    "Work is to begin next week and will cost four million, most of it paid by the region.",
    "Drivers were asked to leave their cars at home while the bridge is closed to traffic.",
    "Buses will run every ten minutes from the market to the hospital on the other bank.",
    "Shopkeepers fear that customers will stay away and have asked for lower rents meanwhile.",
]
FOREIGN = [
    "Настройки плиток",
    "Скрыть лишнее",
    "設定を変更する画面",
    "إعدادات عرض صفحة الموقع",
    "Ρυθμίσεις προβολής",
    "تابعنا هنا",
]
RESIDUE = ["READ MORE: Mayor Praises Builders", "The first tram crosses the repaired bridge in Harwick", "Иван Петров", ""]


@pytest.mark.parametrize(
    ("line", "want"),
    [
        ("Настройки показа плиток", True),
        ("Поделиться ссылкой:", True),
        ("• Скрыть лишнее", True),
        ("設定を変更する画面", True),
        ("الذهاب إلى الصفحة الرئيسية", True),
        ("Мы вернулись.", False),
        ("«Настройки показа»", False),
        ("Windows “настройки”", False),
        ("настройки@example", False),
        ("12 мая", False),
        ("2 комментария", True),
        ("Один два три четыре пять шесть семь восемь девять", False),
        ("Иван Петров", False),
        ("Москва", False),
        ("習近平", False),
        ("이순신", False),
    ],
)
def test_shape(line: str, want: bool) -> None:
    assert is_interface(line) == want


def test_name_of_five_words_is_none() -> None:
    assert looks_like_name("Иван Петрович Сидоров Младший")
    assert not looks_like_name("Иван Петрович Сидоров Младший Третий")


def test_one_letter_of_the_documents_script_makes_a_line_its_own() -> None:
    assert is_foreign("Настройки показа", {"Latn"})
    assert not is_foreign("Настройки показа PDF", {"Latn"})
    assert not is_foreign("…  —", {"Latn"})


def find_wishes(lines: list[str], lang: str | None = None, **facts: bool) -> list[Edit | Flag]:
    return list(find_foreign(Document("\n".join(lines) + "\n", make_facts(lang=lang, **facts))))


def test_windows_of_a_large_text_have_no_edge_inside() -> None:
    lines = [FOREIGN[0], *PROSE, FOREIGN[1]]
    assert [type(wish) for wish in find_wishes(lines)] == [Edit, Edit]
    assert [type(wish) for wish in find_wishes(lines, is_head=False)] == [Flag, Edit]
    assert [type(wish) for wish in find_wishes(lines, is_head=False, is_tail=False)] == [Flag, Flag]


def test_line_in_mid_text_is_flagged() -> None:
    wishes = find_wishes([*PROSE[:2], FOREIGN[0], *PROSE[2:]])
    assert [(type(wish), wish.rule) for wish in wishes] == [(Flag, SCRIPT_RULE)]


@pytest.mark.parametrize(("last", "left"), [("Share\n", 0), ("Share", 1)])
def test_a_name_above_a_dropped_last_line_goes_only_where_that_line_had_an_end(last: str, left: int) -> None:
    """Without the end it is the document's edge that speaks, which is too little against a name in a script without capitals."""
    text = "\n".join([*PROSE, "تابعنا هنا", last])
    doc = Document(text, make_facts()).edit([Edit(len(text) - len(last), len(text), "", "x/ui")])
    assert doc.edit(find_foreign(doc)).text.count("تابعنا") == left


def test_line_of_another_language_at_the_edge_is_flagged_only() -> None:
    line = "weiterlesen und mehr erfahren"
    wishes = find_wishes([*PROSE, line], lang="en")
    assert [(type(wish), wish.rule) for wish in wishes] == [(Flag, LANGUAGE_RULE)]
    assert find_wishes([*PROSE, line], lang="de,en") == []
    assert find_wishes([*PROSE, line]) == [], "the language was not asked for"
    assert find_wishes([*PROSE[:3], line, *PROSE[3:]], lang="en") == [], "not at the edge"


def test_line_of_the_documents_language_is_not_flagged() -> None:
    assert find_wishes([*PROSE, "go to the previous page"], lang="en") == []
    assert find_wishes([*PROSE, "go to the previous page"], lang="xx") == []


def test_decisions_can_be_left_out() -> None:
    text = "\n".join([*PROSE, FOREIGN[0]]) + "\n"
    assert build(PipelineSpec()).run(Document(text, make_facts())).text != text
    doc = build(PipelineSpec(disable=("lang/*",))).run(Document(text, make_facts()))
    assert (doc.text, doc.flags) == (text, ())


def test_step_keeps_no_state() -> None:
    step = find_foreign
    assert pickle.loads(pickle.dumps(step))(Document("\n".join([*PROSE, FOREIGN[0]]), make_facts()))


documents = st.lists(st.sampled_from([*PROSE, *PROSE, *FOREIGN, *RESIDUE]), max_size=14).map("\n".join)


@settings(max_examples=400, deadline=None)
@given(documents)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    pipeline = build(PipelineSpec())
    once = pipeline.run(Document(text, make_facts()))
    assert revert(once.text, once.changes) == text
    assert pipeline.run(Document(once.text, make_facts())).text == once.text


@given(documents)
def test_nothing_but_whole_foreign_lines_goes(text: str) -> None:
    for wish in find_foreign(Document(text, make_facts())):
        assert text[wish.start : wish.end].strip() in FOREIGN
