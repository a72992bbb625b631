"""Folded literals and the patterns that need them, packed by three code points that stand side by side in each.

A short text is searched for those literals alone whose triple it holds; all others stay packed. Of the triples in a literal the one
counts that fewest literals hold, so that a text asks for few. Literals have numbers, and those of one triple have neighbouring ones.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from cleanse.rulebook.tables.key_table import Buffer, KeyTable

_TRIPLE = 3
#: between two literals; folding makes it a blank, so that none holds it
_BETWEEN = "\r"


class LiteralTable:
    """The places of patterns by the literals that they need.

    Args:
        triples: Each with its row; a literal of one or two code points is its own triple.
        bounds: For each row the number of its first literal, and the byte at which its literals begin; behind them where all end.
            Eight bytes each.
        text: All literals as UTF-8, a CR behind each.
        ends: Where the places of each literal end, eight bytes each.
        places: The places of all literals, eight bytes each.
    """

    __slots__ = ("_bounds", "_ends", "_places", "_read", "_text", "_triples")

    def __init__(self, triples: KeyTable, bounds: Buffer, text: Buffer, ends: Buffer, places: Buffer) -> None:
        self._triples = triples
        self._bounds = memoryview(bounds).cast("q")
        self._text = memoryview(text)
        self._ends = memoryview(ends).cast("q")
        self._places = memoryview(places).cast("q")
        self._read: dict[str, list[tuple[int, str]]] = {}

    @classmethod
    def of(cls, found: Mapping[str, Sequence[int]]) -> "LiteralTable":
        """The table of literals and their places."""
        groups: dict[str, list[str]] = {}
        for literal, triple in _find_triples(found):
            groups.setdefault(triple, []).append(literal)
        bounds, ends, places = array("q"), array("q"), array("q")
        text = bytearray()
        for literals in groups.values():
            bounds.extend((len(ends), len(text)))
            text += "".join([literal + _BETWEEN for literal in literals]).encode("utf-8", "surrogatepass")
            for literal in literals:
                places.extend(found[literal])
                ends.append(len(places))
        bounds.extend((len(ends), len(text)))
        triples = KeyTable.of((triple, row) for row, triple in enumerate(groups))
        return cls(triples, bounds.tobytes(), bytes(text), ends.tobytes(), places.tobytes())

    def extend(self, more: "LiteralTable", shift: int) -> "LiteralTable":
        """The table with all of another one behind it, whose places are moved up; what both hold is there twice."""
        rows = len(self._bounds) // 2 - 1
        pairs = chain(self._triples.pairs(), ((triple, row + rows) for triple, row in more._triples.pairs()))
        bounds = array("q", self._bounds[:-2])
        for at in range(0, len(more._bounds), 2):
            bounds.extend((more._bounds[at] + len(self), more._bounds[at + 1] + len(self._text)))
        ends = array("q", self._ends) + array("q", [end + len(self._places) for end in more._ends])
        places = array("q", self._places) + array("q", [place + shift for place in more._places])
        text = b"".join((self._text, more._text))
        return LiteralTable(KeyTable.of(pairs), bounds.tobytes(), text, ends.tobytes(), places.tobytes())

    @property
    def packed(self) -> tuple[KeyTable, Buffer, Buffer, Buffer, Buffer]:
        """What the constructor needs."""
        return self._triples, self._bounds.cast("B"), self._text, self._ends.cast("B"), self._places.cast("B")

    def __len__(self) -> int:
        return len(self._ends)

    def __iter__(self) -> Iterator[str]:
        """All literals by number."""
        yield from _part(self._text)

    def near(self, text: str) -> Iterator[tuple[int, str]]:
        """The literals, with their numbers, whose triple stands in a text.

        >>> table = LiteralTable.of({"wash": [4], "share": [7], "print": [9]})
        >>> list(table.near("we wash")), list(table.places(1))
        ([(0, 'wash')], [7])
        """
        for triple in {*text, *_side_by_side(text, 2), *_side_by_side(text, _TRIPLE)}:
            found = self._read.get(triple)
            yield from self._unpack(triple) if found is None else found

    def places(self, number: int) -> Sequence[int]:
        """The places of the patterns that need a literal."""
        return self._places[self._ends[number - 1] if number else 0 : self._ends[number]]

    def _unpack(self, triple: str) -> list[tuple[int, str]]:
        self._read[triple] = found = [
            numbered for row in self._triples.find(triple) for numbered in enumerate(self._load(row), self._bounds[2 * row])
        ]
        return found

    def _load(self, row: int) -> list[str]:
        return _part(self._text[self._bounds[2 * row + 1] : self._bounds[2 * row + 3]])


def _part(text: Buffer) -> list[str]:
    return str(text, "utf-8", "surrogatepass").split(_BETWEEN)[:-1]


def _find_triples(literals: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each literal with the triple in it that fewest literals hold, the first one of several.

    >>> list(_find_triples(["wash", "washing"]))
    [('wash', 'was'), ('washing', 'shi')]
    """
    triples = {literal: _side_by_side(literal, _TRIPLE) or [literal] for literal in literals}
    held = Counter(chain.from_iterable(triples.values()))
    for literal, found in triples.items():
        yield literal, min(found, key=held.__getitem__)


def _side_by_side(text: str, size: int) -> list[str]:
    """All runs of so many code points.

    >>> _side_by_side("wash", 3), _side_by_side("we", 3)
    (['was', 'ash'], [])
    """
    return [text[at : at + size] for at in range(len(text) - size + 1)]
