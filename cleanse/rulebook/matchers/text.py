"""`text`: a literal inside a line; kinds of blank, quotation mark and dash do not count, letter case does.

With `words: true` the hit must begin and end at the edge of a word; scripts without spaces have none, so there every place is one.
"""

from collections.abc import Iterator, Sequence

from cleanse.rulebook.edges import at_word_edges, stands_at
from cleanse.rulebook.matchers import Anchors, Needs, one_of
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.slots import Lists
from cleanse.rulebook.view import Hit, View
from cleanse.text.fold import fold_line, fold_with_offsets, raw_with_offsets


def anchors(patterns: Sequence[str]) -> Anchors:
    """The rarest piece of each literal, folded."""
    from cleanse.rulebook.patterns.rarity import rarest

    return Anchors(literals=tuple(one_of(rarest((fold_line(pattern),))) for pattern in patterns))


def build(rule: Rule, _lists: Lists, _needs: Needs = ()) -> "TextMatcher":
    """The matcher of a rule."""
    return TextMatcher(rule)


class TextMatcher:
    """Looks for the literals in the line's reading, and goes back to the line's own offsets."""

    __slots__ = ("_at", "_cased", "_fold", "_literals", "_words")

    def __init__(self, rule: Rule) -> None:
        self._cased = rule.ignore_case is not True
        self._fold = rule.fold
        read = fold_with_offsets if rule.fold else raw_with_offsets
        self._literals = [(read(pattern, cased=self._cased).text.strip(" "), pattern) for pattern in rule.patterns]
        self._at = rule.at
        self._words = rule.words

    def find(self, view: View, line: int, patterns: Sequence[int] | None = None) -> Iterator[Hit]:
        """Every place of every literal, leftmost first."""
        reading = view.reading(line, fold=self._fold, cased=self._cased)
        text = reading.text
        hits: list[Hit] = []
        for literal, pattern in self._literals if patterns is None else map(self._literals.__getitem__, patterns):
            start = text.find(literal)
            while start >= 0:
                end = start + len(literal)
                if stands_at(text, start, end, self._at) and (not self._words or at_word_edges(text, start, end)):
                    hits.append(view.hit(line, *reading.span(start, end), pattern))
                start = text.find(literal, max(end, start + 1))
        yield from sorted(hits)
