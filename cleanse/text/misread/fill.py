"""Letters of which one is not known: which of a few makes words.

A text stands with *slots* in it, characters of private use, one for each choice. The words around tell the language, and its n-grams choose.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise, product
from math import prod
from operator import add

from cleanse.text.misread.longer import weigh_longer
from cleanse.text.misread.model import MARKS, Words, find_scripts, fit_all, load_model, weigh_in, weigh_words
from cleanse.text.misread.shape import weigh_faults
from cleanse.text.scripts import script_of

#: the slots
FIRST_SLOT, LAST_SLOT = 0xE100, 0xEEFF
_SLOT = re.compile("[\ue100-\ueeff]")
_WORD = re.compile(f"(?:[^\\W\\d_]|[{MARKS}\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\ue100-\ueeff])+")
#: how many readings are weighed at most: of a word, and of all words of a text
_MOST = 256
_ALL = 3000
#: a word of more readings tells no language
_FEW = 40
#: how much more the best must weigh than the next, in nats
_CLEAR = 0.25
_DASHES = "\u2013\u2014\u2026"
_OPENING = "\u201c\u201e\u2018\u2014\u2013"
_CLOSING = "\u201d\u201c\u2019\u2026"
#: languages that open quotations below, and what they close them with
_LOW = {
    **dict.fromkeys(["bg", "cs", "da", "de", "et", "hsb", "is", "ka", "lb", "lt", "mk", "sk", "sl"], "\u201c"),
    **dict.fromkeys(["bs", "hr", "hu", "pl", "ro"], "\u201d"),
}
_SIGNS = frozenset(_DASHES + _OPENING + _CLOSING)
#: how much more two words weigh than one, in nats
_APART = 5.0
#: the quality of what comes out
_QUALITY = 0.82


def fill(text: str, choices: Sequence[Sequence[str]], clear: float = _CLEAR) -> str | None:
    """The text with the likeliest of the choices in its slots; None where none is, or the text does not read as a known language then.

    Args:
        text: It has slots.
        choices: What may stand in each.
        clear: How much more the best reading of a word must weigh than the next, in nats.

    >>> fill("Время, когда ид\ue100т дожди", [("щ", "у")])
    'Время, когда идут дожди'
    """
    script = _find_script(text, choices) or "Latn"
    if script not in find_scripts():
        return None
    text, choices = settle_signs(text, choices, _find_main(text, script))
    if any(not choice for choice in choices):
        return None
    own = [[one for one in choice if script_of(one[0]) in {script, None}] or choice for choice in choices]
    chosen = _fill_words(text, own, script, clear) if _SLOT.search(text) is not None else {}
    if chosen is None:
        return None
    made = _WORD.sub(lambda word: chosen.get(word[0], word[0]), text)
    fits = fit_all(weigh_words(made))
    return made if fits and all(name and fit.quality >= _QUALITY for name, fit in fits.items()) else None


def _fill_words(text: str, choices: Sequence[Sequence[str]], script: str, clear: float) -> dict[str, str] | None:
    """What each word with slots is; None where one is not clear, or there are too many ways to read them."""
    words = dict.fromkeys(word for word in _WORD.findall(text) if _SLOT.search(word) is not None)
    telling = [_read(word, choices) for word in words if _count(word, choices) <= _FEW]
    language = _find_language(script, _weigh_rest(text, script), telling)
    known = [_keep(choice, script, language) for choice in choices]
    if max(_count(word, known) for word in words) > _MOST or sum(_count(word, known) for word in words) > _ALL:
        return None
    chosen: dict[str, str] = {}
    for word in words:
        readings = _read(word, known)
        found = _choose([one for one in readings if _is_cased(one, text.startswith(word), readings)], script, language, clear)
        if found is None or not _is_written(found, set(found).difference(word), script, language):
            return None
        chosen[word] = found
    return chosen


def _find_main(text: str, script: str) -> str:
    """The language of the words without slots; "" where none is known."""
    fits = fit_all(weigh_words(_WORD.sub(lambda word: " " if _SLOT.search(word[0]) is not None else word[0], text)))
    return fits[script].language if script in fits else ""


def settle_signs(text: str, choices: Sequence[Sequence[str]], language: str = "") -> tuple[str, list[Sequence[str]]]:
    """The text with its signs told by what stands beside them and what its language uses, and what there is to choose from else.

    >>> settle_signs("l\ue100eau \ue101 \u201eoui\ue102", [("\u2019", "\u201d"), ("\u2013", "\u2014"), ("\u201d", "\u2014")])[0]
    'l’eau – „oui”'
    """
    out: list[str] = []
    seen = set(text) & _SIGNS
    is_low = language in _LOW
    opening = sorted(_OPENING, key=lambda sign: sign != "\u201e") if is_low else list(_OPENING)
    closing = sorted(_CLOSING, key=lambda sign: sign != "\u201c") if _LOW.get(language) == "\u201c" else list(_CLOSING)
    for at, char in enumerate(text):
        if not _is_sign(char, choices):
            out.append(char)
            continue
        before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
        if before.isspace():
            likely = sorted(_DASHES, key=lambda sign: sign not in seen) if after.isspace() else opening
        else:
            likely = ["\u2019"] if after.isalpha() else closing
            if seen.isdisjoint("\u201c\u201e") and not after.isalpha():
                # the plural's apostrophe, or that of Italian; else a sentence broke off
                likely = ["\u2019"] if before == "s" or language == "it" or "\u2018" in seen else ["\u2026", "\u2019"]
        found = next((sign for sign in likely if sign in choices[ord(char) - FIRST_SLOT]), char)
        seen.add(found)
        out.append(found)
    left = {ord(char) - FIRST_SLOT for char in out if _is_sign(char, choices)}
    return "".join(out), [() if number in left else choice for number, choice in enumerate(choices)]


def _is_sign(char: str, choices: Sequence[Sequence[str]]) -> bool:
    """Whether a character is a slot for a sign."""
    return "\ue100" <= char <= "\ueeff" and choices[ord(char) - FIRST_SLOT][0] in _SIGNS


def _find_script(text: str, choices: Sequence[Sequence[str]]) -> str:
    """The script of most letters beyond ASCII, those that there are to choose from included."""
    chars = chain((char for char in text if char > "\x7f"), (choice[0][0] for choice in choices))
    found = Counter(script for char in chars if (script := script_of(char)) is not None)
    return max(sorted(found), key=found.__getitem__) if found else ""


def _slots(word: str, choices: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """What each character of a word may be."""
    return [choices[ord(char) - FIRST_SLOT] if "\ue100" <= char <= "\ueeff" else (char,) for char in word]


def _count(word: str, choices: Sequence[Sequence[str]]) -> int:
    """The number of ways to read a word."""
    return prod(map(len, _slots(word, choices)))


def _read(word: str, choices: Sequence[Sequence[str]]) -> list[str]:
    """All ways to read a word."""
    return list(map("".join, product(*_slots(word, choices))))


def _weigh_rest(text: str, script: str) -> int:
    """The weight of the words without slots, in each language of the script."""
    words = weigh_words(_WORD.sub(lambda word: " " if _SLOT.search(word[0]) is not None else word[0], text))
    return words[script].total if script in words else 0


def _find_language(script: str, rest: int, readings: Iterable[Sequence[str]]) -> str:
    """The language that fits a text best if each of its words is read as the language reads it."""
    model = load_model(script)
    weights = list(model.unpack(rest))
    for several in readings:
        totals = [weigh_words(one).get(script, Words(0, 0)).total for one in several]
        weights = list(map(add, weights, map(max, zip(*map(model.unpack, totals), strict=True))))
    return model.languages[weights.index(max(weights))]


def _keep(choice: Sequence[str], script: str, language: str) -> Sequence[str]:
    """What of a choice the language has, or all of it."""
    model = load_model(script)
    return [one for one in choice if model.pick(model.weigh_gram(one[0].lower()), language) or not one[0].isalpha()] or choice


def _is_cased(reading: str, is_first: bool, readings: Sequence[str]) -> bool:
    """Whether a reading has the case of its place, or there is none that has: capitals at the start of a line, small letters else."""
    other = reading[:1].swapcase() + reading[1:]
    return reading[:1].isupper() == is_first or other == reading or other not in readings


def _is_written(word: str, letters: set[str], script: str, language: str) -> bool:
    """Whether letters of a word are written in the language of the text, or else of the word, and none is a capital behind a small one."""
    if any(one.islower() and other in letters and other.isupper() for one, other in pairwise(word)):
        return False
    model = load_model(script)

    def has(language: str) -> bool:
        return all(model.pick(model.weigh_gram(letter.lower()), language) or not letter.isalpha() for letter in letters)

    return has(language) or has(model.fit(model.weigh(word.lower()), len(word)).language)


def _choose(readings: Sequence[str], script: str, language: str, clear: float) -> str | None:
    """The reading that weighs most; None where another weighs nearly as much."""
    ranked = sorted(((_weigh(made, script, language), made) for made in readings), reverse=True)
    return ranked[0][1] if len(ranked) == 1 or ranked[0][0] >= ranked[1][0] + clear else None


def _weigh(text: str, script: str, language: str) -> float:
    """How likely the words of a reading are."""
    words = _WORD.findall(text)
    longer = [weigh_longer(word, script, language) for word in words]
    known = [weight for weight in longer if weight is not None]
    weight = sum(known) if len(known) == len(words) else weigh_in(text, {script: language})
    return weight - 2 * weigh_faults(text) - _APART * text.count(" ")
