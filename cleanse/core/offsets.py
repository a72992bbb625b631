"""Where a span of the original went in the clean text, and back.

Offsets are code points, half-open, on both sides. Building the map is linear in the number of changes, a look-up logarithmic.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple

from cleanse.core.edits import Change, place_changes

How = Literal["exact", "changed", "trimmed", "deleted"]


class Mapped(NamedTuple):
    """A span of the clean text, and what became of the original one on the way."""

    start: int
    end: int
    how: How


class OffsetMap:
    """The offsets of both texts, from the changes between them.

    >>> offsets = OffsetMap([Change(0, 2, "ab", "", ("r",))])
    >>> offsets.map(2, 4)
    Mapped(start=0, end=2, how='exact')
    >>> offsets.map(0, 3)
    Mapped(start=0, end=1, how='trimmed')
    >>> offsets.unmap(0, 2)
    (2, 4)
    """

    __slots__ = ("_changes", "_cleans", "_ends", "_starts")

    def __init__(self, changes: Sequence[Change]) -> None:
        self._changes = changes
        self._starts = [change.start for change in changes]
        self._ends = [change.end for change in changes]
        self._cleans = [start for start, _ in place_changes(changes)]

    def map(self, start: int, end: int) -> Mapped:
        """The clean span for an original one.

        `exact`: the same text; `trimmed`: one or both ends were deleted; `changed`: something in it differs; `deleted`: nothing
        of it is left, and start = end is where it stood.
        """
        inside = self.inside(start, end)
        low = self._to_clean(start, after=True)
        high = max(low, self._to_clean(end, after=False))
        if not inside:
            return Mapped(low, high, "exact")
        if low == high and start < end:
            return Mapped(low, high, "deleted")
        edges = all(not change.new and (change.start <= start or change.end >= end) for change in inside)
        return Mapped(low, high, "trimmed" if edges else "changed")

    def inside(self, start: int, end: int) -> list[Change]:
        """The changes that touch an original span: what they replaced overlaps it, or they insert something within it."""
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end)
        return [
            change
            for change in self._changes[first:last]
            if (change.start < end and change.end > start) or (change.start == change.end and start < change.start < end)
        ]

    def _to_clean(self, position: int, *, after: bool) -> int:
        """The clean offset of an original one; inside a replaced region its start, or its end where the span's end is asked for."""
        number = bisect_right(self._starts, position) - 1
        # a span that starts at the end of a change, or ends at its start, is not touched by it
        while number >= 0 and not after and self._starts[number] == position:
            number -= 1
        if number < 0:
            return position
        change = self._changes[number]
        clean = self._cleans[number]
        if position >= change.end:
            return clean + len(change.new) + position - change.end
        return clean if after else clean + len(change.new)

    def unmap(self, start: int, end: int) -> tuple[int, int]:
        """The smallest original span that holds all of a clean one."""
        first = self._to_original(start, low=True)
        return first, max(first, self._to_original(end, low=False))

    def _to_original(self, position: int, *, low: bool) -> int:
        find = bisect_right if low else bisect_left
        number = find(self._cleans, position) - 1
        if number < 0:
            return position
        change = self._changes[number]
        behind = position - self._cleans[number] - len(change.new)
        if behind > 0 or (behind == 0 and (low or not change.new)):
            return change.end + behind
        return change.start if low else change.end
