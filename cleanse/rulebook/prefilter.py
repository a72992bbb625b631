"""Which patterns of which rules could match which lines, found in one look at the text however many rules there are.

Whole lines are looked up in one dict by their folded key. Everything else is anchored on the rarest folded literals one of which each
of its matches must hold; all literals are found by one Aho-Corasick automaton, built when the first text is searched. Lines stand
between line ends there, so that a literal can ask for the start or the end of its line. Patterns without a literal are tried on every
line; the linter warns of them.

The literals are folded one character for several at the most, so that no match of an engine is missed that folds case its own way
(ı and i, ς and σ, ſ and s, µ and μ). A line that is not composed is searched as it stands, too: composing could hide a literal.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from unicodedata import is_normalized

from cleanse.rulebook.automaton import Automaton
from cleanse.rulebook.compiled import Index, Places
from cleanse.rulebook.view import View
from cleanse.text.fold import fold_apart


class Prefilter:
    """The index of a set of rules at work."""

    __slots__ = ("_automaton", "_index")

    def __init__(self, index: Index) -> None:
        self._index = index
        self._automaton = Automaton(index.literals)

    def candidates(self, view: View) -> dict[int, list[int]]:
        """The places of the patterns that may match on each line, both in order; lines without any are left out."""
        found: dict[int, set[int]] = {}
        index = self._index
        if not index.keys.keys().isdisjoint(view.keys):
            keys = view.keys
            get = index.keys.get
            for line in view.solid:
                places = get(keys[line])
                if places is not None:
                    _add(found, line, places)
        if index.literals:
            self._search(view.folded, range(len(view.folded)), found)
            if not view.text.isascii() and not is_normalized("NFC", view.text):
                lines = [line for line in view.solid if not is_normalized("NFC", view.line_text(line))]
                self._search([fold_apart(view.line_text(line)) for line in lines], lines, found)
        if index.everywhere:
            for line in view.solid:
                _add(found, line, tuple(index.everywhere))
        return {line: sorted(found[line]) for line in sorted(found)}

    def _search(self, texts: Iterable[str], lines: Sequence[int], found: dict[int, set[int]]) -> None:
        """Look for the literals in some folded lines."""
        text = "\n".join(("", *texts, ""))
        hits = self._automaton.find(text)
        if not hits:
            return
        starts = [1]
        while (end := text.find("\n", starts[-1])) >= 0:
            starts.append(end + 1)
        by_literal = self._index.by_literal
        for literal, start, _ in hits:
            # a literal may begin with the line end before its line
            _add(found, lines[bisect_right(starts, start + 1) - 1], by_literal[literal])


def _add(found: dict[int, set[int]], line: int, places: Places) -> None:
    known = found.setdefault(line, set())
    if isinstance(places, int):
        known.add(places)
    else:
        known.update(places)
