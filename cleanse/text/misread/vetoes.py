"""Kinds of damage that do not happen, whatever the words say: what speaks against a confusion by the characters that it changes."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cleanse.text.misread import EASTERN
from cleanse.text.misread.shape import is_letter
from cleanse.text.misread.tables import ALPHABETS, Confusion, find_letters, keeps_alphabet, may_hold

#: what letters in a wrong table may have been, beside letters
_MARKS = frozenset("\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u00ab\u00bb")
_CAPITALS = re.compile("[A-Z].*[A-Z]")
_QUOTE = re.compile("[^\\W\\d_][\xab\xbb\u201c-\u201e][^\\W\\d_]")
_SMALL = re.compile("[a-z]")
_RUN = re.compile(f"[{EASTERN}]+")
_BETWEEN = re.compile(f"(?<=[A-Za-z])[{EASTERN}](?=[A-Za-z])")


class Change(NamedTuple):
    """A character that a reading makes another, and how often it stands there."""

    old: str
    new: str
    times: int


def loses_letters(changes: Iterable[Change]) -> bool:
    """Whether most of the letters are none then.

    >>> loses_letters([Change("Ã", "√", 2)]), loses_letters([Change("Õ", "\u2019", 2)])
    (True, False)
    """
    letters = [change for change in changes if change.old.isalpha()]
    if not letters and not any(change.new.isalpha() or change.old < "\xa0" for change in changes):
        return True
    lost = [change for change in letters if not is_letter(change.new)]
    marks = sum(change.times for change in lost if change.new in _MARKS)
    number = sum(change.times for change in letters)
    if marks < number:
        # beside letters that stay letters, others may have been quotation marks and dashes
        return 2 * (sum(change.times for change in lost) - marks) > number - marks
    return any(change.new != "\u2019" or change.old.islower() for change in lost)


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


def is_foreign_table(confusion: Confusion, changes: Iterable[Change], languages: dict[str, str]) -> bool:
    """Whether letters become letters of a table that the language is not written in."""
    language = languages.get("Latn")
    if language is None or confusion.written in ALPHABETS or may_hold(confusion.written, language):
        return False
    return any(change.new.isalpha() for change in changes)


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
