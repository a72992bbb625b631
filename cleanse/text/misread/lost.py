"""UTF-8 read in cp1252 or Latin-1 of which single bytes were lost on the way, or marked by U+FFFD.

What gets lost are bytes that the table has no character for: five of cp1252, the C1 controls of Latin-1. So a *hole*, a sequence that lacks
one byte, has few fillings, and the models say which of them makes words.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from cleanse.text.misread.model import Fit, fit_all, weigh_in, weigh_words
from cleanse.text.misread.shape import weigh_faults
from cleanse.text.misread.tables import Confusion, read_high
from cleanse.text.misread.weigh import weigh_lines

#: the bytes that may be lost, by the table that the text was read in; the fewer first
_LOST = {"cp1252": bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D)), "iso8859-1": bytes(range(0x80, 0xA0))}
_CP1252 = frozenset(read_high("cp1252")[:0x20]) - frozenset(map(chr, range(0x80, 0xA0)))
_MARK = "\N{REPLACEMENT CHARACTER}"
_OTHER = "\ue000"
#: a sequence that is whole; one with a byte that is marked; one whose last byte is gone
_PART = re.compile(
    "(?P<whole>[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})"
    f"|(?P<hole>[\xc2-\xdf]{_MARK}|[\xe0-\xef](?:{_MARK}[\x80-\xbf]|[\x80-\xbf]{_MARK})|[\xc2-\xdf](?![\x80-\xbf]))"
    "|(?P<stray>[\x80-\xff])"
)
_WORD = re.compile(r"(?:[^\W\d_]|[\ue100-\ueeff])+")
#: so many sequences, whole or not
_LEAST = 2
#: what comes out weighs so much more, in nats
_GAIN = 7.0
#: so many fillings of a word are kept while it is filled hole by hole
_BEAM = 24
#: a longer word is not filled
_LONGEST = 40
#: the best must weigh so much more than the next, in nats
_CLEAR = {"cp1252": 0.3, "iso8859-1": 2.5}
#: the quality of what comes out
_QUALITY = 0.82


class Read(NamedTuple):
    """A line read anew, and what happened to it."""

    new: str
    confusion: Confusion


@lru_cache(maxsize=4)
def _bytes_of(name: str) -> dict[int, str]:
    others = dict.fromkeys(range(0x80, 0x100), _OTHER)
    return others | {ord(char): chr(0x80 + at) for at, char in enumerate(read_high(name))}


def find_lost(line: str) -> Read | None:
    """The line as UTF-8, if nearly all of what is not ASCII in it is that, and single bytes are lost.

    >>> find_lost("\N{LATIN CAPITAL LETTER A WITH DIAERESIS}as na veÄer, vÄera a zÃ­tra").new
    'čas na večer, včera a zítra'
    """
    best: Read | None = None
    most = _GAIN
    for name, lost in _LOST.items():
        codes = line.translate(_bytes_of(name))
        if name == "iso8859-1" and not _CP1252.isdisjoint(line):
            continue
        parts = list(_PART.finditer(codes))
        holes = sum(part["hole"] is not None for part in parts)
        strays = sum(part["stray"] is not None for part in parts) + codes.count(_OTHER)
        if not holes or strays or len(parts) < _LEAST:
            continue
        new = _fill(codes, lost, _CLEAR[name])
        if new is not None and (gain := weigh_lines(line, new)) > most:
            best, most = Read(new, Confusion("utf-8", name)), gain
    return best


def _fill(codes: str, lost: bytes, clear: float) -> str | None:
    """The text with its holes filled; None where it does not read as a known language then."""
    fillings: list[str] = []

    def decode(part: re.Match[str]) -> str:
        if part["whole"] is not None:
            return part[0].encode("latin-1").decode("utf-8", "replace")
        if part["hole"] is None:
            return part[0]
        options = _options(part[0], lost)
        if not options:
            return _MARK
        fillings.append(options)
        return chr(0xE100 + len(fillings) - 1)

    text = _PART.sub(decode, codes)
    if _MARK in text or _OTHER in text or len(fillings) > 0xD00:
        return None
    made = text
    for _ in range(2):  # what is known of the words tells the language, and the language fills them
        made = _fill_words(text, fillings, _find_languages(made), clear)
    if _MARK in made:
        return None
    fits = _fit(made)
    return made if fits and all(script and fit.quality >= _QUALITY for script, fit in fits.items()) else None


def _find_languages(text: str) -> dict[str, str]:
    return {script: fit.language for script, fit in _fit(text).items() if script}


def _fill_words(text: str, fillings: list[str], languages: dict[str, str], clear: float) -> str:
    return _WORD.sub(lambda word: _choose(word[0], fillings, languages, clear), text)


def _fit(text: str) -> dict[str, Fit]:
    return fit_all(weigh_words(text))


@lru_cache(maxsize=512)
def _options(hole: str, lost: bytes) -> str:
    """The letters that a sequence with one byte missing may have been."""
    shape = hole if _MARK in hole else hole + _MARK
    found = []
    for byte in lost:
        char = shape.replace(_MARK, chr(byte)).encode("latin-1").decode("utf-8", "ignore")
        if unicodedata.category(char) in {"Ll", "Lu", "Lo"}:
            found.append(char)
    return "".join(found)


def _choose(word: str, fillings: list[str], languages: dict[str, str], clear: float) -> str:
    """The filling of a word that weighs most; a mark where another weighs nearly as much."""
    if len(word) > _LONGEST:
        return _MARK
    slots = [fillings[ord(char) - 0xE100] if "\ue100" <= char <= "\ueeff" else char for char in word]
    kept = [""]
    for slot in slots:
        kept = [front + char for front in kept for char in slot]
        if len(kept) > _BEAM:
            kept = sorted(kept, key=lambda made: -_weigh(made, languages))[:_BEAM]
    if len(kept) == 1:
        return kept[0]
    ranked = sorted(((_weigh(made, languages), made) for made in kept), reverse=True)
    return ranked[0][1] if ranked[0][0] >= ranked[1][0] + clear else _MARK


def _weigh(word: str, languages: dict[str, str]) -> float:
    return weigh_in(word, languages) - 2 * weigh_faults(word)
