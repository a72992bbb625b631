"""Which patterns of which rules can match which lines: what the prefilter looks for, packed until it is used."""

from array import array
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from cleanse.rulebook.matchers import Anchors
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.tables.key_table import Buffer, KeyTable
from cleanse.rulebook.tables.literal_table import LiteralTable

_PATTERN_BITS = 20
_PATTERN_MASK = (1 << _PATTERN_BITS) - 1
#: no line is longer
_ENDLESS = (1 << 63) - 1
#: the lines of each length in a table, see `KeyTable`
_Sizes = Sequence[tuple[int, int, int]]
#: what of a packed index is no buffer
Head = tuple[_Sizes, _Sizes, list[int]]


def place_of(rule: int, pattern: int) -> int:
    """A *place*: a rule's number and that of one of its patterns in one.

    >>> rule_of(place_of(7, 3)), pattern_of(place_of(7, 3))
    (7, 3)
    """
    return rule << _PATTERN_BITS | pattern


def rule_of(place: int) -> int:
    """The number of the rule in a place."""
    return place >> _PATTERN_BITS


def pattern_of(place: int) -> int:
    """The number of the pattern in a place."""
    return place & _PATTERN_MASK


class Index(NamedTuple):
    """Which patterns of some rules can match which lines."""

    #: folded whole lines
    keys: KeyTable
    #: folded literals, and for each the patterns that need it or another one
    literals: LiteralTable
    #: for each literal the most code points of a line on which a rule that needs it may act
    reach: Sequence[int]
    #: patterns that are tried on every line
    everywhere: list[int]

    @classmethod
    def of(cls, rules: Iterable[tuple[int, Rule, Anchors]]) -> "Index":
        """The index of some rules, each with its number."""
        keys: list[tuple[str, int]] = []
        literals: dict[str, list[int]] = {}
        reach: dict[str, int] = {}
        everywhere: list[int] = []
        for number, rule, anchors in rules:
            most = _ENDLESS if rule.when.max_chars is None else rule.when.max_chars
            keys += ((key, place_of(number, 0)) for key in dict.fromkeys(anchors.keys))
            for pattern, wanted in enumerate(anchors.literals):
                for literal in wanted:
                    literals.setdefault(literal, []).append(place_of(number, pattern))
                    reach[literal] = max(most, reach.get(literal, 0))
                if not wanted:
                    everywhere.append(place_of(number, pattern))
        table = LiteralTable.of(literals)
        return cls(KeyTable.of(keys), table, array("q", map(reach.__getitem__, table)), everywhere)

    def extend(self, more: "Index", shift: int) -> "Index":
        """The index with all of another one behind it, whose places are moved up."""
        return Index(
            KeyTable.of(chain(self.keys.pairs(), ((key, place + shift) for key, place in more.keys.pairs()))),
            self.literals.extend(more.literals, shift),
            array("q", [*self.reach, *more.reach]),
            [*self.everywhere, *(place + shift for place in more.everywhere)],
        )

    @property
    def packed(self) -> tuple[Head, tuple[Buffer, ...]]:
        """What `unpack` needs: plain values, and what is looked at in parts alone."""
        key_sizes, *keys = self.keys.packed
        triples, *literals = self.literals.packed
        triple_sizes, *parts = triples.packed
        reach = array("q", self.reach).tobytes()
        return (key_sizes, triple_sizes, self.everywhere), (*keys, *parts, *literals, reach)

    @classmethod
    def unpack(cls, head: Head, parts: Sequence[memoryview]) -> "Index":
        """The index again, which goes on reading from the parts."""
        key_sizes, triple_sizes, everywhere = head
        key_text, key_places, triple_text, triple_places, *literals, reach = parts
        triples = KeyTable(triple_sizes, triple_text, triple_places)
        return cls(KeyTable(key_sizes, key_text, key_places), LiteralTable(triples, *literals), reach.cast("q"), everywhere)
