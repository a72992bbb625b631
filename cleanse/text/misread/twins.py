"""Letters of another alphabet inside a word that look the same: Latin in Cyrillic and Greek words, and the other way round.

A word is repaired only if it then is of one alphabet, the odd letters are few and all have twins, at least one letter of the word has
none, and the word reads better for it. Words of two alphabets on purpose (brand names, units, endings behind an abbreviation) stay, and so
do letters that were bytes of UTF-8: a capital and what has the place of a second byte in the table of its alphabet.
"""

import re
from functools import cache

from cleanse.text.diff import Replacement
from cleanse.text.misread.model import fit_all, weigh_in, weigh_words
from cleanse.text.misread.tables import read_high
from cleanse.text.scripts import script_of

#: Latin letters, and the Cyrillic and Greek ones that look the same
_PAIRS = (
    ("Latn", "Cyrl", "aceopxyijsABEKMHOPCTXIJS", "асеорхуіјѕАВЕКМНОРСТХІЈЅ"),
    ("Latn", "Grek", "ovABEZHIKMNOPTYX", "ονΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"),
)
_WORD = re.compile(r"[^\W\d_]+")
#: the fewest letters of a word that is repaired
_LEAST = 4
#: words of at least this many letters of one alphabet are of its language
_PROSE = 3
#: the first and second half of a damaged character as letters and signs of the tables of either alphabet
_BYTES = re.compile(
    "|".join(f"[{re.escape(high[0x42:0x60])}][{re.escape(high[:0x40])}]" for high in map(read_high, ("cp1251", "cp1253")))
)
#: the largest share of a word's letters that may be odd
_ODD = 0.4
#: how much better the word must read, in nats
_GAIN = 4.0


@cache
def _twins() -> dict[tuple[str, str], dict[str, str]]:
    """What each letter looks like in another alphabet, by its alphabet and the other."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for one, other, left, right in _PAIRS:
        found[one, other] = dict(zip(left, right, strict=True))
        found[other, one] = dict(zip(right, left, strict=True))
    return found


def find_in_line(line: str) -> list[Replacement]:
    """The letters of a line that are replaced by their twins; the note names the alphabets.

    None where another word holds letters of the same alphabet without twins: then the table was wrong.

    >>> find_in_line("Мoсква")
    [Replacement(start=1, end=2, new='о', note='Latin in a Cyrillic word')]
    """
    found: list[Replacement] = []
    halves = {at for match in _BYTES.finditer(line) for at in range(*match.span())}
    for match in _WORD.finditer(line):
        word = match[0]
        if word.isascii():
            continue
        scripts = [script_of(char) or "" for char in word]
        kinds = sorted(set(scripts), key=lambda script: (-scripts.count(script), script))
        if len(kinds) == 2 and (twins := _twins().get((kinds[1], kinds[0]))) is not None:
            odd = [at for at, script in enumerate(scripts) if script == kinds[1]]
            if any(word[at] not in twins for at in odd):
                return []
            if len(word) < _LEAST or any(match.start() + at in halves for at in odd):
                continue
            if _is_slip(word, kinds[0], odd, twins):
                note = f"{_NAMES[kinds[1]]} in a {_NAMES[kinds[0]]} word"
                found += [Replacement(match.start() + at, match.start() + at + 1, twins[word[at]], note) for at in odd]
    return [one for one in found if not _is_stray(line, one.note or "")] if found else []


def _is_stray(line: str, note: str) -> bool:
    """Whether the alphabet of the odd letters has only short words in a line, and one holds a letter without a twin."""
    odd = next(script for script, name in _NAMES.items() if note.startswith(name))
    twins = {char for (script, _), letters in _twins().items() if script == odd for char in letters}
    words = [match[0] for match in _WORD.finditer(line) if {script_of(char) for char in match[0]} == {odd}]
    return (
        odd != "Latn" and all(len(word) < _PROSE for word in words) and any(char not in twins for word in words for char in word)
    )


_NAMES = {"Latn": "Latin", "Cyrl": "Cyrillic", "Grek": "Greek"}


def _is_slip(word: str, script: str, odd: list[int], twins: dict[str, str]) -> bool:
    """Whether the odd letters are there by mistake."""
    own = set(twins.values())
    if len(odd) > _ODD * len(word):
        return False
    if all(char in own for at, char in enumerate(word) if at not in odd):
        return False
    if any(word[at] == "I" and word[at - 1].islower() for at in odd if at > 0):
        return False  # the palochka of languages of the Caucasus
    if any(at + 1 in odd and word[at].isupper() and word[at + 1].isupper() for at in odd) and not word.isupper():
        return False  # an abbreviation with an ending
    new = "".join(twins[char] if at in odd else char for at, char in enumerate(word))
    fits = fit_all(weigh_words(new))
    languages = {script: fits[script].language} if script in fits else {}
    return weigh_in(new, languages) - weigh_in(word, languages) >= _GAIN
