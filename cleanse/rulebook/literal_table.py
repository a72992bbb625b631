"""Folded literals and the patterns that need them, packed by their first two code points.

A short text is searched for those literals alone that begin as something in it does; all others stay packed. Literals have numbers, and
those that begin alike have neighbouring ones.
"""

import marshal
from array import array
from collections.abc import Iterator, Mapping, Sequence

from cleanse.rulebook.key_table import Buffer


class LiteralTable:
    """The places of patterns by the literals that they need.

    Args:
        groups: By first two code points, the number of the first literal and all of them, marshalled as a tuple.
        ends: Where the places of each literal end, eight bytes each.
        places: The places of all literals, eight bytes each.
    """

    __slots__ = ("_ends", "_places", "_read", "groups")

    def __init__(self, groups: dict[str, tuple[int, bytes]], ends: Buffer, places: Buffer) -> None:
        self.groups = groups
        self._ends = memoryview(ends).cast("q")
        self._places = memoryview(places).cast("q")
        self._read: dict[str, list[tuple[int, str]]] = {}

    @classmethod
    def of(cls, found: Mapping[str, Sequence[int]]) -> "LiteralTable":
        """The table of literals and their places."""
        by_start: dict[str, list[str]] = {}
        for literal in found:
            by_start.setdefault(literal[:2], []).append(literal)
        groups: dict[str, tuple[int, bytes]] = {}
        ends, places = array("q"), array("q")
        for start, literals in by_start.items():
            groups[start] = (len(ends), marshal.dumps(tuple(literals), 4))
            for literal in literals:
                places.extend(found[literal])
                ends.append(len(places))
        return cls(groups, ends.tobytes(), places.tobytes())

    @property
    def packed(self) -> tuple[dict[str, tuple[int, bytes]], Buffer, Buffer]:
        """What the constructor needs, as plain values."""
        return self.groups, self._ends.cast("B"), self._places.cast("B")

    def __len__(self) -> int:
        return len(self._ends)

    def __iter__(self) -> Iterator[str]:
        """All literals by number."""
        for _, literals in self.groups.values():
            yield from marshal.loads(literals)

    def near(self, text: str) -> Iterator[tuple[int, str]]:
        """The literals, with their numbers, whose first two code points stand in a text.

        >>> table = LiteralTable.of({"share": [7], "shop": [4], "print": [9]})
        >>> list(table.near("we wash")), list(table.places(1))
        ([(0, 'share'), (1, 'shop')], [4])
        """
        for start in {*text, *map(str.__add__, text, text[1:])} & self.groups.keys():
            yield from self._read.get(start) or self._unpack(start)

    def places(self, number: int) -> Sequence[int]:
        """The places of the patterns that need a literal."""
        return self._places[self._ends[number - 1] if number else 0 : self._ends[number]]

    def _unpack(self, start: str) -> list[tuple[int, str]]:
        first, literals = self.groups[start]
        self._read[start] = found = list(enumerate(marshal.loads(literals), first))
        return found
