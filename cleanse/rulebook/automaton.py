"""Many literals found in one look at a text; the only importer of the engine (ahocorasick_rs).

Building the automaton takes longer than searching a few short texts for one literal after the other, so it is built when more is asked.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

#: how many code points are searched before the automaton is built
_PATIENCE = 12_000
#: how many each search counts for besides
_SEARCH = 1_000


class Automaton:
    """An Aho-Corasick automaton; takes code points, and no lone surrogates.

    Args:
        literals: What is looked for.
        near: Those of the literals that a text may hold, with their numbers; None: all of them.
    """

    __slots__ = ("_literals", "_near", "_searched", "_searcher")

    def __init__(self, literals: Iterable[str], near: Callable[[str], Iterable[tuple[int, str]]] | None = None) -> None:
        self._literals = literals
        self._near = near
        self._searched = 0
        self._searcher: AhoCorasick | None = None

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Every place of every literal, overlapping ones too, as (number of the literal, start, end); in no order."""
        if self._searcher is None:
            self._searched += len(text) + _SEARCH
            if self._searched <= _PATIENCE:
                return self.find_plainly(text)
            from ahocorasick_rs import AhoCorasick

            self._searcher = AhoCorasick(self._literals)
        found: list[tuple[int, int, int]] = self._searcher.find_matches_as_indexes(text, overlapping=True)
        return found

    def find_plainly(self, text: str) -> list[tuple[int, int, int]]:
        """The same, one literal after the other."""
        return [
            (number, start, start + len(literal))
            for number, literal in (enumerate(self._literals) if self._near is None else self._near(text))
            if literal in text  # few are, and this look at all of them is what a short text costs
            for start in _find_all(literal, text)
        ]


def _find_all(literal: str, text: str) -> Iterator[int]:
    """Where a literal starts, overlapping places too."""
    start = text.find(literal)
    while start >= 0:
        yield start
        start = text.find(literal, start + 1)
