"""A set of rules as one file that stands alone: layers merged, overrides made, lists written out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from string import ascii_lowercase

from cleanse.errors import RuleError
from cleanse.rulebook.files.write import write_file
from cleanse.rulebook.rule import Neighbour, Rule
from cleanse.rulebook.ruleset import Ruleset
from cleanse.rulebook.slots import SLOT, known_slots, needed_lists, slot_values


def freeze(ruleset: Ruleset) -> Iterator[str]:
    """The lines of the file; loaded alone it gives a set of the same digest."""
    slots: dict[str, tuple[str, ...]] = {}
    rules = [_take_slots(rule, slot_values(rule, ruleset.lists), slots) for rule in ruleset.rules]
    imposed = {name.id for name in ruleset.imposed}
    names = [name._replace(impose=name.id in imposed) for name in ruleset.names]
    yield from write_file(rules, names, {name: slots[name] for name in sorted(slots) if slots[name]})


def _take_slots(rule: Rule, values: Mapping[str, tuple[str, ...]], slots: dict[str, tuple[str, ...]]) -> Rule:
    """The rule with its lists in `slots`; where two files mean two lists by one name, the later one gets another name.

    Raises:
        RuleError: the lists that {date} and the like draw on differ between files, and these names are fixed.
    """
    renamed: dict[str, str] = {}

    def take(slot: re.Match[str]) -> str:
        name = slot[1]
        if name in known_slots():
            for needed in needed_lists(name):
                if slots.setdefault(needed, values.get(needed, ())) != values.get(needed, ()):
                    raise RuleError(
                        f"{rule.place}: {rule.id}: the list {needed!r} differs between files; they cannot be one file"
                    )
            return slot[0]
        if name not in values:
            return slot[0]
        if name not in renamed:
            new = name
            for letter in ascii_lowercase:
                if slots.setdefault(new, values[name]) == values[name]:
                    break
                new = f"{name}_{letter}"
            renamed[name] = new
        return f"{{{renamed[name]}}}"

    def rename(pattern: str) -> str:
        return SLOT.sub(take, pattern)

    def rename_all(side: Sequence[Neighbour]) -> tuple[Neighbour, ...]:
        return tuple(one._replace(patterns=tuple(map(rename, one.patterns))) if one.kind == "like" else one for one in side)

    frozen = rule
    if rule.kind == "like":
        frozen = rule._replace(patterns=tuple(map(rename, rule.patterns)), until=tuple(map(rename, rule.until)))
        if rule.replacement is not None:
            frozen = frozen._replace(replacement=rename(rule.replacement))
    return frozen._replace(when=rule.when._replace(previous=rename_all(rule.when.previous), next=rename_all(rule.when.next)))
