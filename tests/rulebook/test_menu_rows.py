"""A menu in one line goes where each of its items would go; words that are no row stay."""

import pytest

from cleanse.core.document import Document
from cleanse.rulebook.menu_rows import Taker, find_row
from cleanse.run.spec import PipelineSpec, build, make_facts

ARTICLE = (
    "The council of Harwick voted on Monday to open the tram bridge again after three years of repairs.",
    "Residents had waited for the trams since the bridge was closed, and walked to the station in the rain.",
)
#: what a rule would take: wherever it stands, or only in company
STRONG = {"log in", "terms of use", "privacy policy", "play on youtube", "войти"}
WEAK = {"home", "news", "sport", "live", "menu", "search", "log", "新闻", "体育", "регистрация"}


def find(text: str) -> str | None:
    """What the items of a row say; the rule that would take it has the number 1 where it asks for company, else 0."""
    row = find_row(text, lambda key: Taker(0, asks=False) if key in STRONG else Taker(1, asks=True) if key in WEAK else None)
    return None if row is None else f"{row.rule}: {row.says}"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Log in | Search", "0: log in + search"),
        ("Home » News / Sport", "1: home + news + sport"),
        ("Log InSearch", "0: log in + search"),
        ("ВойтиРегистрация", "0: войти + регистрация"),
        ("Home News Sport", "1: home + news + sport"),
        ("Terms of Use Privacy Policy", "0: terms of use + privacy policy"),
        ("SearchPlay on YouTube", "0: search + play on youtube"),
        ("新闻|体育", "1: 新闻 + 体育"),
    ],
)
def test_a_line_of_known_items_is_a_row(line: str, says: str) -> None:
    assert find(line) == says


@pytest.mark.parametrize(
    "line",
    [
        "Log in",  # one item
        "Live sport",  # a small letter behind a blank
        "Live Sport",  # two weak items behind each other are words
        "Home News Bridge",  # one of them is not known
        "Home | News | Harwick",
        "Home News Sport.",  # a sentence
        "News: Sport Live",  # a label
        "Home\tNews\tSport",  # cells of a table
        " | ".join(["Home"] * 40),  # too long
    ],
)
def test_other_lines_are_none(line: str) -> None:
    assert find(line) is None


@pytest.mark.parametrize(
    "line", ["Log in | Register", "Jump to RecipePrint Recipe", "AnmeldenRegistrieren", "[Log in](/in) | [Register](/new)"]
)
def test_a_row_goes_by_the_rules_of_its_items(line: str) -> None:
    text = "\n".join((line, *ARTICLE, ""))
    doc = build(PipelineSpec(disable=("structure/*",))).run(Document(text, make_facts()))
    assert doc.text == "\n".join((*ARTICLE, ""))


def test_a_row_stays_where_its_rules_are_off() -> None:
    text = "\n".join((*ARTICLE, "Jump to RecipePrint Recipe", ""))
    doc = build(PipelineSpec(disable=("structure/*", "*/ui/*", "*/nav/*", "*/share/*"))).run(Document(text, make_facts()))
    assert doc.text == text
