"""What goes on in the article's own form: times, values, sections."""

import pytest

from cleanse.rulebook.rule import Place
from cleanse.rulebook.scorecard.article import CUE, GONE, Line
from cleanse.rulebook.scorecard.card import Card, Entry, Scorer
from cleanse.rulebook.scorecard.judge import judge_lines
from cleanse.rulebook.scorecard.see import see
from cleanse.rulebook.scorecard.series import find_contact, find_sections, find_stretches, find_timed
from cleanse.rulebook.view import View
from tests.rulebook.bridge import ARTICLE, FIRST, SECOND


def see_lines(lines: list[str], gone: tuple[str, ...] = ()) -> list[Line]:
    seen = see(View("\n".join(lines)))
    return [line._replace(hits=GONE if text in gone else 0) for line, text in zip(seen.lines, lines, strict=True)]


def take(lines: list[str], gone: tuple[str, ...] = (), known: tuple[str, ...] = ()) -> list[str]:
    """The lines that go where whatever is no prose, and each short sentence, has the points of certain; rules take some."""
    entries = (Entry("prose", "Prose stays", ((0, 3500), (1, 3500))), Entry("letters", "Length", ((0, 0), (90, -9000))))
    card = Card(0, (("medium", 1000), ("high", 2000), ("certain", 3000)), entries, Place("x", 1, 1))
    seen = see(View("\n".join(lines)))
    hits = dict.fromkeys(known, CUE) | dict.fromkeys(gone, GONE)
    marked = [line._replace(hits=hits.get(text, 0)) for line, text in zip(seen.lines, lines, strict=True)]
    return [lines[judged.place] for judged in judge_lines(Scorer(card), seen._replace(lines=marked)).taken]


def test_stretches_are_parted_by_what_rules_take() -> None:
    lines = see_lines(["One", "Share", "Two", "Three", "Four"], ("Share",))
    assert list(find_stretches(lines, [False] * 5)) == [range(1), range(2, 5)]
    assert list(find_stretches(lines, [True, False, False, False, True])) == [range(1), range(2, 4), range(4, 5)]


@pytest.mark.parametrize(
    ("times", "stay"),
    [
        ([f"18:00 {SECOND}", "19.00 The quiz hour", "kl. 20.15 Land and people", f"21h10 {FIRST}"], True),
        (["18:00 News", "19.00 The quiz hour", "kl. 20.15 Land and people", "21h10 Good night"], False),
        ([f"18:00 {SECOND}", "19.00 The quiz hour", f"21h10 {FIRST}"], False),
        ([f"18:00:30 {SECOND}", "19.00.2 The quiz hour", "25:10 Land and people", f"21h10 {FIRST}"], False),
    ],
    ids=["a programme", "no paragraph", "too few", "no times"],
)
def test_lines_with_times_are_a_programme(times: list[str], *, stay: bool) -> None:
    lines = see_lines(times)
    assert list(find_timed(lines, range(len(lines)), (0, len(lines)))) == (list(range(len(times))) if stay else [])


def test_lines_above_the_first_paragraph_with_a_time_are_none() -> None:
    lines = see_lines(["17:00 A dog bit the mayor", f"18:00 {SECOND}", "19:00 Quiz", f"20:15 {FIRST}", "21:00 Land"])
    assert list(find_timed(lines, range(5), (1, 4))) == [1, 2, 3]
    assert list(find_timed(lines, range(5), (4, 4))) == []
    assert list(find_timed(lines, range(5), (3, 3))) == [1, 2, 3]


def test_programme_stays_and_headlines_with_times_go() -> None:
    programme = [f"18:00 {FIRST}", "19:00 Quiz", "20:00 Weather", f"20:15 {SECOND}"]
    headlines = ["18:00 A dog bit the mayor", "17:30 The choir sings"]
    assert take([*ARTICLE, *programme, "More news", *headlines], ("More news",)) == headlines


def test_values_behind_the_last_sentence_are_of_those_above_it() -> None:
    inside, below = (
        ["Length: 11 km", "Height: 540 m", "Marks: blue"],
        ["Time: four hours or so", "Grade: hard and steep at times"],
    )
    page = [FIRST, *inside, *ARTICLE[1:], *below, "Share", "News"]
    assert not set(below) & set(take(page, ("Share",)))
    assert set(below) <= set(take([*ARTICLE, *below, "Share", "News"], ("Share",)))
    assert set(below) <= set(take([FIRST, *inside, *ARTICLE[1:], "Share", *below, "News"], ("Share",)))
    assert set(below) <= set(take([FIRST, *inside, *ARTICLE[1:], *below, "News", "Sports"]))


def test_sections_of_the_article_end_it() -> None:
    sections = [
        *("What we keep", FIRST, "How long", SECOND, "Who reads it", ARTICLE[2], "Where it is", f"{FIRST} {SECOND}"),
        *("Appeal", "You may write to the editor.", "Contact", "She is patient, and she answers."),
    ]
    lines = see_lines(sections)
    places = range(len(lines))
    assert list(find_sections(lines, places, (0, 7))) == list(range(10))
    assert list(find_sections(lines, places, (2, 7))) == []
    menu = ["Home", "News", "Sports", "Weather"]
    assert take([*sections[:10], "Share", *menu], ("Share",)) == menu
    assert take([*sections[:8], "Share", *sections[8:10], *menu], ("Share",)) == [*sections[8:10], *menu]


def test_questions_of_an_interview_end_it() -> None:
    asked = ["Why so late?", FIRST, "And the pillars?", SECOND, "Who pays?", ARTICLE[2]]
    last = [
        "Is that all?",
        "Hardly.",
        "A last word?",
        "Thank you, whoever of you may have been asking me.",
        "Do you like it?",
        "Sign up for more of it.",
    ]
    lines = see_lines([*asked, *last])
    places = range(len(lines))
    assert list(find_sections(lines, places, (1, 5))) == list(range(10))
    assert list(find_sections(lines, places, (3, 5))) == []
    menu = ["Home", "News", "Sports", "Weather"]
    assert take([*asked, *last[:4], "Share", *menu], ("Share",)) == menu


@pytest.mark.parametrize("line", ["Bellprats, 5 de maig de 2022", "Harwick, 5 May 2021", "Берег, 12 травня 2019"])
def test_where_and_when_a_letter_was_written_stays(line: str) -> None:
    assert take([*ARTICLE, line, "The dean", "Share", "News"], ("Share",)) == ["News"]
    assert take([*ARTICLE, line, "The dean", "Ann Hobb", "Share", "News"], ("Share",)) == ["News"]
    assert take([*ARTICLE, "Room 7, second floor on the left", line, "The dean", "Share"], ("Share",)) == [
        "Room 7, second floor on the left"
    ]
    assert take([*ARTICLE, line, "The dean", "Ann Hobb", "Home", "Sports"], ()) == [
        line,
        "The dean",
        "Ann Hobb",
        "Home",
        "Sports",
    ]
    assert line in take([*ARTICLE, "Share", line, "The dean"], ("Share",))


def test_where_to_ask_stays_behind_the_article() -> None:
    contact = ["Media contact", "Philippa Dane, 00000 000000", "Photographs are available."]
    menu = ["Home", "News", "Sports", "Weather"]
    assert take([*ARTICLE, *contact, "Share", *menu], ("Share",)) == menu
    assert contact[0] in take([*ARTICLE, "Share", *contact, *menu], ("Share",))


@pytest.mark.parametrize(
    ("line", "holds"),
    [
        ("Ring (024) 000-0000", True),
        ("Vejafdelingen, telefon 00 00 00 00", True),
        ("Report 1998-2004, 12.05.2021", False),
        ("\u00a9 00000 000000", False),
        ("Bus 12, 14 and 16", False),
        ("Items 12, 14, 16, 18, 20", False),
    ],
)
def test_what_says_where_to_ask(line: str, *, holds: bool) -> None:
    lines = see_lines([FIRST, SECOND, "Contact", line])
    assert list(find_contact(lines, range(4), (0, 1))) == ([3, 2] if holds else [])
    assert list(find_contact(lines, range(2, 4), (0, 1))) == []
