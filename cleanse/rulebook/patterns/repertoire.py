"""Repertoires: the characters that most lines of a group of scripts are written in, and patterns cut down to them.

The engine turns a property such as \\p{L} into hundreds of byte ranges, and a counted repeat into as many copies of them. On a line of
ASCII \\p{L} is A-Za-z: of `[\\p{L}.-]{1,40}` 200 instructions are left of 40,000. A pattern that was cut down to a repertoire matches a
line of that repertoire exactly where the pattern itself does.

A repertoire holds with its characters their *partners*: those beyond it that are the same letter where case does not count, as
`ſ` and `s` are. A class that holds only the partner of a letter must hold the letter all the same.
"""

import re
from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple

from cleanse.core.pattern import compile_late
from cleanse.rulebook.patterns.native import compile_program
from cleanse.rulebook.patterns.syntax import TOKEN

Ranges = tuple[tuple[int, int], ...]


class Repertoire(NamedTuple):
    """Some characters, and the partners of their letters."""

    chars: Ranges
    partners: Ranges


#: punctuation, currencies, arrows, signs and emoji, which stand in all texts
_SIGNS = ((0x2000, 0x206F), (0x20A0, 0x20CF), (0x2100, 0x2125), (0x2190, 0x2BFF), (0xFE00, 0xFE0F), (0x1F000, 0x1FAFF))
_SIGN_PARTNERS = ((0x178, 0x178), (0x17F, 0x17F), (0x39C, 0x39C), (0x3BC, 0x3BC), (0x1E9E, 0x1E9E), (0x212A, 0x212B))
REPERTOIRES = (
    # ASCII
    Repertoire(((0, 0x7F),), ((0x17F, 0x17F), (0x212A, 0x212A))),
    # of Western Europe
    Repertoire(((0, 0xFF), *_SIGNS), _SIGN_PARTNERS),
    # Latin
    Repertoire(
        ((0, 0x36F), (0x1E00, 0x1EFF), *_SIGNS),
        (*_SIGN_PARTNERS, (0x399, 0x399), (0x3B9, 0x3B9), (0x1FBE, 0x1FBE), (0x2C60, 0x2C7F), (0xA78D, 0xA78D), (0xA7AA, 0xA7C5)),
    ),
    # Greek and Cyrillic
    Repertoire(
        ((0, 0xFF), (0x300, 0x52F), *_SIGNS),
        (*_SIGN_PARTNERS, (0x1C80, 0x1C88), (0x1FBE, 0x1FBE), (0x1FD3, 0x1FD3), (0x1FE3, 0x1FE3), (0x2126, 0x2126)),
    ),
    # Chinese, Japanese and Korean
    Repertoire(((0, 0xFF), (0x3000, 0x9FFF), (0xAC00, 0xD7A3), (0xFF00, 0xFFEF), *_SIGNS), _SIGN_PARTNERS),
    # Hebrew, Arabic, the scripts of India and its neighbours, Georgian, Ethiopic
    Repertoire(
        (
            (0, 0xFF),
            (0x300, 0x344),
            (0x346, 0x36F),
            (0x589, 0x139F),
            (0x1780, 0x17FF),
            (0xFB1D, 0xFDFF),
            (0xFE70, 0xFEFC),
            *_SIGNS,
        ),
        (*_SIGN_PARTNERS, (0x1C90, 0x1CBF), (0x2D00, 0x2D2D)),
    ),
)
#: the number of the first one
ASCII = 0
#: in a class a property that is not negated, or another escape: where case does not count, a negated one is not what is left of the others
_IN_CLASS = compile_late(r"(\\p(?:\{\w+\}|\w))|\\.", re.DOTALL)
_LAST_HYPHEN = compile_late(r"((?<!\\)(?:\\\\)*)-\Z")
_NONE, _ALL = r"[^\x{0}-\x{10ffff}]", r"[\x{0}-\x{10ffff}]"
#: all but ASCII and its partners
_BEYOND_ASCII = r"\x{80}-\x{17e}\x{180}-\x{2129}\x{212b}-\x{10ffff}"
_ASCII_DOT = r"[\x{0}-\x{9}\x{b}-\x{7f}]"


def find_repertoire(line: str) -> int | None:
    """The number of the first repertoire that holds all characters of a line; None where none does.

    >>> find_repertoire("Foto"), find_repertoire("Foto \\u00a9 J. Marlow"), find_repertoire("a\\u03b1\\u6f22")
    (0, 1, None)
    """
    if line.isascii():
        return ASCII
    return next((number for number, holds in enumerate(_make_tests(), 1) if holds(line) is not None), None)


@lru_cache(maxsize=1)
def _make_tests() -> list[Callable[[str], re.Match[str] | None]]:
    """For each repertoire but the first, what matches a line of it."""
    classes = ("".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in each.chars) for each in REPERTOIRES[1:])
    return [re.compile(f"[{inside}]*").fullmatch for inside in classes]


def narrow(pattern: str, repertoire: int) -> str:
    """The pattern with its properties cut down to a repertoire.

    Args:
        pattern: In the engine's own words.
        repertoire: The number of that of the lines that it is to be tried on.

    >>> print(narrow(r"^\\p{Nd}.[^\\p{N}\\p{Han}]", ASCII))
    ^[\\x{30}-\\x{39}][\\x{0}-\\x{9}\\x{b}-\\x{7f}][^\\x{30}-\\x{39}\\x{80}-\\x{17e}\\x{180}-\\x{2129}\\x{212b}-\\x{10ffff}]
    """
    return TOKEN.sub(partial(_narrow_token, repertoire), pattern)


def _narrow_token(repertoire: int, found: re.Match[str]) -> str:
    token = found[0]
    if token == ".":
        return _ASCII_DOT if repertoire == ASCII else token
    if token.startswith("["):
        return _narrow_class(token, repertoire)
    if token[1] not in "pP":
        return token
    is_negated = (token[1] == "P") != ("^" in token)
    inside = find_members(r"\p" + token[2:].replace("^", ""), repertoire)
    if not inside:
        return _ALL if is_negated else _NONE
    return f"[^{inside}]" if is_negated else f"[{inside}]"


def _narrow_class(token: str, repertoire: int) -> str:
    is_negated = token.startswith("[^")
    before = token[1 + is_negated : -1]
    inside = _IN_CLASS.sub(lambda found: find_members(found[1], repertoire) if found[1] else found[0], before)
    if is_negated and repertoire == ASCII:
        # a hyphen at the end stands for itself, and would not if something followed
        inside = _LAST_HYPHEN.sub(r"\1\-", inside) + _BEYOND_ASCII
    if not inside:
        return _ALL if is_negated else _NONE
    return f"[^{inside}]" if is_negated else f"[{inside}]"


@lru_cache(maxsize=256)
def find_members(members: str, repertoire: int) -> str:
    """The characters of a repertoire, partners included, that a property holds, as the inside of a class; empty if there are none."""
    chars, partners = REPERTOIRES[repertoire]
    runs = compile_program(f"(?:{members})+")
    found = [
        (first + match.start(), first + match.end() - 1)
        for first, last in sorted((*chars, *partners))
        for match in runs.finditer("".join(map(chr, range(first, last + 1))))
    ]
    return "".join(f"\\x{{{first:x}}}-\\x{{{last:x}}}" for first, last in found)
