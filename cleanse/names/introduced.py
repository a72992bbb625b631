"""Whether the sentence behind that of one spelling tells who the other one is, as one tells of somebody new.

*Mohammed Salah scored. Mohamed Salah, the referee, blew.* are two. One who was called so before is not introduced: *President Orlow came.
Orlov, the president, waved.*
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from cleanse.core.pattern import compile_late
from cleanse.names.beside import is_introduced
from cleanse.names.frames import sentence_ends

#: letters between the two names, and read beside each of them
_MAX_GAP = 200
_MAX_BESIDE = 60
_APPOSITION = compile_late(r", ([^,.;:\n]{3,50})")
_WORD = compile_late(r"[^\W\d_]{3,}")
#: so many letters of the word for a role are the same in all its forms
_STEM = 5


def is_introduced_anew(text: str, places: Sequence[tuple[int, int, str]], named: Sequence[int]) -> bool:
    """Whether the next sentence says who the other one is, and nobody else is named between.

    Args:
        text: What is read.
        places: Where spellings stand, in order: start, end, spelling.
        named: Where the text names anybody, in order.

    >>> is_introduced_anew("Jon scored. Jan, the referee, blew.", [(0, 3, "jon"), (12, 15, "jan")], [0, 12])
    True
    >>> is_introduced_anew("President Jon came. Jan, the president, waved.", [(10, 13, "jon"), (20, 23, "jan")], [10, 20])
    False
    """
    for one, other in pairwise(places):
        if one[2] == other[2] or other[0] - one[1] > _MAX_GAP:
            continue
        between = text[one[1] : other[0]]
        if (
            "\n" in between
            or bisect_left(named, other[0]) > bisect_left(named, one[1])
            or len(sentence_ends().findall(between)) != 1
        ):
            continue
        if is_introduced(text, *other[:2]) and not is_introduced(text, *one[:2]) and not _is_told(text, one[:2], other[1]):
            return True
    return False


def _is_told(text: str, one: tuple[int, int], end: int) -> bool:
    """Whether what is said behind the second name stands beside the first."""
    said = _APPOSITION.match(text, end, end + _MAX_BESIDE)
    if said is None:
        return False
    before = sentence_ends().split(text[max(0, one[0] - _MAX_BESIDE) : one[0]])[-1]
    behind = _APPOSITION.match(text, one[1], one[1] + _MAX_BESIDE)
    known = _stems(before) | _stems(behind[1] if behind is not None else "")
    return not known.isdisjoint(_stems(said[1]))


def _stems(said: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(said.lower()) if len(word) >= _STEM}
