"""What a line is by itself, in plain integers: its length, words, ends, marks. Language-neutral; nothing here knows its neighbours.

Scripts that write without spaces say more with a letter: their letters count two and a half times, and two of them make a word;
a Korean syllable counts 1.8 letters.
A line is *prose* if it ends a sentence and has 28 letters, or has 180 however it ends.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from cleanse.core.pattern import compile_late

#: lines of more code points are prose, and only their length and ends are looked at
LONG = 600
PROSE_LETTERS = 28
LONG_LETTERS = 180
_DENSE = compile_late("[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_HANGUL = compile_late("[\uac00-\ud7a3]")
_NO_ASCII_LETTER = bytes(code for code in range(128) if not chr(code).isalnum())
#: a class first: what holds none of it is passed at full speed
_DATE = compile_late(
    r"\d(?:(?<!\d\d)(?:\d?[:.]\d\d(?!\d)|(?:(?<=1)9|(?<=2)0)\d\d(?!\d)|\d?[./-]\d{1,2}[./-]\d{2,4})|[\u5e74\u6708\u65e5\ub144\uc6d4\uc77c])"
)
_ADDRESS = compile_late(r"@|https?:|www\.|\.(?:com|org|net|html?)\b", re.IGNORECASE)
#: every address holds one of these when it is folded
_ADDRESS_SIGNS = ("@", "http", "www.", ".com", ".org", ".net", ".htm")
_DENSE_ENDS = "\u3002\uff01\uff1f\u0964\u06d4\u061f\u104b\u17d4\u1362\u0589"
_INNER_END = compile_late(f'[.!?\u2026{_DENSE_ENDS}](?:(?<=[{_DENSE_ENDS}])|["\u201d\u00bb)]? +\\S)')
_CLOSERS = "\"'\u201d\u2019\u00bb\u203a\u300d\u300f)]\u201c\uff09\u300b "
_STOPS = frozenset(".\u3002\u0964\u06d4\u104b\u17d4\u1362\u0589\u0df4")
_CALLS = frozenset("!?\uff01\uff1f\u061f\u203c\u2049\u037e")
_QUOTES = frozenset('"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300e\u2039\u2018')
_BULLETS = frozenset("-\u2013\u2014\u2022\u00b7*\u25ba\u25b6\u25b8\u25aa\u25cf\u25e6>\u2192\u2713\u2714#|\u203a")
_BARS = frozenset("|\u203a\u2022\u00b7\u2192/\uff0f\uff5c\u25ba")


class Look(NamedTuple):
    """A line by itself; counts are clipped to 0..255 where they are used."""

    letters: int
    words: int
    #: letters a word
    mean: int
    prose: bool
    stop: bool
    call: bool
    colon: bool
    #: ends in dots that leave something out
    dots: bool
    quoted: bool
    bullet: bool
    lower: bool
    figure: bool
    #: words that begin with a capital, short words in small letters, digits, marks: per cent
    capitals: int
    short: int
    digits: int
    marks: int
    shouts: bool
    commas: int
    bars: int
    copyright: bool
    address: bool
    date: bool
    #: ends of sentences before the last
    inner: int
    #: the line folded, to tell lines that come again
    key: str


NOTHING = Look(*(0,) * 3, *(False,) * 9, *(0,) * 4, False, 0, 0, *(False,) * 3, 0, "")


def look(line: str) -> Look:
    """What a line is; blanks at its ends do not count. Long lines are not remembered."""
    return _look(line) if len(line) <= LONG else _look_long(line)


def _look_long(line: str) -> Look:
    head = line[:200]
    letters = len(line) - line.count(" ")
    if not line.isascii() and 2 * len(_DENSE.findall(head)) > len(head):
        letters = letters * 5 // 2
    last = line[-20:].rstrip(_CLOSERS)[-1:]
    return Look(
        letters, letters // 5, 5, True, last in _STOPS, last in _CALLS, False, False, line[0] in _QUOTES, line[0] in _BULLETS,
        line[0].islower(), line[0].isdigit(), 10, 20, 0, 5, False, 9, 0, "\u00a9" in head, False, False, 9, "",
    )  # fmt: skip


@lru_cache(maxsize=8192)
def _look(line: str) -> Look:
    words = line.split()
    count = len(words)
    if line.isascii():
        size = len(line.encode("ascii").translate(None, _NO_ASCII_LETTER))
        dense, letters = 0, size
        digits = sum(map(line.count, "0123456789"))
    else:
        # a line has few characters that differ, and counting one is fast
        chars = set(line)
        size = len(line) - sum(map(line.count, [char for char in chars if not char.isalnum()]))
        digits = sum(map(line.count, [char for char in chars if char.isdecimal()]))
        dense = len(_DENSE.findall(line))
        letters = size + dense * 3 // 2 + len(_HANGUL.findall(line)) * 4 // 5
        if 2 * dense > size:
            count = max(count, dense // 2)
    first = line[0]
    body = line.rstrip(_CLOSERS)
    last = body[-1:]
    dots = last == "\u2026" or body.endswith("...")
    stop = last in _STOPS and not dots
    call = last in _CALLS
    capitals = sum([word[0].isupper() for word in words])
    key = line.casefold()
    short = sum([len(word) < 4 and word.islower() for word in words])
    return Look(
        letters,
        count,
        letters // count if count else 0,
        letters >= LONG_LETTERS or (letters >= PROSE_LETTERS and (stop or call or dots)),
        stop,
        call,
        last in {":", "\uff1a"},
        dots,
        first in _QUOTES,
        first in _BULLETS,
        first.islower(),
        first.isdigit(),
        100 * capitals // len(words) if words else 0,
        100 * short // len(words) if words else 0,
        100 * digits // size if size else 0,
        100 * (len(line) - size - len(words) + 1) // len(line),
        line.isupper(),
        line.count(",")
        + (line.count("\u3001") + line.count("\uff0c") + line.count("\u060c") if dense or not line.isascii() else 0),
        sum(map(line.count, _BARS)),
        "\u00a9" in line or "(c)" in key,
        any(map(key.__contains__, _ADDRESS_SIGNS)) and _ADDRESS.search(line) is not None,
        digits > 0 and _DATE.search(line) is not None,
        len(_INNER_END.findall(line[:-1])),
        key,
    )


def forget() -> None:
    """Forget the lines that were looked at: benchmarks measure what a text costs when it is new."""
    _look.cache_clear()
