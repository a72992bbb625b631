"""Accents that are more than a spelling: those that tell the cases of a name apart, and those that a language has of its own.

A Polish paper's *Marią Zacharową* is *Maria Zacharowa* behind *z*, a Lithuanian one's *Daujotyte* is *Daujotytė* behind *su*: in such a
language the last letter of a word never says that two spellings are one, whichever of them has the accent. English and German decline
no name in this way, so there the bare *Grybauskaite* is *Grybauskaitė*; but not where two words change alike, nor with a hook, which no
name has at its end but in a case. The letters: rules/names/accents.txt.
"""

import unicodedata
from collections.abc import Sequence, Set
from functools import cache, lru_cache

from cleanse.names.match import pair_words
from cleanse.names.mentions import Mention
from cleanse.rulebook.sections import read_sections
from cleanse.text.tags import primary

#: the capital with a dot is of the languages that have the small letter without one
_DOTTED, _DOTLESS = "\u0130", "\u0131"
_DECLINED_AT_HOME = frozenset({"cyrl", "latn"})


@cache
def _letters(section: str) -> dict[str, frozenset[str]]:
    """The letters of a section of rules/names/accents.txt by language; `und` where they count in all."""
    lines = (line.partition(":") for head, line in read_sections("names/accents.txt") if head == section)
    return {lang: frozenset(letters.strip()) for lang, _, letters in lines}


@lru_cache(maxsize=64)
def _letters_of(section: str, language: str | None) -> frozenset[str]:
    """The letters of a section for a language; those of all languages where that of the text is not known."""
    known = _letters(section)
    return frozenset[str]().union(*known.values()) if language is None else known.get(language, frozenset())


def are_cases(left: Mention, right: Mention, lang: str | None) -> bool:
    """Whether two mentions may be one name in two cases, in a text of a language."""
    pairs = pair_words(left, right)
    return pairs is not None and may_be_cases(pairs, lang, left.origins & right.origins)


def may_be_cases(pairs: Sequence[tuple[str, str]], lang: str | None, origins: Set[str]) -> bool:
    """Whether accents at the ends of words may say that two names are one in two cases.

    Args:
        pairs: The words that stand at one place in both.
        lang: The language of the text; where it is not known, every language's cases count.
        origins: The scripts that the name may have at home; what is not declined there may end in ā twice.

    >>> may_be_cases([("Daujotyte", "Daujotytė")], "lt", {"latn"}), may_be_cases([("Daujotyte", "Daujotytė")], "en", {"latn"})
    (True, False)
    >>> may_be_cases([("Annā", "Anna"), ("Liepā", "Liepa")], "en", {"latn"})
    True
    """
    language = _known(lang)
    letters = _letters_of("case", language) | _letters("hook")["und"]
    if language is not None and _has_lost_accents(pairs):
        letters -= _letters_of("first case", language)
    if any(_differ_in(pair, letters, len(pair[0]) - 1, len(pair[1]) - 1) for pair in pairs):
        return True
    if any(_differ_before_last(pair, _letters_of("case before last", language)) for pair in pairs):
        return True
    alike = _letters("alike")["und"]
    count = sum(_differ_in(pair, alike, len(pair[0]) - 1, len(pair[1]) - 1) for pair in pairs)
    return count > 1 and not _DECLINED_AT_HOME.isdisjoint(origins)


def _has_lost_accents(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether one of two names has accents within its words, and the other no accent at all: Jiří Veselý and Jiri Vesely."""
    sides = list(zip(*pairs, strict=True))
    return any(
        all(map(str.isascii, bare)) and not all(word[:-1].isascii() for word in full) for bare, full in (sides, reversed(sides))
    )


def _differ_before_last(pair: tuple[str, str], letters: Set[str]) -> bool:
    """Whether two words differ so in one of some letters before the s or m that both end in."""
    left, right = pair
    if min(len(left), len(right)) < 3 or left[-1].lower() != right[-1].lower() or left[-1].lower() not in "sm":
        return False
    return _differ_in(pair, letters, len(left) - 2, len(right) - 2)


def _differ_in(pair: tuple[str, str], letters: Set[str], left_at: int, right_at: int) -> bool:
    """Whether two words have one letter at some places, but for an accent, and one of some letters."""
    left, right = pair[0][left_at].lower(), pair[1][right_at].lower()
    return left != right and not letters.isdisjoint((left, right)) and _bare(left) == _bare(right)


def _bare(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[:1]


def _known(lang: str | None) -> str | None:
    """The language without its script or country; None if it is not known."""
    language = "und" if lang is None else primary(lang)
    return None if language == "und" else language


def find_fullest(spellings: Sequence[str], lang: str | None) -> str:
    """The spelling of a person with most of the language's own letters; of equal ones the first.

    >>> find_fullest(["Jose García", "José García"], "es"), find_fullest(["Jovan Petrovic", "Jovan Petrović"], "en")
    ('José García', 'Jovan Petrovic')
    >>> find_fullest(["Soren Kjaer", "Søren Kjær"], "da"), find_fullest(["Ilhan Irem", "İlhan İrem"], "tr")
    ('Søren Kjær', 'İlhan İrem')
    """
    language = _known(lang)
    own = frozenset[str]() if language is None else _letters_of("own", language)
    return max(spellings, key=lambda spelling: sum(char in own for char in spelling.replace(_DOTTED, _DOTLESS).lower()))
