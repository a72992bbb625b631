"""`shape`: what a line looks like, in any language: headline, breadcrumb, no-letters, counter, relative-time, template, all-caps, code.

A *counter* is a number with one of the words of rules/lists/counters.txt, in any order, one or several of them with marks between; a
*relative time* is one of rules/lists/relative-times.txt. The others are told by their signs, see `rulebook/shapes.py`.
"""

from collections.abc import Callable, Iterator, Sequence

from cleanse.errors import RuleError
from cleanse.rulebook import shapes
from cleanse.rulebook.matchers import Anchors, Needs
from cleanse.rulebook.patterns.pattern import compile_native
from cleanse.rulebook.patterns.regex import char_class
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.slots import Lists, number_pattern, slot_pattern
from cleanse.rulebook.view import Hit, View
from cleanse.text.fold import LEADING, TRAILING

Claim = Callable[[View, int], bool]
_BY_SIGNS: dict[str, Callable[[str], bool]] = {
    "all-caps": shapes.is_all_caps,
    "breadcrumb": shapes.is_breadcrumb,
    "code": shapes.is_code,
    "headline": shapes.is_headline,
    "no-letters": shapes.is_no_letters,
    "template": shapes.is_template,
}
#: a line longer than this is no counter and no time
_SHORT = 120


def _counter(lists: Lists) -> str:
    """One or more numbers, each with its word, before or behind, or in brackets."""
    word = slot_pattern("counter", lists)
    number = number_pattern()
    one = rf"(?:{number} ?{word}|{word} ?:? ?(?:\({number}\)|{number}))"
    return rf"(?:{one}(?:{char_class(' ·•|,/-')}{{1,3}}{one}){{0,5}})"


def _relative_time(lists: Lists) -> str:
    return slot_pattern("relative-time", lists)


_BY_LISTS: dict[str, Callable[[Lists], str]] = {"counter": _counter, "relative-time": _relative_time}


def find_shapes() -> frozenset[str]:
    """The names of the shapes."""
    return frozenset({*_BY_SIGNS, *_BY_LISTS})


def anchors(_patterns: Sequence[str]) -> Anchors:
    """None: every line is a candidate."""
    return Anchors(literals=((),))


def build(rule: Rule, lists: Lists, _needs: Needs = ()) -> "ShapeMatcher":
    """The matcher of a rule.

    Raises:
        RuleError: there is no such shape.
    """
    return ShapeMatcher(rule, lists)


class ShapeMatcher:
    """Looks at the whole line."""

    __slots__ = ("_shapes",)

    def __init__(self, rule: Rule, lists: Lists) -> None:
        self._shapes = [(_make_claim(pattern, lists), pattern) for pattern in rule.patterns]

    def find(self, view: View, line: int, _patterns: Sequence[int] | None = None) -> Iterator[Hit]:
        """The whole line, if it has one of the shapes."""
        start, end, _ = view.lines[line]
        for has_shape, pattern in self._shapes:
            if has_shape(view, line):
                yield Hit(start, end, line, line, pattern)
                return


def _make_claim(name: str, lists: Lists) -> Claim:
    if name in _BY_SIGNS:
        claim = _BY_SIGNS[name]
        return lambda view, line: claim(view.raw[line])
    if name not in _BY_LISTS:
        raise RuleError(f"unknown shape {name!r}; known are {', '.join(sorted(find_shapes()))}")
    pattern = compile_native(f"{char_class(LEADING)}*{_BY_LISTS[name](lists)}{char_class(TRAILING + '.')}*")

    def fits(view: View, line: int) -> bool:
        folded = view.folded[line]
        return len(folded) <= _SHORT and pattern.fullmatch(folded) is not None

    return fits
