"""Scripts: which writing systems a text uses, by ISO 15924 code.

The ranges are blocks of the Unicode standard, joined where one script fills several; they tell scripts of living languages apart and
are no full property table. Kana counts as Jpan, Hangul as Kore, Han as Hani.
"""

from bisect import bisect_right
from functools import lru_cache

_RANGES = (
    (0x41, 0x24F, "Latn"),
    (0x250, 0x2AF, "Latn"),
    (0x370, 0x3FF, "Grek"),
    (0x400, 0x52F, "Cyrl"),
    (0x531, 0x58F, "Armn"),
    (0x591, 0x5F4, "Hebr"),
    (0x600, 0x6FF, "Arab"),
    (0x700, 0x74F, "Syrc"),
    (0x750, 0x77F, "Arab"),
    (0x780, 0x7BF, "Thaa"),
    (0x8A0, 0x8FF, "Arab"),
    (0x900, 0x97F, "Deva"),
    (0x980, 0x9FF, "Beng"),
    (0xA00, 0xA7F, "Guru"),
    (0xA80, 0xAFF, "Gujr"),
    (0xB00, 0xB7F, "Orya"),
    (0xB80, 0xBFF, "Taml"),
    (0xC00, 0xC7F, "Telu"),
    (0xC80, 0xCFF, "Knda"),
    (0xD00, 0xD7F, "Mlym"),
    (0xD80, 0xDFF, "Sinh"),
    (0xE00, 0xE7F, "Thai"),
    (0xE80, 0xEFF, "Laoo"),
    (0xF00, 0xFFF, "Tibt"),
    (0x1000, 0x109F, "Mymr"),
    (0x10A0, 0x10FF, "Geor"),
    (0x1100, 0x11FF, "Kore"),
    (0x1200, 0x139F, "Ethi"),
    (0x13A0, 0x13FF, "Cher"),
    (0x1780, 0x17FF, "Khmr"),
    (0x1800, 0x18AF, "Mong"),
    (0x1C80, 0x1C8F, "Cyrl"),
    (0x1C90, 0x1CBF, "Geor"),
    (0x1E00, 0x1EFF, "Latn"),
    (0x1F00, 0x1FFF, "Grek"),
    (0x2DE0, 0x2DFF, "Cyrl"),
    (0x2E80, 0x2FDF, "Hani"),
    (0x3040, 0x30FF, "Jpan"),
    (0x3130, 0x318F, "Kore"),
    (0x31F0, 0x31FF, "Jpan"),
    (0x3400, 0x9FFF, "Hani"),
    (0xA640, 0xA69F, "Cyrl"),
    (0xAC00, 0xD7FF, "Kore"),
    (0xF900, 0xFAFF, "Hani"),
    (0xFB1D, 0xFB4F, "Hebr"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFE, "Arab"),
    (0xFF21, 0xFF5A, "Latn"),
    (0xFF66, 0xFF9F, "Jpan"),
    (0x20000, 0x3FFFF, "Hani"),
)
_STARTS = [start for start, _, _ in _RANGES]


def script_of(char: str) -> str | None:
    """The script of a letter; None for what is no letter or of no script in the table.

    >>> script_of("я"), script_of("1")
    ('Cyrl', None)
    """
    if not char.isalpha():
        return None
    code = ord(char)
    number = bisect_right(_STARTS, code) - 1
    if number < 0 or code > _RANGES[number][1]:
        return None
    return _RANGES[number][2]


def count_scripts(text: str) -> dict[str, int]:
    """The number of letters of each script, most first; the first 20,000 code points speak for a longer text.

    >>> count_scripts("Да, yes")
    {'Latn': 3, 'Cyrl': 2}
    """
    text = text[:20_000]
    if text.isascii():
        letters = sum(map(str.isalpha, text))
        return {"Latn": letters} if letters else {}
    counts: dict[str, int] = {}
    for char in set(text):
        script = script_of(char)
        if script is not None:
            counts[script] = counts.get(script, 0) + text.count(char)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


@lru_cache(maxsize=256)
def main_script(text: str) -> str | None:
    """The script of most letters; Han beside kana is Japanese. None without letters.

    >>> main_script("日本語です")
    'Jpan'
    """
    counts = count_scripts(text)
    if not counts:
        return None
    first = next(iter(counts))
    return "Jpan" if first == "Hani" and "Jpan" in counts else first
