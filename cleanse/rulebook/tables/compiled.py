"""A merged set of rules in the form in which it is cached: plain values, rules packed until they are used.

Nothing is unpacked or built that a run does not need: the index tells which rules can match a line, and only those are unpacked.
"""

import marshal
from array import array
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from cleanse.errors import RuleError
from cleanse.rulebook.matchers import Anchors, Needs, match_kind
from cleanse.rulebook.protect import is_late
from cleanse.rulebook.rule import NameRule, Rule
from cleanse.rulebook.slots import SLOT, Lists, needed_lists
from cleanse.rulebook.tables.index import Index, place_of
from cleanse.rulebook.tables.key_table import Buffer
from cleanse.rulebook.tables.name_table import NameTable
from cleanse.rulebook.unpack import pack_bytes, unpack_rule
from cleanse.text.fold import fold_line, line_key

#: the bytes in front that say where the packed rules begin
_SIZE = 8


class RuleTable:
    """The rules of a set by number, each unpacked when it is asked for."""

    __slots__ = ("_blob", "_ends", "_rules")

    def __init__(self, blob: Buffer, ends: Sequence[int]) -> None:
        self._blob = blob
        self._ends = ends
        self._rules: dict[int, Rule] = {}

    @property
    def packed(self) -> tuple[Buffer, Sequence[int]]:
        """All rules one behind the other, and where each ends."""
        return self._blob, self._ends

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, number: int) -> Rule:
        return unpack_rule(self._load(number)[0])

    def at_work(self, number: int) -> Rule:
        """A rule without its tests, which are as long as all the rest; kept, since it is asked for again and again."""
        rule = self._rules.get(number)
        if rule is None:
            rule = self._rules[number] = self[number]._replace(drop_cases=(), keep_cases=(), change_cases=())
        return rule

    def skim(self, number: int) -> Rule:
        """A rule of which only the fields that are texts can be used; fast."""
        return Rule(*self._load(number)[0])

    def needs(self, number: int) -> Needs:
        """What is worked out beforehand for the matcher of a rule."""
        packed: Needs = self._load(number)[1]
        return packed

    def _load(self, number: int) -> Sequence:  # type: ignore[type-arg]
        start = self._ends[number - 1] if number else 0
        packed: tuple = marshal.loads(self._blob[start : self._ends[number]])  # type: ignore[type-arg]
        return packed


class Compiled(NamedTuple):
    """Active rules and names of all layers, with the lists that slots draw on."""

    ids: list[str]
    table: RuleTable
    lookup: Index
    #: of the rules that are tried late, which the other index leaves out
    late: Index
    #: folded names of sites, by the domain that their rules are bound to; "" for those that need none
    sites: dict[str, tuple[str, ...]]
    names: NameTable
    #: the names rules of the user's own
    imposed: NameTable
    lists: dict[str, tuple[str, ...]]
    #: ids of rules and names that are not active
    idle: list[str]
    #: digests of what the rules say, one behind the other, and of what the names say
    said: tuple[str, str]

    @property
    def digest(self) -> str:
        """Of what the rules and names say."""
        from hashlib import sha256

        return sha256("".join(self.said).encode()).hexdigest()


#: what was worked out before, by the kind of a rule and its patterns, on which alone it depends
Known = Mapping[tuple[str, tuple[str, ...]], Anchors]
_NOBODY: Known = {}


def compile_rules(
    rules: Sequence[Rule], names: Sequence[NameRule], imposed: Sequence[NameRule], lists: Lists, known: Known = _NOBODY
) -> Compiled:
    """Pack and index a merged set; what is `known` of patterns is not worked out again.

    Raises:
        RuleError: a pattern is refused; names the rule and its place.
    """
    from cleanse.rulebook.tables.digest import digest_names, digest_rules

    active = [_trim_slots(rule) for rule in rules if rule.status == "active"]
    active_names = tuple(name for name in names if name.status == "active")
    active_imposed = tuple(name for name in imposed if name.status == "active")
    anchors = [known.get((rule.kind, rule.patterns)) or _find_anchors(rule) for rule in active]
    packed = [pack_bytes((rule, one.needs)) for rule, one in zip(active, anchors, strict=True)]
    ends = array("q")
    for item in packed:
        ends.append((ends[-1] if ends else 0) + len(item))
    entries = [(number, rule, one) for number, (rule, one) in enumerate(zip(active, anchors, strict=True))]
    return Compiled(
        [rule.id for rule in active],
        RuleTable(b"".join(packed), ends),
        Index.of(entry for entry in entries if not is_late(entry[1])),
        Index.of(entry for entry in entries if is_late(entry[1])),
        _collect_sites(active),
        NameTable.of(active_names),
        NameTable.of(active_imposed),
        dict(lists),
        [*_find_idle(rules), *_find_idle(names)],
        (digest_rules(active, lists), digest_names(active_names, active_imposed)),
    )


def extend(compiled: Compiled, rules: Sequence[Rule]) -> Compiled:
    """The set with more rules at its end, as if all had been compiled together, without packing anew the rules that are there.

    Raises:
        RuleError: a pattern is refused; names the rule and its place.
    """
    from cleanse.rulebook.tables.digest import digest_rules

    more = compile_rules(rules, (), (), compiled.lists)
    shift = place_of(len(compiled.table), 0)
    (blob, ends), (more_blob, more_ends) = compiled.table.packed, more.table.packed
    sites = {
        domain: tuple(dict.fromkeys(chain(compiled.sites.get(domain, ()), more.sites.get(domain, ()))))
        for domain in compiled.sites | more.sites
    }
    return compiled._replace(
        ids=[*compiled.ids, *more.ids],
        table=RuleTable(b"".join((blob, more_blob)), array("q", [*ends, *(len(blob) + end for end in more_ends)])),
        lookup=compiled.lookup.extend(more.lookup, shift),
        late=compiled.late.extend(more.late, shift),
        sites=sites,
        idle=[*compiled.idle, *more.idle],
        said=(
            digest_rules((rule for rule in rules if rule.status == "active"), compiled.lists, compiled.said[0]),
            compiled.said[1],
        ),
    )


def _find_idle(entries: Sequence[Rule] | Sequence[NameRule]) -> list[str]:
    return [entry.id for entry in entries if entry.status != "active"]


def _trim_slots(rule: Rule) -> Rule:
    """The rule with those lists of its file that it uses: each rule of a frozen set would be packed with all lists."""
    if not rule.slots or rule.kind == "shape":
        return rule
    neighbours = chain.from_iterable(one.patterns for one in chain(rule.when.previous, rule.when.next))
    named = SLOT.findall("".join(chain(rule.patterns, rule.until, (rule.replacement or "",), neighbours)))
    used = {needed for name in named for needed in needed_lists(name)}
    return rule._replace(slots=tuple(pair for pair in rule.slots if pair[0] in used))


def _find_anchors(rule: Rule) -> Anchors:
    try:
        return match_kind(rule.kind).anchors(rule.patterns)
    except RuleError as error:
        from cleanse.rulebook.fault import Fault, FaultsError

        raise FaultsError([Fault(rule.place, f"{rule.id}: {error}", "")]) from None


def _collect_sites(rules: Sequence[Rule]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for rule in rules:
        if rule.category == "site-name" and rule.kind == "line":
            names = dict.fromkeys(line_key(fold_line(pattern)) for pattern in rule.patterns)
            for domain in ("",) if rule.when.source is None else rule.when.source.values:
                found.setdefault(domain, {}).update(names)
    return {domain: tuple(names) for domain, names in found.items()}


def to_bytes(compiled: Compiled) -> bytes:
    """The set in one piece, for the cache: plain values, and behind them what is looked at in parts alone."""
    rules, rule_ends = compiled.table.packed
    name_ids, names, name_ends = compiled.names.packed
    (head, tables), (late_head, late_tables) = compiled.lookup.packed, compiled.late.packed
    parts = (rules, array("q", rule_ends).tobytes(), names, name_ends, *tables, *late_tables)
    others = (compiled.ids, compiled.sites, name_ids, compiled.imposed.packed, compiled.lists, compiled.idle, compiled.said)
    first = pack_bytes((tuple(map(len, parts)), (head, late_head), others))
    return b"".join((len(first).to_bytes(_SIZE, "little"), first, *parts))


def from_bytes(data: Buffer) -> Compiled:
    """The set again, which goes on reading from `data`; what is no such set raises one of EOFError, TypeError, ValueError."""
    view = memoryview(data)
    start = _SIZE + int.from_bytes(view[:_SIZE], "little")
    sizes, heads, others = marshal.loads(view[_SIZE:start])
    parts = []
    for size in sizes:
        parts.append(view[start : start + size])
        start += size
    if len(view) != start:
        raise EOFError("the set is cut off")
    rules, rule_ends, names, name_ends, *tables = parts
    half = len(tables) // 2
    ids, sites, name_ids, imposed, lists, idle, said = others
    return Compiled(
        ids,
        RuleTable(rules, rule_ends.cast("q")),
        Index.unpack(heads[0], tables[:half]),
        Index.unpack(heads[1], tables[half:]),
        sites,
        NameTable(name_ids, names, name_ends.cast("q")),
        NameTable(imposed[0], imposed[1], memoryview(imposed[2]).cast("q")),
        lists,
        idle,
        said,
    )
