"""Kinds of damage that do not happen, whatever the words say: what speaks against a confusion by the characters that it changes."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cleanse.text.misread import EASTERN
from cleanse.text.misread.shape import is_letter
from cleanse.text.misread.tables import ALPHABETS, Confusion, bytes_of, find_letters, keeps_alphabet, may_hold

#: what letters in a wrong table may have been, beside letters
_MARKS = frozenset("\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u00ab\u00bb")
_APOSTROPHE = "\u2019"
_CAPITALS = re.compile("[A-Z].*[A-Z]")
_QUOTE = re.compile("[^\\W\\d_][\xab\xbb\u201c-\u201e][^\\W\\d_]")
_SMALL = re.compile("[a-z]")
_RUN = re.compile(f"[{EASTERN}]+")
_BETWEEN = re.compile(f"(?<=[A-Za-z])[{EASTERN}](?=[A-Za-z])|(?<![\\w])[{EASTERN}](?=[a-z])")
#: UTF-8 of two and three bytes, as code points
_SEQUENCE = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_LATIN_SEQUENCE = re.compile("[\xc2-\xc5][\x80-\xbf]|\xe2\x80[\x80-\xbf]")
_SEVERAL = 3
#: vowels and tones of Thai that stand on or behind a letter, where there is none; and digits in words
_ILL_THAI = re.compile("(?<![\u0e01-\u0e4e])[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]|[\u0e50-\u0e59][\u0e01-\u0e4e]")
#: the first bytes of UTF-8 as letters of Western tables, and their small letters: those of Latin; and how often each of the others must stand, on average
_LATIN_LEADS = frozenset("\xc2\xc3\xc4\xc5\xe2\xe3\xe4\xe5")
_TIMES = 2
_LEAD = re.compile("[\xc0-\xff]")
_STRAY = re.compile("(?<![^\x00-\x7f])[^\x00-\x7f\xc0-\xff]")
_LEAD_AND_SIGN = re.compile("[\xc0-\xff][^\x00-\x7f\xc0-\xff]")
_MOST = 1.5
#: text in one of these is read in the other
_UTF8_READ_AS = ("cp1252", "cp1250")


class Swap(NamedTuple):
    """A character that a reading makes another, and how often it stands there."""

    old: str
    new: str
    times: int


def loses_letters(swaps: Iterable[Swap]) -> bool:
    """Whether most of the letters are none then.

    >>> loses_letters([Swap("Ã", "√", 2)]), loses_letters([Swap("Õ", "\u2019", 2)])
    (True, False)
    """
    letters = [swap for swap in swaps if swap.old.isalpha()]
    if not letters and not any(swap.new.isalpha() or swap.old < "\xa0" for swap in swaps):
        return True
    lost = [swap for swap in letters if not is_letter(swap.new)]
    marks = sum(swap.times for swap in lost if swap.new in _MARKS)
    number = sum(swap.times for swap in letters)
    if marks < number:
        # beside letters that stay letters, others may have been quotation marks and dashes
        return 2 * (sum(swap.times for swap in lost) - marks) > number - marks
    # capitals were apostrophes, and beside these other marks of a sentence
    marks_only = all(swap.new in _MARKS and not swap.old.islower() for swap in lost)
    return bool(lost) and not (marks_only and any(swap.new == _APOSTROPHE for swap in lost))


def breaks_words(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether words get what no word has: a small letter among capitals, a quotation mark inside, a vowel of Thai without a letter."""
    return is_miscased(pairs) or parts_words(pairs) or is_ill_formed(pairs)


def is_miscased(pairs: Iterable[tuple[str, str]]) -> bool:
    """Whether a word in capitals gets a small letter; its letters in ASCII tell that it was one.

    >>> is_miscased([("TOTEQUË", "TOTEQUè")]), is_miscased([("Ñàä", "Сад")])
    (True, False)
    """
    return any(
        _CAPITALS.search(old) is not None
        and _SMALL.search(old) is None
        and any(was.isupper() and now.islower() for was, now in zip(old, new, strict=True))
        for old, new in pairs
    )


def parts_words(pairs: Iterable[tuple[str, str]]) -> bool:
    """Whether a quotation mark gets inside a word.

    >>> parts_words([("rÇforme", "r\xabforme")]), parts_words([("sÕe", "s\u2019e")])
    (True, False)
    """
    return any(_QUOTE.search(new) is not None and _QUOTE.search(old) is None for old, new in pairs)


def is_foreign_table(confusion: Confusion, swaps: Iterable[Swap], languages: dict[str, str]) -> bool:
    """Whether letters become letters of a table that the language is not written in."""
    language = languages.get("Latn")
    if language is None or confusion.written in ALPHABETS or may_hold(confusion.written, language):
        return False
    return any(swap.new.isalpha() for swap in swaps)


def leaves_marks(text: str, confusion: Confusion, languages: Sequence[str]) -> bool:
    """Whether marks that the table does not have would stand on letters of another alphabet."""
    if languages == ["Latn"] or keeps_alphabet(confusion):
        return False
    known = find_letters(confusion.read)
    return any(unicodedata.category(char) == "Mn" and char not in known for char in set(text))


def splits_words(text: str) -> bool:
    """Whether most runs of Chinese, Japanese or Korean are single characters between letters of Latin words.

    >>> splits_words("Cu\u8d64to"), splits_words("T\u6064, 3D\u6253\u5370")
    (True, False)
    """
    return 2 * len(_BETWEEN.findall(text)) >= len(_RUN.findall(text)) > 0


def is_no_text(text: str) -> bool:
    """Whether Chinese, Japanese or Korean would be single characters in Latin words, or more signs than letters.

    >>> is_no_text("\u3000\u3001\u3002\uff0c"), is_no_text("\u4e2d\u6587\u3002")
    (True, False)
    """
    wide = [char for char in text if char > "\x7f"]
    return splits_words(text) or 2 * sum(map(str.isalpha, wide)) < len(wide)


def is_ill_formed(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether many words would start with a vowel or tone of Thai that needs a letter before it, or have digits before letters.

    >>> is_ill_formed([("\xd8\xa7", "\u0e38\u0e07")]), is_ill_formed([("\xca\xd0", "\u0e2a\u0e30")])
    (True, False)
    """
    return 4 * sum(_ILL_THAI.search(new) is not None for _, new in pairs) > len(pairs)


def is_utf8(pairs: Sequence[tuple[str, str]], confusion: Confusion, languages: Iterable[str]) -> bool:
    """Whether half of the words are UTF-8 read in a table: all of it that is not ASCII, with a sign.

    Of Latin words that is a character of Latin at least, else there are several.

    >>> is_utf8([("wi\xc4\u2122kszego", "wi\u0144\xf4kszego")], Confusion("mac-latin2", "cp1250"), ["Latn"])
    True
    """
    is_latin = set(languages) <= {"Latn"}
    names = dict.fromkeys((confusion.read, *_UTF8_READ_AS))
    found = sum(any(_is_sequences(old, name, is_latin=is_latin) for name in names) for old, _ in pairs)
    return 2 * found >= len(pairs) > 0


def _is_sequences(token: str, name: str, *, is_latin: bool) -> bool:
    """Whether all of a token that is not ASCII is UTF-8 in a table, and not all of that are letters."""
    if all(char < "\x80" or char.isalpha() for char in token):
        return False
    codes = token.translate(bytes_of(name))
    pattern = _LATIN_SEQUENCE if is_latin else _SEQUENCE
    return len(pattern.findall(codes)) >= (1 if is_latin else _SEVERAL) and pattern.sub("", codes).isascii()


def has_leads(text: str) -> bool:
    """Whether the letters of a text that are not ASCII are first bytes of UTF-8: signs stand behind most, and they are few kinds.

    That is UTF-8 which lost characters or whose case changed, so that it cannot be read any more.

    >>> has_leads("p\xe3\xa5 v\xe3\xa4gen"), has_leads("\xca\xd0\xb3\xa4\xcb\xb5")
    (True, False)
    """
    if _STRAY.search(text) is not None:
        return False
    leads = _LEAD.findall(text)
    signs = len(_LEAD_AND_SIGN.findall(text))
    others = [lead for lead in leads if lead not in _LATIN_LEADS]
    return 0 < len(leads) <= _MOST * signs and len(others) >= _TIMES * len(set(others))
