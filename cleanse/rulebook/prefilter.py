"""Which patterns of which rules could match which lines, found in one look at the text however many rules there are.

Whole lines are looked up by their folded key. Everything else is anchored on the rarest folded literals one of which each
of its matches must hold; all literals are found by one Aho-Corasick automaton, built when the first text is searched. Lines stand
between line ends there, so that a literal can ask for the start or the end of its line. Patterns without a literal are tried on every
line; the linter warns of them.

Folding does no more to the literals than put one character for several, so that no match of an engine is missed that folds case its own way
(ı and i, ς and σ, ſ and s, µ and μ). A line that is not composed is searched as it stands, too: composing could hide a literal.
So is one with links or bold type of Markdown as it is shown.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from unicodedata import is_normalized

from cleanse.core.reference import is_plain
from cleanse.rulebook.automaton import Automaton
from cleanse.rulebook.tables.index import Index
from cleanse.rulebook.view import View
from cleanse.text.fold import fold_apart, fold_text, has_marks

#: how many lines are remembered
_MOST = 10_000
#: none is longer, in code points
_SHORT = 160
#: the places of the patterns that may match on a line
_Found = dict[int, set[int]]


class Prefilter:
    """The index of a set of rules at work."""

    __slots__ = ("_automaton", "_index", "_tried")

    def __init__(self, index: Index) -> None:
        self._index = index
        self._tried: dict[str, list[int]] = {}
        self._automaton = Automaton(index.literals, index.literals.near)

    def find(self, view: View) -> list[list[int]]:
        """For each line the places of the patterns that may match on it, in order; the line alone says which.

        A line is passed over where it is longer than all rules allow that need what it holds.
        """
        return self.find_all(view) if is_plain() else view.column((self, "found"), self._find_near)

    def find_all(self, view: View) -> list[list[int]]:
        """The same, on lines of any length."""
        return view.column((self, "all"), self._find_far)

    def candidates(self, view: View) -> list[list[int]]:
        """The same, less those that were tried on the line and do not match: how many are left says what was seen before."""
        return self.find(view) if is_plain() else view.column((self, "left"), self._leave_out_tried)

    def keep(self, view: View, line: int, places: list[int]) -> None:
        """Note those patterns that are left of a line's candidates once all were tried.

        Views of the text after its next edits take them over; short lines, which come again on every page of a site, are remembered.
        """
        if is_plain():
            return
        self.candidates(view)[line] = places
        text = view.raw[line]
        if len(text) <= _SHORT:
            if len(self._tried) >= _MOST:
                self._tried.clear()
            self._tried[text] = places

    def _leave_out_tried(self, view: View, numbers: Sequence[int]) -> list[list[int]]:
        found, tried = self.find(view), self._tried
        return [tried.get(view.raw[number], found[number]) if found[number] else [] for number in numbers]

    def _find_near(self, view: View, numbers: Sequence[int]) -> list[list[int]]:
        return self._find_places(view, numbers, self._index.reach)

    def _find_far(self, view: View, numbers: Sequence[int]) -> list[list[int]]:
        return self._find_places(view, numbers, None)

    def _find_places(self, view: View, numbers: Sequence[int], reach: Sequence[int] | None) -> list[list[int]]:
        found: _Found = {}
        index = self._index
        if index.keys:
            keys = view.keys if len(numbers) == len(view.raw) else [view.keys[number] for number in numbers]
            for line, key in zip(numbers, keys, strict=True):
                places = index.keys.find(key)
                if places and not view.is_blank(line):
                    _add(found, line, places)
        if index.literals:
            folded = view.folded if len(numbers) == len(view.raw) else [view.folded[number] for number in numbers]
            self._search(view, folded, numbers, reach, found)
            if not view.is_composed:
                lines = [number for number in numbers if not is_normalized("NFC", view.raw[number])]
                self._search(view, [fold_apart(view.raw[line]) for line in lines], lines, reach, found)
            shown = {line: text for line in numbers if (text := view.shown[line]) is not None} if has_marks(view.text) else {}
            if shown:
                self._search(view, fold_text("\n".join(shown.values())).split("\n"), list(shown), reach, found)
        if index.everywhere:
            for line in numbers:
                if not view.is_blank(line):
                    _add(found, line, index.everywhere)
        return [sorted(found[line]) if line in found else [] for line in numbers]

    def _search(self, view: View, texts: Sequence[str], lines: Sequence[int], reach: Sequence[int] | None, found: _Found) -> None:
        """Look for the literals in some folded lines that are no longer than the literals' reach."""
        find = self._automaton.find_plainly if is_plain() else self._automaton.find
        hits = find("\n".join(("", *texts, "")))
        if not hits:
            return
        lengths = view.lengths
        starts = list(accumulate((len(text) + 1 for text in texts), initial=1))
        places = self._index.literals.places
        for literal, start, _ in hits:
            # a literal may begin with the line end before its line
            at = bisect_right(starts, start + 1) - 1
            line = lines[at]
            if reach is None or lengths[line] <= reach[literal]:
                _add(found, line, places(literal))


def _add(found: _Found, line: int, places: Sequence[int]) -> None:
    found.setdefault(line, set()).update(places)
