"""Whether a text may have been read in the wrong table: a quick look that costs clean text next to nothing.

Two looks, both at rare characters only: signs and capitals where words have none, and letters beyond ASCII whose neighbours no language
puts there. The neighbourhoods that languages know lie in `models/known.bin`, made with the models; they are read when the first such
letter is met.
"""

import re
from functools import cache
from pathlib import Path

from cleanse.core.pattern import compile_late
from cleanse.text.search import Group, compile_search

_FILE = Path(__file__).parent / "models" / "known.bin"
_LETTER = r"[^\W\d_]"
#: signs that no word holds
_SIGNS = "\xa1-\xac\xae-\xb4\xb6\xb8\xb9\xbb-\xbf\xd7\xf7\u0192\u02c6-\u02dd\u201a-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20a7\u20ac\u2116\u2122\u2190-\u24ff\uf8ff\ufb01\ufb02\u207f"
_BOXES = "\u2500-\u25a1"
_LATIN_UPPER = "\xc0-\xd6\xd8-\xde\u0152\u0160\u0178\u017d\u0141\u0104\u0118\u013d\u0158\u010c\u011a\u0147\u0150\u016e\u0170"
_LATIN_LOWER = "a-z\xdf-\xf6\xf8-\xff\u0100-\u017f"
_CYRILLIC_UPPER = "\u0400-\u042f"
_CYRILLIC_LOWER = "\u0430-\u045f"
#: a text so short is looked at with its edges
_SHORT = 4096
#: what the first byte of a UTF-8 sequence is in tables for other alphabets
_LEADS = "\u0413\u0412\u0414\u0415\u0420\u0421\u0393\u0394\u0395\u039e\u03a0\u05d2\u05d3\u05d4\u0623\u0622\u0624\u0625\u0626\u0627\u0428\u0429\u044c"
#: letters whose neighbours are looked up
_LOOKED_UP = "\xaa\xb5\xba\xc0-\xd6\xd8-\xf6\xf8-\u024f\u0402-\u040f\u0452-\u045f\u0490\u0491"

#: what Chinese, Japanese and Korean are written in
_WIDE = compile_late("[\u2e80-\ud7ff\uf900-\ufaff\uff61-\uff9f]")
#: an alphabet, and ASCII letters beside it
_MIXED = (
    (compile_late("[\u0400-\u045f]"), compile_late("[A-Za-z](?:(?=[\u0400-\u045f])|(?<=[\u0400-\u045f].))")),
    (compile_late("[\u0370-\u03ff]"), compile_late("[A-Za-z](?:(?=[\u0370-\u03ff])|(?<=[\u0370-\u03ff].))")),
)


@cache
def _signs() -> re.Pattern[str]:
    return compile_search(
        [
            Group("\x80-\x9f", ""),
            Group(_SIGNS, f"(?<={_LETTER}.)(?={_LETTER})", 20),
            Group("\u2013\u2014\u2018\u2019\u201d", f"(?=[{_CYRILLIC_LOWER}])(?<=\\s.)", 20),
            Group("\xa1-\xac\xae-\xb4\xb6-\xb9\xbb-\xbf\u2018-\u201e", f"(?<=[{_LEADS}].)", 20),
            Group(_LATIN_UPPER, f"(?<=[{_LATIN_LOWER}].)", 10),
            Group("\u0391-\u03c9", "(?<=[a-z\xdf-\xff].)|(?=[a-z\xdf-\xff])", 100),
            Group(_CYRILLIC_UPPER, f"(?<=[{_CYRILLIC_LOWER}].)|(?<=[{_CYRILLIC_UPPER}]{{4}}.)", 30),
        ]
    )


@cache
def _boxes() -> re.Pattern[str]:
    return re.compile(f"[{_BOXES}](?:(?<={_LETTER}.)|(?={_LETTER})|(?<=[^\\s\u2500\u2501\u2550].)(?=[^\\s\u2500\u2501\u2550]))")


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(f"([{_LOOKED_UP}])(?=(.))(?<=(.).)", re.DOTALL)


@cache
def _known() -> frozenset[tuple[str, str, str]]:
    """The neighbourhoods that some language has, as (letter, after, before); a blank stands for what is no letter."""
    import zlib

    grams = zlib.decompress(_FILE.read_bytes()).decode().split("\t")
    return frozenset((gram[1], gram[2], gram[0]) for gram in grams)


def may_be_misread(text: str) -> bool:
    """Whether anything in a text looks as if it had been read in the wrong table.

    >>> may_be_misread("Çàãîëîâîê"), may_be_misread("Déjà vu: «Größe», слово.")
    (True, False)
    """
    if text.isascii():
        return False
    if _signs().search(text) is not None or _boxes().search(text) is not None:
        return True
    if _WIDE.search(text) is not None:
        from cleanse.text.misread.wide import may_be_wide

        if may_be_wide(text):
            return True
    found = set(_letters().findall(f" {text.lower()} " if len(text) < _SHORT else text.lower()))
    if not found:
        return False
    known = _known()
    return any(tuple(char if char.isalpha() else " " for char in three) not in known for three in found - known)


def may_hold_twins(text: str) -> bool:
    """Whether letters of two alphabets stand side by side in a text."""
    return any(other.search(text) is not None and mixed.search(text) is not None for other, mixed in _MIXED)
