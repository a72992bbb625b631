"""The card at work on a document: which lines go, which are unsure, and why.

The first pass sees the hits of the rules on all lines; every pass after it sees the lines that stay, and nothing of those that went, as
a second cleaning would. It ends when a pass takes nothing; if `MAX_PASSES` do not settle it, nothing is taken at all.

Nothing is taken where there is no article to stand out from: a long paragraph, two paragraphs in all and a quarter of the letters must
stay, and the paragraphs must share words with each other, as sentences put together at random do not. Guarded lines stay whatever their points: what a `keep` rule protects,
what begins with a quotation mark in the article, what a colon announces, footnotes, cells of tables, and what may be the
article's title or first paragraph. Quotations behind the article, questions inside it, and the line or few lines right behind it need the
points of `certain`.
"""

from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from cleanse.core.pattern import compile_late
from cleanse.core.reference import is_plain
from cleanse.rulebook.scorecard.article import ARTICLE_LETTERS, GONE, Line
from cleanse.rulebook.scorecard.card import Scorer, Sums
from cleanse.rulebook.scorecard.features import Columns
from cleanse.rulebook.scorecard.lines import Look
from cleanse.rulebook.scorecard.see import Seen

MAX_PASSES = 8
_TOO_LITTLE = "too little would be left to be an article"
#: an article has two paragraphs or more, and so many letters in the longest; or one, if it is so long that it must be all of them in one line
ARTICLE_LONGEST, ARTICLE_ALONE = 120, 600
#: so many per cent of the letters must stay: a recipe or a table of results has little prose, and is the article all the same; so many
#: where rules know nothing, since then hardly anything says that it is not
LEAST_LEFT, LEAST_LEFT_UNKNOWN = 25, 75
_NOTE = compile_late("\\[\\d{1,3}\\]|\\(\\d{1,2}\\)|[*\u2020\u2021]+[) ]?\\w|[\u00b9\u00b2\u00b3\u2070-\u2079]")
#: so many lines above the article may be its title and first paragraphs; a menu's items have so many words at the most
HEAD_LINES, MENU_WORDS = 5, 3
#: a colon announces so many lines below it at the most
LIST_LINES = 40
_QUOTED = "it begins with a quotation mark"
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
    #: lines that have the points of `medium` at least and stay, but for those that stay whatever their points
    unsure: list[Judged]
    #: why nothing is taken, where the card would have
    refused: str | None = None


def judge_lines(scorer: Scorer, seen: Seen, level: str | None = "high", *, margin: int = 0) -> Outcome:
    """The verdict on all candidate lines.

    Args:
        scorer: The card.
        seen: The document.
        level: Lines with the points of this confidence go; None: none goes.
        margin: Lines with the points of `medium`, less so many thousandths, are told as unsure, and also those that stay whatever
            their points: somebody asks why.
    """
    everything = list(range(len(seen.lines)))
    staying = _leave_out(everything, seen.lines)
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
    kept = {place for place, number in enumerate(seen.numbers) if number in seen.kept} if seen.kept else set()
    stay = start
    if not has_article([line.look for line in lines if not line.hits & GONE]):
        return Outcome([], [])
    taken: list[Judged] = []
    has_short_tail = False
    for number in range(1, MAX_PASSES + 1):
        now = [lines[place] for place in stay]
        # what stays whatever its points are is told only where somebody asks why
        sums = scorer.score(now, None if is_plain() else least, None if margin else _find_safe)
        if not sums.places and (number > 1 or len(stay) == len(_leave_out(stay, lines))):
            return Outcome(taken, [])  # the last pass: nothing is taken or told, whether they belong together or not
        if not sums.is_coherent:
            return Outcome(taken, []) if taken else None
        # what was a long tail may be short once most of it is gone; that makes it no signature
        has_short_tail = len(now) - 1 - sums.core[1] <= TAIL_LINES and (number == 1 or has_short_tail)
        guards = _find_guards(now, sums, least + margin, scorer.card.threshold("certain"), has_short_tail=has_short_tail)
        new: list[Judged] = []
        unsure: list[tuple[int, str | None]] = []
        for row, (place, total) in enumerate(zip(sums.places, sums.totals, strict=True)):
            if total < least:
                continue
            guard = "a rule keeps it" if stay[place] in kept else guards.get(place)
            if total >= limit and guard is None and level is not None:
                new.append(Judged(stay[place], total, number, scorer.explain(sums, row)))
            else:
                unsure.append((row, guard))
        gone = {judged.place for judged in new}
        taken += new
        before = stay
        stay = [place for place in _leave_out(stay, lines) if place not in gone]
        is_last = not gone and (number > 1 or len(stay) == len(before))
        is_refused = bool(new or (is_last and taken)) and not _leaves_article(lines, stay)
        if is_last or is_refused:  # only now it is worth while to say why lines stay
            told = [
                Judged(before[sums.places[row]], sums.totals[row], number, _tell(scorer, sums, row, limit), guard)
                for row, guard in unsure
            ]
            return Outcome([], told, _TOO_LITTLE) if is_refused else Outcome(taken, told)
    return Outcome([], [], f"{MAX_PASSES} passes did not settle it")


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
    if not Columns(stay).is_coherent():
        return "the paragraphs share too few words to be an article"
    return None


def _find_safe(lines: Sequence[Line], places: Iterable[int], first: int) -> dict[int, str]:
    """Why lines stay whatever the points are, theirs and those of others.

    Args:
        lines: All lines.
        places: Those that are asked for.
        first: The first line of the core.
    """
    head = frozenset([place for place in range(min(first, len(lines))) if not lines[place].hits & GONE][-HEAD_LINES:])
    found: dict[int, str] = {}
    for place in places:
        look = lines[place].look
        if is_cell(lines, place) or is_row(lines, place):
            found[place] = "it is in a table"
        elif _NOTE.match(look.key) is not None:
            found[place] = "it is a note"
        elif place in head and (look.prose or look.stop or look.words > MENU_WORDS):
            found[place] = "it may be the article's title or beginning"
    return found


def _find_guards(lines: Sequence[Line], sums: Sums, least: int, certain: int, *, has_short_tail: bool) -> dict[int, str]:
    """Why lines stay whatever their points, or unless they have those of `certain`; only lines with `least` points are asked."""
    totals = {place: total for place, total in zip(sums.places, sums.totals, strict=True) if total >= least}
    first, last = sums.core
    found = _find_safe(lines, totals, first)
    going = totals.keys() - found.keys()
    for place, total in totals.items():
        look = lines[place].look
        if look.quoted and not (place > last + 1 and total >= certain):
            found[place] = _QUOTED
        elif place in found:
            continue
        elif _is_announced(lines, place, going):
            found[place] = "a colon announces it"
        elif place and found.get(place - 1) == _QUOTED and _is_alike(lines[place - 1], lines[place]):
            found[place] = _QUOTED
        elif look.colon and place + 1 < len(lines) and not lines[place + 1].hits & GONE and place + 1 not in going:
            found[place] = "it announces what stays"
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


def _is_announced(lines: Sequence[Line], place: int, going: Container[int]) -> bool:
    """Whether a line, or lines of its kind right above it, stand below one that ends with a colon and stays."""
    for at in range(place, max(0, place - LIST_LINES), -1):
        above = lines[at - 1]
        if above.hits & GONE:
            return False
        if above.look.colon:
            return at - 1 not in going
        if not _is_alike(above, lines[at]):
            return False
    return False


def _is_alike(one: Line, other: Line) -> bool:
    a, b = one.look, other.look
    return (
        a.bullet == b.bullet
        and a.figure == b.figure
        and not b.prose
        and 3 * a.letters >= b.letters
        and 3 * b.letters >= a.letters
    )


def is_cell(lines: Sequence[Line], place: int) -> bool:
    """Whether a short line has two lines of figures among the three above and the three below it."""
    if lines[place].look.letters > CELL_LETTERS:
        return False
    around = [line.look for line in (*lines[max(0, place - 3) : place], *lines[place + 1 : place + 4])]
    return sum([seen.letters <= CELL_LETTERS and seen.digits >= 50 for seen in around]) >= TABLE_FIGURES


def is_row(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is a row of several cells, or one beside such a row."""
    if not lines[place].look.row:
        return _has_cells(lines[place].look)
    return any(_has_cells(line.look) for line in lines[max(0, place - 1) : place + 2])


def _has_cells(look: Look) -> bool:
    return look.key[:1] == "|" == look.key[-1:]


def _tell(scorer: Scorer, sums: Sums, row: int, limit: int) -> str:
    short = limit - sums.totals[row]
    head = f"{short / 1000:.1f} short of the threshold" if short > 0 else "enough points"
    return f"{head}: {scorer.explain(sums, row)}"
