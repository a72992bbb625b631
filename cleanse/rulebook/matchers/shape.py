"""`shape`: what a line looks like, in any language; `headline` is the one shape known so far.

A *headline* has two to twenty words (or six to forty characters in scripts without spaces), does not end a sentence, and has no
speaker's dash or opening quotation mark that would make it somebody's words.
"""

from collections.abc import Iterator

from cleanse.errors import RuleError
from cleanse.rulebook.edges import is_spaceless
from cleanse.rulebook.matchers import Anchors, Lists
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.view import Hit, View

_SENTENCE_ENDS = ".!?…。！？։।۔؟;:,、，：；\"”»'’)]"
_SPEECH = "-–—\"“„«»'‘「『("


def is_headline(line: str) -> bool:
    """Whether a line is shaped like a headline.

    >>> is_headline("Global Oil Prices on the Rise"), is_headline("Oil prices rose on Monday.")
    (True, False)
    """
    line = line.strip()
    if not line or line[-1] in _SENTENCE_ENDS or line[0] in _SPEECH or len(line) > 160:
        return False
    if sum(map(is_spaceless, line)) > len(line) / 2:
        return 6 <= len(line) <= 40
    return 2 <= len(line.split()) <= 20 and sum(map(str.isalpha, line)) > len(line) / 2


_SHAPES = {"headline": is_headline}


def find_shapes() -> frozenset[str]:
    """The names of the shapes."""
    return frozenset(_SHAPES)


def anchors(rule: Rule, lists: Lists) -> Anchors:  # noqa: ARG001
    """None: every line is a candidate."""
    return Anchors(literals=("",))


def build(rule: Rule, lists: Lists) -> "ShapeMatcher":  # noqa: ARG001
    """The matcher of a rule.

    Raises:
        RuleError: there is no such shape.
    """
    return ShapeMatcher(rule)


class ShapeMatcher:
    """Looks at the whole line."""

    __slots__ = ("_shapes",)

    def __init__(self, rule: Rule) -> None:
        unknown = [pattern for pattern in rule.patterns if pattern not in _SHAPES]
        if unknown:
            raise RuleError(f"unknown shape {unknown[0]!r}; known are {', '.join(sorted(_SHAPES))}")
        self._shapes = [(_SHAPES[pattern], pattern) for pattern in rule.patterns]

    def find(self, view: View, line: int) -> Iterator[Hit]:
        """The whole line, if it has one of the shapes."""
        start, end, _ = view.lines[line]
        for has_shape, pattern in self._shapes:
            if has_shape(view.line_text(line)):
                yield Hit(start, end, line, line, pattern)
                return
