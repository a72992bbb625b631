"""Marks of text direction, and characters that hide text.

Arabic, Hebrew and other right-to-left lines keep their marks where they are balanced. In a line without a right-to-left letter the
marks do nothing and are found as leftovers. What could make a reader see other text than is there is only reported: overrides,
embeddings that never end, and tag characters outside a flag emoji.

Terms and pairs: Unicode Standard Annex 9. Offsets are code points; a line is a bidi paragraph. Linear in the length of the text.
"""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from cleanse.core.pattern import compile_late
from cleanse.text.diff import Replacement

_MARKS = "\u200e\u200f\u061c"
_OVERRIDES = "\u202d\u202e"
_EMBEDDINGS = "\u202a\u202b" + _OVERRIDES
_ISOLATES = "\u2066\u2067\u2068"
_POP_EMBEDDING = "\u202c"
_POP_ISOLATE = "\u2069"
_CONTROL = compile_late(f"[{_MARKS}{_EMBEDDINGS}{_ISOLATES}{_POP_EMBEDDING}{_POP_ISOLATE}]")
_TAGS = compile_late("(\U0001f3f4?)([\U000e0020-\U000e007f]+)")
#: blocks that hold the letters of bidi classes R and AL
_RIGHT_TO_LEFT = compile_late("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


class Hidden(NamedTuple):
    """A span that could make a reader see other text than is there, and why."""

    start: int
    end: int
    why: str


def find_idle_marks(text: str) -> Iterator[Replacement]:
    """Direction marks and balanced embeddings in lines without right-to-left letters, and ends of embeddings that never began.

    >>> [at for at, *_ in find_idle_marks("a\\u200eb\\n\\u05d0\\u200f!")]
    [1]
    """
    for start, line in _lines(text):
        idle, _ = _pair(line)
        stays_balanced = _has_right_to_left(line)
        for at, has_partner in idle:
            if not stays_balanced or (not has_partner and line[at] not in _MARKS):
                yield Replacement(start + at, start + at + 1, "", f"U+{ord(line[at]):04X}")


def find_hidden(text: str) -> Iterator[Hidden]:
    """Direction overrides, embeddings that never end, and tag characters that spell something no reader sees.

    >>> [why for _, _, why in find_hidden("pay \\u202eevil\\u202c now")]
    ['text shown in another order than it is written (U+202E)']
    """
    for start, line in _lines(text):
        for at, char in _pair(line)[1]:
            how = "shown in another order than it is written" if char in _OVERRIDES else "in a direction that never ends"
            yield Hidden(start + at, start + at + 1, f"text {how} (U+{ord(char):04X})")
    for match in _TAGS.finditer(text):
        if not match[1]:
            said = "".join(chr(ord(char) - 0xE0000) for char in match[2])
            yield Hidden(match.start(), match.end(), f"tag characters that no reader sees: {said!r}")


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines that hold a control, with their start."""
    if _CONTROL.search(text) is None:
        return
    start = 0
    while (match := _CONTROL.search(text, start)) is not None:
        first = text.rfind("\n", start, match.start()) + 1 or start
        end = text.find("\n", match.end())
        end = len(text) if end < 0 else end
        yield first, text[first:end]
        start = end


def _pair(line: str) -> tuple[list[tuple[int, bool]], list[tuple[int, str]]]:
    """Controls that may go, each with whether it has a partner, and those that could hide text.

    An override and its end stay together: the first of them is reported, and neither may go. The end of an isolate also ends the
    embeddings inside it.
    """
    idle: list[tuple[int, bool]] = []
    hidden: list[tuple[int, str]] = []
    opened: list[tuple[int, str]] = []
    isolates = 0
    for match in _CONTROL.finditer(line):
        at, char = match.start(), match[0]
        if char in _MARKS:
            idle.append((at, False))
        elif char in _EMBEDDINGS or char in _ISOLATES:
            opened.append((at, char))
            isolates += char in _ISOLATES
        elif char == _POP_ISOLATE and isolates:
            isolates -= 1
            while (begun := opened.pop())[1] not in _ISOLATES:
                _close(begun, idle, hidden)
            idle += [(begun[0], True), (at, True)]
        elif char == _POP_EMBEDDING and opened and opened[-1][1] in _EMBEDDINGS:
            if not _close(opened.pop(), idle, hidden):
                idle.append((at, True))
        else:
            idle.append((at, False))
    return sorted(idle), sorted(hidden + opened)


def _close(begun: tuple[int, str], idle: list[tuple[int, bool]], hidden: list[tuple[int, str]]) -> bool:
    """Note an embedding that has ended; whether it was an override."""
    at, char = begun
    if char in _OVERRIDES:
        hidden.append((at, char))
        return True
    idle.append((at, True))
    return False


def _has_right_to_left(line: str) -> bool:
    return any(unicodedata.bidirectional(match[0]) in {"R", "AL"} for match in _RIGHT_TO_LEFT.finditer(line))
