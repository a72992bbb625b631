"""Many literals found in one look at a text; the only importer of the engine (ahocorasick_rs).

Building the automaton takes longer than searching a few short texts for one literal after the other, so it is built when more is asked.
Of fragments it is built in less than half the time that whole literals take: where a fragment is found, the rest is compared.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import repeat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

#: code points that are searched before the automaton is built, and what each search counts for besides
_PATIENCE, _SEARCH = 12_000, 1_000
#: code points of a literal that the automaton looks for
FRAGMENT = 6


class Automaton:
    """An Aho-Corasick automaton; takes code points, and no lone surrogates.

    Args:
        literals: What is looked for.
        near: Those of the literals that a text may hold, with their numbers; None: all of them.
        cuts: Where in each literal the fragment of `FRAGMENT` code points begins, best one that few others hold; None: at its start.
    """

    __slots__ = ("_cut", "_cuts", "_literals", "_near", "_searched", "_searcher")

    def __init__(
        self,
        literals: Iterable[str],
        near: Callable[[str], Iterable[tuple[int, str]]] | None = None,
        cuts: Sequence[int] | None = None,
    ) -> None:
        self._literals = literals
        self._near = near
        self._cuts = cuts
        #: the literals with their cuts, once they are asked for
        self._cut: list[tuple[str, int]] = []
        self._searched = 0
        self._searcher: AhoCorasick | None = None

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Every place of every literal, overlapping ones too, as (number of the literal, start, end); in no order."""
        if self._searcher is None:
            self._searched += len(text) + _SEARCH
            if self._searched <= _PATIENCE:
                return self.find_plainly(text)
            self._searcher = self._build()
        found = []
        for number, at, _ in self._searcher.find_matches_as_indexes(text, overlapping=True):
            literal, cut = self._cut[number]
            if cut <= at and text.startswith(literal, at - cut):
                found.append((number, at - cut, at - cut + len(literal)))
        return found

    def _build(self) -> "AhoCorasick":
        from ahocorasick_rs import AhoCorasick

        self._cut = list(zip(self._literals, repeat(0) if self._cuts is None else self._cuts, strict=False))
        return AhoCorasick([literal[cut : cut + FRAGMENT] for literal, cut in self._cut])

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
