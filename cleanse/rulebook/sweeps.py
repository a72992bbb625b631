"""The hits of one text on their way through the sweeps: who acts at once, who waits, and what is gone by then."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from cleanse.core.document import Document
from cleanse.rulebook.actions import Outcome, verb
from cleanse.rulebook.context import Context
from cleanse.rulebook.guards import Around, needs_neighbours, reject_neighbours, reject_window
from cleanse.rulebook.protect import Protected
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.ruleset import Ruleset
from cleanse.rulebook.shapes import is_paragraph
from cleanse.rulebook.slots import Slots
from cleanse.rulebook.view import Hit, View

if TYPE_CHECKING:
    from cleanse.rulebook.staying import Staying

Waiting = list[tuple[int, Rule, Hit]]
#: categories of what stands in the middle of articles only by mistake; below all others an article may go on
_BEHIND = frozenset({"comment", "comment-prompt", "tags"})
#: it goes on where one of the next lines that no rule knows is a paragraph; how many of these are looked at
_LOOK = 4
_INSIDE, _TOO_LATE = "the article goes on below", "its neighbours went after it was asked"


class Verdict(NamedTuple):
    """What became of a hit of a rule, and why it came to nothing; None where it acts."""

    number: int
    rule: Rule
    hit: Hit
    outcome: Outcome
    reason: str | None


class Sweeps:
    """First the hits that ask nothing about others, then those bound to the head or tail, then those that ask about neighbours."""

    def __init__(self, view: View, doc: Document, ruleset: Ruleset, protected: Protected, hits: Waiting) -> None:
        self._view = view
        self._ruleset = ruleset
        self._protected = protected
        # the lines that rules know something of
        known: dict[int, set[str]] = {}
        for _, rule, hit in hits:
            for line in range(hit.line, hit.last + 1):
                known.setdefault(line, set()).add(rule.category)
        self._context = Context(view, known, ruleset.lists, protected)
        self._around = Around(set(), doc.facts.is_head, doc.facts.is_tail, ruleset.slots)
        self._verdicts: list[Verdict] = []
        self._staying: Staying | None = None
        self._head: Waiting = []
        self._tail: Waiting = []
        self._soft: Waiting = []
        #: by line that is gone: the category of the first rule that took it
        self._category: dict[int, str] = {}
        #: by rule: the lines between which all that it takes was taken before
        self._covered: dict[int, tuple[int, int]] = {}
        #: by rule: the lines of its end markers
        self._ends: dict[int, list[tuple[int, int]]] = {}

    def refuse(self, number: int, rule: Rule, hit: Hit, reason: str) -> None:
        """Note a hit that comes to nothing."""
        self._verdicts.append(Verdict(number, rule, hit, Outcome(), reason))

    def enter(self, number: int, rule: Rule, hit: Hit) -> None:
        """Act at once, or wait for the sweep that the rule belongs to."""
        within = rule.within
        if within is not None and not self._around.is_edge(-1 if within.side == "head" else 1):
            self.refuse(number, rule, hit, f"this window of the text is not its {within.side}")
        elif needs_neighbours(rule):
            self._soft.append((number, rule, hit))
        elif within is None:
            self._act(number, rule, hit)
        else:
            (self._head if within.side == "head" else self._tail).append((number, rule, hit))

    def finish(self) -> list[Verdict]:
        """All verdicts, once every hit has entered."""
        # from the edge inwards, so that lines taken on the way no longer count
        for entry in sorted(self._head, key=lambda entry: entry[2].line):
            self._act_inside(*entry)
        for entry in sorted(self._tail, key=lambda entry: -entry[2].last):
            self._act_inside(*entry)
        self._pass_soft()
        return self._verdicts

    def _act(self, number: int, rule: Rule, hit: Hit) -> None:
        """Let the verb decide, and note which lines are gone."""
        action = verb(rule.do)
        outcome = action.act(rule, hit, self._view, lambda line: self._find_end(number, line))
        spans = outcome.spans or ((hit.start, hit.end),)
        protector = self._protected.find(rule, min(hit.start, spans[0][0]), max(hit.end, spans[-1][1]))
        if protector is not None:
            self.refuse(number, rule, hit, f"kept by {protector}")
            return
        why = self._context.why_own(rule, hit)
        if why is not None:
            self.refuse(number, rule, hit, why)
            return
        reason = outcome.refused if rule.do != "flag" else None
        self._verdicts.append(Verdict(number, rule, hit, outcome, reason))
        if reason is None and action.TAKES_LINES and self._ruleset.why_flagged(rule) is None:
            for start, end, _ in outcome.spans:
                lines = self._view.lines
                self._take(number, rule.category, bisect_left(lines, (start, start, start)), bisect_left(lines, (end, end, end)))

    def _take(self, number: int, category: str, first: int, stop: int) -> None:
        """Some lines go; linear in those that the same rule has not taken before."""
        low, high = self._covered.get(number, (first, first))
        if stop < low or first > high:
            low, high = first, first
        gone = self._around.gone
        assert isinstance(gone, set)
        for line in (*range(first, min(stop, low)), *range(max(first, high), stop)):
            if line not in gone:
                gone.add(line)
                self._category[line] = category
                if self._staying is not None:
                    self._staying.take(line)
        self._covered[number] = (min(first, low), max(stop, high))

    def _find_end(self, number: int, line: int) -> int | None:
        """The last line of the first end marker below a line."""
        if number not in self._ends:
            matcher = self._ruleset.search.until_matcher(number)
            view = self._view
            self._ends[number] = [(hit.line, hit.last) for line in view.solid for hit in matcher.find(view, line)]
        ends = self._ends[number]
        place = bisect_left(ends, (line + 1, 0))
        return ends[place][1] if place < len(ends) else None

    def _why_outside(self, rule: Rule, hit: Hit) -> str | None:
        """Why a hit lies outside its rule's window."""
        if rule.within is None:
            return None
        if self._staying is None:
            from cleanse.rulebook.staying import Staying  # few texts need it

            self._staying = Staying(self._view.solid, self._around.gone)
        if rule.within.side == "head":
            place = self._staying.count_above(hit.line)
        else:
            place = self._staying.total - self._staying.count_above(hit.last) - (hit.last not in self._around.gone)
        return reject_window(rule.within, place, self._staying.total)

    def _act_inside(self, number: int, rule: Rule, hit: Hit) -> None:
        reason = self._why_outside(rule, hit)
        if reason is None:
            self._act(number, rule, hit)
        else:
            self.refuse(number, rule, hit, reason)

    def _pass_soft(self) -> None:
        """Forwards, then backwards over what is still waiting: a run may touch a dropped line or the edge at either end."""
        waiting = sorted(self._soft, key=lambda entry: entry[2].start)
        known = {hit.line for _, _, hit in waiting}
        unknown = [line for line in self._view.solid if line not in known and line not in self._around.gone]
        for _ in ("forwards", "backwards"):
            left: Waiting = []
            for entry in waiting:
                if self._why_alone(*entry[1:]) is None and not self._is_inside(*entry[1:], unknown):
                    self._act(*entry)
                else:
                    left.append(entry)
            waiting = left[::-1]
        for number, rule, hit in waiting:
            reason = self._why_alone(rule, hit) or (_INSIDE if self._is_inside(rule, hit, unknown) else _TOO_LATE)
            self.refuse(number, rule, hit, reason)

    def _why_alone(self, rule: Rule, hit: Hit) -> str | None:
        return self._why_outside(rule, hit) or reject_neighbours(rule, hit, self._view, self._around)

    def _is_inside(self, rule: Rule, hit: Hit, unknown: Sequence[int]) -> bool:
        """Whether all that speaks for a hit is a line above that is gone, and the article goes on below both.

        What interrupts an article - a teaser, an advertisement - says nothing of the sentence below it; a line of the same kind does.
        """
        if not any(neighbour.kind == "dropped" for neighbour in rule.when.previous):
            return False
        solid, gone = self._view.solid, self._around.gone
        place = bisect_left(solid, hit.line)
        above = self._category.get(solid[place - 1]) if place else None
        if above is None or above in _BEHIND or (above == rule.category != "teaser"):
            return False
        below = (unknown[at] for at in range(bisect_right(unknown, hit.line), len(unknown)))
        return any(is_paragraph(self._view.raw[line]) for line in islice((line for line in below if line not in gone), _LOOK))


def reject_kept(rule: Rule, hit: Hit, view: View, doc: Document, slots: Slots) -> str | None:
    """Why a `keep` rule does not fire here; its window and neighbours are those of the text as it stands."""
    around = Around(set(), doc.facts.is_head, doc.facts.is_tail, slots)
    if rule.within is not None:
        above = view.count_solid(0, hit.line - 1)
        place = above if rule.within.side == "head" else len(view.solid) - view.count_solid(0, hit.last)
        reason = reject_window(rule.within, place, len(view.solid))
        if reason is not None:
            return reason
    return reject_neighbours(rule, hit, view, around)
