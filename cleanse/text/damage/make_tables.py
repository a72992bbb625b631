"""Make the tables of the repair from the installed ftfy and this Python's Unicode data; tools/repair_tables.py writes them down.

Unicode: no assigned character's normalisation ever changes (Unicode's stability policy), and code points that were not yet assigned
count as suspects; so one file serves every version of Python.
"""

import unicodedata

from cleanse.text.charsets import write_class
from cleanse.text.damage.anchors import hang_up
from cleanse.text.damage.ftfy_engine import read_sources
from cleanse.text.damage.tables import Tables

_BMP = [code for code in range(0x10000) if not 0xD800 <= code < 0xE000]
_BEYOND = range(0x10000, 0x110000)
_HANGUL = {*range(0x1161, 0x1176), *range(0x11A8, 0x11C3)}  # vowels and finals, which join the syllable before them
_HANGUL_FIRST = {*range(0x1100, 0x1113), *range(0xAC00, 0xD7A4, 28)}


def make_tables() -> Tables:
    """Tables from the installed ftfy and this Python's `unicodedata`."""
    sources = read_sources()
    marks = {code for code in [*_BMP, *_BEYOND] if unicodedata.combining(chr(code))}
    never = {code for code in [*_BMP, *_BEYOND] if _is_suspect(code)}
    joining = set(_HANGUL)
    joined = set(_HANGUL_FIRST)
    for code in _BMP:
        parts = unicodedata.decomposition(chr(code)).split()
        if not parts or parts[0].startswith("<"):
            continue
        whole = unicodedata.normalize("NFD", chr(code))
        if unicodedata.combining(whole[-1]):
            joined.add(code)
        if len(parts) == 2 and unicodedata.is_normalized("NFC", chr(code)):
            joined.add(int(parts[0], 16))
            joining.add(int(parts[1], 16))
    bmp = set(_BMP)
    return Tables(
        sources.version,
        unicodedata.unidata_version,
        tuple(hang_up(sources.badness, sources.flags)),
        {chr(code): to for code, to in sources.ligatures.items()},
        {chr(code): to for code, to in sources.widths.items()},
        {chr(code): to for pattern, to in sources.quotes for code in _BMP if pattern.match(chr(code))},
        "".join(map(chr, sorted(sources.controls))),
        write_class(never & bmp),
        write_class(marks & bmp),
        write_class(joining),
        write_class(joined),
        write_class((never | marks) - bmp),
    )


def _is_suspect(code: int) -> bool:
    """Whether a character is never in NFC, or has yet to be assigned (or is neither beyond the planes that hold characters)."""
    if unicodedata.category(chr(code)) == "Cn":
        return code < 0x40000 and code & 0xFFFE != 0xFFFE
    return not unicodedata.is_normalized("NFC", chr(code))
