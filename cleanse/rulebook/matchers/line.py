"""`line`: a whole line, folded: letter case, kinds of blank and quotation mark, bullets in front and a colon behind do not count.

With `ignore_case: false` letter case counts; with `fold: false` the line must stand there as it is written.
"""

from collections.abc import Iterator, Sequence

from cleanse.rulebook.matchers import Anchors, Needs
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.slots import Lists
from cleanse.rulebook.view import Hit, View
from cleanse.text.fold import fold_line, fold_with_offsets, line_key, raw_with_offsets


def _key(pattern: str) -> str:
    return line_key(fold_line(pattern))


def anchors(patterns: Sequence[str]) -> Anchors:
    """The folded lines themselves."""
    return Anchors(keys=tuple(_key(pattern) for pattern in patterns))


def build(rule: Rule, _lists: Lists, _needs: Needs = ()) -> "LineMatcher":
    """The matcher of a rule."""
    return LineMatcher(rule)


class LineMatcher:
    """Compares a line's key with those of the patterns."""

    __slots__ = ("_exact", "_fold", "_ignore_case", "_patterns")

    def __init__(self, rule: Rule) -> None:
        self._fold = rule.fold
        self._ignore_case = rule.ignore_case is not False
        self._patterns = {_key(pattern): pattern for pattern in rule.patterns}
        #: where the common key says too little, what the line must say besides
        self._exact = None if self._fold and self._ignore_case else frozenset(self._say(pattern) for pattern in rule.patterns)

    def _say(self, text: str) -> str:
        read = fold_with_offsets if self._fold else raw_with_offsets
        said = read(text, cased=not self._ignore_case).text
        return line_key(said) if self._fold else said.strip()

    def find(self, view: View, line: int, _patterns: Sequence[int] | None = None) -> Iterator[Hit]:
        """The whole line, if it says what a pattern says."""
        pattern = self._patterns.get(view.keys[line])
        if pattern is None or (self._exact is not None and self._say(view.raw[line]) not in self._exact):
            return
        start, end, _ = view.lines[line]
        yield Hit(start, end, line, line, pattern)
