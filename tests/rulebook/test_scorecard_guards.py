"""Guards of the scorecard: quotations in the article and behind it, and what is asked for the reasons decides as what is not."""

from pathlib import Path

import pytest
import yaml

from cleanse import Cleaner
from cleanse.rulebook.rule import Place
from cleanse.rulebook.scorecard.article import CUE, GONE, TEASER
from cleanse.rulebook.scorecard.card import Card, Entry, Scorer
from cleanse.rulebook.scorecard.judge import judge_lines
from cleanse.rulebook.scorecard.see import see
from cleanse.rulebook.view import View
from cleanse.run.spec import PipelineSpec, build_scorer
from tests.rulebook import bridge
from tests.rulebook.bridge import FIRST, SECOND

ARTICLE = [*bridge.ARTICLE, SECOND[91:] + " " + FIRST]
HEAD = ("Home", "Blog")
QUOTED = "“Never Again a Detour”"
TEXTS = [
    case["text"]
    for path in sorted((Path(__file__).parent.parent / "cases" / "structure").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


def take(points: int, lines: list[str], known: tuple[str, ...] = (), gone: tuple[str, ...] = (), marks: int = GONE) -> list[str]:
    """The lines that go where whatever is no prose has so many thousandths; 2000 are `high`, 3000 `certain`.

    Rules know some of them and take some, of which they say `marks`.
    """
    prose = Entry("prose", "Prose stays", ((0, points), (1, -points)))
    card = Card(0, (("medium", 1000), ("high", 2000), ("certain", 3000)), (prose,), Place("x", 1, 1))
    seen = see(View("\n".join(lines)))
    hits = dict.fromkeys(known, CUE) | dict.fromkeys(gone, marks)
    marked = [line._replace(hits=hits.get(text, 0)) for line, text in zip(seen.lines, lines, strict=True)]
    return [lines[judged.place] for judged in judge_lines(Scorer(card), seen._replace(lines=marked)).taken]


def test_quotation_behind_the_article_goes_with_the_points_of_certain() -> None:
    menu = ["Home", "News", "Sports", "Weather"]
    assert take(3500, [*ARTICLE, "Back to the front page", QUOTED, *menu]) == ["Back to the front page", QUOTED, *menu]
    assert take(2500, [*ARTICLE, *HEAD, QUOTED, *menu], HEAD) == [*HEAD, *menu]


def test_few_lines_right_behind_the_article_need_the_points_of_certain() -> None:
    box, sentence, menu = (
        ["Ticket prices", "By tram", "On foot"],
        "It is open until eight.",
        ["Home", "News", "Sports", "Weather"],
    )
    assert take(3500, [*ARTICLE, *box]) == box
    assert take(2500, [*ARTICLE, *box]) == []
    assert take(3500, [*ARTICLE, "Home", sentence, *menu], ("Home",)) == ["Home", sentence, *menu]
    assert take(2500, [*ARTICLE, *HEAD, sentence, *menu], HEAD) == [*HEAD, *menu]


def test_one_short_line_between_lines_that_stay_is_a_heading() -> None:
    sentence, menu = "It is open until eight on most days.", ["Home", "News", "Sports", "Weather"]
    for inside, goes in (
        (["Contact"], False),
        (["Contact the Old Bridge Keepers"], True),
        (["Contact", "Share"], True),
    ):
        lines = [ARTICLE[0], *inside, *ARTICLE[1:], "Read on"]
        assert take(3500, lines, ("Contact",), ("Read on",)) == (inside if goes else [])
    assert take(2500, [*ARTICLE, "Home", sentence, *menu], ("Home",)) == menu


def test_a_line_that_the_sentence_below_says_again_is_its_heading() -> None:
    lines = [
        "Comments",
        "Print",
        "Comments on the plan can be sent to the council until May.",
        "Home",
        "News",
        "Sports",
        "Weather",
    ]
    assert take(2500, [*ARTICLE, "Home", *lines], gone=("Home",))[:3] == ["Comments", "Print", "News"]
    del lines[1]
    assert take(2500, [*ARTICLE, "Home", *lines], gone=("Home",))[:2] == ["News", "Sports"]


def test_sentences_behind_nothing_but_prompts_are_the_article() -> None:
    box, sentence = ["Share", "Subscribe"], "It is open until eight."
    assert take(9000, [*ARTICLE, *box, sentence], gone=(*box,)) == []
    assert take(9000, [*ARTICLE, *box, sentence, "Home", "News"], gone=(*box,)) == ["Home", "News"]
    assert take(9000, [*ARTICLE, *box, sentence, "Home", "News", "Sports"], gone=(*box,)) == [sentence, "Home", "News", "Sports"]
    assert take(9000, [*ARTICLE, *box, sentence], gone=(*box,), marks=GONE | TEASER) == [sentence]


def test_title_above_a_row_of_buttons_stays() -> None:
    title, other, row = "Harwick Market Stalls to Move for Two Years", "Mayor Opens a Bridge", ["Copy", "Mail", "Print"] * 3
    assert take(9000, [title, "Share", *row, *ARTICLE], gone=("Share",)) == row
    above = [title, "Share", *row, *[other] * 4, *row]
    assert take(9000, [*above, *ARTICLE], gone=("Share",)) == [title, *row, *row]


def test_quotation_in_the_article_or_right_behind_it_stays() -> None:
    assert take(9000, [*ARTICLE[:2], QUOTED, *ARTICLE[2:], QUOTED]) == []


def test_lines_among_lines_that_stay_need_the_points_of_certain_and_a_text_that_rules_know() -> None:
    heading = "On the old bridge"
    lines = [*ARTICLE[:2], heading, *ARTICLE[2:], "Share", "Home", "News", "Sports"]
    menu = ["Home", "News", "Sports"]
    assert take(2500, lines, gone=("Share",)) == menu
    assert take(3500, lines, gone=("Share",)) == [heading, *menu]
    assert take(3500, lines) == ["Share", *menu]
    assert take(2500, [*ARTICLE[:2], "Share", "On the bridge", *ARTICLE[2:]], gone=("Share",)) == ["On the bridge"]


def test_rows_of_figures_stay_whatever_their_points() -> None:
    menu = ["Share", "Home", "News", "Sports"]
    for rows in (["9:00 Opening", "10:30 Concert", "12:00 Lunch"], ["Weight: 74 g", "Colour: grey", "Price: 39 euros"]):
        assert take(9000, [*ARTICLE, *rows, *menu], gone=("Share",)) == menu[1:]
    assert take(9000, [*ARTICLE, "Opening", "Concert", "Lunch", *menu], gone=("Share",)) == [
        "Opening",
        "Concert",
        "Lunch",
        *menu[1:],
    ]


def test_few_words_right_below_a_paragraph_and_above_what_is_no_such_line_may_sign_a_letter() -> None:
    menu = ["Home", "News", "Sports", "Weather"]
    for signature in (["Ada Marrow"], ["Ada Marrow", "Copley"]):
        assert take(9000, [*ARTICLE[:2], *signature, *ARTICLE[2:], "Share", *menu], gone=("Share",)) == menu
        assert take(9000, [*ARTICLE, *signature, "Share", *menu], gone=("Share",)) == menu
    assert take(9000, [*ARTICLE, "Ada Marrow", *menu, "Share"], gone=("Share",)) == ["Ada Marrow", *menu]
    for other in ("Tram 4", "Tickets:", "Loading…", "www.example.org"):
        assert take(9000, [*ARTICLE, other, "Share", *menu], gone=("Share",)) == [other, *menu]


def test_short_sentences_beside_paragraphs_and_salutations_stay() -> None:
    answers = ["Do you take the tram?", "Never.", "Never?"]
    assert take(9000, [*ARTICLE[:2], *answers, *ARTICLE[2:], "Home"], ("Home",)) == ["Home"]
    assert take(9000, [*ARTICLE, "Home", "News", *answers, "Sports"], ("Home",)) == ["Home", "News", *answers, "Sports"]
    assert take(9000, [*ARTICLE[:2], "Share", "Dear editors and readers,", *ARTICLE[2:]], gone=("Share",)) == []


def test_what_a_colon_announces_needs_the_points_of_certain() -> None:
    cast = ["With:", "Marnie Plume", "Ivo Trask", "Share", "Home", "News", "Sports"]
    assert take(2500, [*ARTICLE, *cast], gone=("Share",)) == cast[4:]
    assert take(3500, [*ARTICLE, *cast], gone=("Share",)) == [*cast[:3], *cast[4:]]


def test_list_of_which_half_stays_stays_whole() -> None:
    cast, menu = ["Marnie Plume", "Ivo Trask", "Odo Finch"], ["Share", "Home", "News", "Sports"]
    cast += ["[1] Lena Marrow", "[2] Carla Venn", "[3] Tilda Roe"]
    assert take(2500, [*ARTICLE, *cast, *menu], gone=("Share",)) == menu[1:]
    assert take(3500, [*ARTICLE, *cast, *menu], gone=("Share",)) == [*cast[:3], *menu[1:]]


@pytest.mark.parametrize("text", TEXTS)
def test_who_asks_for_reasons_is_told_of_the_same_decisions(text: str) -> None:
    scorer, seen = build_scorer(PipelineSpec()), see(View(text))
    assert scorer is not None
    assert judge_lines(scorer, seen).taken == judge_lines(scorer, seen, margin=1500).taken


@pytest.mark.parametrize("picture", ["![](https://example.org/a.jpg)", "[](https://example.org)", "![]()"])
def test_lines_beside_a_picture_that_says_nothing(picture: str) -> None:
    """Whatever is asked of a line can be asked of one that holds nothing."""
    lines = [*ARTICLE, "Tram 4: 12 minutes", picture, "Tram 5: 9 minutes", picture, "More trams"]
    assert "Tram 4: 12 minutes" not in take(-5000, lines)
    assert Cleaner().clean("\n".join(lines)).text


HEADINGS = frozenset({"ingredients", "method"})
ITEMS = ["Ingredients", "Flour", "Two eggs", "Method"]


@pytest.mark.parametrize(
    ("lines", "stay"),
    [
        ([*ARTICLE, *ITEMS, "Beat it all"], True),
        # what rules take is not there
        ([*ARTICLE, "READ MORE: Trams", *ITEMS, "Beat it all"], True),
        # as an item of a menu it is no heading
        ([*ARTICLE, "Home", *ITEMS, "Imprint"], False),
        # nothing stands below it
        ([*ARTICLE, "Tram 4", "Tram 5", "Ingredients"], False),
    ],
)
def test_a_known_heading_below_a_paragraph_announces_a_list(lines: list[str], *, stay: bool) -> None:
    prose = Entry("prose", "Prose stays", ((0, 5000), (1, -5000)))
    card = Card(0, (("medium", 1000), ("high", 2000), ("certain", 3000)), (prose,), Place("x", 1, 1))
    seen = see(View("\n".join(lines) + "\n"), headings=HEADINGS)
    hits = [line._replace(hits=GONE) if line.look.line.startswith("READ") else line for line in seen.lines]
    taken = {lines[judged.place] for judged in judge_lines(Scorer(card), seen._replace(lines=hits)).taken}
    assert taken.isdisjoint(ITEMS) == stay


def test_lists_of_the_user_bring_headings(tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "list-headings.txt").write_text("Ye Wares\n", encoding="utf-8")
    (tmp_path / "one.yaml").write_text("version: 1\nrules: []\n", encoding="utf-8")
    text = "\n".join([*ARTICLE, "Ye Wares", "Cloth and Thread", "Candles", "Home", "News", "Share on Facebook", "Log in"]) + "\n"
    assert "Candles" in Cleaner(rules=[tmp_path]).clean(text).text


@pytest.mark.parametrize("note", ["($1 = 8.41 marks)", "(This story corrects the name of the party)"])
def test_notes_in_brackets_behind_the_article_stay(note: str) -> None:
    menu = ["Home", "News", "Sports", "Weather"]
    assert take(3500, [*ARTICLE, note, "(Advertisement)", *menu]) == ["(Advertisement)", *menu]


@pytest.mark.parametrize("size", [3, 40])
def test_line_that_ends_in_a_comma_keeps_the_one_below_it_however_long_it_is(size: int) -> None:
    salutation = " ".join(["Dear neighbours of the bridge"] * size) + ","
    assert (len(salutation) > 600) == (size == 40)
    lines = [*ARTICLE, salutation, "Bread and cheese", "Fish and wine", "Plums and pears", "More of it here"]
    assert take(2500, lines, gone=("More of it here",)) == ["Fish and wine", "Plums and pears"]
