"""`line`: a whole line, folded: letter case, kinds of blank and quotation mark, bullets in front and a colon behind do not count."""

from collections.abc import Iterator

from cleanse.rulebook.matchers import Anchors, Lists
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.view import Hit, View
from cleanse.text.fold import fold_line, line_key


def _key(pattern: str) -> str:
    return line_key(fold_line(pattern))


def anchors(rule: Rule, lists: Lists) -> Anchors:  # noqa: ARG001
    """The folded lines themselves."""
    return Anchors(keys=tuple(_key(pattern) for pattern in rule.patterns))


def build(rule: Rule, lists: Lists) -> "LineMatcher":  # noqa: ARG001
    """The matcher of a rule."""
    return LineMatcher(rule)


class LineMatcher:
    """Compares a line's key with those of the patterns."""

    __slots__ = ("_cased", "_patterns")

    def __init__(self, rule: Rule) -> None:
        self._patterns = {_key(pattern): pattern for pattern in rule.patterns}
        self._cased = rule.ignore_case is False

    def find(self, view: View, line: int) -> Iterator[Hit]:
        """The whole line, if it says what a pattern says."""
        pattern = self._patterns.get(view.keys[line])
        if pattern is None:
            return
        if self._cased and pattern not in view.line_text(line):
            return
        start, end, _ = view.lines[line]
        yield Hit(start, end, line, line, pattern)
