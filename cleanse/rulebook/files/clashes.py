"""Keys of one rule that need or exclude each other; asked of a rule as its file has it, and again once an override has changed it."""

from collections.abc import Iterator
from typing import NamedTuple

from cleanse.rulebook.files import schema
from cleanse.rulebook.rule import Rule

#: kinds that match whole lines only
WHOLE_LINES = frozenset({"line", "shape", "block", "holds"})


class Clash(NamedTuple):
    """What does not go together: the key that is missing or one too many, what is wrong, and the mend."""

    key: str
    is_missing: bool
    what: str
    mend: str


def find_clashes(rule: Rule) -> Iterator[Clash]:
    """All clashes of a rule."""
    if rule.do == "drop-between" and not rule.until:
        yield Clash("until", True, "`drop-between` has no `until`", f"add `until:`, {schema.RULE['until']}")
    if rule.do and rule.do != "drop-between" and rule.until:
        yield Clash("until", False, "`until` is for drop-between alone", "leave it out")
    if rule.do == "replace" and rule.replacement is None:
        yield Clash("with", True, "`replace` has no `with`", "add `with:`, what stands in its place")
    if rule.do == "keep" and not rule.protects:
        yield Clash("protects", True, "`keep` protects nothing", "add `protects:`, the ids of the rules to hold off")
    if rule.do == "drop-span" and rule.kind in WHOLE_LINES:
        yield Clash("do", False, "drop-span cannot take a whole line", "write `do: drop-line`, or match with text, like or regex")
