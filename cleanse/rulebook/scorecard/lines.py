"""What a line is by itself, in plain integers: its length, words, ends, marks. Language-neutral; nothing here knows its neighbours.

Letters and ends are found for every line; all else when it is asked for, which nobody does of most paragraphs.

Scripts that write without spaces say more with a letter: their letters count two and a half times, and two of them make a word;
a Korean syllable counts 1.8 letters.
A line is *prose* if it ends a sentence and has 28 letters, or has 180 however it ends.
A row of a table that holds one thing, as of the tables that pages were laid out with, is what it holds.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from cleanse.core.later import later
from cleanse.core.letters import HANGUL, count_letters, count_letters_each, has_high
from cleanse.core.pattern import compile_late
from cleanse.rulebook.edges import DENSE_ENDS, count_spaceless, is_mostly_spaceless
from cleanse.text.fold import show_links

#: lines of more code points are prose, and only their length and ends are looked at
LONG = 600
#: shorter lines, which come again on every page of a site, are remembered
SHORT = 160
PROSE_LETTERS = 28
LONG_LETTERS = 180
_FIGURE = compile_late(r"\d")
#: a class first: what holds none of it is passed at full speed
_DATE = compile_late(
    r"\d(?:(?<!\d\d)(?:\d?[:.]\d\d(?!\d)|(?:(?<=1)9|(?<=2)0)\d\d(?!\d)|\d?[./-]\d{1,2}[./-]\d{2,4})|[\u5e74\u6708\u65e5\ub144\uc6d4\uc77c])"
)
_ADDRESS = compile_late(r"@|https?:|www\.|\.(?:com|org|net|html?)\b", re.IGNORECASE)
#: every address holds one of these when it is folded
_ADDRESS_SIGNS = ("@", "http", "www.", ".com", ".org", ".net", ".htm")
_INNER_END = compile_late(f'[.!?\u2026{DENSE_ENDS}](?:(?<=[{DENSE_ENDS}])|["\u201d\u00bb)]? +\\S)')
_CLOSERS = "\"'\u201d\u2019\u00bb\u203a\u300d\u300f)]\u201c\uff09\u300b "
_STOPS = frozenset(".\u3002\u0964\u06d4\u104b\u17d4\u1362\u0589\u0df4")
_CALLS = frozenset("!?\uff01\uff1f\u061f\u203c\u2049\u037e")
_QUOTES = frozenset('"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300e\u2039\u2018')
_BULLETS = frozenset("-\u2013\u2014\u2022\u00b7*\u25ba\u25b6\u25b8\u25aa\u25cf\u25e6>\u2192\u2713\u2714#|\u203a")
_BARS = frozenset("|\u203a\u2022\u00b7\u2192/\uff0f\uff5c\u25ba")
#: parts the cells of a table's row
_CELLS = compile_late(r"(?<!\\)\|")


class Look:
    """A line by itself; counts are clipped to 0..255 where they are used.

    Args:
        line: Without blanks at its ends.
        row: Whether it is all that a table's row holds.
        size: How many letters and digits it has, if that is known.
        high: Whether it may be of a script without spaces.
    """

    def __init__(self, line: str, *, row: bool = False, size: int | None = None, high: bool = True) -> None:
        self.line = line
        self.row = row
        self.size = count_letters(line) if size is None else size
        self.dense, more = _find_dense(line) if high else (0, 0)
        self.letters = self.size + more
        body = line.rstrip(_CLOSERS)
        self.last = last = body[-1:]
        #: ends in dots that leave something out
        self.dots: bool = last == "\u2026" or body.endswith("...")
        self.stop: bool = last in _STOPS and not self.dots
        self.call: bool = last in _CALLS
        self.prose: bool = self.letters >= LONG_LETTERS or (
            self.letters >= PROSE_LETTERS and (self.stop or self.call or self.dots)
        )

    @later
    def words(self) -> int:
        """The number of words."""
        count = len(self.line.split())
        return max(count, self.dense // 2) if 2 * self.dense > self.size else count

    @later
    def mean(self) -> int:
        """Letters a word."""
        return self.letters // self.words if self.words else 0

    @later
    def colon(self) -> bool:
        """Whether it ends with a colon."""
        return self.last in {":", "\uff1a"}

    @later
    def comma(self) -> bool:
        """Whether it ends with a comma, as the salutation of a letter does."""
        return self.last in {",", "\u060c", "\u055d", "\u1363", "\u3001", "\uff0c"}

    @later
    def quoted(self) -> bool:
        """Whether it begins with a quotation mark."""
        return self.line[:1] in _QUOTES

    @later
    def bullet(self) -> bool:
        """Whether it begins with a bullet or dash."""
        return self.line[:1] in _BULLETS

    @later
    def lower(self) -> bool:
        """Whether it begins with a small letter."""
        return self.line[:1].islower()

    @later
    def figure(self) -> bool:
        """Whether it begins with a figure."""
        return self.line[:1].isdigit()

    @later
    def capitals(self) -> int:
        """Words that begin with a capital, per cent."""
        words = self.line.split()
        return 100 * sum(map(str.isupper, [word[0] for word in words])) // len(words) if words else 0

    @later
    def short(self) -> int:
        """Short words in small letters, per cent."""
        words = self.line.split()
        return 100 * sum([len(word) < 4 and word.islower() for word in words]) // len(words) if words else 0

    @later
    def figures(self) -> int:
        """The number of digits."""
        return len(_FIGURE.findall(self.line))

    @later
    def digits(self) -> int:
        """Digits among letters and digits, per cent."""
        return 100 * self.figures // self.size if self.size else 0

    @later
    def marks(self) -> int:
        """Marks, per cent."""
        return 100 * (len(self.line) - self.size - len(self.line.split()) + 1) // len(self.line) if self.line else 0

    @later
    def shouts(self) -> bool:
        """Whether it is all in capitals."""
        return self.line.isupper()

    @later
    def commas(self) -> int:
        """The number of commas, those of any script."""
        line = self.line
        found = line.count(",")
        return found if line.isascii() else found + line.count("\u3001") + line.count("\uff0c") + line.count("\u060c")

    @later
    def bars(self) -> int:
        """The number of bars, slashes and the like."""
        return sum(map(self.line.count, _BARS))

    @later
    def copyright(self) -> bool:
        """Whether it holds the sign."""
        return "\u00a9" in self.line or "(c)" in self.key

    @later
    def address(self) -> bool:
        """Whether it holds an address of the web or of mail."""
        return any(map(self.key.__contains__, _ADDRESS_SIGNS)) and _ADDRESS.search(self.line) is not None

    @later
    def date(self) -> bool:
        """Whether it holds a date or time."""
        return self.figures > 0 and _DATE.search(self.line) is not None

    @later
    def inner(self) -> int:
        """Ends of sentences before the last."""
        return len(_INNER_END.findall(self.line[:-1]))

    @later
    def key(self) -> str:
        """The line folded, to tell lines that come again."""
        return self.line.casefold()


def look(line: str) -> Look:
    """What a line is, as it is shown; `NOTHING` where that is nothing."""
    return _look_at(line.strip(), count_letters(line), high=True)


def look_all(lines: Sequence[str]) -> list[Look]:
    """What some lines are, as they are shown; `NOTHING` where that is nothing. Long lines are not remembered."""
    high = has_high("".join(lines))
    return [_look_at(line.strip(), size, high=high) for line, size in zip(lines, count_letters_each(lines), strict=True)]


def _look_at(bare: str, size: int, *, high: bool) -> Look:
    """What a line is of which the number of letters and digits is known.

    Args:
        bare: Without blanks at its ends.
        size: The number.
        high: Whether it may hold what `has_high` tells.
    """
    line = bare
    if not line:
        return NOTHING
    row = False
    if line[0] == "|" == line[-1]:
        cells = [cell for cell in map(str.strip, _CELLS.split(line)) if cell]
        if not cells:
            return NOTHING
        if row := len(cells) == 1:
            line = cells[0]
    line = show_links(line).strip()
    if not line:
        return NOTHING
    length = len(line)
    if length <= SHORT:
        return _look(line, row)
    return Look(line, row=row, size=size if line == bare else None, high=high) if length <= LONG else _look_long(line, row=row)


def _look_long(line: str, *, row: bool) -> Look:
    """What a long line is, most of it by its beginning; the rest is what paragraphs are."""
    head = line[:200]
    last = line[-20:].rstrip(_CLOSERS)[-1:]
    letters = len(line) - line.count(" ")
    if is_mostly_spaceless(head):
        letters = letters * 5 // 2
    seen = Look.__new__(Look)
    seen.__dict__.update(
        line=head, last=last, letters=letters, words=letters // 5, mean=5, prose=True, stop=last in _STOPS, call=last in _CALLS,
        dots=False, capitals=10, short=20, digits=0, marks=5, shouts=False, commas=9, bars=0, copyright="\u00a9" in head,
        address=False, date=False, inner=9, key="", row=row,
    )  # fmt: skip
    return seen


@lru_cache(maxsize=2048)
def _look(line: str, row: bool) -> Look:
    return Look(line, row=row)


def _find_dense(line: str) -> tuple[int, int]:
    """The letters of scripts without spaces, and how many letters more they count for."""
    if not has_high(line):
        return 0, 0
    dense = count_spaceless(line)
    return dense, dense * 3 // 2 + len(HANGUL.findall(line)) * 4 // 5


#: a blank line, an empty row of a table, a picture that says nothing
NOTHING = Look("")
