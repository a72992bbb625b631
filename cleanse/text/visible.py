"""Texts as messages show them: cut where they are long, and with names for characters that cannot be seen.

Those are controls, format characters, lone surrogates, and spaces that are no plain space.
"""

import unicodedata

_NAMES = {
    "\t": "TAB",
    "\r": "CR",
    "\u00a0": "NBSP",
    "\u00ad": "SHY",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u2028": "LINE",
    "\u2029": "PARAGRAPH",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u202f": "NNBSP",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\u2060": "WJ",
    "\ufeff": "BOM",
}
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zs", "Zl", "Zp"}
#: they join letters and pictures; shown only where they change
JOINERS = "\u200c\u200d"


def name_invisible(char: str) -> str | None:
    """A short name for a character that cannot be seen, or seen apart from a plain space; None for all others and the line feed.

    >>> name_invisible("\\u00ad"), name_invisible("\\u2009"), name_invisible(" ")
    ('SHY', 'U+2009', None)
    """
    if char in " \n" or unicodedata.category(char) not in _HIDDEN:
        return None
    return _NAMES.get(char, f"U+{ord(char):04X}")


def show_invisible(text: str, *, spare: str = "") -> str:
    """`text` with a name for every character that cannot be seen, but for those of `spare`.

    >>> show_invisible("a\\u00ad\\u200e")
    'a<SHY><LRM>'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(char if name is None or char in spare else f"<{name}>" for char in text for name in [name_invisible(char)])


def clip(text: str, most: int) -> str:
    """The first `most` code points of a text, with an ellipsis behind them if that is not all.

    >>> clip("The bridge", 3), clip("The bridge", 10)
    ('The…', 'The bridge')
    """
    return text if len(text) <= most else f"{text[:most]}…"
