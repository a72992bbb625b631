"""How patterns are written in the engine's own words: where a group, an escape, a class and a count end, and what they are made of.

Who asks what a pattern matches reads it by these. They take a pattern that the engine takes; no place is checked twice.
"""

import math
import re
from collections.abc import Callable
from typing import NamedTuple

from cleanse.core.pattern import compile_late

_PROPERTY = r"\\[pP](?:\{\^?\w+\}|\w)"
_CLASS = r"\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\\\]])*\]"
#: an escape; of a property of Unicode what it is, whether it is negated once more, and its name with braces or without
_ESCAPE = compile_late(r"\\(?:([pP])(?:\{(\^?)(\w+)\}|(\w))|.)", re.DOTALL)
#: a property, another escape, a class, or a dot
TOKEN = compile_late(rf"{_PROPERTY}|\\.|{_CLASS}|\.", re.DOTALL)
#: a class or an escape of a regex as somebody wrote it: nothing in it stands for itself, and no bracket opens a group
NO_TEXT = compile_late(r"\[(?:\\.|[^\]\\])*\]|\\.")
#: a class, an escape, or a counted repeat, whose figures are groups
COUNTED = compile_late(rf"{_CLASS}|\\[xpP]\{{\^?\w+\}}|\\.|\{{([0-9]+)(?:,([0-9]*))?\}}")
#: flags are no part of their own: the count behind them is that of what stands before
_COUNTED_START = compile_late(r"\^(?:\(\?[a-zA-Z-]*\))*[?*{]")
_NAMED = compile_late(r"\[:\^?\w+:\]")
_BOUNDS = compile_late(r"\{([0-9]+)(,?)([0-9]*)\}")
_CONTROLS = {"t": "\t", "n": "\n", "f": "\f", "r": "\r", "v": "\v"}


class Item(NamedTuple):
    """What an escape stands for, or a part of a class: the characters from `low` to `high`, or, where these are empty, a kind of characters."""

    low: str
    high: str
    #: as it is written
    text: str


def find_properties(pattern: str) -> list[str]:
    r"""The properties of Unicode that a pattern asks for, as they are written; a backslash that is escaped begins none.

    >>> find_properties(r"^[\p{Lu}\\p{L}]\PN")
    ['\\p{Lu}', '\\PN']
    """
    return [found[0] for found in _ESCAPE.finditer(pattern) if found[1]]


def sub_properties(replace: Callable[[str | None], str], pattern: str) -> str:
    """The pattern with each property replaced.

    Args:
        replace: Gets its name, None for one that is negated.
        pattern: In the engine's own words, or a part of one.
    """
    return _ESCAPE.sub(lambda found: replace(_read_name(found)) if found[1] else found[0], pattern)


def _read_name(found: re.Match[str]) -> str | None:
    is_negated = (found[1] == "P") != (found[2] == "^")
    return None if is_negated else found[3] or found[4]


def is_anchored(pattern: str) -> bool:
    r"""Whether a pattern without alternatives outside groups can match whole lines only; a caret that is counted may be missing.

    >>> is_anchored("^ab$"), is_anchored("^?ab$"), is_anchored("^(?i)?ab$"), is_anchored(r"^ab\$")
    (True, False, False, False)
    """
    return pattern.startswith("^") and pattern.endswith("$") and not pattern.endswith("\\$") and not _COUNTED_START.match(pattern)


def skip_flags(pattern: str, at: int) -> int:
    """Where the inside of a group begins; of flags that are a group of their own it is empty.

    Args:
        pattern: In the engine's own words.
        at: Behind the opening bracket.

    >>> skip_flags("(?i:ab)", 1), skip_flags("(?i)ab", 1), skip_flags("(ab)", 1)
    (4, 3, 1)
    """
    if not pattern.startswith("?", at):
        return at
    while pattern[at] not in ":>)":
        at += 1
    return at if pattern[at] == ")" else at + 1


def read_escape(pattern: str, at: int) -> tuple[Item, int]:
    r"""What an escape stands for, and where it ends.

    >>> read_escape(r"\x{2d}", 0), read_escape(r"\pL", 0)
    ((Item(low='-', high='-', text='\\x{2d}'), 6), (Item(low='', high='', text='\\pL'), 3))
    """
    char = pattern[at + 1]
    end = at + 2
    if char in "pPx":
        width = 2 if char == "x" else 1
        end = pattern.index("}", at) + 1 if pattern.startswith("{", end) else end + width
    if char == "x":
        char = chr(int(pattern[at + 2 : end].strip("{}"), 16))
    else:
        char = _CONTROLS.get(char, "" if char.isalnum() else char)
    return Item(char, char, pattern[at:end]), end


def read_class(pattern: str, at: int) -> tuple[bool, list[Item], int]:
    """Whether a class is negated, its parts, and where it ends.

    >>> is_negated, items, end = read_class("[^a-c.]+", 0)
    >>> is_negated, [item.text for item in items], end
    (True, ['a-c', '.'], 7)
    """
    at += 1
    is_negated = pattern.startswith("^", at)
    at += is_negated
    items: list[Item] = []
    while pattern[at] != "]" or not items:
        item, at = _read_item(pattern, at)
        items.append(item)
    return is_negated, items, at + 1


def _read_item(pattern: str, at: int) -> tuple[Item, int]:
    named = _NAMED.match(pattern, at)
    if named is not None:
        return Item("", "", named[0]), named.end()
    first, end = _read_one(pattern, at)
    if not first.low or not pattern.startswith("-", end) or pattern.startswith("]", end + 1):
        return first, end
    last, end = _read_one(pattern, end + 1)
    return Item(first.low, last.high, pattern[at:end]), end


def _read_one(pattern: str, at: int) -> tuple[Item, int]:
    char = pattern[at]
    return read_escape(pattern, at) if char == "\\" else (Item(char, char, char), at + 1)


def read_count(pattern: str, at: int) -> tuple[int, float, int]:
    """The least and the most of a count, and where it ends; a brace that begins no count is a character, and may be anything.

    >>> read_count("a{2,}b", 1), read_count("a?", 1), read_count("a{b", 1)
    ((2, inf, 5), (0, 1, 2), (0, inf, 2))
    """
    char = pattern[at]
    if char != "{":
        return int(char == "+"), 1 if char == "?" else math.inf, at + 1
    found = _BOUNDS.match(pattern, at)
    if found is None:
        return 0, math.inf, at + 1
    least, has_most, most = found.groups()
    return int(least), int(most) if most else math.inf if has_most else int(least), found.end()
