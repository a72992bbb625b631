"""Cells and rows of tables, as extractors print them: a line each, or a row with bars between its cells."""

from collections.abc import Sequence

from cleanse.rulebook.scorecard.article import Line
from cleanse.rulebook.scorecard.lines import Look

#: how many of the six lines around must be figures in a table, and the most letters of its cells
TABLE_FIGURES, CELL_LETTERS = 2, 40


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
