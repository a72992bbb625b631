"""Whether a word of the family beside a name says that another person than the one named before has it.

*Kin* is a word of rules/names/kinship.txt; a *possessive* (rules/names/possessives.txt) says whose, or the word itself does (kardeşi,
veljensä: rules/names/possessed.txt). Anna Bell's son Sergei may still be the Sergei of before: nobody else may be named as the owner.
"""

from bisect import bisect_left
from collections.abc import Sequence

from cleanse.core.pattern import compile_late
from cleanse.names import words

#: what ends a sentence; a dot behind a single letter is an initial's
_STOP = compile_late("[!?\u2026\u3002;:\n]|(?<![A-Z\u0410-\u042f])\\.(?!\\w)")
_CLOSED = compile_late(r"[ \u00a0]?(?:[.,;:)\n!?\u060c\u3002]|$)")
_BEHIND = compile_late(
    r"[ \u00a0]?[,(\u060c\u3001\uff0c\uff08]?[ \u00a0]?((?:[^\W\d_][\w'\u2019-]*[ \u00a0]){0,3}[^\W\d_][\w'\u2019-]*)"
)
_MAX_SENTENCE = 140
_MAX_BEHIND = 50
#: words between a possessive and the word of the family: his elder brother
_BETWEEN = 3
#: a verb between a name and the words behind it: Sergey Orlov is his brother
_MAX_VERB = 5


def is_relative(text: str, start: int, end: int, named: Sequence[int]) -> bool:
    """Whether the one named at [start, end) is said to be of the family of somebody who is named in no part of the same sentence.

    Args:
        text: What is read.
        start: Where the name begins.
        end: Where it ends.
        named: Where the text names anybody, in order.

    >>> is_relative("His elder brother and only partner Sergey sold it.", 35, 41, [35])
    True
    >>> is_relative("Then came Sergey, his brother, and sold it.", 10, 16, [10]), is_relative("Sergey, father of two", 0, 6, [0])
    (True, False)
    >>> is_relative("Anna Bell came with her son Sergey.", 28, 34, [0, 28])
    False
    """
    left = max(0, start - _MAX_SENTENCE)
    for stop in _STOP.finditer(text, left, start):
        left = stop.end()
    if bisect_left(named, start) > bisect_left(named, left):
        return False
    before = [word.lower() for word in words.JOINED_WORD.findall(text, left, start)]
    return _has_kin(before) or _is_kin_behind(text, end)


def _is_kin_behind(text: str, end: int) -> bool:
    """Whether the family is told directly behind a name: Sergey Orlov, his brother; Sergey Orlov (brat jego)."""
    behind = _BEHIND.match(text, end, end + _MAX_BEHIND)
    if behind is None:
        return False
    found = words.JOINED_WORD.findall(behind[1].lower())
    is_apart = not text[end : behind.start(1)].isspace()
    if not is_apart:
        if len(found[0]) > _MAX_VERB or found[0] in words.read_words("possessives"):
            return False
        found = found[1:]
    for count in range(1, len(found) + 1):
        if _has_kin(found[:count]):
            at = behind.start(1)
            for word in list(words.JOINED_WORD.finditer(text, at, behind.end(1)))[: count + (not is_apart)]:
                at = word.end()
            return _CLOSED.match(text, at) is not None
    return False


def _has_kin(found: Sequence[str]) -> bool:
    """Whether some words have one of the family with a possessive before it or behind it."""
    possessives, possessed = words.read_lower("possessives"), words.read_lower("possessed")
    for at, word in enumerate(found):
        if word in possessed:
            return True
        if words.is_kin(word) and not possessives.isdisjoint((*found[max(0, at - _BETWEEN) : at], *found[at + 1 : at + 2])):
            return True
    return False
