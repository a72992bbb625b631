"""Folded whole lines and the patterns that each stands for, packed: a line is found without making a dictionary of all.

The lines of one length stand sorted one behind the other in one text, so that a line is found by halving; those of a length that no text
has asked for stay bytes. Nearly every line of an article is longer than any key, and missed by its length alone.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

#: the lines of one length as UTF-8, and the place of each as eight bytes; a line with several places stands as often
Row = tuple[bytes, bytes]


class KeyTable:
    """The places of patterns by the folded lines that they are.

    Args:
        rows: By the length of their lines, in code points.
    """

    __slots__ = ("_read", "rows")

    def __init__(self, rows: dict[int, Row]) -> None:
        self.rows = rows
        self._read: dict[int, tuple[str, Sequence[int]]] = {}

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, int]]) -> "KeyTable":
        """The table of lines with a place each; of one line the places come out in the order in which they stand here."""
        ordered = sorted(pairs, key=lambda pair: (len(pair[0]), pair[0]))
        return cls({size: _pack(list(group)) for size, group in groupby(ordered, key=lambda pair: len(pair[0]))})

    def __bool__(self) -> bool:
        return bool(self.rows)

    def find(self, line: str) -> list[int]:
        """The places of a line; takes time for the logarithm of the number of keys.

        >>> KeyTable.of([("share", 7), ("print", 9), ("share", 4)]).find("share")
        [7, 4]
        """
        size = len(line)
        if size not in self.rows:
            return []
        text, places = self._read.get(size) or self._unpack(size)
        first = last = bisect_left(range(len(places)), line, key=lambda at: text[at * size : (at + 1) * size])
        while text.startswith(line, last * size) and last < len(places):
            last += 1
        return list(places[first:last])

    def pairs(self) -> Iterator[tuple[str, int]]:
        """All lines with a place each, shortest first."""
        for size in self.rows:
            text, places = self._unpack(size)
            for at, place in enumerate(places):
                yield text[at * size : (at + 1) * size], place

    def _unpack(self, size: int) -> tuple[str, Sequence[int]]:
        text, places = self.rows[size]
        self._read[size] = found = (text.decode("utf-8", "surrogatepass"), array("q", places))
        return found


def _pack(pairs: list[tuple[str, int]]) -> Row:
    text = "".join(line for line, _ in pairs).encode("utf-8", "surrogatepass")
    return text, array("q", [place for _, place in pairs]).tobytes()
