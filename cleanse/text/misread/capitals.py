"""Capitals inside words that are no damage: a word glued to the one before it, a letter that was not made small with the others.

Extractors lose the blank between two headlines (`ferméÊtre`), and programs that know ASCII alone make `JosÉ` of JOSÉ. To a table the
capital looks like any other odd character, so the line is also weighed with its words parted or in small letters.
"""

import re
from collections.abc import Callable
from itertools import pairwise

from cleanse.text.misread.weigh import weigh_lines

_WORD = re.compile(r"[^\W\d_]+")


def has_sound_capitals(line: str, new: str) -> bool:
    """Whether a line that a table would make new reads as well with the capitals inside its words parted off or made small.

    >>> has_sound_capitals("Le pont est ferméÊtre à l'heure", "Le pont est fermé tre à l'heure")
    True
    >>> has_sound_capitals("It wasnÕt", "It wasn’t")
    False
    """
    if not all(map(str.isalpha, set(line).difference(new))):
        return False  # signs that no word has speak for themselves
    told = {_spell(line, spell) for spell in (_part, _make_small, _respell)}
    told.discard(line)
    return bool(told) and max(weigh_lines(line, one) for one in told) >= weigh_lines(line, new)


def _spell(line: str, spell: Callable[[str], str]) -> str:
    return _WORD.sub(lambda word: spell(word[0]), line)


def _find_capitals(word: str) -> list[int]:
    """The places of capitals beyond ASCII behind a small letter, or between a capital and a small one."""
    return [
        at
        for at in range(1, len(word))
        if word[at] > "\x7f" and word[at].isupper() and (word[at - 1].islower() or word[at + 1 : at + 2].islower())
    ]


def _part(word: str) -> str:
    """A word with blanks before its capitals."""
    starts = [0, *_find_capitals(word), len(word)]
    return " ".join(word[start:end] for start, end in pairwise(starts))


def _make_small(word: str) -> str:
    """A word with small letters behind its first, if a capital stands among them."""
    return word[0] + word[1:].lower() if _find_capitals(word) else word


def _respell(word: str) -> str:
    """Whichever of the two reads better."""
    return max(_part(word), _make_small(word), key=lambda told: weigh_lines(word, told))
