"""A rule file as the program sees it: its rules and names, and what it changes in the files below it."""

from typing import NamedTuple

from cleanse.rulebook.rule import Limit, NameRule, Place, Rule, When


class PatternChange(NamedTuple):
    """Patterns that an override puts in place, adds or takes away."""

    kind: str
    patterns: tuple[str, ...]


class WhenChange(NamedTuple):
    """The conditions that an override changes."""

    names: tuple[str, ...]
    when: When


class LimitChange(NamedTuple):
    """What a rule, or an override, says of a limit; None where it says nothing."""

    lines: int | None = None
    share: float | None = None

    def over(self, limit: Limit) -> Limit:
        """The limit with what is said here."""
        return Limit(limit.lines if self.lines is None else self.lines, limit.share if self.share is None else self.share)


class Override(NamedTuple):
    """What changes in a rule of a lower layer.

    Keys with their new values, of the type that the rule's field has, but for `match`, `match+`, `match-`, `when` and `limit`.
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
