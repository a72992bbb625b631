"""What goes on in the article's own form: times, values, sections."""

import pytest

from cleanse.rulebook.rule import Place
from cleanse.rulebook.scorecard.article import CUE, GONE, Line
from cleanse.rulebook.scorecard.card import Card, Entry, Scorer
from cleanse.rulebook.scorecard.judge import judge_lines
from cleanse.rulebook.scorecard.see import see
from cleanse.rulebook.scorecard.series import find_sections, find_stretches, find_timed
from cleanse.rulebook.view import View

FIRST = (
    "The tram bridge over the Wick reopened on Monday, two years after engineers found cracks in its oldest pillar. The city council"
    " said that the repairs to the bridge had cost nine million, three million more than the council had planned."
)
SECOND = (
    "Engineers replaced the oldest pillar of the bridge and strengthened the others with steel. The city council wants to have the"
    " bridge over the Wick examined every year, and the repairs to its pillars planned before cracks are found."
)
ARTICLE = [FIRST, SECOND, FIRST[111:] + " " + SECOND[91:]]


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
        (["18:00 News", "19.00 The quiz hour", "kl. 20.15 Land and people", f"21h10 {FIRST}"], True),
        (["18:00 News", "19.00 The quiz hour", "kl. 20.15 Land and people", "21h10 Good night"], False),
        (["18:00 News", "19.00 The quiz hour", f"21h10 {FIRST}"], False),
        (["18:00:30 News", "19.00.2 The quiz hour", "25:10 Land and people", f"21h10 {FIRST}"], False),
    ],
    ids=["a programme", "no paragraph", "too few", "no times"],
)
def test_lines_with_times_are_a_programme(times: list[str], *, stay: bool) -> None:
    lines = see_lines(times)
    assert list(find_timed(lines, range(len(lines)))) == (list(range(len(times))) if stay else [])


def test_programme_stays_and_headlines_with_times_go() -> None:
    programme = ["18:00 News", "19:00 Quiz", f"20:15 {SECOND}", "21:00 Land"]
    headlines = ["18:00 A dog bit the mayor", "17:30 The choir sings"]
    assert take([*ARTICLE, *programme, "More news", *headlines], ("More news",)) == headlines


def test_sections_of_the_article_end_it() -> None:
    sections = ["What we keep", FIRST, "How long", SECOND, "Who reads it", ARTICLE[2], "Appeal", "You may write to the editor."]
    assert take([*ARTICLE, *sections]) == []
    assert take([*ARTICLE, *sections[:-2], "Share", *sections[-2:]], ("Share",)) == ["Appeal"]
    lines = see_lines([*sections[:2], *sections[4:]])
    assert list(find_sections(lines, range(len(lines)), (0, 4))) == []
    lines = see_lines(sections)
    assert list(find_sections(lines, range(len(lines)), (0, 5))) == list(range(8))
    assert list(find_sections(lines, range(len(lines)), (2, 5))) == []
