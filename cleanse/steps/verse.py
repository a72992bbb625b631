"""Where a line may well be said twice: in verse and lists, which are short lines of like length, in tables of contents and in logs.

A refrain is sung twice, a poem is called by its first verse, two rows of a pattern are knitted alike, dough rests two times. So a line that
stands directly between lines of its kind, four or more in a row and three that differ, is no repeat. The first entry of a table of contents
heads the first chapter as well.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from cleanse.core.pattern import compile_late
from cleanse.rulebook.edges import SENTENCE_ENDS, scale
from cleanse.steps.said import Said, is_prose, measure

#: the fewest lines that make verse or a list
MIN_RUN = 4
#: the fewest different lines among them
MIN_DIFFERENT = 3
#: the fewest lines of verse below a title of the same words, in a text that has paragraphs, too
MIN_POEM = 8
#: a line with at least this many lines of verse below it is one of them, whatever stands above it
MIN_BELOW = 3
#: no line of verse is longer, in code points
MAX_VERSE = 80
#: how far a run is looked at to either side, in lines
_FAR = 8
#: another entry of a table of contents, an agenda or an exam stands no further below the first, in lines
CONTENTS = 10
#: a line that ends so is no title and no caption
_GOING_ON = frozenset(",;:!\u060c\u061b\u3001\uff0c\uff1b\uff1a\uff01\u0387\u055c\u055d\u1363\u2014\u2013")
_RECORD = compile_late(
    r"(?:[A-Z][a-z]{2} {1,2}\d{1,2} )?\W?\d{1,4}[-:./]\d|(?:CRITICAL|DEBUG|ERROR|FATAL|INFO|NOTICE|TRACE|WARN|WARNING)\b"
)


class _Kind(NamedTuple):
    """The lengths of the lines that are like another, ends left out."""

    least: float
    most: float

    def holds(self, one: Said) -> bool:
        """Whether a line is one of them."""
        return _is_short(one.text) and self.least < len(one.text) < self.most


def stands_in_verse(said: list[Said], place: int) -> bool:
    """Whether the line at a place stands among lines of verse or of a list."""
    length = len(said[place].text)
    return _count_run(said, place, _Kind(length / 4, length * 4)) >= MIN_RUN


def goes_on(said: Sequence[Said], first: int, later: int) -> bool:
    """Whether the second of two equal lines, right below each other, is a call or a verse: more of its sentence or of its kind follows.

    >>> goes_on([Said(at, 0, "", text) for at, text in enumerate(("Row me over,", "Row me over,", "ferryman."))], 0, 1)
    True
    """
    return later == first + 1 and said[later].text[-1:] in _GOING_ON


def is_above_text(said: Sequence[Said], place: int) -> bool:
    """Whether a sentence or a paragraph stands below a line; without one, what a text begins with is no title."""
    sizes = (measure(one.text) for one in said[place + 1 :])
    return any(one.text[-1:] in SENTENCE_ENDS for one in said[place + 1 :]) or any(
        2 * size.line <= size.letters for size in sizes
    )


def is_first_verse(said: list[Said], place: int) -> bool:
    """Whether the line at a place, which says what the text begins with, is a verse rather than a title."""
    length = len(said[place].text)
    run = _count_run(said, place, _Kind(length / 2, length * 2))
    return run >= (MIN_POEM if any(is_prose(one.text) for one in said) else MIN_RUN)


def _count_run(said: list[Said], place: int, kind: _Kind) -> int:
    """How many lines of a kind stand around a place, none where it is not between them; copies right below a line count above two others only."""
    start = end = place
    while start > max(0, place - _FAR) and kind.holds(said[start - 1]):
        start -= 1
    while end + 1 < min(len(said), place + _FAR) and kind.holds(said[end + 1]):
        end += 1
    is_between = (start < place and (end > place or place + 1 == len(said))) or end - place >= MIN_BELOW
    run = [one.text for one in said[start : end + 1]]
    if not (_is_short(said[place].text) and is_between and len(set(run)) >= MIN_DIFFERENT):
        return 0
    if end - place >= 2:
        return len(run)
    return 1 + sum(one != other for one, other in pairwise(run))


def _is_short(text: str) -> bool:
    """Whether a line is short enough to be a verse."""
    return len(text) <= scale(MAX_VERSE, text)


def is_contents(plain: Sequence[tuple[int, int, bool]], later: int) -> bool:
    """Whether the first line, said again at a place, is the first entry of a table of contents: others come again, farther apart.

    Args:
        plain: Of each line that is said twice the place of its copy, its own, and whether it is long.
        later: The place of the copy of the first line.
    """
    return any(0 < first <= CONTENTS and again - first > later + 1 for again, first, _ in plain)


def is_record(text: str) -> bool:
    """Whether a line is a row of a log, which begins with a day, a time of day, an address or a level of severity.

    >>> is_record("2024-03-12 18:40 The tram did not answer"), is_record("12 trams did not answer")
    (True, False)
    >>> is_record("Mar  4 10:00:03 tram cron[13]: run"), is_record("ERROR the tram did not answer"), is_record("Errors of a tram")
    (True, True, False)
    """
    return _RECORD.match(text) is not None
