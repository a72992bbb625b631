"""Spellings in scripts without spaces: whether one is a name of its own where it stands, or a part of a longer word.

Chinese 川普 stands in 银川普通高中 and 史达林 in 史达林格勒; nothing parts words there, so what stands beside a spelling has to say it.
In Katakana the kind of letter says it, in Thai a vowel that belongs to a consonant outside. Words to edit: rules/names/dense-edges.txt.
"""

from cleanse.core.pattern import compile_late
from cleanse.rulebook.sections import read_section_words

#: what parts the words of a foreign name in Chinese and Japanese
DOTS = ("\u00b7", "\u30fb", "\u2022", "\uff0e", "\u2027", "\uff1d", "\u30a0")
_KANA = compile_late("[\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff]")
#: Thai vowels before the consonant they belong to; signs and vowels behind it
_THAI_AHEAD = compile_late("[\u0e40-\u0e44]")
_THAI_BEHIND = compile_late("[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]")
_LETTER = compile_late(r"\w")
#: a spelling of no more letters than this is a part of too many words
SHORT = 2
_MAX_WORD = 12


def _words(section: str) -> tuple[str, ...]:
    return read_section_words("names/dense-edges.txt").get(section, ())


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a spelling in a script without spaces is no part of a longer word, as far as its neighbours say.

    >>> stands_alone("斯大林死于1953年", 0, 3), stands_alone("斯大林格勒战役", 0, 3), stands_alone("港口城市哈尼亚", 4, 7)
    (True, False, False)
    >>> stands_alone("总统川普说", 2, 4), stands_alone("银川普通高中", 1, 3)
    (True, False)
    """
    before, behind = text[max(0, start - _MAX_WORD) : start], text[end : end + _MAX_WORD]
    if before.endswith(DOTS) or behind.startswith(DOTS):
        return False
    if before.endswith(_words("place")) or behind.startswith(_words("longer")):
        return False
    if _splits(text[start - 1 : start], text[start]) or _splits(text[end - 1], behind[:1]):
        return False
    return end - start > SHORT or (_ends_word(before) and _begins_word(behind))


def _splits(left: str, right: str) -> bool:
    """Whether the edge between two characters parts a Katakana word or a Thai syllable."""
    if not left or not right:
        return False
    is_kana = _KANA.match(left) is not None and _KANA.match(right) is not None
    return is_kana or _THAI_AHEAD.match(left) is not None or _THAI_BEHIND.match(right) is not None


def _ends_word(before: str) -> bool:
    return not before or _LETTER.match(before[-1]) is None or before.endswith(_words("before"))


def _begins_word(behind: str) -> bool:
    return not behind or _LETTER.match(behind) is None or behind.startswith(_words("behind"))
