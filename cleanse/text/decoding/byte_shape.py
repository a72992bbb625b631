"""What bytes look like when they are read by a table, told without any language: letters in words, case, symbols inside words.

Each byte of a *table* (an encoding of one byte a character that keeps ASCII) has a class: ASCII lower and upper, Latin or other
letters by case, letters without case, marks, common punctuation, symbols, and what the table does not define. A *fault* is something
that text does not do: an upper letter behind a lower one, a symbol inside a word, two alphabets in one word. Faults are counted by
regular expressions over the classes, so that the cost is linear and small.
"""

import re
import unicodedata
from functools import lru_cache

#: what may stand inside a word: apostrophe, Catalan's middle dot, soft hyphen, the micro sign as a Greek letter
_INNER = frozenset("\u2019\u00b7\u00ad\u00b5")
#: punctuation that stands in running text
_COMMON = frozenset(
    "\u2018\u201a\u201c\u201d\u201e\u2013\u2014\u2026\u2022\u00ab\u00bb\u00a0\u00b0\u00a7\u2116\u20ac\u00a9\u00ae\u2122\u00a3\u00bf\u00a1"
)
_LATIN_LOWER, _LATIN_UPPER, _LOWER, _UPPER, _CASELESS, _MARK, _APOSTROPHE, _PUNCTUATION, _SYMBOL, _BOX, _NOTHING = b"lLcCompqsbx"

#: what counts against a reading, in nats
_FAULTS = (
    (re.compile(rb"[alc][LC]|[lc]A"), 4.0),  # an upper letter behind a lower one
    (re.compile(rb"(?<=[aAlLcCo])[sbqx]+(?=[aAlLcCo])"), 5.0),  # a symbol inside a word
    (re.compile(rb"(?<=[aAlLcCo])p(?=[aAlLcCo])"), 1.0),
    (re.compile(rb"[aAlL][cCo]|[cCo][aAlL]"), 3.0),  # two alphabets in one word
    (re.compile(rb"[sb]"), 1.5),
    (re.compile(rb"x"), 8.0),
)


@lru_cache(maxsize=64)
def is_table(name: str) -> bool:
    """Whether an encoding has one byte a character and keeps ASCII.

    >>> is_table("cp1251"), is_table("big5"), is_table("cp500")
    (True, False, False)
    """
    try:
        return all(chr(code).encode(name) == bytes([code]) for code in range(128)) and all(
            len(bytes([code]).decode(name, "replace")) == 1 and len(bytes([code, code]).decode(name, "replace")) == 2
            for code in range(128, 256)
        )
    except (UnicodeError, LookupError):
        return False


@lru_cache(maxsize=64)
def _classes(name: str) -> bytes:
    """The class of each byte of a table."""
    return bytes(_class_of(code, bytes([code]).decode(name, "replace")) for code in range(256))


def _class_of(code: int, char: str) -> int:
    if code < 128:
        return ord("a" if char.islower() else "A" if char.isupper() else "'" if char == "'" else "1" if char.isdigit() else " ")
    category = unicodedata.category(char)
    if char == "\ufffd" or category in {"Cc", "Co", "Cn"}:
        return _NOTHING
    if category[0] == "M":
        return _MARK
    if char in _INNER:
        return _APOSTROPHE
    if category[0] == "L" and char not in "\u00aa\u00ba":
        is_latin = unicodedata.name(char, "").startswith("LATIN")
        if char.isupper():
            return _LATIN_UPPER if is_latin else _UPPER
        if char.islower():
            return _LATIN_LOWER if is_latin else _LOWER
        return _CASELESS
    if char in _COMMON or category == "Cf":
        return _PUNCTUATION
    return _BOX if 0x2500 <= ord(char) <= 0x25FF else _SYMBOL


def count_faults(data: bytes, name: str) -> float:
    """What speaks against reading `data` by the table `name`, in nats.

    >>> count_faults("Привет".encode("koi8-r"), "koi8-r")
    0.0
    >>> count_faults("Привет".encode("koi8-r"), "cp1251") > 0
    True
    """
    classes = data.translate(_classes(name))
    return sum(weight * len(pattern.findall(classes)) for pattern, weight in _FAULTS)
