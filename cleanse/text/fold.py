"""The matching view: text folded so that one pattern finds all its spellings, and the way back to offsets.

Folding makes equal what readers do not tell apart: letter case, kinds of blank and their number, curly and straight quotation marks,
kinds of dash, Arabic alef, hamza, yeh and kaf forms, Cyrillic yo, and drops what cannot be seen (soft hyphens, zero-width and bidi
marks, tatweel, Arabic vowel signs). Lines stay lines. Lone surrogates become U+FFFD here, and only here: the engines refuse them.

`fold_text` works on a whole text with the string methods that are written in C; `fold_with_offsets` gives the same result for a
line, and where each code point came from. A property test compares the two.
"""

import re
from functools import cache

_SPACES = "\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = (
    "\u00ad\u0307\u061c\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)
_ALIKE = {
    "'": "\u2018\u2019\u201a\u201b\u02bc\u2032\u0060\u00b4",
    '"': "\u201c\u201d\u201e\u201f\u2033",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
    "\u0627": "\u0623\u0625\u0622\u0671",
    "\u0648": "\u0624",
    "\u064a": "\u0649\u06cc\u0626",
    "\u0643": "\u06a9",
    "\u0435": "\u0451",
}
_TABLE = {
    **{ord(c): " " for c in _SPACES},
    **{ord(c): "" for c in _INVISIBLE},
    **{ord(c): to for to, chars in _ALIKE.items() for c in chars},
    0x130: "i",
    0x131: "i",
}
_CASED = {**_TABLE, 0x130: "\u0130", 0x131: "\u0131"}
_SURROGATE = re.compile("[\ud800-\udfff]")
#: what a non-ASCII text may hold that folding changes beside case; most texts hold a few of them
_REPLACEMENTS = tuple((chr(code), to) for code, to in _TABLE.items() if code > 0x7F)
_ASCII_SPACE = re.compile("[ \t\x0b\x0c\r\x1c-\x1f]+")
#: what may stand in front of and behind a line without being part of what it says
LEADING = " -\u2022\u00b7*\u25ba\u25b6\u25b8\u25aa\u25cf\u25e6\u203a\u00bb>\u2192|#\u2756\u25c6\u25a0\u2713\u2714"
TRAILING = " :\uff1a|\u203a\u00bb>\u2192\u25ba\u25b6"


def fold_text(text: str) -> str:
    """`text` folded; line ends stay, so that its lines are the lines of the text.

    >>> fold_text("READ\\u00a0 MORE:\\nCaf\\u00e9 \\u2014 \\u201cHi\\u201d")
    'read more:\\ncafé - "hi"'
    """
    if not text.isascii():
        text = text.casefold()
        for char, to in _REPLACEMENTS:
            if char in text:
                text = text.replace(char, to)
        if _SURROGATE.search(text) is not None:
            text = _SURROGATE.sub("\ufffd", text)
    else:
        text = text.lower()
    text = text.replace("`", "'")
    return _ASCII_SPACE.sub(" ", text)


def fold_line(line: str) -> str:
    """A line folded and trimmed.

    >>> fold_line("  Read\\tMORE ")
    'read more'
    """
    return fold_text(line).strip(" ")


def line_key(folded: str) -> str:
    """What a folded line says, without the bullets in front of it and the colon or arrow behind it.

    >>> line_key("- sputnik international:")
    'sputnik international'
    """
    return folded.lstrip(LEADING).rstrip(TRAILING) or folded.strip(" ")


@cache
def _fold_char(char: str, *, cased: bool) -> str:
    if cased:
        char = char.translate(_CASED)
    else:
        char = char.casefold().translate(_TABLE)
    return _SURROGATE.sub("\ufffd", char.replace("\r", " "))


def fold_with_offsets(line: str, *, cased: bool = False) -> tuple[str, list[int]]:
    """A line folded (blanks at its ends stay), and for each code point of the result the offset it came from.

    The list has one entry more: the offset of the end. With `cased` letters keep their case.

    >>> fold_with_offsets("A\\u00a0 B")
    ('a b', [0, 1, 3, 4])
    """
    out: list[str] = []
    offsets: list[int] = []
    blank = False
    for offset, char in enumerate(line):
        for folded in _fold_char(char, cased=cased):
            if folded == " ":
                if blank:
                    continue
                blank = True
            else:
                blank = False
            out.append(folded)
            offsets.append(offset)
    offsets.append(len(line))
    return "".join(out), offsets


_PLAIN = (
    {ord(c): " " for c in _SPACES}
    | {ord(c): to for to in "'\"" for c in _ALIKE[to]}
    | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
)


def plain_line(line: str) -> str:
    """A line of the same length, blanks and quotation marks in their plain form, lone surrogates as U+FFFD; all else as it is.

    >>> plain_line("Don\\u2019t\\u00a0go")
    "Don't go"
    """
    return line.translate(_PLAIN)
