"""What goes on in the article's own form: its notes and sources, lines with times, labels with values, headings with their texts.

A *stretch* is what stands between two places where rules took something: leftovers that are of such a form are parted from the article by
some that rules know.
"""

from collections.abc import Container, Iterator, Sequence

from cleanse.core.pattern import compile_late
from cleanse.rulebook.article.apparatus import find_apparatus
from cleanse.rulebook.article.questions import QUESTION_SIGNS
from cleanse.rulebook.article.rows import is_labelled
from cleanse.rulebook.scorecard.article import GONE, Line

_TIME = compile_late(r"[^\w]{0,3}(?:kl\.? ?)?(?:[01]?\d|2[0-4])[:.h][0-5]\d(?![\d.:/]*\d)")
#: the fewest lines with a time that are a programme or a report, and the fewest letters of one among them
TIMED_LEAST, TIMED_LETTERS = 4, 100
#: the most lines with a label and a value behind the last sentence that are the article's own, and the fewest that must then stand in it
LABELLED_BEHIND, LABELLED_INSIDE = 3, 2
#: the most letters and words of such a line
LABELLED_LETTERS, LABELLED_WORDS = 60, 9
#: where to ask, behind the article: a telephone's number
_TELEPHONE = compile_late(r"(?<![\d.:/-])\+?\(?\d(?:[ ()/.-]{0,2}\d){6,14}(?![\d.:/-])")
_YEARS = compile_late(r"(?:19|20)\d\d ?[-\u2013/] ?(?:19|20)\d\d|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
#: the most letters of a line that says where to ask, and how many lines behind the core are looked at for one
CONTACT_LETTERS, CONTACT_BEHIND = 80, 8
#: the fewest headings with a text each that are sections, and the fewest that are questions
SECTIONS_LEAST, ASKED_LEAST = 4, 3
#: the most letters and words of a heading, and the most lines of its text
SECTION_LETTERS, SECTION_WORDS, SECTION_LINES = 50, 8, 3


def find_stretches(lines: Sequence[Line], parted: Sequence[bool]) -> Iterator[range]:
    """The stretches of a text."""
    start = 0
    for place, line in enumerate(lines):
        is_gone = bool(line.hits & GONE)
        if is_gone or parted[place]:
            if start < place:
                yield range(start, place)
            start = place + is_gone
    if start < len(lines):
        yield range(start, len(lines))


def find_notes(lines: Sequence[Line], parted: Sequence[bool]) -> Iterator[int]:
    """The headings of an article's notes and sources, and what stands below each; below the last one up to what rules take."""
    runs = find_apparatus([line.look.line for line in lines])
    if not runs:
        return
    ends = {place: stretch.stop for stretch in find_stretches(lines, parted) for place in stretch}
    for run in runs:
        yield from (place for place in range(run[0], ends.get(run[-1], run[-1])) if not lines[place].hits & GONE)


def find_timed(lines: Sequence[Line], stretch: range, core: tuple[int, int]) -> Iterator[int]:
    """Lines that begin with a time of day between paragraphs that do, one of the core among them: a programme, a day minute by minute."""
    timed = [place for place in stretch if _TIME.match(lines[place].look.line) is not None]
    long = [place for place in timed if lines[place].look.prose and lines[place].look.letters >= TIMED_LETTERS]
    if len(timed) >= TIMED_LEAST and any(core[0] <= place <= core[1] for place in long):
        yield from (place for place in timed if long[0] <= place <= long[-1] and lines[place].look.words > 1)


def find_labelled(lines: Sequence[Line], stretch: range, core: tuple[int, int], going: Container[int]) -> Iterator[int]:
    """Labels with their values right behind the last sentence of a stretch that the article is part of, if several above it stay."""
    if not (stretch.start <= core[1] and core[0] < stretch.stop):
        return
    last = max([place for place in stretch if lines[place].look.prose], default=stretch.start)
    found = [place for place in stretch if _is_short(lines[place]) and is_labelled(lines[place].look.line)]
    behind = [place for place in found if place > last]
    inside = sum(place < last and place not in going for place in found)
    if len(behind) <= LABELLED_BEHIND and inside >= LABELLED_INSIDE and stretch.stop - last - 1 == len(behind):
        yield from behind


def find_contact(lines: Sequence[Line], stretch: range, core: tuple[int, int]) -> Iterator[int]:
    """Where to ask, behind the article and in its stretch: a heading, a line with a telephone, a sentence."""
    if not stretch.start <= core[1] < stretch.stop:
        return
    for place in range(core[1] + 1, min(stretch.stop, core[1] + 1 + CONTACT_BEHIND)):
        if not _is_contact(lines[place]):
            continue
        yield place
        if place - 1 > core[1] and _is_short(lines[place - 1]) and not lines[place - 1].look.stop:
            yield place - 1
        if place + 1 < stretch.stop and (lines[place + 1].look.stop or lines[place + 1].look.prose):
            yield place + 1
        return


def _is_contact(line: Line) -> bool:
    look = line.look
    return (
        look.figures >= 7
        and look.letters <= CONTACT_LETTERS
        and not (look.copyright or look.bars)
        and _TELEPHONE.search(_YEARS.sub(" ", look.line)) is not None
    )


def _is_short(line: Line) -> bool:
    return line.look.letters <= LABELLED_LETTERS and line.look.words <= LABELLED_WORDS


def find_sections(lines: Sequence[Line], stretch: range, core: tuple[int, int]) -> Iterator[int]:
    """Headings or questions with one to three sentences each, several of which are in the article's core and one behind it, or two questions."""
    run: list[int] = []
    inside = asked = behind = 0
    place = stretch.start
    while place < stretch.stop and behind <= (asked >= ASKED_LEAST):
        stop = _find_stop(lines, place, stretch.stop)
        if stop > place:
            run += range(place, stop)
            is_inside = core[0] <= place + 1 and stop - 1 <= core[1]
            inside += is_inside
            asked += is_inside and lines[place].look.last in QUESTION_SIGNS
            behind += place > core[1]
            place = stop
            continue
        if inside >= SECTIONS_LEAST or asked >= ASKED_LEAST:
            yield from run
        run, inside, asked = [], 0, 0
        place += 1
    if inside >= SECTIONS_LEAST or asked >= ASKED_LEAST:
        yield from run


def _find_stop(lines: Sequence[Line], place: int, end: int) -> int:
    """The place behind the section that begins at one; the same place if none does."""
    look = lines[place].look
    if look.last not in QUESTION_SIGNS and (
        look.letters > SECTION_LETTERS or look.words > SECTION_WORDS or look.stop or look.prose
    ):
        return place
    stop = place + 1
    while stop < end and stop <= place + SECTION_LINES and _is_text(lines[stop]):
        stop += 1
    return place if stop == place + 1 else stop


def _is_text(line: Line) -> bool:
    return (line.look.stop or line.look.prose) and line.look.last not in QUESTION_SIGNS
