"""Marks of prose that no match of a regular expression holds: a line with one of them is not tried.

Rows of menus and of addresses are told by words that stand in articles, too, so the literals of their patterns let many sentences
through. But hardly a sentence is without a comma or a full stop, and hardly such a row has one. Only a pattern that must match the whole
line is judged. What is not understood may hold anything.
"""

from cleanse.core.pattern import compile_late
from cleanse.rulebook.patterns.syntax import Item, is_anchored, read_class, read_count, read_escape, skip_flags

#: the marks, of ASCII alone: what folding changes is none of them
MARKS = frozenset(".,;:!?")
#: characters that stand for themselves, and are no marks; the pattern ends with another
_RUN = compile_late(r"[^\\()\[{|.,;:!?$]+")
#: kinds of characters that no mark is of
_HARMLESS = compile_late(r"\\(?:p\{(?:L[ulmto]?|M[nce]?|N[dlo]?|Z[slp]?|S[mcko]?)\}|[dws])")


def find_barred(pattern: str) -> str:
    """The marks, sorted; none for a pattern that may match a part of a line.

    Args:
        pattern: In the engine's own words.

    >>> find_barred(r"^(?:\\p{Lu}[^ .,;]* +)*(?:Sport|Home)[!]?$"), find_barred("^Sport"), find_barred("^a, b|c$")
    (',.;', '', '')
    """
    if not is_anchored(pattern):
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
            item, at = read_escape(pattern, at)
            more = _find_marks(item)
        elif char == "[":
            more, at = _read_class(pattern, at)
        elif char == "(":
            depth += 1
            more, at = frozenset(), skip_flags(pattern, at + 1)
        elif char == "{":
            more, at = frozenset(), read_count(pattern, at)[2]
        else:
            depth -= char == ")"
            more = MARKS if char == "." else (MARKS - {"?"}) & {char}
            at += 1
        held |= more
    return "".join(sorted(MARKS - held))


def _read_class(pattern: str, at: int) -> tuple[frozenset[str], int]:
    """Which marks a class may stand for, and where it ends."""
    is_negated, items, end = read_class(pattern, at)
    if is_negated:
        return MARKS.difference(*(_find_marks(item) for item in items if item.low and item.high)), end
    return frozenset().union(*map(_find_marks, items)), end


def _find_marks(item: Item) -> frozenset[str]:
    """The marks that a part of a class or an escape may stand for."""
    if item.low and item.high:
        return frozenset([mark for mark in MARKS if item.low <= mark <= item.high])
    return frozenset() if _HARMLESS.fullmatch(item.text) is not None else MARKS
