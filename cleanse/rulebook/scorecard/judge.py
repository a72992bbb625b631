"""The card at work on a document: which lines go, which are unsure, and why.

The first pass sees the hits of the rules on all lines; every pass after it sees the lines that stay, and nothing of those that went, as
a second cleaning would. It ends when a pass takes nothing; if `MAX_PASSES` do not settle it, nothing is taken at all.

Nothing is taken where there is no article to stand out from: a long paragraph, two paragraphs in all and a quarter of the letters must
stay, and the paragraphs must share words with each other, as sentences put together at random do not. `spared` has the lines that stay
whatever their points, or unless they have those of `certain`.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import inf
from typing import NamedTuple

from cleanse.core.reference import is_plain
from cleanse.rulebook.scorecard.article import ARTICLE_LETTERS, GONE, Article, Line
from cleanse.rulebook.scorecard.card import Scorer, Sums
from cleanse.rulebook.scorecard.lines import Look
from cleanse.rulebook.scorecard.see import Seen
from cleanse.rulebook.scorecard.spared import Limits, find_guards, find_safe

MAX_PASSES = 8
_TOO_LITTLE = "too little would be left to be an article"
#: the fewest letters of the longest of an article's two or more paragraphs; and of one alone, which must be all of them in one line
ARTICLE_LONGEST, ARTICLE_ALONE = 120, 600
#: how many per cent of the letters must stay: a recipe or a table of results has little prose, and is the article all the same; and how many
#: where rules know nothing, since then hardly anything says that it is not
LEAST_LEFT, LEAST_LEFT_UNKNOWN = 25, 75
#: how many lines behind the article may be its signature or notes
TAIL_LINES = 3


class ScoredLine(NamedTuple):
    """What the card says of a line."""

    #: the line's place among the non-blank lines
    place: int
    total: int
    #: the pass that decided
    number: int
    note: str
    #: why a line with enough points stays
    guard: str | None = None


class ScoredText(NamedTuple):
    """What the card says of a document."""

    taken: list[ScoredLine]
    #: lines that have the points of `medium` at least and stay, but for those that stay whatever their points
    unsure: list[ScoredLine]
    #: why nothing is taken, where the card would have
    refused: str | None = None


def judge_lines(scorer: Scorer, seen: Seen, level: str | None = "high", *, margin: int = 0) -> ScoredText:
    """The verdict on all candidate lines.

    Args:
        scorer: The card.
        seen: The document.
        level: Lines with the points of this confidence go; None: none goes.
        margin: Lines with the points of `medium`, less this many thousandths, are told as unsure, and also those that stay whatever
            their points: somebody asks why.
    """
    everything = list(range(len(seen.lines)))
    staying = _leave_out(everything, seen.lines)
    outcome = _judge(scorer, seen, everything, level, margin)
    # a second cleaning would not see what is gone, and may have no reason to refuse
    is_void = outcome is None or outcome.refused is not None
    if is_void and len(staying) < len(everything):
        outcome = _judge(scorer, seen, staying, level, margin)
    return ScoredText([], []) if outcome is None else outcome


def _judge(scorer: Scorer, seen: Seen, start: list[int], level: str | None, margin: int) -> ScoredText | None:
    """The verdict, from some of the lines on; None where they are no article that belongs together."""
    limit, certain = scorer.card.threshold(level or "certain"), scorer.card.threshold("certain")
    lines = seen.lines
    taken_above = list(accumulate((line.hits & GONE for line in lines), initial=0))
    limits = Limits(min(limit, scorer.card.threshold("medium")), limit, certain, certain if taken_above[-1] else inf)
    least = limits.least - margin
    kept = {place for place, number in enumerate(seen.numbers) if number in seen.kept} if seen.kept else set()
    stay = start
    if not has_article([line.look for line in lines if not line.hits & GONE]):
        return ScoredText([], [])
    taken: list[ScoredLine] = []
    has_short_tail = False
    for number in range(1, MAX_PASSES + 1):
        now = [lines[place] for place in stay]
        # what stays whatever its points are is told only where somebody asks why
        sums = scorer.score(now, None if is_plain() else least, None if margin else find_safe)
        if not sums.places and (number > 1 or len(stay) == len(_leave_out(stay, lines))):
            return ScoredText(taken, [])  # the last pass: nothing is taken or told, whether they belong together or not
        if not sums.is_coherent:
            return ScoredText(taken, []) if taken else None
        # what was a long tail may be short once most of it is gone; that makes it no signature
        has_short_tail = len(now) - 1 - sums.core[1] <= TAIL_LINES and (number == 1 or has_short_tail)
        parted = [True, *(taken_above[place] > taken_above[above + 1] for above, place in pairwise(stay))]
        rows_kept = {row for row, place in enumerate(stay) if place in kept}
        guards = find_guards(now, parted, sums, limits, rows_kept, has_short_tail=has_short_tail)
        new: list[ScoredLine] = []
        unsure: list[tuple[int, str | None]] = []
        for row, (place, total) in enumerate(zip(sums.places, sums.totals, strict=True)):
            if total < least:
                continue
            guard = "a rule keeps it" if place in rows_kept else guards.get(place)
            if total >= limit and guard is None and level is not None:
                new.append(ScoredLine(stay[place], total, number, scorer.explain(sums, row)))
            else:
                unsure.append((row, guard))
        gone = {line.place for line in new}
        taken += new
        before = stay
        stay = [place for place in _leave_out(stay, lines) if place not in gone]
        is_last = not gone and (number > 1 or len(stay) == len(before))
        is_refused = bool(new or (is_last and taken)) and not _leaves_article(lines, stay)
        if is_last or is_refused:  # only now it is worth while to say why lines stay
            told = [
                ScoredLine(before[sums.places[row]], sums.totals[row], number, _tell(scorer, sums, row, limit), guard)
                for row, guard in unsure
            ]
            return ScoredText([], told, _TOO_LITTLE) if is_refused else ScoredText(taken, told)
    return ScoredText([], [], f"{MAX_PASSES} passes did not settle it")


def _leave_out(places: Sequence[int], lines: Sequence[Line]) -> list[int]:
    """The lines that no rule takes."""
    return [place for place in places if not lines[place].hits & GONE]


def _leaves_article(lines: Sequence[Line], stay: Sequence[int]) -> bool:
    """Whether what stays is an article, and enough of the text."""
    had = [line.look.letters for line in lines if not line.hits & GONE]
    least = LEAST_LEFT_UNKNOWN if len(had) == len(lines) else LEAST_LEFT
    left = [lines[place].look for place in stay]
    return has_article(left) and 100 * sum([seen.letters for seen in left]) >= least * sum(had)


def has_article(looks: Sequence[Look]) -> bool:
    """Whether there is something that a leftover could stand out from."""
    sizes = [seen.letters for seen in looks if seen.prose]
    longest = max(sizes, default=0)
    return longest >= (ARTICLE_LONGEST if len(sizes) > 1 else ARTICLE_ALONE) and sum(sizes) >= ARTICLE_LETTERS


def say_obstacle(seen: Seen) -> str | None:
    """Why the card has nothing to say of a document; None where it has."""
    stay = [line for line in seen.lines if not line.hits & GONE]
    if not has_article([line.look for line in stay]):
        return "too little here is prose to be an article"
    if not Article(stay).is_coherent():
        return "the paragraphs share too few words to be an article"
    return None


def _tell(scorer: Scorer, sums: Sums, row: int, limit: int) -> str:
    short = limit - sums.totals[row]
    head = f"{short / 1000:.1f} short of the threshold" if short > 0 else "enough points"
    return f"{head}: {scorer.explain(sums, row)}"
