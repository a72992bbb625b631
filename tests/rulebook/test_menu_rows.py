"""A menu in one line goes where each of its items would go; words that are no row stay."""

import pytest

from cleanse.core.document import Document
from cleanse.rulebook.files.load import load_text
from cleanse.rulebook.view import View
from cleanse.run.spec import PipelineSpec, build, make_facts
from tests.sets import merge

ARTICLE = (
    "The council of Harwick voted on Monday to open the tram bridge again after three years of repairs.",
    "Residents had waited for the trams since the bridge was closed, and walked to the station in the rain.",
)
RULES = """version: 1
rules:
  - id: my/strong
    why: y
    do: drop-line
    match:
      line: |
        Log in
        Terms of Use
        Privacy Policy
        Play on YouTube
        Войти
  - id: my/weak
    why: y
    do: drop-line
    when: {company: true}
    match:
      line: |
        Home
        News
        Sport
        Live
        Menu
        Search
        Log
        新闻
        体育
        Регистрация
  - id: my/top
    why: y
    do: drop-line
    within: {head: 1}
    match:
      line: |
        Bridge
        Harwick
"""
SEARCH = merge(
    [load_text(RULES, "my.yaml")[0]], {"counter": ("comments", "shares"), "relative-time": ("{number} minutes ago",)}, 0
).search


def find(text: str) -> str | None:
    """What the items of a row say, behind the number of the rule that would take it: 0 takes it anywhere, 1 in company."""
    (row,) = SEARCH.find_rows(View(text))
    return None if row is None else f"{row.rule}: {row.says}"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Log in | Search", "0: log in + search"),
        ("Home » News / Sport", "1: home + news + sport"),
        ("Log InSearch", "0: log in + search"),
        ("ВойтиРегистрация", "0: войти + регистрация"),
        ("Home News Sport Live", "1: home + news + sport + live"),
        ("Home News Privacy Policy", "0: home + news + privacy policy"),
        ("Terms of Use Privacy Policy", "0: terms of use + privacy policy"),
        ("SearchPlay on YouTube", "0: search + play on youtube"),
        ("新闻|体育", "1: 新闻 + 体育"),
        ("12 comments · Search | Log in", "0: 12 comments + search + log in"),
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
        "Home News Sport",  # and so are three
        "Home News Bridge",  # one of them goes by its place
        "Home | News | Harwick",
        "Home | News | Trams",  # one of them is not known
        "Home News Sport.",  # a sentence
        "News: Sport Live",  # a label
        "Terms of Use – Privacy Policy",  # a word and what it means
        "12 comments | 3 shares",  # counts alone
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
