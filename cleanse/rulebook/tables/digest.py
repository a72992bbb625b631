"""A digest of what a set of rules says, wherever its files lie and however its lists are named."""

import hashlib
import re
from collections.abc import Iterable, Sequence

from cleanse.rulebook.rule import NOWHERE, Case, NameRule, Neighbour, Rule
from cleanse.rulebook.slots import SLOT, Lists, known_slots, needed_lists, slot_values


def digest_rules(rules: Iterable[Rule], lists: Lists, before: str = "") -> str:
    """The digest of rules in hexadecimal; equal for rules that clean every text alike by the same ids, and that test themselves alike.

    Args:
        rules: The active rules, in their order.
        lists: Values of the slots; lists that no rule uses do not count.
        before: The digest of the rules before these, which gives that of all.
    """
    renamer = _Renamer(lists)
    for rule in rules:
        before = _digest(before, renamer.bare(rule))
    return before


def digest_names(names: Iterable[NameRule], imposed: Iterable[NameRule]) -> str:
    """The digest of names in hexadecimal.

    Args:
        names: The active names.
        imposed: Those of them that are used against the majority.
    """
    chosen = {name.id for name in imposed}
    return _digest("", [(_bare_name(name), name.id in chosen) for name in names])


def _digest(before: str, value: object) -> str:
    return hashlib.sha256(f"{before}{value!r}".encode("utf-8", "surrogatepass")).hexdigest()


class _Renamer:
    """Takes the place from a rule, and names its slots by what they hold."""

    __slots__ = ("_known", "_lists", "_own")

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._own: Lists = lists
        self._known: dict[tuple[str, ...], str] = {}

    def bare(self, rule: Rule) -> Rule:
        self._own = slot_values(rule, self._lists)
        rule = rule._replace(
            place=NOWHERE,
            slots=(),
            drop_cases=_bare_cases(rule.drop_cases),
            keep_cases=_bare_cases(rule.keep_cases),
            change_cases=_bare_cases(rule.change_cases),
        )
        if rule.kind == "like":
            rule = rule._replace(
                patterns=tuple(map(self._rename, rule.patterns)),
                until=tuple(map(self._rename, rule.until)),
                replacement=None if rule.replacement is None else self._rename(rule.replacement),
            )
        if rule.when.previous or rule.when.next:
            when = rule.when._replace(previous=self._bare_side(rule.when.previous), next=self._bare_side(rule.when.next))
            rule = rule._replace(when=when)
        return rule

    def _bare_side(self, side: Sequence[Neighbour]) -> tuple[Neighbour, ...]:
        return tuple(one._replace(patterns=tuple(map(self._rename, one.patterns))) if one.kind == "like" else one for one in side)

    def _rename(self, pattern: str) -> str:
        return SLOT.sub(self._name_values, pattern)

    def _name_values(self, slot: re.Match[str]) -> str:
        name = slot[1]
        held = "".join(self._hash(self._own.get(needed, ())) for needed in needed_lists(name))
        return f"{{{name if name in known_slots() else ''}:{held}}}"

    def _hash(self, values: tuple[str, ...]) -> str:
        values = tuple(values)
        if values not in self._known:
            self._known[values] = hashlib.sha256(repr(values).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return self._known[values]


def _bare_cases(cases: tuple[Case, ...]) -> tuple[Case, ...]:
    return tuple(case._replace(line=0) for case in cases)


def _bare_name(name: NameRule) -> NameRule:
    return name._replace(
        place=NOWHERE, impose=None, keep_cases=_bare_cases(name.keep_cases), change_cases=_bare_cases(name.change_cases)
    )
