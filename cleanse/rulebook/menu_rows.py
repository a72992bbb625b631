"""A menu in one line: a line that is made of nothing but lines that rules know, *Log in | Register*, *Log InSign Up*, *Home News Sport Live*.

Extractors print the items of a menu or of a row of buttons behind each other, with bars, blanks or nothing between them. Between blanks it
takes four items that begin with a capital, three if one of them says enough to go alone, or two that both do: *Home Help Jobs* is a headline
as well. Counts and times may stand among them, *12 comments · Share*.
"""

from collections.abc import Callable, Set
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cleanse.core.pattern import compile_late
from cleanse.rulebook.edges import CAPITALS
from cleanse.rulebook.matchers import Matcher, match_kind
from cleanse.rulebook.rule import NOWHERE, Rule, When
from cleanse.rulebook.tables.index import rule_of
from cleanse.rulebook.view import View
from cleanse.text.fold import fold_line, fold_text, line_key

if TYPE_CHECKING:
    from cleanse.rulebook.tables.compiled import Compiled

#: no row has more pieces
_PIECES = 24
#: no item is of more pieces
_LONGEST = 7
#: fewer items with blanks between them are no row if one of them asks for company; if all do, one more is needed
_LEAST = 3
#: how many items are remembered
_MOST = 10_000
#: what a rule asks for that takes an item
_UNBOUND = (When(), When(company=True))
_COUNTS = Rule("", "", "flag", "shape", ("counter", "relative-time"), NOWHERE)
#: words, but for the letter behind thousands: *1.2K*
_WORDS = compile_late(r"[^\W\d_]{2,}|[^\W\d_a-z]")
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


class Takers:
    """Who takes an item where it stands alone, by its key.

    Args:
        compiled: The rules.
        left_out: The numbers of those that are not selected.
    """

    def __init__(self, compiled: "Compiled", left_out: Set[int]) -> None:
        self._compiled = compiled
        self._left_out = left_out
        self._known: dict[str, Taker | None] = {}

    def find(self, key: str) -> Taker | None:
        """The rule that takes a line in any text, one that needs no company first; None where none does."""
        if key not in self._known:
            if len(self._known) >= _MOST:
                self._known.clear()
            numbers = {rule_of(place) for place in self._compiled.lookup.keys.find(key)} - self._left_out
            rules = ((number, self._compiled.table.at_work(number)) for number in sorted(numbers))
            takers = [Taker(number, rule.when.company) for number, rule in rules if _takes_alone(rule)]
            self._known[key] = min(takers, key=lambda taker: taker.asks, default=None)
        return self._known[key]

    def find_or_count(self, key: str) -> Taker | None:
        """The same; a number of something, or how long ago something was, is an item beside others."""
        return self.find(key) or (COUNT if self._is_count(key) else None)

    def _is_count(self, key: str) -> bool:
        words = _WORDS.findall(key)
        return bool(words) and self._words.issuperset(words) and any(True for _ in self._counts.find(View(key), 0))

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words that counts and times are made of: they spare the pattern, which takes long to compile."""
        values = (value for name in _COUNTS.patterns for value in self._compiled.lists.get(name, ()))
        return frozenset(_WORDS.findall(fold_text("\n".join(values))))

    @cached_property
    def _counts(self) -> Matcher:
        return match_kind(_COUNTS.kind).build(_COUNTS, self._compiled.lists)


def _takes_alone(rule: Rule) -> bool:
    """Whether a rule takes a whole line by what it says, without a look at the text but for company."""
    return rule.kind == "line" and rule.do == "drop-line" and rule.within is None and rule.fold and rule.when in _UNBOUND


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


def find_row(text: str, takers: Takers) -> Row | None:
    """The row that a line is; the rule is that of the first item that asks for no company, or else of the first.

    Args:
        text: The line, without blanks around it.
        takers: Who takes the items.
    """
    if _HAS_ITEMS.search(text) is None:
        return None
    pieces = _cut(text)
    if not 1 < len(pieces) <= _PIECES:
        return None
    items = _join(text, pieces, takers.find_or_count if any(map(str.isdigit, text)) else takers.find)
    if items is None or len(items) < 2:
        return None
    first = min((item.taker for item in items if item.taker.rule is not None), key=lambda taker: taker.asks, default=COUNT)
    if first.rule is None:
        return None
    asking = sum(item.taker.asks for item in items)
    if any(item.is_behind_blank for item in items) and asking and len(items) < _LEAST + (asking == len(items)):
        return None
    return Row(first.rule, " + ".join(item.key for item in items))


def _cut(text: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    start, is_behind_bar, is_behind_blank = 0, False, False
    for match in _BETWEEN.finditer(text):
        pieces.append(_Piece(start, match.start(), is_behind_bar, is_behind_blank))
        start, is_behind_bar, is_behind_blank = match.end(), match[1] is not None, match[2] is not None
    return [*pieces, _Piece(start, len(text), is_behind_bar, is_behind_blank)]


def _join(text: str, pieces: list[_Piece], find: Callable[[str], Taker | None]) -> list[_Item] | None:
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
                key = line_key(fold_line(text[start : pieces[last].end]))
                taker = find(key)
                if taker is not None:
                    best[last + 1] = [*before, _Item(key, taker, is_behind_blank)]
    return best[-1]
