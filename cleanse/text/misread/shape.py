"""What a reading looks like, told without any language: letters in words, case, symbols inside words, alphabets mixed.

A *fault* is something that text does not do: an upper letter behind a lower one, a symbol inside a word, two alphabets in one word, a
character that is in no use. Faults are counted by regular expressions over one class a character, so that the cost is linear and small.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from cleanse.text.scripts import script_of

#: what may stand inside a word: apostrophe, Catalan's middle dot, soft hyphen, the micro sign as a Greek letter
_INNER = frozenset("'\u2019\u02bc\u02bb\u00b7\u00ad\u00b5\u200c\u200d")
#: punctuation that stands in running text
_COMMON = frozenset(
    "\u2018\u201a\u201c\u201d\u201e\u2013\u2014\u2026\u2022\u00ab\u00bb\u00a0\u00b0\u00a7\u2116\u20ac\u00a9\u00ae\u2122\u00a3\u00bf\u00a1"
    "\u2039\u203a\u2212\u00b4\u00d7\u060c\u061b\u061f\u0640\u0e2f\u0e46\u3001\u3002\u300c\u300d\u00bd\u00b2\u00b3\u00b9"
)
#: what may stand between two words without blanks
_JOINS = frozenset("\u2013\u2014\u2026\u00ab\u00bb\u201c\u201d\u00a0\u2212\u00d7\u2022")
#: lower and upper letters by script; letters of other scripts with case are `o` and `O`, without case `i`
_CASED = {"Latn": ("l", "L"), "Cyrl": ("c", "C"), "Grek": ("g", "G")}
_CASELESS = {"Hebr": "h", "Arab": "r", "Thai": "t", "Hani": "z", "Jpan": "z", "Kore": "z"}
_LETTERS = "aAlLcCgGoOhrtzi"
#: the classes of letters
SIDES = frozenset(_LETTERS)

#: stands for a symbol inside a word
_NO_LETTER = "\N{LATIN LETTER ALVEOLAR CLICK}"
_LAST = "\xa2\xa3\xa5\u02c6\u02dc\u2020\u2021\u2022\u2030\u201a\u201e"
_INSIDE = re.compile(f"(?<=[^\\W\\d_])(?:[^\\w\\s'\u2019\u2010-\u2015\x00-\x7f]{{1,2}}(?=[^\\W\\d_])|[{_LAST}]{{1,2}}(?!\\w))")
_SHOUTED = re.compile("(?<=[LCGO])[LCGO]")
_RUN = re.compile(f"[{_LETTERS}]{{2,}}")


class _Classes(dict[int, str]):
    """The class of each character that was asked for."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _class_of(chr(code))
        return found


def _class_of(char: str) -> str:
    if char < "\x80":
        if char.isalpha():
            return "A" if char.isupper() else "a"
        return "1" if char.isdigit() else "q" if char == "'" else "x" if char < " " and char not in "\t\n\r\f\x1b" else " "
    category = unicodedata.category(char)
    if "\u02c6" <= char <= "\u02c7" or char == "\u02d8":
        return "s"  # accents by themselves, which Unicode takes for letters
    if char == "\ufffd" or category in {"Cc", "Co", "Cn"}:
        return "x"
    if char in _INNER:
        return "q"
    if "\u0e00" <= char <= "\u0e7f":
        return "t"
    if category[0] == "M":
        return "h" if "\u0590" <= char <= "\u05ff" else "r" if "\u0600" <= char <= "\u06ff" else "m"
    if category[0] == "L" and char not in "\u00aa\u00ba":
        script = script_of(char) or ""
        if script in _CASELESS:
            return _CASELESS[script]
        lower, upper = _CASED.get(script, ("o", "O"))
        return upper if char.isupper() else lower if char.islower() else "i"
    if category == "Nd":
        return "1"
    if char in _JOINS:
        return "d"
    if char in _COMMON or category in {"Cf", "Zs"} or "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uffef":
        return "p"
    return "b" if "\u2500" <= char <= "\u25ff" else "s"


_CLASSES = _Classes()
ASCII_CLASSES = {code: _class_of(chr(code)) for code in range(0x80)}


class _Fault(NamedTuple):
    """What text does not do, by its classes, and what it weighs each time, in nats; it takes one each of two sets of classes.

    Patterns begin with the class that is rarer, where the engine then looks for it alone.
    """

    pattern: re.Pattern[str]
    one: frozenset[str]
    other: frozenset[str]
    weight: float


def _fault(pattern: str, one: str, other: str, weight: float) -> _Fault:
    return _Fault(re.compile(pattern), frozenset(one), frozenset(other), weight)


_FAULTS = (
    # an upper letter behind a lower one; camelCase in ASCII is none
    _fault("[ALCGO](?<=[lcgo].|a[LCGO])", "ALCGO", "alcgo", 4.0),
    # an upper letter behind another, and small ones after it
    _fault("[LCGO](?<=[ALCGO].)(?=[alcgo])", "LCGO", "alcgo", 3.0),
    # a symbol inside a word
    _fault(f"[sbqpd](?<=[{_LETTERS}].)(?:(?<=[sb])|[qpd]*+[sb])[sbqpd]*+(?=[{_LETTERS}])", "sb", _LETTERS, 5.0),
    # a sign
    _fault("[pq](?<=[aAlLcCgGoO].)(?:(?<=p)|q*+p)[pq]*+(?=[aAlLcCgGoO])", "p", "aAlLcCgGoO", 3.0),
    _fault("d(?<=[aAlLcCgGoO].)(?=[aAlLcCgGoO])", "d", "aAlLcCgGoO", 0.5),
    # a sign before a small letter
    _fault(f"[psbdq](?<![{_LETTERS}1qm].)(?:(?<!q)(?=[alcg])|(?<=q)(?=c))", "psbdq", "alcg", 0.25),
    # two alphabets in one word
    _fault(
        "[aAlL](?=[cCgGoOhrt])|[cC](?=[aAlLgGoOhrt])|[gG](?=[aAlLcCoOhrt])|[oOhrt](?=[aAlLcCgG])", "cCgGoOhrt", "aAlLcCgG", 3.0
    ),
    _fault("h(?=[rt])|r(?=[ht])|t(?=[hr])", "hrt", "hrt", 3.0),
)
#: what a character of a class weighs wherever it stands, in nats: symbols, and what is in no use
ALONE = {"s": 1.0, "b": 1.0, "x": 8.0}
#: the classes that these and faults are told by
_TELLING = frozenset(ALONE).union(*(fault.one | fault.other for fault in _FAULTS))


def classify(text: str) -> str:
    """One class a character.

    >>> classify("Ça va, 3 \u2014 Да")
    'La aa  1 d Cc'
    """
    return text.translate(_CLASSES)


def count_letters(text: str) -> int:
    """The number of letters, and of the marks that make up words with them."""
    return sum(map(classify(text).count, _LETTERS))


def is_letter(char: str) -> bool:
    """Whether a character is a letter, or a mark that makes up words with them."""
    return _CLASSES[ord(char)] in SIDES


def count_running(text: str) -> int:
    """The number of letters that stand beside another.

    >>> count_running("А Б В это"), count_letters("А Б В это")
    (3, 6)
    """
    return sum(len(run) for run in _RUN.findall(classify(text)))


def count_shouted(text: str) -> int:
    """The number of capitals behind capitals.

    >>> count_shouted("МОСТ Мост")
    3
    """
    return len(_SHOUTED.findall(classify(text)))


def join_words(text: str) -> str:
    """The text with a letter of no language in the place of symbols inside words, and at their ends: what they part was one word.

    >>> join_words("cat\N{GREATER-THAN OR EQUAL TO}lica").isalpha()
    True
    """
    return _INSIDE.sub(lambda found: _NO_LETTER * len(found[0]), text)


def weigh_faults(text: str) -> float:
    """What speaks against a reading, in nats.

    >>> weigh_faults("Привет"), weigh_faults("оПХБЕР") > 0
    (0.0, True)
    """
    return weigh_classes(classify(text))


def weigh_classes(classes: str) -> float:
    """The same by one class a character."""
    return _weigh_short(classes) if len(classes) <= _SHORT else _count_faults(classes)


def _count_faults(classes: str) -> float:
    held = {one for one in _TELLING if one in classes}
    total = sum(weight * classes.count(one) for one, weight in ALONE.items() if one in held)
    for pattern, one, other, weight in _FAULTS:
        if not held.isdisjoint(one) and not held.isdisjoint(other):
            total += weight * len(pattern.findall(classes))
    return total


#: classes of a word; words have few shapes, and the readings of a line hold each of them many times
_SHORT = 24
_weigh_short = lru_cache(maxsize=2048)(_count_faults)
