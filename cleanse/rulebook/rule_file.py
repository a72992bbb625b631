"""A rule file as the program sees it: its rules and names, and what it changes in the files below it."""

from typing import NamedTuple

from cleanse.rulebook.rule import NameRule, Place, Rule, When


class PatternChange(NamedTuple):
    """Patterns that an override puts in place, adds or takes away."""

    kind: str
    patterns: tuple[str, ...]


class WhenChange(NamedTuple):
    """The conditions that an override changes."""

    names: tuple[str, ...]
    when: When


class Override(NamedTuple):
    """What changes in a rule of a lower layer.

    Keys with their new values, of the type that the rule's field has, but for `match`, `match+`, `match-` and `when`.
    """

    id: str
    keys: tuple[tuple[str, object], ...]
    place: Place


class RuleFile(NamedTuple):
    """What one file says, in its own order."""

    path: str
    rules: tuple[Rule, ...] = ()
    names: tuple[NameRule, ...] = ()
    #: globs over ids, each with its place
    disable: tuple[tuple[str, Place], ...] = ()
    override: tuple[Override, ...] = ()
