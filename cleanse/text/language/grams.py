"""N-grams in order, found by halving: a table of 66,000 takes 400 KB, a dictionary of them 10 MB."""

import sys
from bisect import bisect_left

_WIDTH = 3
_FILL = "\0"
#: how many beginnings are remembered, those that no n-gram has among them
_KEPT = 4096


class Grams:
    """Sorted n-grams of at most three characters.

    Args:
        tabbed: The n-grams, sorted, with tabs between them.

    >>> grams = Grams("a\\tan\\tand\\tb")
    >>> grams.find("and"), grams.find("b"), grams.find("an d"), len(grams)
    (2, 3, None, 4)
    """

    __slots__ = ("_chars", "_ranges", "_size")

    def __init__(self, tabbed: str) -> None:
        self._chars = "".join([gram.ljust(_WIDTH, _FILL) for gram in tabbed.split("\t")])
        self._size = len(self._chars) // _WIDTH
        #: where those that begin with two characters stand in the text; found when first asked for
        self._ranges: dict[str, tuple[int, int]] = {}

    def __len__(self) -> int:
        return self._size

    def find(self, gram: str) -> int | None:
        """The number of an n-gram; None where it is not among them."""
        if len(gram) > _WIDTH:
            return None
        wanted = gram.ljust(_WIDTH, _FILL)
        begin = wanted[:-1]
        start, end = self._ranges.get(begin) or self._find_range(begin)
        at = self._chars.find(wanted, start, end)
        while at % _WIDTH and at > 0:
            at = self._chars.find(wanted, at + 1, end)
        return at // _WIDTH if at >= 0 else None

    def _find_range(self, begin: str) -> tuple[int, int]:
        """Where the n-grams stand that begin so: code points of the text, half-open."""
        if len(self._ranges) >= _KEPT:
            self._ranges.clear()
        start, end = (bisect_left(range(self._size), begin + last, key=self._read) for last in ("", chr(sys.maxunicode)))
        self._ranges[begin] = found = _WIDTH * start, _WIDTH * end
        return found

    def _read(self, at: int) -> str:
        return self._chars[_WIDTH * at : _WIDTH * (at + 1)]


class Spread:
    """What each n-gram weighs in each of some languages, as one integer, so that adding two of them adds the weights of all languages.

    Args:
        grams: The n-grams.
        table: Their weights, a byte a language.
        size: The number of languages.
        width: The bytes of a language in the integer; sums must fit in.

    >>> Spread(Grams("a\\tb"), bytes((1, 2, 3, 4)), 2, 4).read("b").to_bytes(8, "little")
    b'\\x03\\x00\\x00\\x00\\x04\\x00\\x00\\x00'
    """

    __slots__ = ("_grams", "_size", "_table", "_width")

    def __init__(self, grams: Grams, table: bytes, size: int, width: int) -> None:
        self._grams = grams
        self._table = table
        self._size = size
        self._width = width

    def read(self, gram: str) -> int:
        """The weights of an n-gram; 0 for one that is not there."""
        at = self._grams.find(gram)
        if at is None:
            return 0
        fields = bytearray(self._width * self._size)
        fields[:: self._width] = self._table[at * self._size : (at + 1) * self._size]
        return int.from_bytes(fields, "little")
