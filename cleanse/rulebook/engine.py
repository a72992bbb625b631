"""Rules at work on one text: who would like to act, who may, and what is taken.

All rules look at the same text. First sweep: rules that ask nothing about what other rules take, then those bound to the document's
head or tail, whose windows count the lines that stay. Second sweep: rules that ask about their neighbours or need company, in runs of
such lines. There is no third. Every hit gets a verdict, also the ones that were refused, so that `cleanse explain` shows the truth.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from cleanse.core.document import Document
from cleanse.core.edits import Edit, Flag
from cleanse.core.reference import is_plain
from cleanse.rulebook.guards import is_foreign_pack, reject
from cleanse.rulebook.protect import Ask, Protected, is_late
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.ruleset import Ruleset
from cleanse.rulebook.sweeps import Sweeps, Verdict, reject_kept
from cleanse.rulebook.view import Hit, View, view_of

#: a rule that only flags and is of one of these speaks of the document, not of a line
VERDICTS = frozenset({"paywall", "structure"})
#: to find out a text's language takes as long as to look at this many patterns that may match in it
_MANY = 50


def judge(doc: Document, ruleset: Ruleset, *, near: bool = False) -> list[Verdict]:
    """The verdict on every hit of every rule, in text order within each sweep.

    Args:
        doc: The text and what is known of it.
        ruleset: The rules.
        near: Whether hits on lines that are too long for their rule are wanted too, to explain them; they cost time.
    """
    return _judge(doc, ruleset, view_of(doc), near=near).verdicts if near else judge_all(doc, ruleset).verdicts


class Judged(NamedTuple):
    """The verdicts on the hits of a text, and the hits of the `keep` rules, which have none; those that are tried late are not among them."""

    view: View
    ruleset: Ruleset
    #: the languages that were decided before
    decided: tuple[str, ...] | None
    verdicts: list[Verdict]
    kept: list[tuple[Rule, Hit]]


def judge_all(doc: Document, ruleset: Ruleset) -> Judged:
    """What `judge` gives, and the hits of the `keep` rules; several steps ask the same of one text, and it is judged once."""
    view = view_of(doc)
    if is_plain():
        return _judge(doc, ruleset, view, near=False)
    judged = doc.facts.recall(Judged)
    if judged is None or not _holds(judged, view, ruleset, doc):
        judged = _judge(doc, ruleset, view, near=False)
        doc.facts.remember(judged)
    return judged


def _holds(judged: Judged, view: View, ruleset: Ruleset, doc: Document) -> bool:
    """Whether verdicts are those of this text, these rules and what is known of the document now."""
    if judged.view is not view or judged.ruleset is not ruleset:
        return False
    return judged.decided == doc.facts.decided or not _names_foreign_pack(judged.verdicts, view, doc)


def _names_foreign_pack(verdicts: Iterable[Verdict], view: View, doc: Document) -> bool:
    """Whether a rule would not have been asked, had the languages been decided before."""
    languages = doc.facts.decided or ()
    return any(
        verdict.rule.when.pack is not None and is_foreign_pack(verdict.rule.when.pack, line, view, languages)
        for verdict in verdicts
        for line in range(verdict.hit.line, verdict.hit.last + 1)
    )


def _judge(doc: Document, ruleset: Ruleset, view: View, *, near: bool) -> Judged:
    judged = Judged(view, ruleset, doc.facts.decided, [], [])
    kept = judged.kept
    waiting: list[tuple[int, Rule, Hit]] = []
    refused: list[tuple[int, Rule, Hit, str]] = []
    put_off: list[tuple[int, Hit]] = []
    puts_off = is_plain() and not near
    late = None if near or puts_off else False
    found = ruleset.search.find(view, near=near, languages=_find_languages(doc, ruleset, view), late=late)
    for number, hit in chain(found, _find_rows(ruleset, view, waiting)):
        rule = ruleset.rule(number)
        if puts_off and is_late(rule):
            put_off.append((number, hit))
            continue
        reason = _why_idle(rule, hit, view, doc, ruleset)
        if reason is not None:
            # what a rule does not keep says nothing of a line, and the late ones are not even asked
            if near or rule.do != "keep":
                refused.append((number, rule, hit, reason))
        elif rule.do == "keep":
            kept.append((rule, hit))
        else:
            waiting.append((number, rule, hit))
    if not (kept or waiting or refused):
        return judged
    find_late = _find_put_off(put_off) if puts_off else _find_late(doc, ruleset, view)
    protected = Protected(kept, None if near else _ask_late(doc, ruleset, view, find_late))
    sweeps = Sweeps(view, doc, ruleset, protected, waiting)
    for entry in refused:
        sweeps.refuse(*entry)
    for number, rule, hit in waiting:
        sweeps.enter(number, rule, hit)
    return judged._replace(verdicts=sweeps.finish())


def _find_rows(ruleset: Ruleset, view: View, taken: Sequence[tuple[int, Rule, Hit]]) -> Iterator[tuple[int, Hit]]:
    """The lines that are rows of items, each with the number of the rule that may take it; none that a rule knows as it stands."""
    lines: set[int] | None = None
    for line, row in enumerate(ruleset.search.find_rows(view)):
        if row is not None:
            if lines is None:
                lines = {hit.line for _, _, hit in taken}
            if line not in lines:
                yield row.rule, view.hit(line, 0, len(view.raw[line]), row.says)._replace(note=row.says)


def _find_languages(doc: Document, ruleset: Ruleset, view: View) -> tuple[str, ...]:
    """The languages of a text, if they are decided, or if enough patterns wait that it is worth knowing which packs are of others."""
    if doc.facts.decided is None and ruleset.search.count(view) <= _MANY:
        return ()
    return doc.facts.foresee(doc.text)


def _why_idle(rule: Rule, hit: Hit, view: View, doc: Document, ruleset: Ruleset) -> str | None:
    """Why a hit comes to nothing, whatever other rules do."""
    reason = reject(rule, hit, view, doc)
    return reject_kept(rule, hit, view, doc, ruleset.slots) if reason is None and rule.do == "keep" else reason


#: gives the hits of the `keep` rules that are tried late, on some lines
FindLate = Callable[[list[int]], Iterable[tuple[int, Hit]]]


def _find_late(doc: Document, ruleset: Ruleset, view: View) -> FindLate:
    """Tries them on the lines that are asked for."""
    return lambda lines: ruleset.search.find(view, languages=doc.facts.decided or (), late=True, lines=lines)


def _find_put_off(put_off: Sequence[tuple[int, Hit]]) -> FindLate:
    """Gives them from hits that were found before: the plain path tries all patterns on all lines."""

    def find(lines: list[int]) -> list[tuple[int, Hit]]:
        asked = set(lines)
        return [entry for entry in put_off if entry[1].line in asked]

    return find


def _ask_late(doc: Document, ruleset: Ruleset, view: View, find_late: FindLate) -> Ask:
    """What the `keep` rules that are tried late hit; each line is searched once, however many spans hold it."""
    starts = [line.start for line in view.lines]
    #: for each line itself, or one behind it from which to look for the next that was not searched
    onward = list(range(len(starts) + 1))

    def find_next(line: int) -> int:
        while onward[line] != line:
            onward[line] = line = onward[onward[line]]
        return line

    def ask(start: int, end: int) -> Iterator[tuple[Rule, Hit]]:
        line, stop = find_next(bisect_right(starts, start) - 1), bisect_left(starts, max(end, start + 1))
        lines: list[int] = []
        while line < stop:
            lines.append(line)
            onward[line] = line + 1
            line = find_next(line)
        for number, hit in find_late(lines):
            rule = ruleset.rule(number)
            if _why_idle(rule, hit, view, doc, ruleset) is None:
                yield rule, hit

    return ask


def to_wishes(verdicts: Iterable[Verdict], ruleset: Ruleset) -> Iterator[Edit | Flag]:
    """The edits and flags of the verdicts; what is not confident enough, or of a category that is off, is flagged.

    A `flag` rule of category paywall or structure says something about the whole document: it flags the first place that shows it.
    """
    told: set[str] = set()
    for number, rule, hit, outcome, reason in verdicts:
        if reason is not None:
            if outcome.refused is not None:
                yield Flag(hit.start, hit.end, rule.id, f"refused: {outcome.refused}")
        elif rule.do == "flag" and rule.category in VERDICTS:
            if rule.id not in told:
                told.add(rule.id)
                yield Flag(hit.start, hit.end, rule.id, f"verdict: {rule.why}")
        elif outcome.refused is not None:
            yield Flag(hit.start, hit.end, rule.id, outcome.refused)
        elif (why := ruleset.why_flagged(rule)) is not None:
            yield Flag(hit.start, hit.end, rule.id, why)
        else:
            for start, end, new in outcome.spans:
                yield Edit(start, end, new, rule.id, rank=ruleset.rank(number), note=hit.note)
