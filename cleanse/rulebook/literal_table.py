"""Folded literals and the patterns that need them, packed by three code points that stand side by side in each.

A short text is searched for those literals alone whose triple it holds; all others stay packed. Of the triples in a literal the one
counts that fewest literals hold, so that a text asks for few. Literals have numbers, and those of one triple have neighbouring ones.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cleanse.rulebook.automaton import FRAGMENT
from cleanse.rulebook.key_table import Buffer, KeyTable

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
        cuts: Where in each literal the fragment begins that fewest literals hold, one byte each.
    """

    __slots__ = ("_bounds", "_ends", "_places", "_read", "_text", "_triples", "cuts")

    def __init__(self, triples: KeyTable, bounds: Buffer, text: Buffer, ends: Buffer, places: Buffer, cuts: Buffer) -> None:
        self._triples = triples
        self._bounds = memoryview(bounds).cast("q")
        self._text = memoryview(text)
        self._ends = memoryview(ends).cast("q")
        self._places = memoryview(places).cast("q")
        self.cuts = memoryview(cuts)
        self._read: dict[str, list[tuple[int, str]]] = {}

    @classmethod
    def of(cls, found: Mapping[str, Sequence[int]]) -> "LiteralTable":
        """The table of literals and their places."""
        groups: dict[str, list[str]] = {}
        for literal, cut in _cut(found, _TRIPLE).items():
            groups.setdefault(literal[cut : cut + _TRIPLE], []).append(literal)
        rarest = _cut(found, FRAGMENT)
        cuts = bytes([rarest[literal] for literals in groups.values() for literal in literals])
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
        return cls(triples, bounds.tobytes(), bytes(text), ends.tobytes(), places.tobytes(), cuts)

    @property
    def packed(self) -> tuple[KeyTable, Buffer, Buffer, Buffer, Buffer, Buffer]:
        """What the constructor needs."""
        return self._triples, self._bounds.cast("B"), self._text, self._ends.cast("B"), self._places.cast("B"), self.cuts

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


def _cut(literals: Iterable[str], size: int) -> dict[str, int]:
    """Where in each literal the run of so many code points begins that fewest literals hold, the first one of several.

    >>> _cut(["wash", "washing"], 3)
    {'wash': 0, 'washing': 2}
    """
    runs = {literal: _side_by_side(literal, size) or [literal] for literal in literals}
    held = Counter(run for found in runs.values() for run in {*found})
    return {literal: min(range(len(found)), key=lambda at: held[found[at]]) for literal, found in runs.items()}


def _side_by_side(text: str, size: int) -> list[str]:
    """All runs of so many code points.

    >>> _side_by_side("wash", 3), _side_by_side("we", 3)
    (['was', 'ash'], [])
    """
    return [text[at : at + size] for at in range(len(text) - size + 1)]
