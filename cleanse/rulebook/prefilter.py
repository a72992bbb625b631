"""Which rules could match which lines, found in one look at the text however many rules there are.

Whole lines are looked up in one dict by their folded key. Everything else is anchored on a folded literal that each of its matches
must hold; all literals are found by one Aho-Corasick automaton, built when the first text is searched. Rules without a literal are
tried on every line; the linter warns of them.
"""

from bisect import bisect_right
from collections.abc import Sequence

import ahocorasick_rs

from cleanse.rulebook.matchers import Lists, match_kind
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.view import View


class Prefilter:
    """The anchors of a set of rules."""

    __slots__ = ("_automaton", "_by_key", "_by_literal", "_everywhere", "_literals")

    def __init__(self, rules: Sequence[Rule], lists: Lists) -> None:
        self._by_key: dict[str, list[int]] = {}
        by_literal: dict[str, list[int]] = {}
        everywhere: dict[int, None] = {}
        for number, rule in enumerate(rules):
            anchors = match_kind(rule.kind).anchors(rule, lists)
            for key in anchors.keys:
                self._by_key.setdefault(key, []).append(number)
            if "" in anchors.literals:
                everywhere[number] = None
                continue
            for literal in dict.fromkeys(anchors.literals):
                by_literal.setdefault(literal, []).append(number)
        self._everywhere = list(everywhere)
        self._literals = list(by_literal)
        self._by_literal = list(by_literal.values())
        self._automaton: ahocorasick_rs.AhoCorasick | None = None

    def candidates(self, view: View) -> dict[int, list[int]]:
        """The numbers of the rules that may match on each line; lines without any are left out."""
        found: dict[int, set[int]] = {}
        by_key = self._by_key
        for line in view.solid:
            rules = by_key.get(view.keys[line])
            if rules is not None:
                found.setdefault(line, set()).update(rules)
        if self._literals:
            self._search(view, found)
        if self._everywhere:
            for line in view.solid:
                found.setdefault(line, set()).update(self._everywhere)
        return {line: sorted(found[line]) for line in sorted(found)}

    def _search(self, view: View, found: dict[int, set[int]]) -> None:
        if self._automaton is None:
            self._automaton = ahocorasick_rs.AhoCorasick(self._literals)
        text = "\n".join(view.folded)
        hits = self._automaton.find_matches_as_indexes(text, overlapping=True)
        if not hits:
            return
        starts = [0]
        for folded in view.folded:
            starts.append(starts[-1] + len(folded) + 1)
        for literal, start, _ in hits:
            line = bisect_right(starts, start) - 1
            found.setdefault(line, set()).update(self._by_literal[literal])
