"""Which encoding a short text was written in: a name, a headline, a line in capitals.

A detector that counts bytes needs prose; a few words in capitals have none of its letters. Here every encoding of `short_bytes.tsv`
is tried, and each reading is worth what its letters say in the languages that were written in that encoding, without case, less
the faults of its shape and less what the encoding is rarer than others, in nats. The words that are ASCII tell which Latin language
is likely. Where the best two readings are too near to each other, or the best is worth too little, there is no answer.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from cleanse.text.byte_shape import count_faults, is_table
from cleanse.text.detect_encoding import is_readable
from cleanse.text.lines import read_rows
from cleanse.text.misread.wide import measure_wide
from cleanse.text.ngrams import measure_languages
from cleanse.text.profiles import UNIT, Profiles

#: what ASCII words weigh against those with other letters
_CONTEXT = 0.3
#: against a language that the ASCII words do not speak for at most so much, in nats
_MOST_CONTEXT = 12.0
_BLAME = 2.0
#: the best reading is better than every other one by so many nats, and worth so many for each character that is not ASCII
_MARGIN = 4.0
_LEAST = 2.0

_SCRIPTS = {"Cyrl": "be bg kk mk ru sr uk", "Arab": "ar fa ur"}
_EAST = frozenset({"ja", "ko", "zh-cn", "zh-tw"})
_WIDE, _POOR = 26.0, 0.35
_JAPANESE = ("cp932", "euc_jp")
_KANA = re.compile("[\u3041-\u30fa]")
_LATIN = re.compile(rb"[A-Za-z]")
_LATIN_HIGH = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_COUNTED = frozenset({"el", "he", "th", "ja", "ko", "zh-cn", "zh-tw"})
#: what a text in a multi-byte encoding seldom holds, and a single character of it between Latin letters
_UNUSUAL = re.compile("[^\x00-\x7f\u2010-\u2040\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]")
_ALONE = re.compile("(?<=[A-Za-z])[\u3041-\ud7a3](?![\u3041-\ud7a3])|(?<![\u3041-\ud7a3])[\u3041-\ud7a3](?=[A-Za-z])")
_GLUED = re.compile("[A-Za-z][\u3041-\ud7a3]|[\u3041-\ud7a3][A-Za-z]")

#: what is neither a letter nor a mark on one; Thai and Arabic marks are letters' parts
_SIGN = re.compile(
    "[\u0080-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u0192\u02c6-\u02c7\u02d8-\u02dd\u0384\u0385\u2000-\u2bff\ufb00-\ufb06\ufffd]"
)
_INNER = {"\u2019": 0.5, "\u00a0": 0.0}
_CATALAN = frozenset(("l\u00b7l", "L\u00b7L"))
_PAIRS = {"\u00ab": "\u00bb", "\u00bb": "\u00ab"}
_CLOSING = frozenset("\u2019\u201d\u201c\u00bb\u203a\u2026\u00ae\u2122\u00b0\u00a0\u00b2\u00b3\u2013\u2014\u00ab")
_OPENING = frozenset("\u2018\u201c\u201e\u201d\u00ab\u2039\u00bf\u00a1\u00a0\u2013\u2014\u2026\u00bb\u201a\u2022")
_FAULTS = (
    (re.compile("(?<![^\\W\\d_])[\u00d0\u00f0\u00df](?=[^\\W\\d_])"), 3.0),  # no word begins with eth or sharp s
    (re.compile("[\u00aa\u00ba](?=[^\\W\\d_])"), 3.0),  # ordinals stand behind
    (re.compile("[\u00a9\u00ae](?=[a-z])"), 3.0),
    (re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]"), 4.0),
    (re.compile("[\u2500-\u25ff]"), 3.0),
    (re.compile("[\u05da\u05dd\u05df\u05e3\u05e5](?=[\u05d0-\u05ea])"), 3.0),  # a final form within a word
    (re.compile("(?<=[\u05d0-\u05ea])[\u05de\u05e0\u05e6](?![\u05b0-\u05ea'\"])"), 2.0),  # none at its end
    (re.compile("\u03c2(?=[\u03b1-\u03ce])|(?<=[\u03b1-\u03ce])\u03c3(?![\u0370-\u03ff])"), 3.0),
    (re.compile(r"(?<=[A-Z\u00c0-\u00de\u0400-\u042f]{2})[\u00df-\u00ff\u0101-\u017f\u0430-\u045f]"), 2.0),
    (re.compile(r"(?<=[a-z])[\u0400-\u06ff]|[\u0400-\u06ff](?=[a-z])"), 2.0),
)


class _Written(NamedTuple):
    """An encoding, how much rarer than others it is, and the languages that were written in it."""

    name: str
    rarity: float
    languages: frozenset[str]


class Reading(NamedTuple):
    """What a reading is worth in nats, its encoding and its text."""

    worth: float
    name: str
    text: str


@lru_cache(maxsize=1)
def _read_written() -> tuple[_Written, ...]:
    rows = (row.split("\t") for row in read_rows(Path(__file__).with_suffix(".tsv")))
    return tuple(_Written(name, float(rarity), frozenset(languages.split())) for name, rarity, languages in rows)


@lru_cache(maxsize=8)
def _load(script: str) -> Profiles:
    return Profiles(script)


def rank(data: bytes) -> list[Reading]:
    """What each reading of a short text is worth, the best first; of readings that say the same only the best.

    >>> rank("NEUE BRÜCKE ÜBER DIE ELSTER".encode("cp1252"))[0].name
    'cp1252'
    >>> rank("СТАРЫЙ ТРАМВАЙ".encode("koi8-r"))[0].name
    'koi8-u'
    """
    has_latin = _LATIN.search(data) is not None
    best: dict[str, Reading] = {}
    for one in _read_written():
        if not is_readable(data, one.name):
            continue
        text = data.decode(one.name)
        if has_latin and not one.languages <= _EAST and _is_stray(text):
            continue
        reading = Reading(_weigh(data, text, one), one.name, text)
        if text not in best or reading.worth > best[text].worth:
            best[text] = reading
    return sorted(best.values(), key=lambda reading: -reading.worth)


def is_sure(readings: Sequence[Reading]) -> bool:
    """Whether the first of some readings, best first, is worth enough and better than the next."""
    if not readings or _count_letters(readings[0].text) < 2 or readings[0].worth < _LEAST * _count_high(readings[0].text):
        return False
    return len(readings) == 1 or readings[0].worth - readings[1].worth >= _MARGIN


def is_another(data: bytes, name: str, much: float) -> bool:
    """Whether another encoding than `name` reads `data` better by so many nats."""
    readings = rank(data)
    text = data.decode(name)
    worth = next((reading.worth for reading in readings if reading.text == text), -much)
    return bool(readings) and readings[0].worth - worth > much


def _weigh(data: bytes, text: str, written: _Written) -> float:
    return _measure(text, written.languages) - _BLAME * _find_faults(data, text, written.name) - written.rarity


def _is_stray(text: str) -> bool:
    """Whether the letters of another alphabet than the Latin one each stand by themselves."""
    high = "".join(char for char in text if char > "\x7f" and char.isalpha())
    return (
        bool(high)
        and not _LATIN_HIGH.search(high)
        and not any(a > "\u02ff" and b > "\u02ff" and a.isalpha() and b.isalpha() for a, b in pairwise(text))
    )


def _count_letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _count_high(text: str) -> int:
    return sum(char > "\x7f" and char.isalpha() for char in text)


def _find_faults(data: bytes, text: str, name: str) -> float:
    """What speaks against a reading, in nats before `_BLAME`: its shape, signs at its words, letters that stand where they may not."""
    faults = _count_signs(text) + sum(weight * len(pattern.findall(text)) for pattern, weight in _FAULTS)
    if is_table(name):
        return faults + count_faults(data, name)
    if name not in _JAPANESE:
        faults += 2 * len(_KANA.findall(text))
    return faults + len(_UNUSUAL.findall(text)) + len(_GLUED.findall(text)) + 3 * len(_ALONE.findall(text))


def _count_signs(text: str) -> float:
    """Signs beyond ASCII inside words, and at their edges where they are neither quotation marks nor the like."""
    faults = 0.0
    for match in _SIGN.finditer(text):
        char = match[0]
        before, after = text[: match.start()][-1:].isalpha(), text[match.end() :][:1].isalpha()
        if before and after:
            faults += 0.0 if text[match.start() - 1 : match.end() + 1] in _CATALAN else _INNER.get(char, 3.0)
        elif (before and char not in _CLOSING) or (after and char not in _OPENING):
            faults += 2.0
        if char in _PAIRS and _PAIRS[char] not in text:
            faults += 2.0
    return faults


def _measure(text: str, languages: frozenset[str]) -> float:
    """What the words say in the likeliest of some languages, in nats."""
    words = text.replace("\u0130", "i").lower().split()
    high = " ".join(word for word in words if not word.isascii())
    if languages <= _EAST:
        quality, count = measure_wide(text)
        return _WIDE * count * (quality - _POOR)
    if languages <= _COUNTED:
        return measure_languages(high, languages)
    script = next((script for script, held in _SCRIPTS.items() if languages <= set(held.split())), "Latn")
    profiles = _load(script)
    none = profiles.score("")
    scores = [(value - base) / UNIT for value, base in zip(profiles.score(high), none, strict=True)]
    if script == "Latn":
        plain = profiles.score(" ".join(word for word in words if word.isascii()))
        top = max(plain)
        scores = [score - min(_MOST_CONTEXT, _CONTEXT * (top - value) / UNIT) for score, value in zip(scores, plain, strict=True)]
    return max(score for score, language in zip(scores, profiles.languages, strict=True) if language in languages)
