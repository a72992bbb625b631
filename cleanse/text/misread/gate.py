"""Whether a text may have been read in the wrong table: a quick look that costs clean text next to nothing.

Two looks, both at rare characters only: signs and capitals where words have none, and letters beyond ASCII whose neighbours no language
puts there. The neighbourhoods that languages know lie in `models/known.bin`, made with the models; they are read when the first such
letter is met.
"""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from cleanse.core.pattern import compile_late
from cleanse.text.misread import EASTERN
from cleanse.text.search import Group, compile_search

_FILE = Path(__file__).parent / "models" / "known.bin"
#: how many lines are remembered
_KEPT = 2048
_LETTER = r"[^\W\d_]"
#: a letter of no script that writes words without blanks, or signs between them
_NARROW = r"[^\W\d_\u2e80-\ud7ff]"
#: signs that no word holds
_SIGNS = "\xa1-\xac\xae-\xb4\xb6\xb8\xb9\xbb-\xbf\xd7\xf7\u0192\u02c6-\u02dd\u201a-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20a7\u20ac\u2116\u2122\u2190-\u24ff\uf8ff\ufb01\ufb02\u207f"
#: signs that no word has at its end, and at its start
_LAST = "\xa2\xa3\xa5\xb1\u02c6-\u02dd\u0192\u2020\u2021\u2022\u2030\u201a\u201e\xbf\xa1\u2248\u2261\u2264\u2265\u207f\u2310\u2219\u221a"
_FIRST = "\xb0\xb1\xb6\u0192\u02c6\u2020\u2021\u2030\u2206\u221a\u2248\u2260\u2264\u2265"
_BOXES = "\u2500-\u25a1"
_LATIN_UPPER = "\xc0-\xd6\xd8-\xde\u0152\u0160\u0178\u017d\u0141\u0104\u0118\u013d\u0158\u010c\u011a\u0147\u0150\u016e\u0170"
_LATIN_LOWER = "a-z\xdf-\xf6\xf8-\xff\u0100-\u017f"
_CYRILLIC_UPPER = "\u0400-\u042f"
_CYRILLIC_LOWER = "\u0430-\u045f"
#: what the first byte of a UTF-8 sequence is in tables for other alphabets
_LEADS = "\u0413\u0412\u0414\u0415\u0420\u0421\u0393\u0394\u0395\u039e\u03a0\u05d2\u05d3\u05d4\u0623\u0622\u0624\u0625\u0626\u0627\u0428\u0429\u044c"
#: letters whose neighbours are looked up
_LOOKED_UP = "\xaa\xb5\xba\xc0-\xd6\xd8-\xf6\xf8-\u024f\u0402-\u040f\u0452-\u045f\u0490\u0491"

_LAST_LATIN = "\u024f"
#: one in this many neighbourhoods may be known of no language; and the most that may be
_OFTEN, _MOST = 5, 4
#: letters of languages that lack those of the others
_SOUTHERN = "\u0402\u0403\u0405\u0408-\u040c\u040f\u0452\u0453\u0455\u0458-\u045c\u045f"
_SOUTH = compile_late(f"[{_SOUTHERN}]")
_EAST = compile_late("[\u0419\u0429-\u042f\u0439\u0449-\u044f]")
_WIDE = compile_late(f"[{EASTERN}]")
#: what most texts hold none of
_SELDOM = compile_late(f"[{_BOXES}{_SOUTHERN}{EASTERN}]")
#: letters of an alphabet that stand beside one of ASCII
_MIXED = (
    compile_late("[\u0400-\u045f](?:(?=[A-Za-z])|(?<=[A-Za-z].))"),
    compile_late("[\u0370-\u03ff](?:(?=[A-Za-z])|(?<=[A-Za-z].))"),
)
_NOT_LATIN = compile_late("[\u0370-\u045f]")


@cache
def _signs() -> re.Pattern[str]:
    return compile_search(
        [
            Group("\x80-\x9f", ""),
            Group(_SIGNS, f"(?<={_NARROW}.)(?=[{_SIGNS}\xad]{{0,3}}{_NARROW})", 20),
            Group(_LAST, f"(?<={_NARROW}.)(?!\\w)", 5),
            Group("\xb7", "(?<=[A-Za-km-z\xc0-\xff].)(?=[a-z])", 10),
            Group(_LATIN_UPPER, "(?<=[a-z]['\u2019].)(?!\\w)", 10),
            # the apostrophe of "don't" in Mac Roman
            Group("\xed", "(?<=[a-z]n.)(?=t(?!\\w))", 5),
            Group("\u0160", "(?<=[a-z] .)(?= [a-z])", 1),
            Group("\u201a", "(?<=\u201a.)", 1),
            Group("\u20ac", f"(?<=[{_CYRILLIC_LOWER}\u03b2\u05d2\u0e42].)", 5),
            Group("\u2018", "(?<=[a-fh-np-z\xdf-\xf6\xf8-\xff].)(?=[a-z])", 10),
            Group(
                f"\u2013\u2014\u2018\u2019\u201c\u201d{_FIRST}",
                f'(?=[{_CYRILLIC_LOWER}])(?<![^\\s(\u201e\u201c\xab"].)',
                20,
            ),
            Group("\xa1-\xac\xae-\xb4\xb6-\xb9\xbb-\xbf\u2018-\u201e", f"(?<=[{_LEADS}].)(?<!\u044c[\xbb\u201d])", 20),
            Group(_LATIN_UPPER, f"(?<=[{_LATIN_LOWER}].)", 10),
            # UTF-8 of Latin letters and quotation marks in the tables for Thai and Hebrew
            Group("\u0e22-\u0e25\u0e42", "(?<=[A-Za-z].)(?=[\u0e01-\u0e5b\u20ac])", 30),
            Group("\u05b2-\u05b5", "(?<=[A-Za-z].)", 5),
            # signs of UTF-8 in GBK and Shift-JIS beside Latin letters
            Group("\u9225\u7ab6", "(?=\ufffd)|(?<=[A-Za-z].)|(?=.[a-z])", 1),
            # a no-break space of Mac Roman
            Group("\xca", "(?<=[\\d.,:;!?)\xab\xbb\u201d\u2019\xca].)", 1),
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


class _Known(NamedTuple):
    """The neighbourhoods that some language has, and which languages these are, as the bits of a number."""

    #: by (letter, after, before); a blank stands for what is no letter
    languages: dict[tuple[str, str, str], int]
    #: by letter
    letters: dict[str, int]
    #: the bits of each script
    scripts: tuple[int, ...]

    def others(self, letter: str) -> int:
        """The languages of the scripts that a letter is not of."""
        return ~self.scripts[letter > _LAST_LATIN]


@cache
def _known() -> _Known:
    import zlib

    sizes, names, rows = zlib.decompress(_FILE.read_bytes()).split(b"\n", 2)
    grams = names.decode().split("\t")
    width = len(rows) // len(grams)
    languages = {
        (gram[1], gram[2], gram[0]): int.from_bytes(rows[at * width : at * width + width], "big") for at, gram in enumerate(grams)
    }
    scripts: list[int] = []
    first = 0
    for size in map(int, sizes.split(b"\t")):
        scripts.append((1 << size) - 1 << first)
        first += size
    letters: dict[str, int] = {}
    for gram, bits in languages.items():
        letters[gram[0]] = letters.get(gram[0], 0) | bits
    return _Known(languages, letters, tuple(scripts))


@lru_cache(maxsize=2)
def may_be_misread(text: str) -> bool:
    """Whether anything in a text looks as if it had been read in the wrong table; the last texts are remembered.

    >>> may_be_misread("Çàãîëîâîê"), may_be_misread("Déjà vu: «Größe», слово.")
    (True, False)
    """
    return _is_odd(text)


@lru_cache(maxsize=_KEPT)
def may_line_be_misread(line: str) -> bool:
    """The same of a line; many are remembered, since all of a long text are asked again after each edit."""
    return _is_odd(line)


def _is_odd(text: str) -> bool:
    if text.isascii():
        return False
    if _signs().search(text) is not None or (_SELDOM.search(text) is not None and _is_mixed(text)):
        return True
    if _holds_alphabets(text) and any(map(_is_latin_beside, text.split("\n"))):
        return True
    # most texts are of one language, which has all that any line of them holds
    return _is_foreign(text, 0) and any(_is_foreign(line, _MOST) for line in text.split("\n") if not line.isascii())


def _is_mixed(text: str) -> bool:
    """Whether boxes stand among letters, letters of languages that have none in common beside each other, or rare wide characters."""
    if _boxes().search(text) is not None or (_SOUTH.search(text) is not None and _EAST.search(text) is not None):
        return True
    if _WIDE.search(text) is None:
        return False
    from cleanse.text.misread.wide import may_be_wide

    return may_be_wide(text)


def _is_foreign(text: str, unknown: int) -> bool:
    """Whether there is no language that has all letters beyond ASCII of a text, and all of their neighbourhoods but a few.

    Args:
        text: It may have several lines.
        unknown: How many neighbourhoods may be known of no language, if the text has `_OFTEN` times as many.
    """
    found = set(_letters().findall(f" {text.lower()} "))
    if not found:
        return False
    known = _known()
    having = -1
    #: the languages that lack no neighbourhood, one at most, and so on
    lacking = [-1] * (1 + min(len(found) // _OFTEN, unknown))
    for letter, after, before in found:
        having &= known.letters.get(letter, 0)
        bits = known.languages.get((letter, after if after.isalpha() else " ", before if before.isalpha() else " "))
        if bits is None:
            bits = known.others(letter)
        for number in range(len(lacking) - 1, 0, -1):
            lacking[number] = lacking[number] & bits | lacking[number - 1]
        lacking[0] &= bits
    return not all(having & lacking[-1] & bits for bits in known.scripts)


@lru_cache(maxsize=2)
def _holds_alphabets(text: str) -> bool:
    """Whether letters of two alphabets stand side by side in a text."""
    return any(mixed.search(text) is not None for mixed in _MIXED)


def _is_latin_beside(line: str) -> bool:
    """Whether letters of another alphabet stand beside Latin ones in a line, most of whose letters are Latin."""
    return _holds_alphabets(line) and 2 * len(_NOT_LATIN.findall(line)) < sum(map(str.isalpha, line))


def may_hold_twins(text: str) -> bool:
    """Whether letters of two alphabets stand side by side in a text, or what stands for another letter."""
    return _holds_alphabets(text) or find_slips(text)


def find_slips(text: str) -> bool:
    """Whether a letter or sign stands beside letters of which it is none, as the micro sign in a Greek word."""
    return _slips().search(text) is not None


@cache
def _slips() -> re.Pattern[str]:
    latin = "[A-Za-z\xdf-\xf6\xf8-\u024f\u1ea0-\u1ef9]"
    return compile_search(
        [
            Group("\xcb\xcf\xeb\xef\u018f\u019f\u0259\u0275", "(?=[\u0400-\u04ff])|(?<=[\u0400-\u04ff].)", 20),
            Group("\u04d8\u04d9", f"(?={latin})|(?<={latin}.)", 5),
            Group("\u03b2", "(?<=[a-z\xe4\xf6\xfc].)", 5),
            Group("\xb5\u2206\u220f\u2211", "(?=[\u0386-\u03ce])|(?<=[\u0386-\u03ce].)", 5),
            Group("\u1d04\u1d0f\u1d1c\u1d20-\u1d22\ua731", f"(?={latin})|(?<={latin}.)", 1),
        ]
    )
