"""The non-blank lines of a text that stay, counted while rules take others: windows count lines that stay."""

from collections.abc import Iterable, Sequence


class Staying:
    """How many staying lines stand above or below one; taking a line and asking cost the logarithm of their number.

    A binary indexed tree over the places of the non-blank lines.
    """

    __slots__ = ("_places", "_tree", "total")

    def __init__(self, solid: Sequence[int], gone: Iterable[int]) -> None:
        self._places = {line: place for place, line in enumerate(solid, 1)}
        self.total = len(solid)
        self._tree = [number & -number for number in range(self.total + 1)]
        for line in gone:
            self.take(line)

    def take(self, line: int) -> None:
        """A line goes; each may be taken once."""
        place = self._places.get(line)
        if place is None:
            return
        self.total -= 1
        while place < len(self._tree):
            self._tree[place] -= 1
            place += place & -place

    def count_above(self, line: int) -> int:
        """The staying lines above one that is not blank.

        >>> staying = Staying([0, 2, 3], [2])
        >>> staying.count_above(3), staying.total
        (1, 2)
        """
        place = self._places[line] - 1
        count = 0
        while place:
            count += self._tree[place]
            place -= place & -place
        return count
