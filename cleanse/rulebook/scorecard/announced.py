"""Lines that announce what stands below them: those that end in a colon, and headings of lists that an article may hold.

Words to edit: rules/lists/list-headings.txt. Such a word is a menu's item just as well, so it counts only below a paragraph or a line of
figures, and in a list that another one heads.
"""

from collections.abc import Container, Iterator, Sequence

from cleanse.rulebook.scorecard.article import GONE, Line

#: how many lines below it a line announces at most
LIST_LINES = 40


def is_alike(one: Line, other: Line) -> bool:
    """Whether a line goes on with the list that the one above is of."""
    a, b = one.look, other.look
    return (
        a.bullet == b.bullet
        and a.figure == b.figure
        and not b.prose
        and 3 * a.letters >= b.letters
        and 3 * b.letters >= a.letters
    )


def find_heads(lines: Sequence[Line]) -> frozenset[int]:
    """The lines that head a list of the article, by their places."""
    if not any(line.heads for line in lines):
        return frozenset()
    return frozenset(_find_heads(lines))


def _find_heads(lines: Sequence[Line]) -> Iterator[int]:
    is_headed = is_open = False
    for place, line in enumerate(lines):
        if line.hits & GONE:
            continue  # a second cleaning would not see it
        if line.heads and (is_headed or is_open):
            if place + 1 < len(lines) and not lines[place + 1].hits & GONE:
                is_headed = True
                yield place
        else:
            is_open = line.look.prose or line.look.figures > 0


def find_announcing(lines: Sequence[Line], place: int, heads: Container[int], going: Container[int]) -> int | None:
    """The place of the line that announces one, which stands below it or below lines of its kind, if it stays.

    Args:
        lines: All lines.
        place: The line's.
        heads: The places of lines that head a list.
        going: The places of lines that may go.
    """
    for at in range(place, max(0, place - LIST_LINES), -1):
        above = lines[at - 1]
        if above.hits & GONE:
            return None
        if above.look.colon or at - 1 in heads:
            return None if at - 1 in going else at - 1
        if not is_alike(above, lines[at]):
            return None
    return None


def find_announced(lines: Sequence[Line], run: range, totals: dict[int, int], certain: int) -> Iterator[int]:
    """What a list's colon announces, and the line with the colon: it is part of no list of headlines, whatever its own points."""
    for place in range(max(0, run.start - 1), run.stop - 2):
        if lines[place].look.colon and not lines[place].hits & GONE:
            yield from (at for at in range(place, run.stop) if totals.get(at, certain) < certain)
            return
