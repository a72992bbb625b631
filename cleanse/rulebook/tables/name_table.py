"""The names rules of a set, packed: each is unpacked when it is first asked for, since a text names few of the people that rules know."""

import marshal
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress
from typing import overload

from cleanse.rulebook.rule import NameRule
from cleanse.rulebook.unpack import pack_bytes, unpack_name


class NameTable(Sequence[NameRule]):
    """Names rules in their order.

    Args:
        ids: Their ids.
        blob: All rules, marshalled one behind the other.
        ends: Where each ends.
    """

    __slots__ = ("_ends", "_rules", "blob", "ids")

    def __init__(self, ids: Sequence[str], blob: bytes | memoryview, ends: Sequence[int]) -> None:
        self.ids = tuple(ids)
        self.blob = blob
        self._ends = ends
        self._rules: dict[int, NameRule] = {}

    @classmethod
    def of(cls, rules: Iterable[NameRule]) -> "NameTable":
        """The same rules, packed."""
        known = tuple(rules)
        ends = array("q")
        blob = bytearray()
        for rule in known:
            blob += pack_bytes(rule)
            ends.append(len(blob))
        return cls([rule.id for rule in known], bytes(blob), ends)

    @property
    def packed(self) -> tuple[tuple[str, ...], bytes | memoryview, bytes]:
        """What the constructor needs, as plain values; the ends as bytes."""
        return self.ids, self.blob, array("q", self._ends).tobytes()

    def choose(self, stays: Callable[[str], bool]) -> "NameTable":
        """Those whose id stays."""
        chosen = [stays(name) for name in self.ids]
        if all(chosen):
            return self
        return NameTable.of(compress(self, chosen))

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, number: int) -> NameRule: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[NameRule, ...]: ...
    def __getitem__(self, number: int | slice) -> NameRule | tuple[NameRule, ...]:
        if isinstance(number, slice):
            return tuple(self)[number]
        if number < 0:
            number += len(self.ids)
        if not 0 <= number < len(self.ids):
            raise IndexError(number)
        rule = self._rules.get(number)
        if rule is None:
            rule = self._rules[number] = unpack_name(self._load(number))
        return rule

    def skim(self) -> Iterator[NameRule]:
        """All rules, of which only the fields that are texts can be used; fast."""
        return (NameRule(*self._load(number)) for number in range(len(self.ids)))

    def _load(self, number: int) -> Sequence:  # type: ignore[type-arg]
        start = self._ends[number - 1] if number else 0
        packed: tuple = marshal.loads(self.blob[start : self._ends[number]])  # type: ignore[type-arg]
        return packed

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NameTable) and self.blob == other.blob

    def __hash__(self) -> int:
        return hash(self.blob)
