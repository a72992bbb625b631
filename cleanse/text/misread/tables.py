"""The tables in which text is written and read, and what reading one for another makes of letters.

A *confusion* is a pair: text written in one table was read in another. What a table does not define reads as in Latin-1.
"""

import re
from functools import lru_cache
from sys import intern
from typing import NamedTuple

_WEST = "cp1252 iso8859-1"
_MAC = "mac-latin2 mac-greek mac-turkish mac-croatian mac-romanian"
_CYRILLIC = "cp1251 koi8-r koi8-u cp866 mac-cyrillic iso8859-5 cp855"
_LATIN = f"{_WEST} mac-roman cp850 cp437 cp1250 iso8859-2 iso8859-15 cp1254"
#: in what each table's text is read by mistake; the more common tables first, since of equal readings the first is named
_READ_AS = {
    "cp1251": f"{_LATIN} {_CYRILLIC} cp1253 cp1257",
    "cp1252": "mac-roman cp850 cp437 cp1250 iso8859-2 cp1251 cp1257 cp852 cp866 koi8-r cp1253 iso8859-1",
    "cp1250": f"{_WEST} iso8859-2 iso8859-15 cp1251 cp852 cp850 cp437 cp1254 mac-roman cp1257 cp866 koi8-r cp1253",
    "cp1254": f"{_WEST} iso8859-15 cp1250 iso8859-2 cp1251 cp850 cp437 mac-roman cp866 koi8-r cp1253",
    "cp1257": f"{_WEST} iso8859-15 cp1250 iso8859-13 cp1251 cp1254 mac-roman",
    "cp1253": f"{_LATIN} iso8859-7 cp1251",
    "cp1255": f"{_LATIN} cp1251 iso8859-8",
    "cp1256": f"{_LATIN} cp1251 iso8859-6",
    "cp874": f"{_LATIN} cp1251",
    "iso8859-2": f"{_WEST} cp1250 iso8859-15 cp1251 cp852 cp1254",
    "koi8-r": f"{_LATIN} {_CYRILLIC}",
    "koi8-u": f"{_LATIN} {_CYRILLIC}",
    "cp866": f"{_LATIN} {_CYRILLIC}",
    "iso8859-5": f"{_LATIN} {_CYRILLIC}",
    "mac-roman": f"{_WEST} cp1250 cp1254 iso8859-15",
    "cp850": f"{_WEST} cp1250 iso8859-15 cp1254",
    "cp437": f"{_WEST} iso8859-15",
    "iso8859-7": f"{_LATIN} cp1253 cp1251",
    "iso8859-8": f"{_LATIN} cp1255",
    "iso8859-6": f"{_LATIN} cp1256",
    "mac-cyrillic": f"{_WEST} mac-roman {_CYRILLIC}",
    "iso8859-13": f"{_WEST} cp1257",
    "cp852": f"{_WEST} cp1250 iso8859-2 cp850 cp437",
    "mac-latin2": f"{_WEST} cp1250 mac-roman",
    "iso8859-4": f"{_WEST}",
    "iso8859-3": f"{_WEST}",
    "iso8859-16": f"{_WEST} iso8859-2",
    "cp737": f"{_WEST} cp1253 cp437 cp850",
    "cp862": f"{_WEST} cp1255 cp437 cp850",
    "cp857": f"{_WEST} cp1254",
    "cp775": f"{_WEST} cp1257 cp437 cp850",
    "cp855": f"{_WEST} {_CYRILLIC}",
    "mac-greek": f"{_WEST} cp1253 mac-roman",
    "mac-turkish": f"{_WEST} cp1254",
    "mac-croatian": f"{_WEST} cp1250",
    "mac-romanian": f"{_WEST} cp1250",
    "cp865": f"{_WEST} cp850",
}
#: the alphabet of those tables that are for one besides Latin
ALPHABETS = {
    **dict.fromkeys(("cp1251", "koi8-r", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic", "cp855"), "Cyrl"),
    **dict.fromkeys(("cp1253", "iso8859-7", "cp737", "mac-greek"), "Grek"),
    **dict.fromkeys(("cp1255", "iso8859-8", "cp862"), "Hebr"),
    **dict.fromkeys(("cp1256", "iso8859-6"), "Arab"),
    "cp874": "Thai",
}
_LETTERS = {
    "Cyrl": re.compile("[\u0400-\u045f]"),
    "Grek": re.compile("[\u0386-\u03ce]"),
    "Hebr": re.compile("[\u05d0-\u05ea]"),
    "Arab": re.compile("[\u0621-\u064a]"),
    "Thai": re.compile("[\u0e01-\u0e5b]"),
}
_ASCII = re.compile("[\x00-\x7f]+")
#: what stands between blanks
TOKEN = re.compile(r"[^\t\n\x0b\x0c\r ]+")
#: stands for what a table cannot have read, among code points that mean bytes
NO_BYTE = "\ue000"
#: tables with at least this many letters in common places are kin
_COMMON = 20
#: tables that hardly any text is written in
RARE = frozenset(
    name
    for names in ("iso8859-13 iso8859-3 iso8859-4 iso8859-16 cp737 cp775 cp855 cp857 cp862 cp865", _MAC)
    for name in names.split()
)
_CENTRAL = "cs sk pl hu hr bs sl ro sq hsb"
_BALTIC = "lt lv et"
#: the languages that have letters in a table that Western ones lack, and are written in it; what is no table of these is Western
_WRITTEN = {
    **dict.fromkeys(("cp1250", "iso8859-2", "cp852", "mac-latin2"), frozenset(_CENTRAL.split())),
    **dict.fromkeys(("mac-croatian", "mac-romanian", "iso8859-16"), frozenset(_CENTRAL.split())),
    **dict.fromkeys(("cp1257", "iso8859-13", "cp775"), frozenset(_BALTIC.split())),
    "iso8859-4": frozenset(f"{_BALTIC} se".split()),
    "iso8859-3": frozenset(("eo", "mt")),
    **dict.fromkeys(("cp1254", "cp857", "mac-turkish"), frozenset(("tr", "az", "crh", "ku", "tk"))),
}
#: and those that lack letters in all of the Western ones
_EASTERN = f"{_CENTRAL} {_BALTIC} az crh eo haw ku mi mt se tk tr vi yo"
_NOT_WESTERN = frozenset(_EASTERN.split())
#: what text is read in
READ = tuple(dict.fromkeys(name for names in _READ_AS.values() for name in names.split()))


class Confusion(NamedTuple):
    """Written in one table, read in another."""

    written: str
    read: str

    def __str__(self) -> str:
        return f"{self.written} read as {self.read}"


class Read(NamedTuple):
    """A line read anew, and what happened to it."""

    new: str
    confusion: Confusion
    #: how much speaks for it, by the measure of what has read it
    weight: float = 0.0


#: all of them by the table that was read in, the more common ones first
CONFUSIONS = {
    read: tuple(Confusion(written, read) for written, names in _READ_AS.items() if read != written and read in names.split())
    for read in READ
}
#: those that a line may have from its neighbours; UTF-8 is told by the line itself
FOLLOWED = frozenset(confusion for confusions in CONFUSIONS.values() for confusion in confusions)


def keep_marked(text: str) -> str:
    """The characters of a text that are not ASCII.

    >>> keep_marked("déjà vu")
    'éà'
    """
    return _ASCII.sub("", text)


@lru_cache(maxsize=64)
def read_high(name: str) -> str:
    """What the bytes 0x80 to 0xFF read as; where a table has no character, the one of Latin-1, or of private use if that is taken."""
    chars = [bytes([code]).decode(name, "ignore") for code in range(0x80, 0x100)]
    taken = set(chars)
    spare = (chr(code) if chr(code) not in taken else chr(0xF700 + code) for code in range(0x80, 0x100))
    return "".join(char or other for char, other in zip(chars, spare, strict=True))


@lru_cache(maxsize=64)
def bytes_of(name: str) -> dict[int, str]:
    """The byte of each character as a code point, for `str.translate`; what no byte of the table is becomes `NO_BYTE`."""
    others = dict.fromkeys(range(0x80, 0x100), NO_BYTE)
    return others | {ord(char): chr(0x80 + at) for at, char in enumerate(read_high(name))}


@lru_cache(maxsize=64)
def find_letters(name: str) -> frozenset[str]:
    """The characters beyond ASCII that a table can read."""
    return frozenset(read_high(name))


@lru_cache(maxsize=1024)
def undo(confusion: Confusion) -> dict[int, str]:
    """What each character was, for `str.translate`; those that stay are left out.

    >>> "Çàãîëîâîê".translate(undo(Confusion("cp1251", "cp1252")))
    'Заголовок'
    """
    pairs = zip(read_high(confusion.read), read_high(confusion.written), strict=True)
    return {ord(was): intern(new) for was, new in pairs if was != new}


@lru_cache(maxsize=1024)
def are_kin(confusion: Confusion) -> bool:
    """Whether two tables have many letters in common places, so that a text read wrongly stays right for the most part.

    >>> are_kin(Confusion("mac-cyrillic", "cp1251")), are_kin(Confusion("koi8-r", "cp1251"))
    (True, False)
    """
    pairs = zip(read_high(confusion.read), read_high(confusion.written), strict=True)
    return sum(was == new and was.isalpha() for was, new in pairs) >= _COMMON


def keeps_alphabet(confusion: Confusion) -> bool:
    """Whether both tables are for the same alphabet other than Latin.

    >>> keeps_alphabet(Confusion("cp1251", "koi8-r")), keeps_alphabet(Confusion("cp1251", "cp1252"))
    (True, False)
    """
    alphabet = ALPHABETS.get(confusion.written)
    return alphabet is not None and alphabet == ALPHABETS.get(confusion.read)


def may_hold(written: str, language: str) -> bool:
    """Whether a language of Latin letters is written in a table.

    >>> may_hold("cp1257", "lv"), may_hold("cp1257", "mi"), may_hold("cp1252", "fr"), may_hold("cp1252", "yo")
    (True, False, True, False)
    """
    languages = _WRITTEN.get(written)
    return language in languages if languages is not None else language not in _NOT_WESTERN


def holds_alphabet(text: str, written: str) -> bool:
    """Whether a text has letters of the alphabet that a table is for; true of tables for Latin alone.

    >>> holds_alphabet("Мост", "cp1251"), holds_alphabet("l\u2019a", "cp1251"), holds_alphabet("pont", "cp1252")
    (True, False, True)
    """
    alphabet = ALPHABETS.get(written)
    return alphabet is None or _LETTERS[alphabet].search(text) is not None
