"""Many literals found in one look at a text; the only importer of the engine (ahocorasick_rs), built when it is first asked."""

from collections.abc import Sequence

import ahocorasick_rs


class Automaton:
    """An Aho-Corasick automaton; takes code points, and no lone surrogates."""

    __slots__ = ("_literals", "_searcher")

    def __init__(self, literals: Sequence[str]) -> None:
        self._literals = literals
        self._searcher: ahocorasick_rs.AhoCorasick | None = None

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Every place of every literal, overlapping ones too, as (number of the literal, start, end)."""
        if self._searcher is None:
            self._searcher = ahocorasick_rs.AhoCorasick(self._literals)
        found: list[tuple[int, int, int]] = self._searcher.find_matches_as_indexes(text, overlapping=True)
        return found
