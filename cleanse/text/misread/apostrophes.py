"""Apostrophes, quotation marks and dashes of English that were read as letters or signs of another table: `ìItís late,î she said`.

English has no other characters beyond ASCII that would tell the table. So each of them must stand where only its mark can: before the end of
a contraction, at the edge of a quotation, between blanks.
"""

import re
from functools import cache
from typing import NamedTuple

from cleanse.text.misread.model import fit_all, weigh_words
from cleanse.text.misread.tables import Confusion, Read, keep_marked, read_high
from cleanse.text.misread.weigh import weigh_lines

#: the marks by their bytes in Windows-1252
_MARKS = {0x91: "\u2018", 0x92: "\u2019", 0x93: "\u201c", 0x94: "\u201d", 0x96: "\u2013", 0x97: "\u2014"}
#: what they are read in, the more common ones first
_NAMES = ("mac-roman", "cp850", "koi8-r", "cp866")
_HIGH = 0x80
#: the fewest contractions
_FEWEST = 2
#: how much better the line must read, in nats
_GAIN = 7.0
_CONTRACTED = "(?<=[A-Za-z]){}(?=(?:s|t|d|m|re|ve|ll)(?![A-Za-z]))"


class _Table(NamedTuple):
    """What the marks are in a table."""

    marks: dict[int, str]
    #: a contraction, and each mark at a place of its own
    contracted: re.Pattern[str]
    placed: re.Pattern[str]


@cache
def _read(name: str) -> _Table:
    high = read_high(name)
    shown = {mark: re.escape(high[byte - _HIGH]) for byte, mark in _MARKS.items()}
    contracted = _CONTRACTED.format(shown["\u2019"])
    opening, closing, dashes = (
        f"[{''.join(shown[mark] for mark in marks)}]" for marks in ("\u2018\u201c", "\u2019\u201d", "\u2013\u2014")
    )
    placed = f"{contracted}|(?<![^\\s(]){opening}(?=[A-Za-z])|(?<=[A-Za-z.,!?]){closing}(?![A-Za-z])|(?<= ){dashes}(?= )"
    marks = {ord(high[byte - _HIGH]): mark for byte, mark in _MARKS.items()}
    return _Table(marks, re.compile(contracted), re.compile(placed))


def find_apostrophes(line: str) -> Read | None:
    """The line with its marks, if all of it that is not ASCII is such marks, and it reads as English for them.

    >>> find_apostrophes("\xecIt\xeds late and we don\xedt mind,\xee she said.").new
    '“It’s late and we don’t mind,” she said.'
    """
    marked = keep_marked(line)
    for name in _NAMES:
        table = _read(name)
        if len(table.contracted.findall(line)) < _FEWEST or len(table.placed.findall(line)) < len(marked):
            continue
        new = line.translate(table.marks)
        fits = fit_all(weigh_words(new))
        if "Latn" in fits and fits["Latn"].language == "en" and weigh_lines(line, new) >= _GAIN:
            return Read(new, Confusion("cp1252", name))
    return None
