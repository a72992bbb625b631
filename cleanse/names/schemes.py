"""Readings: how the press of a language spells the sounds of a foreign name, read backwards.

A *reading* is the sound of one word, in lower-case scientific transliteration; an *origin* is the script that the name has at home
(`cyrl`, `arab`, `hebr`, `grek`; `latn` names have one spelling, accents apart); a *scheme* is the language of the press. Two spellings
of a name are explained when one scheme gives them a common reading. Never more than 16 readings for a word, linear in its length.
Source: rules/schemes/press.tsv, which names its own.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from cleanse.core.pattern import compile_late
from cleanse.rulebook.bundled import bundled_root
from cleanse.text.lines import read_rows

LANGUAGES = ("en", "de", "fr", "pl", "it", "es", "nl", "cs", "hu", "ro", "sv", "da", "no", "fi", "pt", "tr")
#: a longer word is no name
MAX_LETTERS = 40
_MAX_READINGS = 16
#: a run of letters
WORD = compile_late(r"[^\W\d_]+")
_APOSTROPHES = compile_late("[ '\u2019\u2018\u02bc\u02b9\u02bf\u02be`\u00b4-]")


class Scheme(NamedTuple):
    """The rows of one origin for one language: readings by letters, and what happens to the sounds afterwards."""

    letters: dict[str, tuple[str, ...]]
    pieces: re.Pattern[str]
    #: what a spelling has only in this language's press; None if nothing says so
    mark: re.Pattern[str] | None
    then: tuple[tuple[re.Pattern[str], str], ...]


@lru_cache(maxsize=1)
def _rows() -> dict[tuple[str, str], list[tuple[str, str]]]:
    """The rows of the table, letters and sounds, by origin and language."""
    rows: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in read_rows(bundled_root() / "schemes" / "press.tsv"):
        origin, language, letters, sounds = row.split("\t")
        rows.setdefault((origin, language), []).append((letters, sounds))
    return rows


@lru_cache(maxsize=64)
def scheme(origin: str, language: str) -> Scheme:
    """What names of `origin` look like in the press of `language`."""
    rows = _rows()
    letters = {
        spelling: tuple(sounds.split("|"))
        for asked in (("*", "*"), (origin, "*"), (origin, language))
        for spelling, sounds in rows.get(asked, ())
    }
    then = tuple((re.compile(spelling), sounds) for spelling, sounds in rows.get((origin, "then"), ()))
    mark = dict(rows.get((origin, "mark"), ())).get(language)
    return Scheme(letters, _compile_pieces(letters), None if mark is None else re.compile(mark), then)


@lru_cache(maxsize=4096)
def fold_name(word: str) -> str:
    """The word in lower case without accents, apostrophes, hyphens and blanks.

    >>> fold_name("Jong-un"), fold_name("Sergueï")
    ('jongun', 'serguei')
    """
    if word.isascii() and word.isalpha():
        return word.lower()
    word = _APOSTROPHES.sub("", word).lower()
    marks = unicodedata.normalize("NFD", word)
    return "".join(char for char in marks if not unicodedata.combining(char)).replace("ı", "i").replace("ł", "l")


@lru_cache(maxsize=4096)
def readings(word: str, origin: str, language: str) -> frozenset[str]:
    """The sounds that `word` may stand for; empty for what is too long to be a name.

    >>> readings("Sergei", "cyrl", "en") & readings("Sergey", "cyrl", "en")
    frozenset({'sergej'})
    """
    if len(word) > MAX_LETTERS:
        return frozenset()
    first, hyphen, rest = word.partition("-")
    if hyphen and origin == "cyrl":  # Rimskij-Korsakov: each part ends as a surname does
        tails = readings(rest, origin, language)
        return frozenset(head + tail for head in readings(first, origin, language) for tail in sorted(tails)[:4])
    rows = scheme(origin, language)
    marked = "^" + unicodedata.normalize("NFC", _APOSTROPHES.sub("", word).lower()) + "$"
    found = [""]
    for piece in rows.pieces.findall(marked):
        sounds = _sounds(rows.letters, piece)
        if len(found) * len(sounds) > _MAX_READINGS:
            sounds = sounds[:1]
        found = [reading + sound for reading in found for sound in sounds]
    return frozenset(_finish(reading, rows) for reading in found)


def is_marked(word: str, origin: str, language: str) -> bool:
    """Whether a spelling shows that it is one of the press of a language.

    >>> is_marked("Stepachine", "cyrl", "fr"), is_marked("Stepashin", "cyrl", "en"), is_marked("Belov", "cyrl", "en")
    (True, True, False)
    """
    mark = scheme(origin, language).mark
    return mark is not None and mark.search(word.lower()) is not None


def _sounds(letters: dict[str, tuple[str, ...]], piece: str) -> tuple[str, ...]:
    """The sounds of letters that are read together, with the mark of the word's start or end where it counts."""
    for known in (piece, piece.lstrip("^")):
        if known in letters:
            return letters[known]
    piece = piece.strip("^$")
    plain = piece if piece in letters else fold_name(piece)
    return letters.get(plain, (plain,))


def _compile_pieces(letters: dict[str, tuple[str, ...]]) -> re.Pattern[str]:
    """Cuts a word marked with ^ and $ into the longest pieces that have sounds; of equal ones the marked one."""
    ordered = sorted(letters, key=lambda key: (-len(key.strip("^$")), -len(key), key))
    pieces = [re.escape(key) if key[0] == "^" else rf"\^?{re.escape(key)}" for key in ordered]
    return re.compile("|".join([*pieces, r"\^?.\$?"]), re.DOTALL)


def _finish(reading: str, rows: Scheme) -> str:
    for pattern, replacement in rows.then:
        reading = pattern.sub(replacement, reading)
    return reading


def schemes_for(lang: str | None) -> tuple[str, ...]:
    """The schemes that may explain a spelling in a text of `lang`: its own first, then English; all if it is not known."""
    if lang is None or lang.lower() == "und":
        return LANGUAGES
    from cleanse.text.tags import primary  # few texts need it

    language = primary(lang)
    return (language, "en") if language in LANGUAGES and language != "en" else ("en",)
