"""`text`: a literal inside a line; kinds of blank, quotation mark and dash do not count, letter case does.

With `words: true` the hit must begin and end at the edge of a word; scripts without spaces have none, so there every place is one.
"""

from collections.abc import Iterator

from cleanse.rulebook.edges import at_word_edges, stands_at
from cleanse.rulebook.matchers import Anchors, Lists
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.view import Hit, View
from cleanse.text.fold import fold_line, fold_with_offsets


def anchors(rule: Rule, lists: Lists) -> Anchors:  # noqa: ARG001
    """The literals, folded."""
    return Anchors(literals=tuple(fold_line(pattern) for pattern in rule.patterns))


def build(rule: Rule, lists: Lists) -> "TextMatcher":  # noqa: ARG001
    """The matcher of a rule."""
    return TextMatcher(rule)


class TextMatcher:
    """Looks for the folded literals in the folded line, and goes back to the line's own offsets."""

    __slots__ = ("_at", "_cased", "_literals", "_words")

    def __init__(self, rule: Rule) -> None:
        self._cased = rule.ignore_case is not True
        self._literals = [(fold_with_offsets(pattern, cased=self._cased)[0].strip(" "), pattern) for pattern in rule.patterns]
        self._at = rule.at
        self._words = rule.words

    def find(self, view: View, line: int) -> Iterator[Hit]:
        """Every place of every literal, leftmost first."""
        folded, offsets = fold_with_offsets(view.line_text(line), cased=self._cased)
        base = view.lines[line].start
        hits: list[Hit] = []
        for literal, pattern in self._literals:
            start = folded.find(literal)
            while start >= 0:
                end = start + len(literal)
                if stands_at(folded, start, end, self._at) and (not self._words or at_word_edges(folded, start, end)):
                    hits.append(Hit(base + offsets[start], base + offsets[end - 1] + 1, line, line, pattern))
                start = folded.find(literal, max(end, start + 1))
        yield from sorted(hits)
