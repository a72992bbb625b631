"""The card at work on a document: which lines go, which are unsure, and why.

The first pass sees the hits of the rules on all lines; every pass after it sees the lines that stay, and nothing of those that went, as
a second cleaning would. It ends when a pass takes nothing; if `MAX_PASSES` do not settle it, nothing is taken at all.

Nothing is taken where there is no article to stand out from: a long paragraph, two paragraphs in all and a quarter of the letters must
stay, and the paragraphs must share words with each other, as sentences put together at random do not. Guarded lines stay whatever their points: what a `keep` rule protects,
what begins with a quotation mark, what a colon announces, footnotes, cells of tables, and what may be the
article's title or first paragraph. Questions inside the article, and the line or few lines right behind it, need the points of `certain`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from cleanse.core.pattern import compile_late
from cleanse.rulebook.scorecard.article import GONE, Line
from cleanse.rulebook.scorecard.card import Scorer, Sums
from cleanse.rulebook.scorecard.see import Seen

MAX_PASSES = 8
_TOO_LITTLE = "too little would be left to be an article"
#: an article has two paragraphs or more, so many letters in them, and so many in the longest
ARTICLE_LETTERS, ARTICLE_LONGEST = 300, 120
#: so many per cent of the letters must stay: a recipe or a table of results has little prose, and is the article all the same
LEAST_LEFT = 25
_NOTE = compile_late("\\[\\d{1,3}\\]|\\(\\d{1,2}\\)|[*\u2020\u2021]+[) ]?\\w|[\u00b9\u00b2\u00b3\u2070-\u2079]")
#: so many lines above the article may be its title and first paragraphs; a menu's items have so many words at the most
HEAD_LINES, MENU_WORDS = 5, 3
#: behind the article so few lines may be its signature or notes
TAIL_LINES = 3
#: so many of the six lines around are figures in a table, whose cells have so many letters at the most
TABLE_FIGURES, CELL_LETTERS = 2, 40


class Judged(NamedTuple):
    """What the card says of a line."""

    #: the line's place among the non-blank lines
    place: int
    total: int
    #: the pass that decided
    number: int
    note: str
    #: why a line with enough points stays
    guard: str | None = None


class Outcome(NamedTuple):
    """What the card says of a document."""

    taken: list[Judged]
    #: lines that have the points of `medium` at least, and stay
    unsure: list[Judged]
    #: why nothing is taken, where the card would have
    refused: str | None = None


def judge_lines(scorer: Scorer, seen: Seen, level: str | None = "high", *, margin: int = 0) -> Outcome:
    """The verdict on all candidate lines.

    Args:
        scorer: The card.
        seen: The document.
        level: Lines with the points of this confidence go; None: none goes.
        margin: Lines with the points of `medium`, less so many thousandths, are told as unsure.
    """
    everything = list(range(len(seen.lines)))
    staying = [place for place in everything if not seen.lines[place].hits & GONE]
    outcome = _judge(scorer, seen, everything, level, margin)
    # a second cleaning would not see what is gone, and may have no reason to refuse
    is_void = outcome is None or outcome.refused is not None
    if is_void and len(staying) < len(everything):
        outcome = _judge(scorer, seen, staying, level, margin)
    return Outcome([], []) if outcome is None else outcome


def _judge(scorer: Scorer, seen: Seen, start: list[int], level: str | None, margin: int) -> Outcome | None:
    """The verdict, from some of the lines on; None where they are no article that belongs together."""
    limit = scorer.card.threshold(level or "certain")
    least = min(limit, scorer.card.threshold("medium")) - margin
    lines = seen.lines
    kept = {place for place, number in enumerate(seen.numbers) if number in seen.kept}
    stay = start
    if not has_article([line for line in lines if not line.hits & GONE]):
        return Outcome([], [])
    taken: list[Judged] = []
    has_short_tail = False
    for number in range(1, MAX_PASSES + 1):
        now = [lines[place] for place in stay]
        sums = scorer.score(now)
        if not sums.is_coherent:
            return Outcome(taken, []) if taken else None
        # what was a long tail may be short once most of it is gone; that makes it no signature
        has_short_tail = len(now) - 1 - sums.core[1] <= TAIL_LINES and (number == 1 or has_short_tail)
        guards = _find_guards(now, sums, least + margin, scorer.card.threshold("certain"), has_short_tail=has_short_tail)
        new, unsure = [], []
        for row, (place, total) in enumerate(zip(sums.places, sums.totals, strict=True)):
            if total < least:
                continue
            guard = "a rule keeps it" if stay[place] in kept else guards.get(place)
            if total >= limit and guard is None and level is not None:
                new.append(Judged(stay[place], total, number, scorer.explain(sums, row)))
            else:
                unsure.append(Judged(stay[place], total, number, _tell(scorer, sums, row, limit), guard))
        gone = {judged.place for judged in new}
        taken += new
        before = len(stay)
        stay = [place for place in stay if place not in gone and not lines[place].hits & GONE]
        if not gone and (number > 1 or len(stay) == before):
            return Outcome(taken, unsure) if not taken else _check(taken, unsure, lines, stay)
        if new and not _leaves_article(lines, stay):
            return Outcome([], unsure, _TOO_LITTLE)
    return Outcome([], [], f"{MAX_PASSES} passes did not settle it")


def _check(taken: list[Judged], unsure: list[Judged], lines: Sequence[Line], stay: Sequence[int]) -> Outcome:
    return Outcome(taken, unsure) if _leaves_article(lines, stay) else Outcome([], unsure, _TOO_LITTLE)


def _leaves_article(lines: Sequence[Line], stay: Sequence[int]) -> bool:
    """Whether what stays is an article, and enough of the text."""
    had = sum([line.look.letters for line in lines if not line.hits & GONE])
    left = [lines[place] for place in stay]
    return has_article(left) and 100 * sum([line.look.letters for line in left]) >= LEAST_LEFT * had


def has_article(lines: Sequence[Line]) -> bool:
    """Whether there is something that a leftover could stand out from."""
    sizes = [line.look.letters for line in lines if line.look.prose]
    return len(sizes) > 1 and max(sizes) >= ARTICLE_LONGEST and sum(sizes) >= ARTICLE_LETTERS


def _find_guards(lines: Sequence[Line], sums: Sums, least: int, certain: int, *, has_short_tail: bool) -> dict[int, str]:
    """Why lines stay whatever their points, or unless they have those of `certain`; only lines with `least` points are asked."""
    totals = dict(zip(sums.places, sums.totals, strict=True))
    found: dict[int, str] = {}
    tables = find_tables(lines)
    first, last = sums.core
    head = frozenset([place for place in range(min(first, len(lines))) if not lines[place].hits & GONE][-HEAD_LINES:])
    for place, total in totals.items():
        if total < least:
            continue
        look = lines[place].look
        if look.quoted:
            found[place] = "it begins with a quotation mark"
        elif (
            place
            and lines[place - 1].look.colon
            and not lines[place - 1].hits & GONE
            and totals.get(place - 1, least - 1) < least
        ):
            found[place] = "a colon announces it"
        elif place and found.get(place - 1) in _SPREADING and _is_alike(lines[place - 1], lines[place]):
            found[place] = found[place - 1]
        elif (
            look.colon
            and place + 1 < len(lines)
            and not lines[place + 1].hits & GONE
            and totals.get(place + 1, least - 1) < least
        ):
            found[place] = "it announces what stays"
        elif (tables[place] and look.letters <= CELL_LETTERS) or (look.key[:1] == "|" == look.key[-1:]):
            found[place] = "it is in a table"
        elif _NOTE.match(look.key) is not None:
            found[place] = "it is a note"
        elif place in head and (look.prose or look.stop or look.words > MENU_WORDS):
            found[place] = "it may be the article's title or beginning"
        elif total >= certain or lines[place].hits:
            continue
        elif first <= place <= last and look.call:
            found[place] = "it asks or calls inside the article"
        elif (
            place > last
            and (has_short_tail or (place == last + 1 and (look.stop or look.call)))
            and not (look.copyright or look.address or look.bars)
        ):
            found[place] = "it may be the article's last line"
    return found


_SPREADING = frozenset({"a colon announces it", "it begins with a quotation mark"})


def _is_alike(one: Line, other: Line) -> bool:
    a, b = one.look, other.look
    return (
        a.bullet == b.bullet
        and a.figure == b.figure
        and not b.prose
        and 3 * a.letters >= b.letters
        and 3 * b.letters >= a.letters
    )


def find_tables(lines: Sequence[Line]) -> list[bool]:
    """For each line whether two of the three lines above or below it, or one of each, are figures."""
    total = [0]
    for line in lines:
        total.append(total[-1] + (line.look.digits >= 50 and line.look.letters <= CELL_LETTERS))
    count = len(lines)
    return [
        total[min(count, place + 4)] - total[max(0, place - 3)] - (total[place + 1] - total[place]) >= TABLE_FIGURES
        for place in range(count)
    ]


def _tell(scorer: Scorer, sums: Sums, row: int, limit: int) -> str:
    short = limit - sums.totals[row]
    head = f"{short / 1000:.1f} short of the threshold" if short > 0 else "enough points"
    return f"{head}: {scorer.explain(sums, row)}"
