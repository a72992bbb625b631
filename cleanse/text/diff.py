"""What differs between two versions of a text, in small exact pieces.

For text that another program changed: mojibake repair, a user's own function. Linear: tokens are compared side by side, and after a
difference the two sides meet again at the nearest pair of equal tokens within a bounded window.
"""

import re
from typing import NamedTuple

from cleanse.core.pattern import compile_late

_TOKEN = compile_late(r"[A-Za-z0-9]+|[^\x00-\x7f]+|\s|.", re.DOTALL)
_WINDOW = 12


class Replacement(NamedTuple):
    """`old[start:end]` became `new`."""

    start: int
    end: int
    new: str
    note: str | None = None


def diff_words(old: str, new: str) -> list[Replacement]:
    """The smallest replacements, by token and then by character, that make `new` out of `old`.

    >>> diff_words("d\\u00e2\\u20ac\\u2122un caf\\u00c3\\u00a9", "d\\u2019un caf\\u00e9")
    [Replacement(start=1, end=4, new='’', note=None), Replacement(start=10, end=12, new='é', note=None)]
    """
    if old == new:
        return []
    left, right = _TOKEN.findall(old), _TOKEN.findall(new)
    out: list[Replacement] = []
    at = i = j = 0
    while i < len(left) or j < len(right):
        if i < len(left) and j < len(right) and left[i] == right[j]:
            at += len(left[i])
            i += 1
            j += 1
            continue
        skip_left, skip_right = _meet(left, i, right, j)
        gone = "".join(left[i : i + skip_left])
        came = "".join(right[j : j + skip_right])
        start, end, text = trim(at, gone, came)
        out.append(Replacement(start, end, text))
        at += len(gone)
        i += skip_left
        j += skip_right
    return out


def trim(start: int, old: str, new: str) -> tuple[int, int, str]:
    """The part of a replacement that really differs, as (start, end, new).

    >>> trim(10, "Sergei", "Sergey")
    (15, 16, 'y')
    """
    front = 0
    shorter = min(len(old), len(new))
    while front < shorter and old[front] == new[front]:
        front += 1
    back = 0
    while back < shorter - front and old[-1 - back] == new[-1 - back]:
        back += 1
    return start + front, start + len(old) - back, new[front : len(new) - back]


def _meet(left: list[str], i: int, right: list[str], j: int) -> tuple[int, int]:
    """How many tokens to skip on either side until both go on alike."""
    for distance in range(1, 2 * _WINDOW + 1):
        for skip_left in range(max(0, distance - _WINDOW), min(distance, _WINDOW) + 1):
            skip_right = distance - skip_left
            a, b = i + skip_left, j + skip_right
            if a < len(left) and b < len(right) and left[a] == right[b] and left[a + 1 : a + 2] == right[b + 1 : b + 2]:
                return skip_left, skip_right
    # no place in sight: step over one window, or to the end
    if len(left) - i <= _WINDOW or len(right) - j <= _WINDOW:
        return len(left) - i, len(right) - j
    return _WINDOW, _WINDOW
