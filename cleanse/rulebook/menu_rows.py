"""A menu in one line: a line that is made of nothing but lines that rules know, *Log in | Register*, *Log InSign Up*, *Home News Sport Live*.

Extractors print the items of a menu or of a row of buttons behind each other, with bars, blanks or nothing between them. Between blanks it
takes four items that begin with a capital, three if one of them says enough to go alone, or two that both do: *Home Help Jobs* is a headline
as well. Counts and times may stand among them, *12 comments · Share*.
"""

from collections.abc import Callable
from typing import NamedTuple

from cleanse.core.pattern import compile_late
from cleanse.rulebook.edges import CAPITALS
from cleanse.text.fold import fold_line, line_key

#: no row has more pieces, or an item of more
_PIECES, _LONGEST = 24, 7
#: so many items between blanks are a row, if one of them says enough
_LEAST = 3
#: what stands between the pieces: a bar or a slash, or a blank; glued pieces have nothing
_BETWEEN = compile_late(rf"(\s*[|•·»›]\s*|\s+/\s+)|(\s+)|(?<=[^\WA-Z_])(?=[{CAPITALS}])")
#: what a row has between its items; a blank in front of a small letter or a sign is none
_HAS_ITEMS = compile_late(rf"[|•·»›]|\s/\s|[^\WA-Z_][{CAPITALS}]|\s(?:[{CAPITALS}]|[^\W\d_\x00-\u058f])")


class Taker(NamedTuple):
    """A rule that takes an item where it stands alone, by its number, and whether it then asks for company; no rule for a count or a time."""

    rule: int | None
    asks: bool


#: a count or a time beside other items: no rule takes it for what it is
COUNT = Taker(None, asks=True)


class Row(NamedTuple):
    """A line that is a row: the rule that may take it, by its number, and what its items say."""

    rule: int
    says: str


#: finds who takes a line, by its key
Find = Callable[[str], Taker | None]


class _Piece(NamedTuple):
    """A piece of a line: where it stands, and whether a bar or a blank stands before it."""

    start: int
    end: int
    is_behind_bar: bool
    is_behind_blank: bool


class _Item(NamedTuple):
    """An item of a row: its key, who takes it, and whether a blank alone stands before it."""

    key: str
    taker: Taker
    is_behind_blank: bool


def find_row(text: str, find: Find, is_count: Callable[[str], bool]) -> Row | None:
    """The row that a line is; the rule is that of the first item that asks for no company, or else of the first.

    Args:
        text: The line, without blanks around it.
        find: Who takes a line that is the item alone; None where nobody does.
        is_count: Whether an item is a count or a time, by its key; asked only in lines with an item that somebody takes.
    """
    if _HAS_ITEMS.search(text) is None:
        return None
    pieces = _cut(text)
    if not 1 < len(pieces) <= _PIECES:
        return None
    items = _join(text, pieces, find)
    if items is None and any(map(str.isdigit, text)) and any(find(_key(text, piece.start, piece.end)) for piece in pieces):
        items = _join(text, pieces, lambda key: find(key) or (COUNT if is_count(key) else None))
    if items is None or len(items) < 2:
        return None
    takers = sorted((item.taker for item in items if item.taker.rule is not None), key=lambda taker: taker.asks)
    asking = sum(item.taker.asks for item in items)
    if not takers or takers[0].rule is None:
        return None
    if any(item.is_behind_blank for item in items) and asking and len(items) < _LEAST + (asking == len(items)):
        return None
    return Row(takers[0].rule, " + ".join(item.key for item in items))


def _cut(text: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    start, is_behind_bar, is_behind_blank = 0, False, False
    for match in _BETWEEN.finditer(text):
        pieces.append(_Piece(start, match.start(), is_behind_bar, is_behind_blank))
        start, is_behind_bar, is_behind_blank = match.end(), match[1] is not None, match[2] is not None
    return [*pieces, _Piece(start, len(text), is_behind_bar, is_behind_blank)]


def _join(text: str, pieces: list[_Piece], find: Find) -> list[_Item] | None:
    """The fewest items that the pieces are; None if they are none."""
    #: for each number of pieces from the start the items that they are
    best: list[list[_Item] | None] = [[], *[None] * len(pieces)]
    for first, (start, _, _, is_behind_blank) in enumerate(pieces):
        before = best[first]
        if before is None or not text[start : start + 1].isalnum():
            continue
        for last in range(first, min(first + _LONGEST, len(pieces))):
            if last > first and pieces[last].is_behind_bar:
                break
            if last + 1 < len(pieces) and pieces[last + 1].is_behind_blank and text[pieces[last + 1].start].islower():
                continue  # an item behind a blank begins with a capital
            known = best[last + 1]
            if known is None or len(known) > len(before) + 1:
                key = _key(text, start, pieces[last].end)
                taker = find(key)
                if taker is not None:
                    best[last + 1] = [*before, _Item(key, taker, is_behind_blank)]
    return best[-1]


def _key(text: str, start: int, end: int) -> str:
    return line_key(fold_line(text[start:end]))
