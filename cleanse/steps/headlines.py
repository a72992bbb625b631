"""Which lines below a dropped heading are headlines of other articles for sure, where the article goes on below them.

There the article's own lines may stand in their place, or follow them without a blank line: a subheading, a list, rows of figures. So a
line of few words, one that begins with a figure, or one whose bullet is another's is no headline, and makes those above it doubtful; a
line right above a paragraph is its subheading, unless something ties it to those above it; and short lines all alike are a list.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from cleanse.core.pattern import compile_late
from cleanse.rulebook.shapes import runs_on
from cleanse.steps.said import MIN_WORDS, count_words
from cleanse.text.fold import LEADING

#: what a line of a run is: a headline, one with a day or a time of day beside it, a day or a time of day, a number
HEADLINE, DATED, STAMP, RANK = "headline", "dated", "stamp", "rank"
#: what stands right below a run
BLANK, PARAGRAPH, LINE = "blank", "paragraph", "line"
#: a headline of fewer words may be a subheading
MIN_LONG = 5
#: a line of more words is none of a list
MAX_LISTED = 5
#: fewer short lines are no list
MIN_LIST = 3
#: fewer lines do not vouch for the last of them
MIN_LIKE = 3
#: a line of more words is no row of results
MAX_ROW = 10
_COMMA = compile_late("[,\u060c\u055d\u1363\u3001\uff0c]")
_NUMBER = compile_late(r"(?<![\d.,])\d{1,4}(?![\d.,])")
#: what stands between two teams or their goals
_BETWEEN = compile_late(r"(?:\s|\d)[-\u2012-\u2015\u2212\uff0d](?:\s|\d)|\d\s?[:\uff1a]\s?\d")
#: the name of something and its figure, a time of day and what happens then
_FIGURE = compile_late(r"[^:\uff1a\d]{2,40}[:\uff1a]\s{0,2}[^\w\s]?\d|\d{1,2}[.:\uff1a]\d\d[^:\uff1a\d]{2,12}[:\uff1a]")
#: the name of something and, a few words on, its time of day
_HOUR = compile_late(r"[^:\uff1a\d]{2,40}[:\uff1a]\D{2,40}\d{1,2}(?:[.:]\d\d)?\s?(?:h|hs|Uhr|uur|ч|klo|kl)(?!\w)")
_NUMBERED = compile_late(r"(\d{1,2})[.)\u3001]\s?\D")
_LISTED_YEAR = compile_late(r"(?:1[5-9]|20)\d\d\s?[-\u2012-\u2015:\uff1a]")
_YEAR = compile_late(r"(?<!\d)(?:1[5-9]|20)\d\d\W*$")


class Item(NamedTuple):
    """A line of a run below a heading, without its day or time of day, and what it is."""

    text: str
    kind: str
    #: the line with them
    whole: str = ""


def count_sure(run: Sequence[Item], below: str) -> int:
    """How many lines of a run are headlines for sure.

    Args:
        run: The lines.
        below: What stands right below them.
    """
    lines = [one for one in run if one.kind in {HEADLINE, DATED}]
    if not lines or below == LINE or not all(_is_sure(one, lines[0]) for one in lines):
        return 0
    if len(lines) >= MIN_LIST and _is_list(lines[below != BLANK :]):
        return 0
    if len(run) == 1 or below == BLANK or _is_tied(run, lines):
        return len(run)
    # the last one is a subheading, and of two it may be that both are the article's
    return len(run) - 1 if len(lines) >= MIN_LIKE else 0


def _is_sure(one: Item, first: Item) -> bool:
    """Whether a line has the words of a headline, and begins as the first of its run does."""
    bare = one.text.strip(LEADING)
    return count_words(bare) >= MIN_WORDS and not bare[:1].isdigit() and bullet_of(one.text) == bullet_of(first.text)


def are_books(run: Sequence[Item]) -> bool:
    """Whether lines name books: author, title and publisher or year, with commas between them; all have one, one has more of it.

    >>> are_books([Item("A. Berg, The Bridges of Harwick, Wick Press", HEADLINE), Item("B. Coe, Piers, 1993", HEADLINE)])
    True
    >>> are_books([Item("Storm, Rain and Snow", HEADLINE)])
    False
    """
    commas = [len(_COMMA.findall(one.text)) if one.kind == HEADLINE else 0 for one in run]
    return all(commas) and any(count > 1 or _YEAR.search(one.text) is not None for count, one in zip(commas, run, strict=True))


def are_rows(run: Sequence[Item]) -> bool:
    """Whether two lines are rows of results, of a list by years, of prices or of a programme, or one names something and its hour.

    >>> are_rows([Item("Lar - Niederau 3:1", HEADLINE), Item("Ober 34 \u2013 Unter 29", HEADLINE)])
    True
    >>> are_rows([Item("1974 \u2013 Harwick", HEADLINE), Item("1988 \u2013 Ottermere", HEADLINE)])
    True
    >>> are_rows([Item("Day ticket: 4.50", HEADLINE), Item("Week ticket: 20", HEADLINE)])
    True
    >>> are_rows([Item("Funeral: Saturday, 12 h, church of Saint Roch", HEADLINE), Item("Rest in peace", HEADLINE)])
    True
    >>> are_rows([Item("Seven Trams for 2027", HEADLINE), Item("Bridge Opens at 9:30", HEADLINE)])
    False
    """
    lines = [one.whole or one.text for one in run]
    if any(_HOUR.match(line.strip(LEADING)) for line in lines):
        return True
    return sum(_is_figure(line) or (one.kind == HEADLINE and _is_row(one.text)) for one, line in zip(run, lines, strict=True)) > 1


def is_wrapped(run: Sequence[Item]) -> bool:
    """Whether lines are prose that is broken at a width."""
    return any(two.kind == HEADLINE and runs_on(one.text, two.text) for one, two in pairwise(run))


def _is_figure(text: str) -> bool:
    return count_words(text) <= MAX_ROW and _FIGURE.match(text.strip(LEADING)) is not None


def _is_row(text: str) -> bool:
    if count_words(text) > MAX_ROW:
        return False
    bare = text.strip(LEADING)
    if bare[:1].isdigit() and count_words(bare) <= MAX_LISTED and _NUMBERED.match(bare) is None:
        return True
    return _LISTED_YEAR.match(text) is not None or (_BETWEEN.search(text) is not None and len(_NUMBER.findall(text)) > 1)


def number_of(text: str) -> int | None:
    """The number that a line of a list begins with.

    >>> number_of("2. Copper tape"), number_of("2.5 km of tape")
    (2, None)
    """
    found = _NUMBERED.match(text.lstrip(LEADING))
    return int(found[1]) if found is not None else None


def bullet_of(text: str) -> str:
    """What a line begins with before its first word."""
    return text[: len(text) - len(text.lstrip(LEADING))].strip()


def _is_list(lines: Sequence[Item]) -> bool:
    """Whether lines are all so short that they are a list rather than headlines."""
    return all(one.kind == HEADLINE and count_words(one.text) <= MAX_LISTED for one in lines)


def _is_tied(run: Sequence[Item], lines: Sequence[Item]) -> bool:
    """Whether the last line of a run is like those above it: by its bullet, rank or day, or by its length among many."""
    last = lines[-1]
    is_dated = sum(one.kind in {STAMP, DATED} for one in run) >= len(lines)
    if is_dated or run[0].kind == RANK or bullet_of(last.text):
        return True
    return len(lines) >= MIN_LIKE and count_words(last.text) >= MIN_LONG
