"""UTF-8 that was read in a table of one byte, in a line that is right else: signs such as quotation marks and dashes, and words.

Three characters stand for a sign, and one of them at least is no letter: no text has them side by side. Of a Latin word all that is not ASCII
is UTF-8, several characters of it.
"""

import re
from functools import cache

from cleanse.text.misread.tables import Confusion, Read, keep_marked, read_high
from cleanse.text.misread.utf8 import decode_word, find_utf8

_SIGNS = "\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2026\u2032\u2033\u2039\u203a\u20ac\u2122"
#: the more common first, since of equal readings the first is named; what ftfy reads is left to it
_NAMES = (
    "cp1251", "cp1253", "cp874", "cp1255", "cp1257", "mac-roman", "cp437", "cp850", "cp852", "cp866", "koi8-r", "mac-cyrillic",
)  # fmt: skip
_HIGH = 0x80
#: what stands between blanks, less the quotation marks around it
_WORD = re.compile("[^\\s\u201e\u201c\u201d\xab\xbb()]+")
_LEAST = 4
_SMALL = re.compile("[a-z]")
#: letters that are not Latin
_FOREIGN = re.compile("[\u0250-\u1dff\u2c00-\uffef]")


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


def find_words(line: str) -> Read | None:
    """The line with its Latin words, if some were read wrongly, each of several characters beyond ASCII with signs among its bytes.

    Beside them one such character is enough.

    >>> find_words("Rėmėjų turinys: „RÄ—mÄ—jÅ³“, Å¡ąš").new
    'Rėmėjų turinys: „Rėmėjų“, Å¡ąš'
    """
    words = [word for word in dict.fromkeys(_WORD.findall(line)) if _is_mixed(word)]
    sure = {word: found for word in words if len(keep_marked(word)) >= _LEAST and (found := find_utf8(word)) is not None}
    read = {word: found.new for word, found in sure.items() if _FOREIGN.search(found.new) is None}
    if not read:
        return None
    confusion = sure[next(iter(read))].confusion
    for word in words:
        new = decode_word(word, confusion.read)
        if word not in read and new is not None and _FOREIGN.search(new) is None:
            read[word] = new
    return Read(_WORD.sub(lambda word: read.get(word[0], word[0]), line), confusion)


def _is_mixed(word: str) -> bool:
    """Whether a word has small letters, and signs among what is not ASCII."""
    return not word.isascii() and not all(map(str.isalpha, keep_marked(word))) and _SMALL.search(word) is not None
