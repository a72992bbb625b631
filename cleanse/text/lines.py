"""Lines: the one place that splits them.

After the stage `chars` the only line end is "\\n". A line's `end` leaves its line end out, `stop` takes it in; the last line of a
text that ends in "\\n" is the one before it, so that an empty text has no lines.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


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
    return measure_lines(text.split("\n"))


def measure_lines(pieces: Sequence[str]) -> list[Line]:
    """The lines of a text that was split at its line ends."""
    starts = list(accumulate([len(piece) + 1 for piece in pieces], initial=0))
    lines = list(map(Line, starts, [start - 1 for start in starts[1:]], starts[1:]))
    last = lines.pop()
    if pieces[-1]:
        lines.append(last._replace(stop=last.end))
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


def is_empty_row(line: str) -> bool:
    """Whether a line is the bars of a table's empty row.

    >>> is_empty_row("|  |  | "), is_empty_row("| a |"), is_empty_row("|---|---|")
    (True, False, False)
    """
    row = line.strip()
    return row.startswith("|") and not row.strip("| \t")


def is_rule_row(line: str) -> bool:
    """Whether a line is the row of dashes below a table's head.

    >>> is_rule_row("|---|:---:|"), is_rule_row("|  |")
    (True, False)
    """
    return "---" in line and not line.strip().strip("|:- ")


def read_rows(path: "Path") -> list[str]:
    """The lines of a data file of our own that are neither blank nor a comment, `#`."""
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
