"""Marks of prose that no match of a regular expression holds: a line with one of them is not tried.

Rows of menus and of addresses are told by words that stand in articles, too, so the literals of their patterns let many sentences
through. But hardly a sentence is without a comma or a full stop, and hardly such a row has one. Only a pattern that must match the whole
line is judged. What is not understood may hold anything.
"""

from collections.abc import Iterable
from typing import NamedTuple

from cleanse.core.pattern import compile_late

#: the marks, of ASCII alone: what folding changes is none of them
MARKS = frozenset(".,;:!?")
#: characters that stand for themselves, and are no marks; the pattern ends with another
_RUN = compile_late(r"[^\\()\[{|.,;:!?$]+")
#: properties that no mark has
_HARMLESS = compile_late(r"\{(?:L[ulmto]?|M[nce]?|N[dlo]?|Z[slp]?|S[mcko]?)\}")


def find_barred(pattern: str) -> str:
    """The marks, sorted; none for a pattern that may match a part of a line.

    Args:
        pattern: In the engine's own words.

    >>> find_barred(r"^(?:\\p{Lu}[^ .,;]* +)*(?:Sport|Home)[!]?$"), find_barred("^Sport"), find_barred("^a, b|c$")
    (',.;', '', '')
    """
    if not pattern.startswith("^") or not pattern.endswith("$") or pattern.endswith("\\$"):
        return ""
    held: frozenset[str] = frozenset()
    depth = at = 0
    while at < len(pattern):
        run = _RUN.match(pattern, at)
        at = at if run is None else run.end()
        char = pattern[at]
        if char == "|" and depth == 0:
            return ""
        if char == "\\":
            found, _, at = _read_escape(pattern, at)
            more = found.may
        elif char == "[":
            more, at = _read_class(pattern, at)
        elif char == "(":
            depth += 1
            more, at = frozenset(), _skip_flags(pattern, at + 1)
        elif char == "{":
            more, at = frozenset(), _read_brace(pattern, at)
        else:
            depth -= char == ")"
            more = MARKS if char == "." else (MARKS - {"?"}) & {char}
            at += 1
        held |= more
    return "".join(sorted(MARKS - held))


def _skip_flags(pattern: str, at: int) -> int:
    """Where the inside of a group begins."""
    if not pattern.startswith("?", at):
        return at
    while pattern[at] not in ":>)":
        at += 1
    return at if pattern[at] == ")" else at + 1


def _read_brace(pattern: str, at: int) -> int:
    """Where a count ends; a brace that begins none is a character."""
    end = pattern.find("}", at)
    return end + 1 if end > 0 and pattern[at + 1 : end].replace(",", "").isdigit() else at + 1


class _Set(NamedTuple):
    """Of the marks, those that an atom may stand for, and those that it stands for without doubt."""

    may: frozenset[str]
    must: frozenset[str]


_NOTHING, _ANYTHING = _Set(frozenset(), frozenset()), _Set(MARKS, frozenset())


def _read_escape(pattern: str, at: int) -> tuple[_Set, str, int]:
    """What an escape stands for, the character if it is one, and where it ends."""
    char = pattern[at + 1]
    if char in "pP":
        end = pattern.index("}", at) + 1 if pattern.startswith("{", at + 2) else at + 3
        is_harmless = char == "p" and _HARMLESS.fullmatch(pattern[at + 2 : end]) is not None
        return _NOTHING if is_harmless else _ANYTHING, "", end
    if char == "x":
        end = pattern.index("}", at) + 1 if pattern.startswith("{", at + 2) else at + 4
        char = chr(int(pattern[at + 2 : end].strip("{}"), 16))
        return _exactly(char), char, end
    if char in "dwstnfrv":
        return _NOTHING, "", at + 2
    return (_ANYTHING, "", at + 2) if char.isalnum() else (_exactly(char), char, at + 2)


def _exactly(chars: Iterable[str]) -> _Set:
    found = MARKS.intersection(chars)
    return _Set(found, found)


def _read_class(pattern: str, at: int) -> tuple[frozenset[str], int]:
    """What a class may stand for, and where it ends."""
    at += 1
    is_negated = pattern.startswith("^", at)
    at += is_negated
    may: frozenset[str] = frozenset()
    must: frozenset[str] = frozenset()
    begin = at
    while pattern[at] != "]" or at == begin:
        item, at = _read_item(pattern, at)
        may |= item.may
        must |= item.must
    return (MARKS - must if is_negated else may), at + 1


def _read_item(pattern: str, at: int) -> tuple[_Set, int]:
    """A character of a class, a range, or a kind of characters."""
    if pattern.startswith("[:", at):
        return _ANYTHING, pattern.index(":]", at) + 2
    first, low, end = _read_one(pattern, at)
    if not low or not pattern.startswith("-", end) or pattern.startswith("]", end + 1):
        return first, end
    _, high, end = _read_one(pattern, end + 1)
    return _exactly(mark for mark in MARKS if low <= mark <= high) if high else _ANYTHING, end


def _read_one(pattern: str, at: int) -> tuple[_Set, str, int]:
    if pattern[at] == "\\":
        return _read_escape(pattern, at)
    return _exactly(pattern[at]), pattern[at], at + 1
