"""Which encoding a short text was written in: a name, a headline, a line in capitals.

A detector that counts bytes needs prose; a few words in capitals have none of its letters. Here every encoding of `short_bytes.tsv`
is tried, and each reading is worth what its letters say in the languages that were written in that encoding, without case, less
the faults of its shape and less what the encoding is rarer than others, in nats. The words that are ASCII tell which Latin language
is likely. Where the best two readings are too near to each other, or the best is worth too little, nothing is sure.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from cleanse.text.decoding.byte_shape import count_faults, is_table
from cleanse.text.decoding.detect_encoding import is_readable
from cleanse.text.decoding.ngrams import measure_languages
from cleanse.text.language.profiles import UNIT, Profiles
from cleanse.text.lines import read_rows
from cleanse.text.misread.wide import measure_wide

#: what ASCII words weigh against those with other letters, and against a language that they do not speak for at most, in nats
_CONTEXT = 0.3
_MOST_CONTEXT = 12.0
#: what a fault weighs against n-grams
_BLAME = 2.0
#: by how many nats the best reading must be better than every other one, and how many it must be worth for each letter that is not ASCII
_MARGIN = 4.0
_LEAST = 2.0
#: what a character of Chinese, Japanese and Korean is worth, and the quality of text that is worth nothing
_WIDE, _POOR = 30.0, 0.35

#: languages whose profiles are those of a script; other languages are Latin, or counted by `ngrams`
_SCRIPTS = {"Cyrl": frozenset({"be", "bg", "kk", "mk", "ru", "sr", "uk"}), "Arab": frozenset({"ar", "fa", "ur"})}
_EAST = frozenset({"ja", "ko", "zh-cn", "zh-tw"})
_COUNTED = frozenset({"el", "he", "th"})
_JAPANESE = ("cp932", "euc_jp")
_BLANKS = re.compile("[ \t\n\v\f\r]+")
_LATIN = re.compile(rb"[A-Za-z]")
_WORD = re.compile(r"[^\W\d_]{2}")
_LATIN_HIGH = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")

#: what is neither a letter nor a mark on one, and letters that no word is written with
_SIGNS = (
    "\u0080-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u0192\u02c6\u02c7\u02d8-\u02dd\u0384\u0385"
    "\u2000-\u2bff\ue000-\uf8ff\ufb00-\ufb06\ufffd"
)
_SIGN = re.compile(f"[{_SIGNS}]")
#: within a word signs part no words: they stand for a letter that no language has
_SIGN_WITHIN = re.compile(rf"(?<=[^\W\d_])[{_SIGNS}](?<![’·\u00a0])(?=[^\W\d_])")
_UNKNOWN = "\N{VAI SYLLABLE EE}"
_INNER = {"’": 0.5, "\u00a0": 0.0}
_CATALAN = frozenset(("l·l", "L·L"))
_CLOSING = frozenset("’”“»«›…®™°²³–—\u00a0")
_OPENING = frozenset("‘“„”«»‹‚¿¡–—…•\u00a0")
#: quotation marks that come by twos
_PAIRS = (re.compile("[«»]"), re.compile("[“”„]"))

_FAULTS = (
    (re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]"), 4.0),
    (re.compile(r"(?<![^\W\d_])[Ððß](?=[^\W\d_])"), 3.0),  # no word begins with eth or sharp s
    (re.compile(r"[ªº](?=[^\W\d_])"), 3.0),  # ordinals stand behind
    (re.compile("[©®](?=[a-z])"), 3.0),
    (re.compile(r"(?<=\d)[^\W\d_a-zA-Z](?=\d)"), 3.0),
    (re.compile("[\u2500-\u25ff]"), 3.0),
    (re.compile("(?<=\\d)[ \u00a0]?\u00a4|(?<=\\S[ \u00a0(])\u00a4[ \u00a0]?(?=\\d)"), 4.0),  # it is a euro
    (re.compile("[\u00a6\u00b8](?=[^\\W\\d_])"), 2.0),
    (re.compile("[\u05da\u05dd\u05df\u05e3\u05e5](?=[\u05d0-\u05ea])"), 3.0),  # a final form of Hebrew within a word
    (re.compile("(?<=[\u05d0-\u05ea])[\u05de\u05e0\u05e6](?![\u05b0-\u05ea'\"])"), 2.0),  # and none at its end
    (re.compile("ς(?=[α-ώ])|(?<=[α-ώ])σ(?![\u0370-\u03ff])"), 3.0),
    (re.compile("(?<=[A-ZÀ-ÞΑ-Ω\u0400-Я]{2})[ß-ÿ\u0101-\u017fα-ώа-\u045f]"), 2.0),  # a small letter behind capitals
    (re.compile("(?<=[a-z])[\u0400-\u06ff]|[\u0400-\u06ff](?=[a-z])"), 2.0),
)
#: what a text in a multi-byte encoding seldom holds: half-width kana, letters of other scripts, lines of boxes, what is in no use
UNUSUAL = re.compile("[^\x00-\x7f\u2010-\u2040\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]")
#: a character of Chinese, Japanese or Korean beside a Latin letter, and one alone beside Latin letters
_GLUED = re.compile("[A-Za-z][\u3041-\ud7a3]|[\u3041-\ud7a3][A-Za-z]")
_ALONE = re.compile("(?<=[A-Za-z])[\u3041-\ud7a3](?![\u3041-\ud7a3])|(?<![\u3041-\ud7a3])[\u3041-\ud7a3](?=[A-Za-z])")
_KANA = re.compile("[\u3041-\u30fa]")


class Reading(NamedTuple):
    """What a reading is worth in nats, its encoding and its text."""

    worth: float
    name: str
    text: str


class _Written(NamedTuple):
    """An encoding, how much rarer than others it is, and the languages that were written in it."""

    name: str
    rarity: float
    languages: frozenset[str]


@lru_cache(maxsize=1)
def _read_written() -> tuple[_Written, ...]:
    rows = (row.split("\t") for row in read_rows(Path(__file__).with_suffix(".tsv")))
    return tuple(_Written(name, float(rarity), frozenset(languages.split())) for name, rarity, languages in rows)


@lru_cache(maxsize=4)
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
        worth = _measure(text, one.languages) - _BLAME * _find_faults(data, text, one.name) - one.rarity
        if text not in best or worth > best[text].worth:
            best[text] = Reading(worth, one.name, text)
    return sorted(best.values(), key=lambda reading: -reading.worth)


def is_sure(readings: Sequence[Reading]) -> bool:
    """Whether the first of some readings, best first, is worth enough and better than the next that has other letters."""
    if not readings or _WORD.search(readings[0].text) is None:
        return False
    text = readings[0].text
    high = sum(char > "\x7f" and (char == "·" or _SIGN.match(char) is None) for char in text) or text.count("\u00a0")
    if not high or readings[0].worth < _LEAST * high:
        return False
    letters = _keep_letters(readings[0].text)
    near = (reading.text for reading in readings[1:] if readings[0].worth - reading.worth < _MARGIN)
    return all(_keep_letters(text) == letters for text in near)


def _keep_letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def is_another(data: bytes, name: str, much: float) -> bool:
    """Whether another encoding than `name` reads `data` better by so many nats."""
    readings = rank(data)
    text = data.decode(name)
    worth = next((reading.worth for reading in readings if reading.text == text), -much)
    return bool(readings) and readings[0].worth - worth > much


def _is_stray(text: str) -> bool:
    """Whether the letters of another alphabet than the Latin one each stand by themselves."""
    high = "".join(char for char in text if char > "\x7f" and char.isalpha())
    if not high or _LATIN_HIGH.search(high):
        return False
    return not any(a > "\u02ff" and b > "\u02ff" and a.isalpha() and b.isalpha() for a, b in pairwise(text))


def _find_faults(data: bytes, text: str, name: str) -> float:
    """What speaks against a reading, in nats before `_BLAME`: its shape, signs at its words, letters that stand where they may not."""
    faults = _count_signs(text) + sum(weight * len(pattern.findall(text)) for pattern, weight in _FAULTS)
    if is_table(name):
        return faults + count_faults(data, name)
    if name not in _JAPANESE:
        faults += 2 * len(_KANA.findall(text))
    return faults + len(UNUSUAL.findall(text)) + len(_GLUED.findall(text)) + 3 * len(_ALONE.findall(text))


def _count_signs(text: str) -> float:
    """Signs inside words, signs at their edges that are neither quotation marks nor the like, and quotation marks that lack one."""
    faults = 0.0
    for match in _SIGN.finditer(text):
        char, start, end = match[0], match.start(), match.end()
        before, after = text[start - 1 : start].isalpha(), text[end : end + 1].isalpha()
        if before and after:
            faults += 0.0 if text[start - 1 : end + 1] in _CATALAN else _INNER.get(char, 3.0)
        elif (before and char not in _CLOSING) or (after and char not in _OPENING):
            faults += 2.0
    return faults + sum(2.0 for marks in _PAIRS if len(marks.findall(text)) % 2)


def _measure(text: str, languages: frozenset[str]) -> float:
    """What the words say in the likeliest of some languages, in nats."""
    if languages <= _EAST:
        quality, count = measure_wide(text)
        return _WIDE * count * (quality - _POOR)
    # at blanks that are the same in all readings: a no-break space of one is a letter in others
    words = _BLANKS.split(_SIGN_WITHIN.sub(_UNKNOWN, text))
    # a capital I with a dot becomes two characters in small letters
    high = " ".join(word.replace("İ", "i").lower() for word in words if not word.isascii())
    if languages <= _COUNTED:
        return measure_languages(high, languages)
    script = next((script for script, held in _SCRIPTS.items() if languages <= held), "Latn")
    profiles = _load(script)
    none = profiles.score("")
    scores = [(value - base) / UNIT for value, base in zip(profiles.score(high), none, strict=True)]
    if script == "Latn":
        plain = profiles.score(" ".join(word for word in words if word.isascii()))
        top = max(plain)
        against = [min(_MOST_CONTEXT, _CONTEXT * (top - value) / UNIT) for value in plain]
        scores = [score - less for score, less in zip(scores, against, strict=True)]
    return max(score for score, language in zip(scores, profiles.languages, strict=True) if language in languages)
