"""A merged set of rules in the form in which it is cached: plain values, rules packed until they are used.

Nothing is unpacked or built that a run does not need: the index tells which rules can match a line, and only those are unpacked.
"""

import hashlib
import marshal
from array import array
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cleanse.errors import RuleError
from cleanse.rulebook.digest import digest_rules
from cleanse.rulebook.matchers import Lists, match_kind
from cleanse.rulebook.name_table import NameTable
from cleanse.rulebook.rule import NameRule, Rule
from cleanse.rulebook.unpack import pack_bytes, unpack_rule
from cleanse.text.fold import fold_line, line_key

#: one place, or several; a place is a rule's number and that of one of its patterns, see `place_of`
Places = int | tuple[int, ...]
_PATTERN_BITS = 20
_PATTERN_MASK = (1 << _PATTERN_BITS) - 1


def place_of(rule: int, pattern: int) -> int:
    """A rule's number and a pattern's in one.

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
    """Which patterns of which rules can match which lines."""

    #: folded whole lines
    keys: dict[str, Places]
    #: folded literals, and for each the patterns that need it or another one
    literals: list[str]
    by_literal: list[Places]
    #: patterns that are tried on every line
    everywhere: list[int]
    #: folded names of sites, by the domain that their rules are bound to; "" for those that need none
    sites: dict[str, tuple[str, ...]]


class RuleTable:
    """The rules of a set by number, each unpacked when it is first asked for."""

    __slots__ = ("_blob", "_ends", "_rules")

    def __init__(self, blob: bytes, ends: Sequence[int]) -> None:
        self._blob = blob
        self._ends = ends
        self._rules: dict[int, Rule] = {}

    @property
    def packed(self) -> tuple[bytes, Sequence[int]]:
        """All rules one behind the other, and where each ends."""
        return self._blob, self._ends

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, number: int) -> Rule:
        rule = self._rules.get(number)
        if rule is None:
            start = self._ends[number - 1] if number else 0
            rule = self._rules[number] = unpack_rule(marshal.loads(self._blob[start : self._ends[number]]))
        return rule


class Compiled(NamedTuple):
    """Active rules and names of all layers, with the lists that slots draw on."""

    ids: list[str]
    table: RuleTable
    lookup: Index
    names: NameTable
    #: the names rules of the user's own
    imposed: NameTable
    lists: dict[str, tuple[str, ...]]
    #: of what the rules say
    digest: str


def compile_rules(rules: Sequence[Rule], names: Sequence[NameRule], imposed: Sequence[NameRule], lists: Lists) -> Compiled:
    """Pack and index a merged set.

    Raises:
        RuleError: a pattern is refused; names the rule and its place.
    """
    active = [rule for rule in rules if rule.status == "active"]
    active_names = tuple(name for name in names if name.status == "active")
    active_imposed = tuple(name for name in imposed if name.status == "active")
    packed = [pack_bytes(rule) for rule in active]
    ends = array("q")
    for item in packed:
        ends.append((ends[-1] if ends else 0) + len(item))
    return Compiled(
        [rule.id for rule in active],
        RuleTable(b"".join(packed), ends),
        _index(active, lists),
        NameTable.of(active_names),
        NameTable.of(active_imposed),
        dict(lists),
        digest_rules(active, active_names, active_imposed, lists),
    )


def extend(compiled: Compiled, rules: Sequence[Rule]) -> Compiled:
    """The set with more rules at its end, without packing anew what is there.

    Raises:
        RuleError: a pattern is refused; names the rule and its place.
    """
    more = compile_rules(rules, (), (), compiled.lists)
    shift = place_of(len(compiled.table), 0)
    (blob, ends), (more_blob, more_ends) = compiled.table.packed, more.table.packed
    literals = dict(zip(compiled.lookup.literals, compiled.lookup.by_literal, strict=True))
    _join_shifted(literals, zip(more.lookup.literals, more.lookup.by_literal, strict=True), shift)
    keys = dict(compiled.lookup.keys)
    _join_shifted(keys, more.lookup.keys.items(), shift)
    everywhere = [*compiled.lookup.everywhere, *(place + shift for place in more.lookup.everywhere)]
    return compiled._replace(
        ids=[*compiled.ids, *more.ids],
        table=RuleTable(blob + more_blob, array("q", [*ends, *(len(blob) + end for end in more_ends)])),
        lookup=Index(keys, list(literals), list(literals.values()), everywhere, compiled.lookup.sites),
        digest=hashlib.sha256(f"{compiled.digest}{more.digest}".encode()).hexdigest(),
    )


def _join_shifted(found: dict[str, Places], more: Iterable[tuple[str, Places]], shift: int) -> None:
    for key, places in more:
        both = (*_split(found.get(key, ())), *(place + shift for place in _split(places)))
        found[key] = _join(list(both))


def _split(places: Places) -> tuple[int, ...]:
    return places if isinstance(places, tuple) else (places,)


def _index(rules: Sequence[Rule], lists: Lists) -> Index:
    keys: dict[str, list[int]] = {}
    by_literal: dict[str, list[int]] = {}
    everywhere: list[int] = []
    for number, rule in enumerate(rules):
        try:
            anchors = match_kind(rule.kind).anchors(rule, slot_values(rule, lists))
        except RuleError as error:
            raise RuleError(f"{rule.place}: {rule.id}: {error}") from None
        for key in dict.fromkeys(anchors.keys):
            keys.setdefault(key, []).append(place_of(number, 0))
        for pattern, literals in enumerate(anchors.literals):
            for literal in literals:
                by_literal.setdefault(literal, []).append(place_of(number, pattern))
            if not literals:
                everywhere.append(place_of(number, pattern))
    return Index(
        {key: _join(places) for key, places in keys.items()},
        list(by_literal),
        [_join(places) for places in by_literal.values()],
        everywhere,
        _collect_sites(rules),
    )


def _join(places: list[int]) -> Places:
    return places[0] if len(places) == 1 else tuple(places)


def _collect_sites(rules: Sequence[Rule]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for rule in rules:
        if rule.category == "site-name" and rule.kind == "line":
            names = dict.fromkeys(line_key(fold_line(pattern)) for pattern in rule.patterns)
            for domain in ("",) if rule.when.source is None else rule.when.source.values:
                found.setdefault(domain, {}).update(names)
    return {domain: tuple(names) for domain, names in found.items()}


def slot_values(rule: Rule, lists: Lists) -> Lists:
    """The lists that a rule may use: the common ones, and over them those of its own file."""
    return {**lists, **dict(rule.slots)} if rule.slots else lists


def to_bytes(compiled: Compiled) -> bytes:
    """Plain values in one piece, for the cache."""
    names, imposed = compiled.names.packed, compiled.imposed.packed
    blob, ends = compiled.table.packed
    ends_bytes = array("q", ends).tobytes()
    return pack_bytes((compiled.ids, blob, ends_bytes, compiled.lookup, names, imposed, compiled.lists, compiled.digest))


def from_bytes(data: bytes) -> Compiled:
    """The set again; what is no such set raises one of EOFError, TypeError, ValueError, KeyError, IndexError."""
    ids, blob, ends, index, names, imposed, lists, digest = marshal.loads(data)
    return Compiled(
        ids,
        RuleTable(blob, array("q", ends)),
        Index(*index),
        _read_names(*names),
        _read_names(*imposed),
        lists,
        digest,
    )


def _read_names(ids: Sequence[str], blob: bytes, ends: bytes) -> NameTable:
    return NameTable(ids, blob, array("q", ends))
