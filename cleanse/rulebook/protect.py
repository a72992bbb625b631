"""What `keep` rules protect: the spans of their hits, from the rules that they name and from no others."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from fnmatch import fnmatchcase
from itertools import accumulate
from sys import maxsize

from cleanse.rulebook.builtin import STRUCTURE
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.view import Hit

#: what `keep` rules hit between two places
Ask = Callable[[int, int], Iterable[tuple[Rule, Hit]]]

#: the rules that keep the titles of pages
_TITLES = "*/keep/*title*"
#: after this many questions that brought hits which were left, all of the text is asked about
_MOST = 32


class Protected:
    """The hits of a text's `keep` rules; a question costs the logarithm of their number, but for the first ones that bring others.

    Args:
        kept: Those that are known beforehand.
        ask: Finds those that were left for when a place is asked for; each once. None: there are none.
    """

    __slots__ = ("_ask", "_asked", "_by_rule", "_kept")

    def __init__(self, kept: Sequence[tuple[Rule, Hit]], ask: Ask | None = None) -> None:
        self._kept = list(kept)
        self._ask = ask
        #: how many questions brought hits
        self._asked = 0
        #: by the rule's id: starts, the furthest end up to each, and who reaches it
        self._by_rule: dict[str, tuple[list[int], list[tuple[int, str]]]] = {}

    def find(self, rule: Rule, start: int, end: int) -> str | None:
        """The id of a `keep` rule that holds `rule` off from a span, or None."""
        more = [] if self._ask is None else list(self._ask(start, end))
        if more:
            self._add(more)
        if not self._kept:
            return None
        if rule.id not in self._by_rule:
            spans = sorted(
                (hit.start, hit.end, keeper.id)
                for keeper, hit in self._kept
                if any(fnmatchcase(rule.id, glob) for glob in keeper.protects)
            )
            furthest = list(accumulate(((stop, name) for _, stop, name in spans), max))
            self._by_rule[rule.id] = ([first for first, _, _ in spans], furthest)
        starts, furthest = self._by_rule[rule.id]
        place = bisect_left(starts, end) - 1
        return furthest[place][1] if place >= 0 and furthest[place][0] > start else None

    def find_titles(self, end: int) -> set[int]:
        """The lines before a place that are kept as the titles of pages."""
        if self._ask is not None:
            self._add(list(self._ask(0, end)))
        return {hit.line for keeper, hit in self._kept if hit.start < end and fnmatchcase(keeper.id, _TITLES)}

    def _add(self, more: list[tuple[Rule, Hit]]) -> None:
        """Take in hits that were left, and the rest of them if this happens often: what is known by rule is made anew each time."""
        self._asked += 1
        if self._asked == _MOST and self._ask is not None:
            more += self._ask(0, maxsize)
            self._ask = None
        self._kept += more
        self._by_rule.clear()


def is_late(rule: Rule) -> bool:
    """Whether a rule only keeps lines from other rules, and its hit depends on the text alone, not on what others take.

    Such a rule is tried where another would take something; nobody asks for it on the lines of a clean article.
    """
    return (
        rule.do == "keep"
        and rule.kind != "block"
        and not rule.when.company
        and not any(neighbour.kind == "dropped" for neighbour in (*rule.when.previous, *rule.when.next))
        and not any(fnmatchcase(STRUCTURE, glob) for glob in rule.protects)
    )
