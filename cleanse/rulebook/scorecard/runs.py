"""Lines next to each other that are one thing: lists, rows of figures, and what stands between lines that stay."""

from collections.abc import Callable, Container, Iterator, Sequence

from cleanse.rulebook.article.rows import is_labelled
from cleanse.rulebook.scorecard.article import GONE, Line

#: the fewest lines in a row that are a list
LIST_LEAST = 3
#: the most letters and words of a row of figures
ROW_LETTERS, ROW_WORDS = 40, 6
#: the most words of a heading between the article's lines
HEADING_WORDS = 3


def find_runs(lines: Sequence[Line], parted: Sequence[bool], goes_on: Callable[[int], bool]) -> Iterator[range]:
    """Two lines or more next to each other of which no rule takes any, each of which goes on with the one above."""
    start = 0
    for place in range(1, len(lines) + 1):
        if place < len(lines) and not parted[place] and not (lines[place - 1].hits | lines[place].hits) & GONE and goes_on(place):
            continue
        if place - start > 1:
            yield range(start, place)
        start = place


def find_rows(lines: Sequence[Line], parted: Sequence[bool]) -> Iterator[int]:
    """Rows with figures or with a label and a value, several below each other: ingredients, hours, a programme.

    The last may have none, as that of the day when a shop is closed; below a paragraph the line above them is their heading.
    """

    def is_short(place: int) -> bool:
        look = lines[place].look
        return look.letters <= ROW_LETTERS and look.words <= ROW_WORDS

    def is_figure(place: int) -> bool:
        return is_short(place) and (lines[place].look.figures > 0 or is_labelled(lines[place].look.line))

    def is_last(place: int) -> bool:
        return is_short(place) and lines[place].look.words > 1

    for run in find_runs(lines, parted, lambda place: is_figure(place - 1) and (is_figure(place) or is_last(place))):
        if len(run) < LIST_LEAST:
            continue
        yield from run
        above = run.start - 1
        if above > 0 and not parted[run.start] and is_short(above) and lines[above - 1].look.prose:
            yield above


def find_part(run: range, going: Container[int], totals: dict[int, int], certain: int) -> Iterator[int]:
    """The lines of a list that would go where half of it stays."""
    goes = [place for place in run if place in going]
    if len(run) >= LIST_LEAST and 2 * len(goes) <= len(run):
        yield from (place for place in goes if totals[place] < certain)


def is_heading(lines: Sequence[Line], run: Sequence[int]) -> bool:
    """Whether a run is one line of few words."""
    return len(run) == 1 and lines[run[0]].look.words <= HEADING_WORDS


def find_islands(lines: Sequence[Line], parted: Sequence[bool], going: Container[int]) -> Iterator[list[int]]:
    """The runs of lines with lines on both sides that stay: nothing that rules take is beside or among them."""
    run: list[int] = []
    is_island = False
    for place, line in enumerate(lines):
        is_gone = bool(line.hits & GONE)
        if is_gone or place in going:
            is_island = not (is_gone or parted[place]) and (is_island or not run)
            run.append(place)
        else:
            if run and is_island and not parted[place]:
                yield run
            run = []
