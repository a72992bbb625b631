"""Lines: the one place that splits them.

After the stage `chars` the only line end is "\\n". A line's `end` leaves its line end out, `stop` takes it in; the last line of a
text that ends in "\\n" is the one before it, so that an empty text has no lines.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Line(NamedTuple):
    """One line of a text: code points, half-open."""

    start: int
    end: int
    stop: int


def split_lines(text: str) -> list[Line]:
    """The lines of `text` in order.

    >>> split_lines("a\\n\\nb")
    [Line(start=0, end=1, stop=2), Line(start=2, end=2, stop=3), Line(start=3, end=4, stop=4)]
    """
    lines: list[Line] = []
    start = 0
    find = text.find
    while (end := find("\n", start)) >= 0:
        lines.append(Line(start, end, end + 1))
        start = end + 1
    if start < len(text):
        lines.append(Line(start, len(text), len(text)))
    return lines


def line_at(lines: Sequence[Line], position: int) -> int:
    """The index of the line that holds `position`.

    >>> line_at(split_lines("a\\nb"), 2)
    1
    """
    return bisect_right(lines, position, key=lambda line: line.start) - 1


def find_line_starts(text: str) -> list[int]:
    """Where the lines of `text` begin, the empty one behind the last line feed too.

    >>> find_line_starts("a\\nbc\\n")
    [0, 2, 5]
    """
    starts = [0]
    while (at := text.find("\n", starts[-1])) >= 0:
        starts.append(at + 1)
    return starts
