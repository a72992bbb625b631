"""Folded whole lines and the patterns that each stands for, packed: a line is found without making a dictionary of all.

The lines of one length stand sorted one behind the other in one text, so that a line is found by halving; those of a length that no text
has asked for stay bytes. Nearly every line of an article is longer than any key, and missed by its length alone.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

#: any bytes that stay, those of a mapped file too
Buffer = bytes | memoryview


class KeyTable:
    """The places of patterns by the folded lines that they are.

    Args:
        sizes: Of the lines of each length, shortest first: their length in code points, in bytes together, and how many there are.
        text: All lines as UTF-8; a line with several places stands as often.
        places: The place of each, eight bytes.
    """

    __slots__ = ("_places", "_read", "_rows", "_text", "sizes")

    def __init__(self, sizes: Sequence[tuple[int, int, int]], text: Buffer, places: Buffer) -> None:
        self.sizes = sizes
        self._text = memoryview(text)
        self._places = memoryview(places).cast("q")
        self._rows: dict[int, tuple[slice, slice]] = {}
        self._read: dict[int, tuple[str, memoryview[int]]] = {}
        byte = first = 0
        for size, length, count in sizes:
            self._rows[size] = slice(byte, byte + length), slice(first, first + count)
            byte += length
            first += count

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, int]]) -> "KeyTable":
        """The table of lines with a place each; of one line the places come out in the order in which they stand here."""
        ordered = sorted(pairs, key=lambda pair: (len(pair[0]), pair[0]))
        rows = [(size, [line for line, _ in group]) for size, group in groupby(ordered, key=lambda pair: len(pair[0]))]
        texts = ["".join(lines).encode("utf-8", "surrogatepass") for _, lines in rows]
        sizes = [(size, len(text), len(lines)) for (size, lines), text in zip(rows, texts, strict=True)]
        return cls(sizes, b"".join(texts), array("q", [place for _, place in ordered]).tobytes())

    @property
    def packed(self) -> tuple[Sequence[tuple[int, int, int]], Buffer, Buffer]:
        """What the constructor needs, as plain values."""
        return self.sizes, self._text, self._places.cast("B")

    def __bool__(self) -> bool:
        return bool(self._rows)

    def find(self, line: str) -> list[int]:
        """The places of a line; takes time for the logarithm of the number of keys.

        >>> KeyTable.of([("share", 7), ("print", 9), ("share", 4)]).find("share")
        [7, 4]
        """
        size = len(line)
        if size not in self._rows:
            return []
        text, places = self._read.get(size) or self._unpack(size)
        first = last = bisect_left(range(len(places)), line, key=lambda at: text[at * size : (at + 1) * size])
        while last < len(places) and text.startswith(line, last * size):
            last += 1
        return list(places[first:last])

    def pairs(self) -> Iterator[tuple[str, int]]:
        """All lines with a place each, shortest first."""
        for size in self._rows:
            text, places = self._unpack(size)
            for at, place in enumerate(places):
                yield text[at * size : (at + 1) * size], place

    def _unpack(self, size: int) -> tuple[str, Sequence[int]]:
        within, among = self._rows[size]
        self._read[size] = found = (str(self._text[within], "utf-8", "surrogatepass"), self._places[among])
        return found
