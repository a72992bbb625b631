"""Letters counted and words found fast: bytes are translated and text is split by code in C, where a loop looks at each character."""

import re
from collections.abc import Sequence
from functools import cache

from cleanse.core.pattern import compile_late

#: a syllable of Korean
HANGUL = compile_late("[\uac00-\ud7a3]")
_ALNUM = bytes(code for code in range(128) if chr(code).isalnum())
_NO_ALNUM = bytes(code for code in range(128) if code not in _ALNUM)
_IN_LINE = _NO_ALNUM.replace(b"\n", b"")
#: all bytes but those that begin a character above U+07FF, and U+2000 to U+2FFF is parted once more
_LOW = bytes({*range(256)} - {*range(0xE0, 0xF5)} | {0xE2})
_HIGH_PAIR = re.compile(b"\xe2[\xba-\xbf]")
#: ASCII as it is where it is a letter or a line end, else a blank; bytes of other characters stay
_PARTED = bytes(code if code > 127 or chr(code).isalpha() or code == 10 else 32 for code in range(256))
#: fewer different characters are replaced one after the other, since that is faster
_MANY = 30


@cache
def _unsure() -> re.Pattern[str]:
    """Whatever is no ASCII and not in ranges of nothing but letters: Latin, Greek, Cyrillic, Hebrew, Arabic, Devanagari, kana, Han, Hangul."""
    return re.compile(
        "[^\\x00-\\x7f\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u038e-\u03a1\u03a3-\u03f5\u0400-\u0481\u048a-\u052f\u05d0-\u05ea"
        "\u0620-\u064a\u0671-\u06d3\u0904-\u0939\u10d0-\u10fa\u1e00-\u1eff\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fef\uac00-\ud7a3]"
    )


def has_high(text: str) -> bool:
    """Whether a text may hold a character above U+07FF that is no punctuation of U+2000 to U+2E7F; scripts without spaces are there.

    >>> has_high("Caf\\u00e9 \\N{EM DASH} \\u041c\\u0438\\u0440"), has_high("\\u6c34")
    (False, True)
    """
    if text.isascii():
        return False
    data = text.encode("utf-8", "surrogatepass")
    return bool(data.translate(None, _LOW)) or (b"\xe2" in data and _HIGH_PAIR.search(data) is not None)


def count_letters(text: str) -> int:
    """The number of letters and digits, which `str.isalnum` tells.

    >>> count_letters("Don't go\\N{EM DASH}2 caf\\u00e9s!")
    12
    """
    data = text.encode("utf-8", "surrogatepass").translate(None, _NO_ALNUM)
    if text.isascii():
        return len(data)
    rest = data.decode("utf-8", "surrogatepass")
    unsure = _unsure().findall(rest)
    return len(rest) - len(unsure) + sum(map(str.isalnum, unsure))


def count_letters_each(lines: Sequence[str]) -> list[int]:
    """The same of each of some lines, which hold no line end; faster than one by one.

    >>> count_letters_each(["Don't go", "", "2 caf\\u00e9s!"])
    [6, 0, 6]
    """
    text = "\n".join(lines)
    rest = text.encode("utf-8", "surrogatepass").translate(None, _IN_LINE).decode("utf-8", "surrogatepass")
    if not text.isascii():
        rest = _replace(rest, [char for char in set(_unsure().findall(rest)) if not char.isalnum()], "")
    return list(map(len, rest.split("\n"))) if lines else []


def part_words(text: str) -> str:
    """A text with a blank in place of each character that is neither a letter nor a line end: its words are what `split` finds.

    Letters are what `[^\\W\\d_]` matches: figures that are not decimal, such as a superscript, count as such.

    >>> part_words("Don't go\\N{EM DASH}2 caf\\u00e9s!").split()
    ['Don', 't', 'go', 'cafés']
    """
    parted = text.encode("utf-8", "surrogatepass").translate(_PARTED).decode("utf-8", "surrogatepass")
    if text.isascii():
        return parted
    return _replace(parted, [char for char in set(_unsure().findall(parted)) if char.isdecimal() or not char.isalnum()], " ")


def _replace(text: str, chars: Sequence[str], new: str) -> str:
    if len(chars) > _MANY:
        return text.translate(dict.fromkeys(map(ord, chars), new))
    for char in chars:
        text = text.replace(char, new)
    return text
