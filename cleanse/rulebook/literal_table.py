"""Folded literals and the patterns that need them, packed by three code points that stand side by side in each.

A short text is searched for those literals alone whose triple it holds; all others stay packed. Of the triples in a literal the one
counts that fewest literals hold, so that a text asks for few. Literals have numbers, and those of one triple have neighbouring ones.
"""

import marshal
from array import array
from collections.abc import Iterator, Mapping, Sequence

from cleanse.rulebook.key_table import Buffer, KeyTable

_TRIPLE = 3


class LiteralTable:
    """The places of patterns by the literals that they need.

    Args:
        triples: Each with its row; a literal of one or two code points is its own triple.
        bounds: For each row the number of its first literal, and the byte at which its literals begin; behind them where all end.
            Eight bytes each.
        text: The literals, those of each row marshalled as a tuple.
        ends: Where the places of each literal end, eight bytes each.
        places: The places of all literals, eight bytes each.
    """

    __slots__ = ("_bounds", "_ends", "_triples", "_places", "_read", "_text")

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
        groups = _group(found)
        bounds, ends, places = array("q"), array("q"), array("q")
        text = bytearray()
        for literals in groups.values():
            bounds.extend((len(ends), len(text)))
            text += marshal.dumps(tuple(literals), 4)
            for literal in literals:
                places.extend(found[literal])
                ends.append(len(places))
        bounds.extend((len(ends), len(text)))
        triples = KeyTable.of((triple, row) for row, triple in enumerate(groups))
        return cls(triples, bounds.tobytes(), bytes(text), ends.tobytes(), places.tobytes())

    @property
    def packed(self) -> tuple[KeyTable, Buffer, Buffer, Buffer, Buffer]:
        """What the constructor needs."""
        return self._triples, self._bounds.cast("B"), self._text, self._ends.cast("B"), self._places.cast("B")

    def __len__(self) -> int:
        return len(self._ends)

    def __iter__(self) -> Iterator[str]:
        """All literals by number."""
        for row in range(len(self._bounds) // 2 - 1):
            yield from self._load(row)

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

    def _load(self, row: int) -> tuple[str, ...]:
        literals: tuple[str, ...] = marshal.loads(self._text[self._bounds[2 * row + 1] : self._bounds[2 * row + 3]])
        return literals


def _group(literals: Mapping[str, object]) -> dict[str, list[str]]:
    """Literals by the triple in them that fewest of them hold, the first one of several."""
    triples = {literal: _side_by_side(literal, _TRIPLE) or [literal] for literal in literals}
    held: dict[str, int] = {}
    for found in triples.values():
        for triple in {*found}:
            held[triple] = held.get(triple, 0) + 1
    groups: dict[str, list[str]] = {}
    for literal, found in triples.items():
        groups.setdefault(min(found, key=held.__getitem__), []).append(literal)
    return groups


def _side_by_side(text: str, size: int) -> list[str]:
    """All runs of so many code points.

    >>> _side_by_side("wash", 3), _side_by_side("we", 3)
    (['was', 'ash'], [])
    """
    return [text[at : at + size] for at in range(len(text) - size + 1)]
