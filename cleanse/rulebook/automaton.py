"""Many literals found in one look at a text; the only importer of the engine (ahocorasick_rs).

Building the automaton takes longer than searching a few short texts for one literal after the other, so it is built when more is asked.
"""

import re
from collections.abc import Sequence

import ahocorasick_rs

#: code points that are searched before the automaton is built, and what each search counts for besides
_PATIENCE, _SEARCH = 6_000, 300


class Automaton:
    """An Aho-Corasick automaton; takes code points, and no lone surrogates."""

    __slots__ = ("_literals", "_searched", "_searcher")

    def __init__(self, literals: Sequence[str]) -> None:
        self._literals = literals
        self._searched = 0
        self._searcher: ahocorasick_rs.AhoCorasick | None = None

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Every place of every literal, overlapping ones too, as (number of the literal, start, end); in no order."""
        if self._searcher is None:
            self._searched += len(text) + _SEARCH
            if self._searched <= _PATIENCE:
                return self.find_plainly(text)
            self._searcher = ahocorasick_rs.AhoCorasick(self._literals)
        found: list[tuple[int, int, int]] = self._searcher.find_matches_as_indexes(text, overlapping=True)
        return found

    def find_plainly(self, text: str) -> list[tuple[int, int, int]]:
        """The same, one literal after the other."""
        return [
            (number, match.start(), match.start() + len(literal))
            for number, literal in enumerate(self._literals)
            if literal in text
            for match in re.finditer(f"(?={re.escape(literal)})", text)
        ]
