"""The scorecard: read strictly, explained truly, bounded, and silent where there is no article."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleanse.core.document import Document
from cleanse.errors import RuleError
from cleanse.rulebook import cards
from cleanse.rulebook.cards import bundled_path, load_card, read_cards
from cleanse.rulebook.files.load import load_text
from cleanse.rulebook.rule import Place
from cleanse.rulebook.ruleset import Ruleset
from cleanse.rulebook.scorecard.article import GONE, TEASER, TOP, Article
from cleanse.rulebook.scorecard.card import Card, Entry, Scorer, lay_over
from cleanse.rulebook.scorecard.features import FEATURES, find_column
from cleanse.rulebook.scorecard.judge import judge_lines
from cleanse.rulebook.scorecard.see import Gone, see, with_gone
from cleanse.rulebook.view import View
from cleanse.run.cleaner import Cleaner
from cleanse.steps.structure import StructureStep
from tests.calls import count_calls, refuse_calls

PARAGRAPH = (
    "The tram bridge over the Wick reopened on Monday, two years after engineers found cracks in its oldest pillar. The city"
    " council said that the repairs to the bridge had cost nine million, three million more than planned.\n"
)
SECOND = "Engineers of the city council replaced the oldest pillar of the bridge, and the repairs to the bridge took two years.\n"
HEAD = "version: 1\nscorecard:\n"
ENTRY = (
    "  features:\n    - feature: words\n      why: Short lines are labels\n      points: |\n        0  +0.5\n        9  -0.5\n"
)


def make_card(points: int = 9000) -> Card:
    """A card that takes whatever is no prose."""
    prose = Entry("prose", "Prose stays", ((0, points), (1, -points)))
    colon = Entry("colon", "What announces something stays", ((0, 0), (1, -2 * points)))
    return Card(0, (("medium", 1000), ("high", 2000), ("certain", 3000)), (prose, colon), Place("x", 1, 1))


def faults_of(text: str) -> list[str]:
    return [fault.render() for fault in load_text(text, "my.yaml")[1]]


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        (ENTRY.replace("words", "wrods"), 4, 'feature: "wrods" is not known; did you mean "words"?'),
        (ENTRY.replace("+0.5", "nan"), 6, "nan is no number"),
        (ENTRY.replace("+0.5", "inf"), 6, "inf is no number"),
        (ENTRY.replace("+0.5", "1e9"), 6, "1e9 is no number from -100 to 100"),
        (ENTRY.replace("+0.5", "much"), 6, "much is no number"),
        (ENTRY.replace("        9  -0.5\n", ""), 6, "no cut"),
        (ENTRY.replace("0  +0.5", "3  +0.5"), 6, "values must rise, from 0 on"),
        (ENTRY.replace("9  -0.5", "0  -0.5"), 6, "values must rise"),
        (ENTRY.replace("9  -0.5", "256  -0.5"), 6, "256 is no value from 0 to 255"),
        (ENTRY.replace("9  -0.5", "-1  -0.5"), 6, "-1 is no value"),
        (ENTRY.replace("9  -0.5", "9"), 6, "a value and its points are wanted"),
        (ENTRY.replace("      why: Short lines are labels\n", ""), 4, "why is missing"),
        (ENTRY + ENTRY.split("\n", 1)[1], 9, '"words" stands twice'),
        (ENTRY + ENTRY.split("\n", 1)[1].replace("      why", "      where: inside\n      why"), 9, '"words" stands twice'),
        (ENTRY.replace("      why", "      where: within\n      why"), 5, '"within" is not known'),
        ("  features: 7\n", 3, "a list is wanted here"),
        ("  base: nan\n", 3, '"nan" is no number'),
        ("  thresholds: {high: 1, medium: 2}\n", 3, "must rise"),
        ("  thresholds: {hihg: 1}\n", 3, 'did you mean "high"?'),
        ("  whole: true\n", 3, "a whole card needs base, thresholds and features"),
        ("  {}\n", 3, "it says nothing"),
        ("  points: 3\n", 3, 'unknown key "points"'),
        ("  test: {drop: Share}\n", 3, "a line alone has no neighbours"),
    ],
)
def test_a_broken_card_is_told_with_its_place(body: str, line: int, message: str) -> None:
    faults = faults_of(HEAD + body)
    assert any(fault.startswith(f"my.yaml:{line}:") and message in fault for fault in faults), faults


def test_a_card_of_a_million_rows_is_refused() -> None:
    rows = "".join(f"        {number}  0.1\n" for number in range(1_000_000))
    assert "1000000 rows are too many" in faults_of(HEAD + ENTRY.partition("        0")[0] + rows)[0]
    entry = ENTRY.split("\n", 1)[1]
    assert "features: 500 are too many" in faults_of(HEAD + "  features:\n" + entry * 500)[0]


def test_the_bundled_card_is_short_and_every_row_says_why() -> None:
    (card,) = read_cards([bundled_path()])
    assert 25 <= len(card.entries) <= 70
    assert all(entry.why and len(entry.steps) > 1 for entry in card.entries)
    assert [name for name, _ in card.thresholds] == ["medium", "high", "certain"]
    assert card.threshold("medium") < card.threshold("high") < card.threshold("certain")


def test_a_card_read_from_the_cache_is_the_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    read = load_card()
    assert len(list(tmp_path.rglob("card-*.bin"))) == 1
    refuse_calls(monkeypatch, cards, "read_cards")
    assert load_card() == read


def test_a_users_file_changes_what_it_names(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(HEAD + "  thresholds: {certain: 90, high: 80}\n" + ENTRY, encoding="utf-8")
    card, below = load_card([str(path)]), load_card()
    assert card is not None and below is not None
    assert (card.threshold("high"), card.threshold("medium")) == (80_000, below.threshold("medium"))
    assert [entry.steps for entry in card.entries if entry.feature == "words"] == [((0, 500), (9, -500))]
    assert [entry for entry in below.entries if entry.feature != "words"] == list(card.entries[:-1])
    assert Cleaner(rules=[path]).clean(PAGE).text == ARTICLE + BELOW


def test_an_entry_may_count_in_one_place_only(tmp_path: Path) -> None:
    below = load_card()
    path = tmp_path / "mine.yaml"
    path.write_text(HEAD + ENTRY.replace("      why", "      where: outside\n      why"), encoding="utf-8")
    card = load_card([str(path)])
    assert card is not None and below is not None
    own = card.entries[-1]
    assert (own.feature, own.where) == ("words", "outside")
    rest = [entry for entry in below.entries if (entry.feature, entry.where) != ("words", "outside")]
    assert rest == list(card.entries[:-1])


def test_what_rules_took_is_seen_where_it_stood() -> None:
    seen = see(View(PARAGRAPH + SECOND + "Home\n"))
    gone = [Gone(1, "Advertisement", 0), Gone(3, "Read also", TEASER)]
    both = with_gone(seen, gone)
    assert both.numbers == [0, -1, 1, 2, -1]
    assert [line.hits for line in both.lines] == [0, GONE, 0, 0, GONE | TEASER]


def test_a_whole_card_takes_the_place_of_the_one_below() -> None:
    whole = make_card()._replace(is_whole=True)
    assert lay_over(whole, load_card()) == whole


def test_a_users_broken_card_stops_the_run(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(HEAD + ENTRY.replace("+0.5", "nan"), encoding="utf-8")
    with pytest.raises(RuleError, match=r"mine.yaml:6:15: .*nan is no number"):
        Cleaner(rules=[path])


def test_each_feature_says_itself_in_words() -> None:
    for feature in FEATURES.values():
        assert feature.some and "{n}" not in feature.none


THIRD = "Drivers of the trams took a detour through the old town for two years while the repairs to the bridge went on.\n"
FOURTH = "The council expects that the bridge will carry forty thousand people a day, as many as before the repairs began.\n"
MENU = "Quayside\nGardens\nSkellan\nRegatta\nMoorland\nWeaving\nTides\nOrchards\nLighthouse\nLanes\nHarbour\nDunes\n"
ARTICLE = PARAGRAPH + SECOND + THIRD + FOURTH
BELOW = "Storm Leaves Thousands Without Power\nWhy Dogs Dream\n" + MENU + "Marsh Notes\n"
#: an article with a button behind it that a rule knows, and the menu of its site
PAGE = ARTICLE + "Share on Facebook\n" + BELOW
lines = st.lists(
    st.sampled_from(
        ["Home", "Why Dogs Dream", "", "© 2025 Wick Media", "• one | two", PARAGRAPH.strip(), SECOND.strip(), "12", "「はい」"]
    ),
    max_size=30,
)


@given(lines)
def test_features_are_small_integers(texts: list[str]) -> None:
    article = Article(see(View("\n".join(texts))).lines)
    for name in FEATURES:
        column = find_column(article, name)
        assert len(column) == len(article.places), name
        assert all(isinstance(value, int) and 0 <= value <= TOP for value in column), name


@settings(deadline=None)
@given(lines)
def test_the_sum_is_the_base_and_its_terms(texts: list[str]) -> None:
    card = load_card()
    assert card is not None
    sums = Scorer(card).score(see(View("\n".join(texts))).lines)
    for row, total in enumerate(sums.totals):
        where = "inside" if sums.is_inside(row) else "outside"
        entries = [e for e in card.entries if e.where in {"", where}]
        terms = [max(p for cut, p in [s for s in e.steps if s[0] <= sums.columns[row][e.feature]][-1:]) for e in entries]
        assert total == (card.base or 0) + sum(terms)


@settings(deadline=None)
@given(lines, st.integers(-6000, 3000))
def test_lines_that_cannot_reach_what_is_asked_are_left_and_no_others(texts: list[str], least: int) -> None:
    card = load_card()
    assert card is not None
    scorer, seen = Scorer(card), see(View("\n".join(texts))).lines
    every, near = scorer.score(seen), scorer.score(seen, least)
    rows = [row for row, total in enumerate(every.totals) if total >= least]
    assert near.places == [every.places[row] for row in rows]
    assert near.totals == [every.totals[row] for row in rows]
    assert [scorer.explain(near, row) for row in range(len(rows))] == [scorer.explain(every, row) for row in rows]


@settings(max_examples=200, deadline=None)
@given(lines)
# a button of which the first copy went is no title of a post
@example(["Home", PARAGRAPH.strip()] * 3)
def test_cleaning_twice_changes_nothing_more(texts: list[str]) -> None:
    cleaner = Cleaner()
    once = cleaner.clean("\n".join(texts)).text
    assert cleaner.clean(once).text == once


def test_quotations_colons_and_tables_stay_whatever_their_points() -> None:
    text = PARAGRAPH + SECOND + "The winners are these, and they are named in full here:\nAnna Berg\nOlle Norr\n" + THIRD
    text += "“Never again”\n" + FOURTH + "3\nTeam\n4\n5\n"
    outcome = judge_lines(Scorer(make_card(2500)), see(View(text)), margin=1)
    assert outcome.taken == []
    guards = {judged.guard for judged in outcome.unsure}
    assert guards >= {"a colon announces it", "it begins with a quotation mark", "it is in a table"}
    # what stays whatever the points are is told only to those who ask
    unasked = judge_lines(Scorer(make_card(2500)), see(View(text)))
    assert unasked.taken == []
    asked_only = {"it is in a table", "it may be the article's title or beginning"}
    assert {judged.guard for judged in unasked.unsure} == guards - asked_only


def test_a_title_what_announces_and_rows_of_tables_stay() -> None:
    title, head, row = "Why the Tram Bridge Was Closed", "Our verdict:", "| Length | 90 m |"
    text = f"Home\nNews\nSports\nWeather\n{title}\n" + PARAGRAPH + SECOND + f"{row}\n{head}\n" + THIRD + FOURTH
    scorer, seen = Scorer(make_card(9000)._replace(entries=make_card(9000).entries[:1])), see(View(text))
    outcome = judge_lines(scorer, seen, margin=1)
    lines = text.split("\n")
    assert [lines[judged.place] for judged in outcome.taken] == ["Home", "News"]
    assert [lines[judged.place] for judged in judge_lines(scorer, seen).taken] == ["Home", "News"]
    guards = dict.fromkeys(("Sports", "Weather", title), "it may be the article's title or beginning")
    guards |= {row: "it is in a table", head: "it announces what stays"}
    assert {lines[judged.place]: judged.guard for judged in outcome.unsure} == guards


def test_a_quarter_of_the_text_stays() -> None:
    items = "".join(f"Recipe {number} of the long collection of the bridge keepers\n" for number in range(60))
    outcome = judge_lines(Scorer(make_card()), see(View(PARAGRAPH + SECOND + THIRD + FOURTH + items)))
    assert (outcome.taken, outcome.refused) == ([], "too little would be left to be an article")


@pytest.mark.parametrize(
    "text",
    [
        "Home\nNews\nSports\n" * 20,
        PARAGRAPH + "Home\nNews\nSports\nArchive\n",
        "Home\n" * 50,
        "One short sentence stands here alone.\nAnother short sentence is there.\nHome\nNews\nSports\n",
        "",
        "\n\n\n",
    ],
)
def test_nothing_goes_without_an_article_to_stand_out_from(text: str) -> None:
    assert judge_lines(Scorer(make_card()), see(View(text))).taken == []


def test_a_line_that_a_rule_keeps_stays(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        "version: 1\nrules:\n  - id: my/keep\n    why: Ours\n    do: keep\n    match:\n      line: Regatta\n    protects: ['structure/*']\n",
        encoding="utf-8",
    )
    assert "Regatta" not in Cleaner().clean(PAGE).text
    assert "Regatta" in Cleaner(rules=[path]).clean(PAGE).text


def test_disable_and_only_choose_the_card_like_a_rule() -> None:
    assert Cleaner(only=["en/share/*"]).clean(PAGE).text == Cleaner(disable=["structure/*"]).clean(PAGE).text == ARTICLE + BELOW
    assert len(Cleaner(only=["structure/*", "en/share/*"]).clean(PAGE).text) < len(ARTICLE + BELOW)


def test_the_log_tells_the_largest_terms() -> None:
    notes = [note for change in Cleaner().clean(PAGE).changes for note in change.notes]
    assert notes and all(" +" in note and note.count("·") <= 3 for note in notes)


@pytest.mark.parametrize("unit", ["a\n", "Why Dogs Dream\n", PARAGRAPH, PARAGRAPH + "Home\nNews\n", "x"])
def test_cost_grows_with_the_text(unit: str) -> None:
    card = load_card()
    assert card is not None
    step = StructureStep(Ruleset(()), Scorer(card))
    small, large = (unit * (size // len(unit)) for size in (20_000, 80_000))
    list(step(Document(small)))  # words and patterns are read once
    costs = [count_calls(lambda text=text: list(step(Document(text)))) for text in (small, large)]
    assert costs[1] < 5 * costs[0] + 500  # four times the text


@pytest.mark.parametrize(("below", "stays"), [("", True), ("Share on Facebook\n", False)])
def test_three_quarters_stay_where_rules_know_nothing(tmp_path: Path, below: str, *, stays: bool) -> None:
    path = tmp_path / "bold.yaml"
    path.write_text(HEAD + "  thresholds: {certain: -0.2, high: -0.3, medium: -0.4}\n", encoding="utf-8")
    places, kinds = ("Rivers", "Ports", "Mills", "Ferries", "Harbours", "Markets"), ("Weekly", "Archive", "Stories", "Letters")
    page = ARTICLE + BELOW + "".join(f"{place} {kind}\n" for place in places for kind in kinds)
    cleaned = Cleaner(rules=[path]).clean(page + below)
    assert (cleaned.text == page) is stays and ("Rivers Weekly" in cleaned.text) is stays
    assert any("too little would be left" in flag.why for flag in cleaned.flags) is stays
