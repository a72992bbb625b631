"""Lines as they are shown: a link of Markdown says what stands in its brackets, not where it leads, and bold type is no sign.

`- [**Comments** (12)](https://…)` is what `Comments (12)` is, to rules that take or keep whole lines. Those that cut or replace something see
the line as it stands, since its offsets count.
"""

from collections.abc import Iterator, Sequence

from cleanse.rulebook.matchers import Matcher
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.view import Hit, View

_VERBS = frozenset({"drop-line", "keep"})
#: those of `line` know what a line says, a `block` has lines of its own
_KINDS = frozenset({"like", "regex", "shape", "text"})


def sees_shown(rule: Rule) -> bool:
    """Whether a rule looks at lines as they are shown, too."""
    return rule.do in _VERBS and rule.kind in _KINDS


class Shown:
    """A matcher that looks at a line as it is shown where it finds nothing in the line as it stands; the hit is the whole line then."""

    __slots__ = ("_matcher",)

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher

    def find(self, view: View, line: int, patterns: Sequence[int] | None = None) -> Iterator[Hit]:
        """The places on a line where the rule's patterns match, from left to right."""
        hits = list(self._matcher.find(view, line, patterns))
        shown = view.shown[line]
        if not hits and shown is not None:
            found = next(self._matcher.find(shown, 0, patterns), None)
            hits = [] if found is None else [view.hit(line, 0, len(view.raw[line]), found.pattern, found.groups)]
        yield from hits
