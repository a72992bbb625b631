"""Rules at work on one text: who would like to act, who may, and what is taken.

All rules look at the same text. First sweep: rules that ask nothing about what other rules take, then those bound to the document's
head or tail, whose windows count the lines that stay. Second sweep: rules that ask about their neighbours or need company, in runs of
such lines. There is no third. Every hit gets a verdict, also the ones that were refused, so that `cleanse explain` shows the truth.
"""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatchcase
from typing import NamedTuple

from cleanse.core.document import Document
from cleanse.core.edits import Edit, Flag
from cleanse.rulebook.actions import Outcome, verb
from cleanse.rulebook.guards import needs_neighbours, reject, reject_neighbours, reject_window
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.ruleset import Ruleset
from cleanse.rulebook.view import Hit, View


class Verdict(NamedTuple):
    """A hit of a rule, and why it came to nothing; None where it acts."""

    number: int
    rule: Rule
    hit: Hit
    outcome: Outcome
    reason: str | None


def judge(doc: Document, ruleset: Ruleset) -> list[Verdict]:
    """The verdict on every hit of every rule, in text order within each sweep."""
    view = View(doc.text)
    candidates = ruleset.prefilter.candidates(view)
    if not candidates:
        return []
    sweeps = _Sweeps(view, doc, ruleset)
    kept: list[tuple[Rule, Hit]] = []
    waiting: list[tuple[int, Rule, Hit]] = []
    for number, hit in _find(candidates, view, ruleset):
        rule = ruleset.rules[number]
        reason = reject(rule, hit, view, doc)
        if reason is not None:
            sweeps.refuse(number, rule, hit, reason)
        elif rule.do == "keep":
            kept.append((rule, hit))
        else:
            waiting.append((number, rule, hit))
    for number, rule, hit in _unprotected(waiting, kept, sweeps):
        sweeps.enter(number, rule, hit)
    return sweeps.finish()


def to_wishes(verdicts: Iterable[Verdict], ruleset: Ruleset) -> Iterator[Edit | Flag]:
    """The edits and flags of the verdicts; what is not confident enough is flagged."""
    for number, rule, hit, outcome, reason in verdicts:
        if reason is not None:
            if outcome.refused is not None:
                yield Flag(hit.start, hit.end, rule.id, f"refused: {outcome.refused}")
        elif outcome.refused is not None:
            yield Flag(hit.start, hit.end, rule.id, outcome.refused)
        elif (why := ruleset.why_flagged(rule)) is not None:
            yield Flag(hit.start, hit.end, rule.id, why)
        else:
            for start, end, new in outcome.spans:
                yield Edit(start, end, new, rule.id, rank=ruleset.rank(number))


def _find(candidates: dict[int, list[int]], view: View, ruleset: Ruleset) -> Iterator[tuple[int, Hit]]:
    for line, numbers in candidates.items():
        for number in numbers:
            for hit in ruleset.matcher(number).find(view, line):
                yield number, hit


def _unprotected(
    waiting: list[tuple[int, Rule, Hit]], kept: list[tuple[Rule, Hit]], sweeps: "_Sweeps"
) -> Iterator[tuple[int, Rule, Hit]]:
    """The hits that no `keep` rule protects."""
    by_line: dict[int, list[tuple[Rule, Hit]]] = {}
    for rule, hit in kept:
        for line in range(hit.line, hit.last + 1):
            by_line.setdefault(line, []).append((rule, hit))
    for number, rule, hit in waiting:
        protector = next(
            (
                keeper.id
                for line in range(hit.line, hit.last + 1)
                for keeper, safe in by_line.get(line, ())
                if safe.start < hit.end and safe.end > hit.start and any(fnmatchcase(rule.id, glob) for glob in keeper.protects)
            ),
            None,
        )
        if protector is None:
            yield number, rule, hit
        else:
            sweeps.refuse(number, rule, hit, f"kept by {protector}")


class _Sweeps:
    """The hits of one text on their way through the sweeps."""

    __slots__ = ("_at_edge", "_gone", "_head", "_ruleset", "_soft", "_tail", "_verdicts", "_view")

    def __init__(self, view: View, doc: Document, ruleset: Ruleset) -> None:
        self._view = view
        self._ruleset = ruleset
        self._at_edge = {"head": doc.facts.is_head, "tail": doc.facts.is_tail}
        self._verdicts: list[Verdict] = []
        self._gone: set[int] = set()
        self._head: list[tuple[int, Rule, Hit]] = []
        self._tail: list[tuple[int, Rule, Hit]] = []
        self._soft: list[tuple[int, Rule, Hit]] = []

    def refuse(self, number: int, rule: Rule, hit: Hit, reason: str) -> None:
        """Note a hit that comes to nothing."""
        self._verdicts.append(Verdict(number, rule, hit, Outcome(), reason))

    def enter(self, number: int, rule: Rule, hit: Hit) -> None:
        """Act at once, or wait for the sweep that the rule belongs to."""
        if needs_neighbours(rule):
            self._soft.append((number, rule, hit))
        elif rule.within is None:
            self._act(number, rule, hit)
        elif not self._at_edge[rule.within.side]:
            self.refuse(number, rule, hit, f"this window of the text is not its {rule.within.side}")
        else:
            (self._head if rule.within.side == "head" else self._tail).append((number, rule, hit))

    def _act(self, number: int, rule: Rule, hit: Hit) -> list[int]:
        """Let the verb decide; returns the lines that are newly gone."""
        action = verb(rule.do)
        outcome = action.act(rule, hit, self._view)
        reason = outcome.refused if rule.do != "flag" else None
        self._verdicts.append(Verdict(number, rule, hit, outcome, reason))
        taken: list[int] = []
        if reason is None and action.TAKES_LINES and self._ruleset.why_flagged(rule) is None:
            lines = self._view.lines
            for start, end, _ in outcome.spans:
                first = bisect_left(lines, (start, start, start))
                last = bisect_left(lines, (end, end, end))
                taken.extend(line for line in range(first, last) if line not in self._gone)
        self._gone.update(taken)
        return taken

    def finish(self) -> list[Verdict]:
        """All verdicts, once every hit has entered."""
        self._pass_windows(self._head, lambda hit: hit.line, reverse=False)
        self._pass_windows(self._tail, lambda hit: hit.last, reverse=True)
        self._pass_soft()
        return self._verdicts

    def _pass_windows(self, waiting: list[tuple[int, Rule, Hit]], line_of: Callable[[Hit], int], *, reverse: bool) -> None:
        """From the edge inwards, so that lines taken on the way no longer count."""
        if not waiting:
            return
        sign = -1 if reverse else 1
        places = {line: place for place, line in enumerate(self._view.solid[::sign])}
        gone = sorted(sign * line for line in self._gone if line in places)
        for number, rule, hit in sorted(waiting, key=lambda entry: sign * line_of(entry[2])):
            assert rule.within is not None
            line = line_of(hit)
            place = places[line] - bisect_left(gone, sign * line)
            reason = reject_window(rule.within, place, len(places) - len(gone))
            if reason is not None:
                self.refuse(number, rule, hit, reason)
                continue
            for taken in self._act(number, rule, hit):
                if taken in places:
                    insort(gone, sign * taken)

    def _pass_soft(self) -> None:
        """Forwards, then backwards over what is still waiting: a run may touch a dropped line at either end."""
        waiting = sorted(self._soft, key=lambda entry: entry[2].start)
        for _ in ("forwards", "backwards"):
            left: list[tuple[int, Rule, Hit]] = []
            for number, rule, hit in waiting:
                if reject_neighbours(rule, hit, self._view, self._gone) is None:
                    self._act(number, rule, hit)
                else:
                    left.append((number, rule, hit))
            waiting = left[::-1]
        for number, rule, hit in waiting:
            self.refuse(number, rule, hit, reject_neighbours(rule, hit, self._view, self._gone) or "")
