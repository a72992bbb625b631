"""What `with` names and the match does not have: groups, and slots."""

import re
from collections.abc import Iterator

from cleanse.rulebook.actions.replace import REFERENCE
from cleanse.rulebook.checks.source import Source
from cleanse.rulebook.fault import Fault
from cleanse.rulebook.patterns.syntax import NO_TEXT
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.slots import SLOT

#: what opens a group of a regex, outside classes and escapes
_GROUP = re.compile(r"\((?!\?)|\(\?P?<[A-Za-z]")
_BACKSLASH = re.compile(r"\\(\d)")


def check_replacement(rule: Rule, source: Source) -> Iterator[Fault]:
    """The references of a replacement against the patterns that it stands for."""
    if rule.do != "replace" or rule.replacement is None:
        return
    for found in _BACKSLASH.finditer(rule.replacement):
        mend = f"write ${found[1]} for a group"
        yield source.warn(rule, f"{found[0]} in `with` is a backslash and a digit", mend, at=rule.replacement)
    for found in REFERENCE.finditer(rule.replacement):
        if found[2] is not None:
            yield from _check_slot(rule, found[2], source)
        elif found[1] != "$":
            yield from _check_group(rule, int(found[1]), source)


def _check_group(rule: Rule, number: int, source: Source) -> Iterator[Fault]:
    counts = [count_groups(rule.kind, pattern) for pattern in rule.patterns]
    if 0 < number <= min(counts, default=0):
        return
    has = "the match has no group" if max(counts, default=0) == 0 else f"a pattern has {min(counts)} of them"
    mend = "put brackets around what it stands for, or write $$ for a dollar sign"
    yield source.warn(rule, f"${number} in `with` stands for nothing: {has}", mend, at=rule.replacement or "")


def _check_slot(rule: Rule, name: str, source: Source) -> Iterator[Fault]:
    if rule.kind == "like" and all(name in SLOT.findall(pattern) for pattern in rule.patterns):
        return
    mend = f"write {{{name}}} in the pattern too, or leave it out"
    message = f"{{{name}}} in `with` comes out as it is written, for it is no slot of the match"
    yield source.warn(rule, message, mend, at=rule.replacement or "")


def count_groups(kind: str, pattern: str) -> int:
    """How many groups a pattern has: those of a regex, the slots of a template.

    >>> count_groups("regex", r"^(?:The|A) (pigeon) [(]\\((\\d+)"), count_groups("like", "© {agency} / {person}")
    (2, 2)
    """
    if kind == "like":
        return len(SLOT.findall(pattern))
    return len(_GROUP.findall(NO_TEXT.sub("", pattern))) if kind == "regex" else 0
