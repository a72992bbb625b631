"""Quotation marks, dashes and other signs of UTF-8 that were read in a table of one byte, in a line that is right else.

Three characters stand for a sign, and one of them at least is no letter: no text has them side by side.
"""

import re
from functools import cache

from cleanse.text.misread.tables import Confusion, Read, read_high

_SIGNS = "\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2026\u2032\u2033\u2039\u203a\u20ac\u2122"
#: the more common first, since of equal readings the first is named; what ftfy reads is left to it
_NAMES = (
    "cp1251", "cp1253", "cp874", "cp1255", "cp1257", "mac-roman", "cp437", "cp850", "cp852", "cp866", "koi8-r", "mac-cyrillic",
)  # fmt: skip
_HIGH = 0x80


@cache
def _read() -> dict[str, tuple[str, str]]:
    """Each sign and the table that it was read in, by what it was read as."""
    found: dict[str, tuple[str, str]] = {}
    for name in _NAMES:
        high = read_high(name)
        for sign in _SIGNS:
            shown = "".join(high[byte - _HIGH] for byte in sign.encode())
            if not shown.isalpha():
                found.setdefault(shown, (sign, name))
    return found


@cache
def _search() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _read())))


def find_signs(line: str) -> Read | None:
    """The line with its signs, if there is one that was read wrongly.

    >>> find_signs("Le café est fermé β€“ hélas.").new
    'Le café est fermé – hélas.'
    """
    signs = _read()
    match = _search().search(line)
    if match is None:
        return None
    return Read(_search().sub(lambda found: signs[found[0]][0], line), Confusion("utf-8", signs[match[0]][1]))
