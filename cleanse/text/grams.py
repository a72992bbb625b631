"""N-grams in order, found by halving: a table of 66,000 takes 400 KB, a dictionary of them 10 MB."""

from bisect import bisect_left

_WIDTH = 3
_FILL = "\0"


class Grams:
    """Sorted n-grams of at most three characters.

    Args:
        tabbed: The n-grams, sorted, with tabs between them.

    >>> grams = Grams("a\\tan\\tand\\tb")
    >>> grams.find("and"), grams.find("b"), grams.find("an d"), len(grams)
    (2, 3, None, 4)
    """

    __slots__ = ("_chars", "_size")

    def __init__(self, tabbed: str) -> None:
        self._chars = "".join([gram.ljust(_WIDTH, _FILL) for gram in tabbed.split("\t")])
        self._size = len(self._chars) // _WIDTH

    def __len__(self) -> int:
        return self._size

    def find(self, gram: str) -> int | None:
        """The number of an n-gram; None where it is not among them."""
        wanted = gram.ljust(_WIDTH, _FILL)
        at = bisect_left(range(self._size), wanted, key=self._read)
        return at if at < self._size and self._read(at) == wanted else None

    def _read(self, at: int) -> str:
        return self._chars[_WIDTH * at : _WIDTH * (at + 1)]
