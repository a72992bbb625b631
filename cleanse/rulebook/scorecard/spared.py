"""Why lines stay whatever their points, or unless they have those of `certain`.

*Whatever their points*: what begins with a quotation mark in the article, what a colon or a heading announces, lines that go on from one ending
in a comma or within a sentence, underlined headings, those of Markdown, the article's short sentences and what may sign a letter (`spoken`),
footnotes, cells and rows of tables (`cells`), rows of figures (`runs`), numbered headings and what is below them, one short line between lines that
stay, and what may be the article's title or first paragraph. *Unless certain*:
longer sentences, lines in scripts without a full stop, questions in the article, the few lines right behind it,
quotations behind it, lists that a colon announces, runs of alike lines of which half stay, and lines among lines that stay.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cleanse.core.pattern import compile_late
from cleanse.rulebook.article.headings import find_numbered
from cleanse.rulebook.scorecard.announced import find_announced, find_announcing, find_heads, is_alike
from cleanse.rulebook.scorecard.article import CLOSING, COMMENTS, GONE, TEASER, Line
from cleanse.rulebook.scorecard.card import Sums
from cleanse.rulebook.scorecard.cells import is_cell, is_row
from cleanse.rulebook.scorecard.lines import Look
from cleanse.rulebook.scorecard.runs import find_islands, find_part, find_rows, find_runs, is_heading
from cleanse.rulebook.scorecard.series import find_contact, find_labelled, find_notes, find_sections, find_stretches, find_timed
from cleanse.rulebook.scorecard.spoken import find_said, find_signed
from cleanse.rulebook.shapes import MARK, is_underline, runs_on, says_again

_NOTE = compile_late(
    "[\u2191^] |\\[\\d{1,3}\\]|\\[[^\\]]{1,60}\\]: |\\(\\d{1,2}\\)|[*\u2020\u2021]+[) ]?\\w|[\u00b9\u00b2\u00b3\u2070-\u2079]"
    "|\\([^()]+=[^()]*\\d[^()]*\\)$|\\((?:[^() ]+ ){6,}[^() ]+\\)$"  # what a currency is worth, what was corrected
)
#: three labels with their values or more in one line: Calories: 412 kcal | Fat: 22 g
_VALUES = compile_late(r"(?:[^|:;,\d]{2,30}: ?\d[^|:;]{0,15}(?:[|;,\u00b7\u2022] ?|$)){3}")
#: how many lines above the article may be its title and first paragraphs, a row of buttons counted as one
HEAD_LINES = 5
#: the most words of an item of a menu
MENU_WORDS = 3
#: how many of the last items of a menu may be a short title and who wrote the article
TITLE_ITEMS = 2
#: the most letters of a line of text that is broken at a width
WRAPPED_MOST = 100
#: how many lines behind the article of which rules know nothing are its own, if they are sentences
END_LINES = 3
#: Thai, Lao and Khmer have no full stop, or hardly use it
_UNMARKED = compile_late("[\u0e00-\u0eff\u1780-\u17ff]")
_QUOTED = "it begins with a quotation mark"


class Limits(NamedTuple):
    """Points, in thousandths: a line with `least` is told, one with `going` goes, one with `certain` goes from more places.

    One with `island` goes from among lines that stay: where rules know nothing of a text, none does.
    """

    least: int
    going: int
    certain: int
    island: float


def find_safe(lines: Sequence[Line], places: Iterable[int], first: int) -> dict[int, str]:
    """Why lines stay whatever the points are, theirs and those of others.

    Args:
        lines: All lines.
        places: Those that are asked for.
        first: The first line of the core.
    """
    title = _find_title(lines, min(first, len(lines)))
    heads = find_heads(lines)
    numbered = set(find_numbered([line.look.line for line in lines]))
    found: dict[int, str] = {}
    for place in places:
        look = lines[place].look
        if is_cell(lines, place) or is_row(lines, place):
            found[place] = "it is in a table"
        elif any(is_underline(two.look.line, one.look.line) for one, two in pairwise(lines[max(0, place - 1) : place + 2])):
            found[place] = "it is an underlined heading"
        elif _NOTE.match(look.key) is not None:
            found[place] = "it is a note"
        elif look.figures and _VALUES.match(look.line) is not None:
            found[place] = "it is a row of values"
        elif place in heads:
            found[place] = "it heads a list of the article"
        elif place in numbered or place - 1 in numbered:
            found[place] = "it belongs to the numbered headings"
        elif place in title:
            found[place] = "it may be the article's title or beginning"
    return found


def _find_title(lines: Sequence[Line], first: int) -> set[int]:
    """The lines above the core, or above a first paragraph that is not in it, that may be the title and what follows it.

    Lines between them that rules take do not count, nor does more than one of a row of buttons.
    """
    prose = next((place for place in range(first) if lines[place].look.prose and not lines[place].hits & GONE), first)
    return {place for end in {prose, first} for place in _look_up(lines, end)}


def _look_up(lines: Sequence[Line], end: int) -> Iterator[int]:
    """The last lines above a place that are more than an item of a menu; if none stands above an item, one of the last may be a short title."""
    left = HEAD_LINES
    items: list[int] = []
    was_item = False
    for place in range(end - 1, -1, -1):
        if lines[place].hits & GONE:
            continue
        look = lines[place].look
        is_item = not (look.prose or look.stop or look.words > MENU_WORDS)
        left -= not (is_item and was_item)
        if left < 0:
            break
        if is_item:
            items.append(place)
        else:
            items = items if look.prose or look.stop else []
            yield place
        was_item = is_item
    yield from [place for place in items if not lines[place].look.figures][:TITLE_ITEMS]


def find_guards(
    lines: Sequence[Line], parted: Sequence[bool], sums: Sums, limits: Limits, kept: Container[int], *, has_short_tail: bool
) -> dict[int, str]:
    """Why lines stay; only lines with `limits.least` points are asked.

    Args:
        lines: The lines of this pass.
        parted: Whether rules took something right above a line; so did they above the first.
        sums: Their points.
        limits: What the points are held against.
        kept: The lines that a rule keeps.
        has_short_tail: Whether few lines stand behind the article.
    """
    totals = {place: total for place, total in zip(sums.places, sums.totals, strict=True) if total >= limits.least}
    found = _find_alone(lines, totals, sums.core, limits.certain, kept, has_short_tail=has_short_tail)
    going = {place for place, total in totals.items() if total >= limits.going and place not in found}
    if not going:
        return found
    notes = dict.fromkeys(going.intersection(find_notes(lines, parted)), "it is of the article's notes and sources")
    found |= notes
    going -= notes.keys()
    lists = list(find_runs(lines, parted, lambda place: is_alike(lines[place - 1], lines[place])))
    stretches = list(find_stretches(lines, parted))
    for why, places in (
        ("it is a row of figures", find_rows(lines, parted)),
        ("it has a time as the article's paragraphs", (at for one in stretches for at in find_timed(lines, one, sums.core))),
        ("it says where to ask", (at for one in stretches for at in find_contact(lines, one, sums.core))),
        ("it is a section of the article", (at for one in stretches for at in find_sections(lines, one, sums.core))),
        ("a colon announces it", (place for run in lists for place in find_announced(lines, run, totals, limits.certain))),
        (
            "lines of its kind beside it stay",
            (place for run in lists for place in find_part(run, going, totals, limits.certain)),
        ),
        (
            "the article goes on around it",
            (place for run in find_islands(lines, parted, going) for place in run if totals[place] < limits.island),
        ),
        ("it is a value of the article's", (at for one in stretches for at in find_labelled(lines, one, sums.core, going))),
    ):
        held = {place: why for place in going.intersection(places) if not lines[place].hits}
        found |= held
        going -= held.keys()
    headings = [run[0] for run in find_islands(lines, parted, going) if is_heading(lines, run)]
    return found | dict.fromkeys(headings, "it is one short line between lines that stay")


def _find_alone(
    lines: Sequence[Line],
    totals: dict[int, int],
    core: tuple[int, int],
    certain: int,
    kept: Container[int],
    *,
    has_short_tail: bool,
) -> dict[int, str]:
    """Why lines stay for what they are and what stands right above and below."""
    first, last = core
    found = find_safe(lines, totals, first)
    going = totals.keys() - found.keys()
    heads = find_heads(lines)
    ends = _find_endings(lines, last)
    said = find_said(lines, core)
    signed = set(find_signed(lines, said, kept))
    for place, total in totals.items():
        look = lines[place].look
        if look.quoted and not (place > last + 1 and total >= certain):
            found[place] = _QUOTED
        elif place in found:
            continue
        elif (above := find_announcing(lines, place, heads, going)) is not None:
            found[place] = "a heading announces it" if above in heads else "a colon announces it"
        elif place and found.get(place - 1) == _QUOTED and is_alike(lines[place - 1], lines[place]):
            found[place] = _QUOTED
        elif (look.colon or MARK.match(look.line)) and _stands(lines, place + 1) and place + 1 not in going:
            found[place] = "it announces what stays"
        elif totals.get(place + 1, 0) < certain and _is_taken_up(lines, place):
            found[place] = "the sentence below it says it again"
        elif _runs_on(lines, place) or _runs_on(lines, place - 1):
            found[place] = "a sentence goes on from line to line"
        elif place in said:
            found[place] = "it is a short sentence of the article"
        elif place in ends:
            found[place] = "it may be the article's last line"
        elif place in signed and not _is_imprint(look):
            found[place] = "it may be a signature"
        elif total >= certain or lines[place].hits:
            continue
        elif first <= place <= last and look.call:
            found[place] = "it asks or calls inside the article"
        elif _is_imprint(look):
            continue
        elif look.stop or look.call:
            found[place] = "it is a sentence"
        elif _UNMARKED.search(look.line) is not None:
            found[place] = "it may be a sentence, which has no mark at its end in this script"
        elif place > last and has_short_tail:
            found[place] = "it may be the article's last line"
    return found


def _is_imprint(look: Look) -> bool:
    """Whether a line has what a page's foot has: a copyright mark, an address, bars between its parts."""
    return bool(look.copyright or look.address or look.bars > look.line.startswith("/"))


def _stands(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is there that no rule takes."""
    return 0 <= place < len(lines) and not lines[place].hits & GONE


def _is_taken_up(lines: Sequence[Line], place: int) -> bool:
    """Whether a sentence stands right below a line that says it again, and more."""
    if not _stands(lines, place + 1):
        return False
    below = lines[place + 1].look
    return (below.stop or below.call) and says_again(below.line.casefold(), lines[place].look.key)


def _runs_on(lines: Sequence[Line], place: int) -> bool:
    """Whether a sentence goes on from a line to the next: behind a comma, or where a long line ends within it."""
    if not (_stands(lines, place) and _stands(lines, place + 1)):
        return False
    look = lines[place].look
    return look.comma or (look.letters <= WRAPPED_MOST and runs_on(look.line, lines[place + 1].look.line))


def _find_endings(lines: Sequence[Line], last: int) -> set[int]:
    """The sentences behind the core where hardly more than prompts stands behind it: the article's, parted from it by these."""
    tail = range(last + 1, len(lines))
    left = [place for place in tail if not lines[place].hits]
    if len(left) > END_LINES or any(lines[place].hits & (TEASER | COMMENTS | CLOSING) for place in tail):
        return set()
    looks = {place: lines[place].look for place in left}
    return {place for place, look in looks.items() if look.stop and not _is_imprint(look)}
