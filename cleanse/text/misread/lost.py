"""UTF-8 of which single bytes were lost on the way, or marked by U+FFFD.

What gets lost are bytes that the table has no character for: five of cp1252, the C1 controls of Latin-1, what is no pair in GBK or
Shift-JIS; or the no-break space becomes a blank. So a *hole*, a sequence that lacks one byte, has few fillings, and the models say which of
them makes words.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial

from cleanse.text.misread.capitals import has_sound_capitals
from cleanse.text.misread.fill import FIRST_SLOT, LAST_SLOT, fill
from cleanse.text.misread.tables import NO_BYTE, Confusion, Read, bytes_of, read_high
from cleanse.text.misread.weigh import weigh_lines

#: the bytes that may be lost, by the table that the text was read in; the fewer first
_LOST = {"cp1252": bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D)), "iso8859-1": bytes(range(0x80, 0xA0))}
#: encodings of two bytes a character, whose decoders mark single bytes; and what reads them: some know more pairs than others
_CODECS = {"gbk": ("gbk", "gb2312"), "cp932": ("shift_jis", "cp932")}
_CP1252 = frozenset(read_high("cp1252")[:0x20]) - frozenset(map(chr, range(0x80, 0xA0)))
_MARK = "\N{REPLACEMENT CHARACTER}"
_WHOLE = "(?P<whole>[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})"
_STRAY = "(?P<stray>[\x80-\xff])"
#: a byte marked in a sequence; the last or another byte of it gone; a blank in the place of one
_HOLES = {
    "marked": f"[\xc2-\xdf]{_MARK}|[\xe0-\xef](?:{_MARK}[\x80-\xbf]|[\x80-\xbf]{_MARK})|{_MARK}[\x80-\xbf]{{1,2}}(?![\x80-\xbf{_MARK}])",
    "gone": "[\xc2-\xdf](?![\x80-\xbf])|[\xe0-\xef][\x80-\xbf](?![\x80-\xbf])",
    "blank": "[\xc2-\xdf] |[\xe0-\xef](?: [\x80-\xbf]|[\x80-\xbf] )",
}
_SMALL = re.compile("[a-z]")
_CAPITAL = re.compile("[A-Z]")
_BLANK = re.compile(_HOLES["blank"])
_PARTS = {way: re.compile(f"{_WHOLE}|(?P<hole>{hole})|{_STRAY}") for way, hole in _HOLES.items()}
#: the fewest sequences, whole or not
_LEAST = 2
#: how much more what comes out must weigh, in nats
_GAIN = 7.0
#: how much more the best filling must weigh than the next, in nats; and where encodings of two bytes leave many
_CLEAR, _CLEARER = 0.25, 1.0
#: the most holes that are filled; no text has more
_MOST = LAST_SLOT - FIRST_SLOT
#: what speaks for a lost no-break space where it is the only kind of hole, in nats
_BLANKS = 5.0
_SLOT = re.compile(f"[{chr(FIRST_SLOT)}-{chr(LAST_SLOT)}]")
_NO_BREAK = "\xa0"
_QUOTE = "\N{RIGHT DOUBLE QUOTATION MARK}\N{ARMENIAN COMMA}"
#: a comma of Armenian behind a letter of another script, or a mark of Hebrew
_STRANGE = re.compile("(?<![\u0531-\u058a\u055d])\u055d|(?<![\u0591-\u05f4])[\u0591-\u05bd]")
#: letters that are not Latin; fewer are none
_OTHER, _FEW = re.compile("[\u0370-\u1dff\u2c00-\ud7ff]"), 4
_DASHES_AND_QUOTES = "\u2013\u2014\u2018\u2019\u201c\u201d\u201e\u2026"
_CATEGORIES = frozenset(("Ll", "Lu", "Lo", "Mn", "Mc"))

_Options = Callable[[str, str], tuple[str, ...]]


def find_lost(line: str) -> Read | None:
    """The line as UTF-8, if nearly all of what is not ASCII in it is that, and single bytes are lost.

    >>> find_lost("\N{LATIN CAPITAL LETTER A WITH DIAERESIS}as na veÄer, vÄera a zÃ­tra").new
    'čas na večer, včera a zítra'
    """
    if _SLOT.search(line) is not None:
        return None
    best: Read | None = None
    most = _GAIN
    for name, codes, way, options in _read(line):
        clear = _CLEARER if name in _CODECS else _CLEAR
        new = _mend(codes, _PARTS[way], options, clear) if way == "marked" or not _is_shouted(codes) else None
        if new is None:
            continue
        gain = weigh_lines(line, new)
        # a hole before each blank is hardly chance
        if gain > (most - _BLANKS if way == "blank" else most) and not has_sound_capitals(line, new):
            best, most = Read(new, Confusion("utf-8", name)), gain
    return best


def _is_shouted(codes: str) -> bool:
    """Whether what may be the start of a sequence is a letter among words in capitals, and no sequence is whole."""
    return _SMALL.search(codes) is None and _CAPITAL.search(codes) is not None and re.search(_WHOLE, codes) is None


def _read(line: str) -> Iterator[tuple[str, str, str, _Options]]:
    """The bytes that a line may have been, a code point each, by table; how bytes are lost, and what a hole may have been."""
    way = "marked" if _MARK in line else "gone"
    for name, lost in _LOST.items():
        if name == "iso8859-1" and not _CP1252.isdisjoint(line):
            continue
        codes = line.translate(bytes_of(name))
        if NO_BYTE in codes:
            continue
        # a byte that is there is not one that gets lost
        if not any(chr(byte) in codes for byte in lost):
            yield name, codes, way, partial(_fill_narrow, lost)
        if way == "gone" and _NO_BREAK not in codes and _BLANK.search(codes) is not None:
            yield name, codes, "blank", _fill_blank
    if way == "marked":
        for name in _CODECS:
            encoded = _encode(line, name)
            if encoded is not None:
                yield name, encoded, way, partial(_fill_wide, name)


def _encode(line: str, name: str) -> str | None:
    """The bytes of a line in an encoding of two bytes a character, but for the marks."""
    try:
        return _MARK.join(part.encode(name).decode("latin-1") for part in line.split(_MARK))
    except UnicodeEncodeError:
        return None


def _mend(codes: str, pattern: re.Pattern[str], options: _Options, clear: float) -> str | None:
    """The text with its holes filled; None where it does not read as a known language then."""
    parts = list(pattern.finditer(codes))
    holes = sum(part["hole"] is not None for part in parts)
    if not holes or holes > _MOST or len(parts) < _LEAST or any(part["stray"] is not None for part in parts):
        return None
    fillings: list[tuple[str, ...]] = []
    made: list[str] = []
    end = 0
    for part in parts:
        made.append(codes[end : part.start()])
        end = part.end()
        if part["whole"] is not None:
            made.append(part[0].encode("latin-1").decode("utf-8", "replace"))
            if _SLOT.search(made[-1]) is not None:
                return None  # it would be taken for a hole
            continue
        found = options(part[0], codes[end : end + 2])
        if not found:
            return None
        if len(found) == 1 and not found[0].isalpha():
            made.append(found[0])
        else:
            made.append(chr(FIRST_SLOT + len(fillings)))
            fillings.append(found)
    made.append(codes[end:])
    text = "".join(made)
    filled = None if _MARK in text else fill(text, fillings, clear)
    is_strange = filled is None or _STRANGE.search(filled) is not None or 0 < len(_OTHER.findall(filled)) < _FEW
    return None if is_strange else filled


@lru_cache(maxsize=2048)
def _fill_narrow(lost: bytes, hole: str, _after: str) -> tuple[str, ...]:
    """What a sequence with one byte missing, or marked, may have been."""
    shapes = [hole] if _MARK in hole else [hole + _MARK] if len(hole) == 1 else [hole + _MARK, hole[0] + _MARK + hole[1]]
    return _decode((shape.replace(_MARK, chr(byte)) for shape in shapes for byte in lost), _QUOTE)


@lru_cache(maxsize=2048)
def _fill_blank(hole: str, after: str) -> tuple[str, ...]:
    """What a sequence with a blank for a no-break space may have been: a letter, or one and a blank behind it."""
    found = _decode((hole.replace(" ", _NO_BREAK),), "")
    # of two blanks one was part of the letter
    return found if len(hole) > 2 or after.startswith(" ") else (*found, *(f"{char} " for char in found))


@lru_cache(maxsize=2048)
def _fill_wide(name: str, hole: str, after: str) -> tuple[str, ...]:
    """What a sequence with a marked byte may have been: one that the decoder marks before what follows."""
    following = after.partition(_MARK)[0]
    found = []
    for byte in range(0x80, 0xF5) if hole.startswith(_MARK) else range(0x80, 0xC0):
        rest = (hole.partition(_MARK)[2] + following).encode("latin-1")
        if any(
            (bytes((byte,)) + rest).decode(codec, "replace") == _MARK + rest.decode(codec, "replace") for codec in _CODECS[name]
        ):
            found.append(hole.replace(_MARK, chr(byte)))
    return _decode(found, _DASHES_AND_QUOTES if hole.startswith("\xe2\x80") else "")


def _decode(sequences: Iterable[str], signs: str) -> tuple[str, ...]:
    """The letters that sequences of bytes are, and those of some signs."""
    found = dict.fromkeys(sequence.encode("latin-1").decode("utf-8", "ignore") for sequence in sequences)
    return tuple(char for char in found if len(char) == 1 and (unicodedata.category(char) in _CATEGORIES or char in signs))
