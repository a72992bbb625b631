"""The matching view: text folded so that one pattern finds all its spellings, and the way back to offsets.

Folding makes equal what readers do not tell apart: letter case, composed and decomposed letters, kinds of blank and their number,
curly and straight quotation marks, kinds of dash, full-width and plain forms, Arabic alef, hamza, yeh and kaf forms, Cyrillic yo,
Turkish dotted and dotless i, German sharp s, the listed simplified and traditional characters (han.txt); it drops what cannot be seen
(soft hyphens, zero-width and bidi marks) and what is often left out (tatweel, Arabic vowel signs, Hebrew points). Lines stay lines.
Lone surrogates become U+FFFD here, and only here: the engines refuse them.

`fold_text` works on a whole text with the string methods that are written in C; `fold_with_offsets` gives the same result for a
line, and where each code point came from. A property test compares the two.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from unicodedata import combining, is_normalized, normalize

from cleanse.core.pattern import compile_late
from cleanse.text.lines import read_rows

_SPACES = "\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = (
    "\u00ad\u0307\u061c\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)
_SINGLE, _DOUBLE = "'", '"'
_ALIKE = {
    _SINGLE: "\u2018\u2019\u201a\u201b\u02bb\u02bc\u2032\u0060\u00b4",
    _DOUBLE: "\u201c\u201d\u201e\u201f\u2033",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
    "\u0627": "\u0623\u0625\u0622\u0671",
    "\u0648": "\u0624",
    "\u064a": "\u0649\u06cc\u0626",
    "\u0643": "\u06a9",
    "\u0435": "\u0451",
}
_COMMON = {
    **{ord(c): " " for c in _SPACES},
    **{ord(c): "" for c in _INVISIBLE},
    **{ord(c): to for to, chars in _ALIKE.items() for c in chars},
    0x131: "i",
}
#: Hebrew points and marks, full-width ASCII: found by one look, since most texts hold none
_RARE = {
    **dict.fromkeys((*range(1425, 1470), 1471, 1473, 1474, 1476, 1477, 1479), ""),
    0x5BE: "-",
    0x5F3: "'",
    0x5F4: '"',
    **{code: chr(code - 0xFEE0).lower() for code in range(0xFF01, 0xFF5F)},
}
_RARE_CHARS, _HAN_CHARS, _SURROGATES = "\u0591-\u05c7\u05f3\u05f4\uff01-\uff5e", "\u4e00-\u9fff", "\ud800-\udfff"
_RARE_RUN, _HAN_RUN = compile_late(f"[{_RARE_CHARS}]+"), compile_late(f"[{_HAN_CHARS}]+")
_SURROGATE = compile_late(f"[{_SURROGATES}]")
_HAS_ANY = compile_late(f"[{_RARE_CHARS}{_HAN_CHARS}{_SURROGATES}]")
#: what a non-ASCII text may hold that folding changes beside case; most texts hold a few of them
_REPLACEMENTS = {chr(code): to for code, to in _COMMON.items() if code > 0x7F}
_HAS_COMMON = compile_late(f"[{''.join(_REPLACEMENTS)}]")
_ODD_BLANKS = ("  ", *"\t\x0b\x0c\r\x1c\x1d\x1e\x1f")
#: runs of blanks, and single ones that are no plain space
_BLANKS = compile_late("[\t\x0b\x0c\r\x1c-\x1f][ \t\x0b\x0c\r\x1c-\x1f]*| [ \t\x0b\x0c\r\x1c-\x1f]+")
#: what may stand in front of and behind a line without being part of what it says
LEADING = " -\u2022\u00b7*_\u25ba\u25b6\u25b8\u25aa\u25cf\u25e6\u203a\u00bb>\u2192|#\u2756\u25c6\u25a0\u2713\u2714"
TRAILING = " :|\u203a\u00bb>\u2192\u25ba\u25b6"
#: a link or picture of Markdown: what it shows, and where it leads
_LINK = compile_late(r'!?\[([^\[\]]*)\]\([^()\s]*(?: "[^"]*")?\)')
#: Markdown's marks of bold and slanted type, which stand on both sides: a star behind a word alone says that a field must be filled
_MARKS = "*_"
_BOLD = "**"


@cache
def _han_table() -> dict[int, str]:
    """Traditional characters with the simplified ones, from han.txt: pairs of characters, `#` lines are comments."""
    from pathlib import Path

    return {ord(pair[0]): pair[1] for row in read_rows(Path(__file__).parent / "han.txt") for pair in row.split()}


def fold_text(text: str) -> str:
    """`text` folded; line ends stay, so that its lines are the lines of the text.

    >>> fold_text("READ\\u00a0 MORE:\\nCaf\\u00e9 \\u2014 \\u201cHi\\u201d")
    'read more:\\ncafé - "hi"'
    """
    return fold_apart(text if text.isascii() or is_normalized("NFC", text) else normalize("NFC", text))


def fold_apart(text: str) -> str:
    """`text` folded, but letters and marks that stand apart stay apart."""
    if not text.isascii():
        text = text.casefold()
        for char in set(_HAS_COMMON.findall(text)):
            text = text.replace(char, _REPLACEMENTS[char])
        if _HAS_ANY.search(text) is not None:
            text = _fold_seldom(text)
    else:
        text = text.lower()
    text = text.replace("`", "'")
    for blank in _ODD_BLANKS:
        if blank in text:
            return _BLANKS.sub(" ", text)
    return text


def _fold_seldom(text: str) -> str:
    """Hebrew points, full-width forms, traditional characters and lone surrogates folded."""
    text = _RARE_RUN.sub(lambda run: run[0].translate(_RARE), text)
    traditional = _han_table()
    if not traditional.keys().isdisjoint(map(ord, set(text))):
        text = _HAN_RUN.sub(lambda run: run[0].translate(traditional), text)
    return _SURROGATE.sub("\ufffd", text)


def fold_line(line: str) -> str:
    """A line folded and trimmed.

    >>> fold_line("  Read\\tMORE ")
    'read more'
    """
    return fold_text(line).strip(" ")


def show_links(line: str) -> str:
    """A line with what Markdown's links and pictures show in place of them.

    >>> show_links('see [the report](https://example.org/r "PDF") and ![a bridge](b.jpg)'), show_links("[Home](/)[News](/news)")
    ('see the report and a bridge', 'Home News')
    """
    return _LINK.sub(r"\1", line.replace(")[", ") [")) if "](" in line else line


def has_marks(text: str) -> bool:
    """Whether a text may hold what `show_line` leaves out."""
    return "](" in text or _BOLD in text


def show_line(line: str) -> str:
    """A line with links or bold type of Markdown as it is shown, without the signs that make it a heading or an item; others as they are.

    >>> show_line("## **Read also:** [Night buses](/buses)"), show_line("- 12 trams")
    ('Read also: Night buses', '- 12 trams')
    """
    shown = show_links(line)
    if shown.count(_BOLD) % 2 == 0:
        shown = shown.replace(_BOLD, "")
    return line if shown == line else shown.lstrip(" #>*+-").rstrip()


def line_key(folded: str) -> str:
    """What a folded line says, without the bullets in front of it, the colon or arrow behind it, and Markdown's marks and links.

    >>> line_key("- sputnik international:"), line_key("**[share](https://example.org)**")
    ('sputnik international', 'share')
    """
    folded = show_links(folded)
    bare = folded.lstrip(LEADING)
    if folded[:1] in _MARKS or "*" in folded[: len(folded) - len(bare)]:
        bare = bare.rstrip(TRAILING + _MARKS)
    return bare.rstrip(TRAILING) or folded.strip(" ")


class Folded(NamedTuple):
    """A folded line, and for each of its code points the span of the line that it came from."""

    text: str
    starts: list[int]
    ends: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the line that a span of the folded text, not empty, came from."""
        return self.starts[start], self.ends[end - 1]


@cache
def _fold_char(char: str, *, cased: bool) -> str:
    folded = fold_text(char)
    if not cased:
        return folded
    if len(char.casefold()) == 1 and char.lower() != char and len(folded) == 1:
        upper = folded.upper()
        return upper if len(upper) == 1 else folded
    return "I" if char == "\u0130" else folded


class _Folds(dict[str, str]):
    """What each character that was asked for folds to."""

    def __init__(self, *, cased: bool) -> None:
        self._cased = cased

    def __missing__(self, char: str) -> str:
        self[char] = folded = _fold_char(char, cased=self._cased)
        return folded


_CASED, _UNCASED = _Folds(cased=True), _Folds(cased=False)


def _fold_one_for_one(line: str, folds: _Folds) -> Folded | None:
    """The folded line, if each of its characters is one of the result, as in most lines."""
    if any(len(folds[char]) != 1 for char in set(line)):
        return None
    text = "".join(map(folds.__getitem__, line))
    return None if "  " in text else Folded(text, list(range(len(line))), list(range(1, len(line) + 1)))


def _clusters(line: str) -> Iterator[tuple[int, int, str]]:
    """The pieces of a line that compose among themselves, each with its span and its composed text.

    >>> list(_clusters("e\\u0301a"))
    [(0, 2, 'é'), (2, 3, 'a')]
    """
    start = 0
    tail = line[:1]
    for at in range(1, len(line)):
        char = line[at]
        joined = normalize("NFC", tail + char) if combining(char) or char > "\u05ff" else tail + char
        if combining(char) or joined != normalize("NFC", tail) + normalize("NFC", char):
            tail = joined[-1]
        else:
            yield start, at, normalize("NFC", line[start:at])
            start = at
            tail = char
    if line:
        yield start, len(line), normalize("NFC", line[start:])


def fold_with_offsets(line: str, *, cased: bool = False) -> Folded:
    """A line folded (blanks at its ends stay), with the span that each code point of the result came from.

    With `cased` letters keep their case.

    >>> fold_with_offsets("A\\u00a0 B")
    Folded(text='a b', starts=[0, 1, 3], ends=[1, 3, 4])
    """
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    composed = line.isascii() or is_normalized("NFC", line)
    if composed and (plain := _fold_one_for_one(line, _CASED if cased else _UNCASED)) is not None:
        return plain
    pieces = ((at, at + 1, char) for at, char in enumerate(line)) if composed else _clusters(line)
    for start, end, piece in pieces:
        for char in piece:
            for folded in _fold_char(char, cased=cased):
                if folded == " " and out and out[-1] == " ":
                    ends[-1] = end
                    continue
                out.append(folded)
                starts.append(start)
                ends.append(end)
    return Folded("".join(out), starts, ends)


def raw_with_offsets(line: str, *, cased: bool = True) -> Folded:
    """A line as it stands, lone surrogates as U+FFFD, in small letters where case does not count.

    >>> raw_with_offsets("A\\u00a0B", cased=False).text
    'a\\xa0b'
    """
    text = _SURROGATE.sub("\ufffd", line)
    if not cased:
        text = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return Folded(text, list(range(len(text))), list(range(1, len(text) + 1)))


_PLAIN = (
    {ord(c): " " for c in _SPACES}
    | {ord(c): to for to in (_SINGLE, _DOUBLE) for c in _ALIKE[to]}
    | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
)

_TO_PLAIN = compile_late(f"[{re.escape(_SPACES + _ALIKE[_SINGLE] + _ALIKE[_DOUBLE])}{_SURROGATES}]")


def plain_line(line: str) -> str:
    """A line of the same length, blanks and quotation marks in their plain form, lone surrogates as U+FFFD; all else as it is.

    >>> plain_line("Don\\u2019t\\u00a0go")
    "Don't go"
    """
    return _TO_PLAIN.sub(lambda match: _PLAIN[ord(match[0])], line)
