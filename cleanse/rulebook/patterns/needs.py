"""What every match of a regular expression holds, whichever way it goes: the prefilter looks for it, and no line without it is tried.

A *clause* is a set of folded literals one of which each match holds; a pattern may have several clauses. A literal that begins or ends
with "\\n" stands at the start or the end of its line. The *exact* strings of a part are all that it can match, as long as they are few:
so `^(?:read|see) more` needs "\\nread more" or "\\nsee more". What is not understood makes a clause weaker, never wrong.
After Russ Cox, Regular Expression Matching with a Trigram Index.
"""

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce
from typing import NamedTuple

from cleanse.core.pattern import compile_late
from cleanse.rulebook.patterns.rarity import rarest, rarity
from cleanse.rulebook.patterns.syntax import is_anchored, read_class, read_count, read_escape, skip_flags
from cleanse.text.fold import fold_apart

Clause = tuple[str, ...]

#: an exact set is never larger, and none of its strings longer
MOST = 40
LONGEST = 60
#: classes of more characters may be anything
_CLASS = 8
#: how many clauses are remembered: each is folded and measured several times
_KEPT = 1024
#: a clause that is expected in a larger share of lines than this is not worth asking for
_WORTH = 2.0**-6
#: the engine counts what stands before the flags: of `a(?i)?` the a may be missing
_COUNTED_FLAGS = compile_late(r"\(\?[a-zA-Z-]*\)[?*+{]")
_ENDS = compile_late(r"\n{2,}")
#: characters that stand for themselves, none of them counted
_RUN = compile_late(r"[^\\()\[\]{}|.^$?*+]{2,20}(?![?*+{])")


class Needs(NamedTuple):
    """What is known of all matches of a pattern."""

    #: the rarest first
    clauses: list[Clause]
    #: code points of the longest line that can match; infinite for a pattern that need not match the whole line
    longest: float


class _Part(NamedTuple):
    """A part of a pattern: all that it can match, or None if that is too much; and clauses beside it."""

    exact: frozenset[str] | None
    #: code points of its longest match
    longest: float
    clauses: tuple[frozenset[str], ...] = ()


_NOTHING = _Part(frozenset({""}), 0)
_ANYTHING = _Part(None, 1)


def find_needs(pattern: str) -> Needs:
    """What all matches of a pattern hold, and how long they may be.

    Args:
        pattern: In the engine's own words.

    >>> find_needs(r"^(?:read|see) more: .+")
    Needs(clauses=[('\\nsee more: ', '\\nread more: ')], longest=inf)
    >>> find_needs(r"^(?:ab|c)\\d{3}x?$")
    Needs(clauses=[('\\nc', '\\nab')], longest=6)
    """
    if _COUNTED_FLAGS.search(pattern) is not None:
        return Needs([], math.inf)
    parts, end = _read_choices(pattern, 0)
    if end < len(pattern):
        return Needs([], math.inf)
    is_whole = len(parts) == 1 and is_anchored(pattern)
    found = {_fold(clause) for clause in _close(_choose(parts))}
    clauses = sort_clauses(clause for clause in found if clause)
    return Needs(clauses, parts[0].longest if is_whole else math.inf)


def sort_clauses(clauses: Iterable[Clause]) -> list[Clause]:
    """Clauses, the one that the fewest lines satisfy first."""
    return sorted(clauses, key=lambda clause: (_expect(clause), clause))


def choose_anchor(clauses: Sequence[Clause]) -> Clause:
    """The rarest windows of the rarest clause; empty if there is none.

    >>> choose_anchor(find_needs("^(?:read|see) more").clauses)
    ('\\nsee more', '\\nread more')
    """
    return tuple(dict.fromkeys(rarest((literal,)) for literal in clauses[0])) if clauses else ()


def keep_worthy(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses that many lines do not satisfy."""
    return tuple(clause for clause in clauses if _expect(clause) < _WORTH)


@lru_cache(maxsize=_KEPT)
def _expect(clause: Clause) -> float:
    """In what share of places one of the literals may be expected."""
    return math.fsum(math.exp2(-rarity(literal)) for literal in clause)


@lru_cache(maxsize=_KEPT)
def _fold(literals: frozenset[str]) -> Clause:
    """The literals folded, without those that hold another; none if one of them says nothing. An end that is asked for twice is one."""
    folded = sorted({_ENDS.sub("\n", fold_apart(literal)) for literal in literals}, key=lambda literal: (len(literal), literal))
    if not folded or not all(literal.strip(" \n") for literal in folded):
        return ()
    kept: list[str] = []
    for literal in folded:
        if not any(shorter in literal for shorter in kept):
            kept.append(literal)
    return tuple(kept)


def _close(part: _Part) -> tuple[frozenset[str], ...]:
    """All clauses of a part."""
    return part.clauses if part.exact is None else (*part.clauses, part.exact)


def _choose(parts: Sequence[_Part]) -> _Part:
    """One of several parts."""
    if len(parts) == 1:
        return parts[0]
    longest = max(part.longest for part in parts)
    if all(part.exact is not None for part in parts):
        exact = frozenset().union(*(part.exact or () for part in parts))
        if len(exact) <= MOST:
            return _Part(exact, longest)
    best = [_best(_close(part)) for part in parts]
    if any(clause is None for clause in best):
        return _Part(None, longest)
    return _Part(None, longest, (frozenset().union(*(clause or () for clause in best)),))


def _best(clauses: Sequence[frozenset[str]]) -> frozenset[str] | None:
    worthy = [(clause, _fold(clause)) for clause in clauses]
    return min((pair for pair in worthy if pair[1]), key=lambda pair: (_expect(pair[1]), pair[1]), default=(None,))[0]


def _join(parts: Sequence[_Part]) -> _Part:
    """Several parts one behind the other."""
    clauses: list[frozenset[str]] = []
    exact: frozenset[str] = frozenset({""})
    is_exact = True
    longest = sum(part.longest for part in parts)
    for part in parts:
        clauses += part.clauses
        if part.exact is not None and len(part.exact) * len(exact) <= MOST:
            joined = frozenset([before + behind for before in exact for behind in part.exact])
            if max(map(len, joined)) <= LONGEST:
                exact = joined
                continue
        clauses.append(exact)
        is_exact = False
        exact = frozenset({""}) if part.exact is None else part.exact
    if is_exact:
        return _Part(exact, longest, tuple(clauses))
    return _Part(None, longest, (*clauses, exact))


def _read_choices(pattern: str, at: int) -> tuple[list[_Part], int]:
    """Alternatives up to the end or a closing bracket, and where that is."""
    found: list[_Part] = []
    parts: list[_Part] = []
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            found.append(_join(parts))
            parts = []
            at += 1
            continue
        run = _RUN.match(pattern, at)
        if run is not None:
            parts.append(_Part(frozenset({run[0]}), len(run[0])))
            at = run.end()
            continue
        part, at = _read_atom(pattern, at)
        part, at = _read_count(pattern, at, part)
        parts.append(part)
    return [*found, _join(parts)], at


def _read_atom(pattern: str, at: int) -> tuple[_Part, int]:
    char = pattern[at]
    if char == "(":
        parts, end = _read_choices(pattern, skip_flags(pattern, at + 1))
        return _choose(parts), end + 1
    if char == "[":
        return _read_class(pattern, at)
    if char == "\\":
        item, end = read_escape(pattern, at)
        return (_Part(frozenset({item.low}), 1) if item.low else _ANYTHING), end
    if char in "^$":
        return _Part(frozenset({"\n"}), 0), at + 1
    return (_ANYTHING if char == "." else _Part(frozenset({char}), 1)), at + 1


def _read_class(pattern: str, at: int) -> tuple[_Part, int]:
    """A class: its characters, if they are few and stand there one by one."""
    is_negated, items, end = read_class(pattern, at)
    chars = frozenset(item.low for item in items)
    is_known = not is_negated and len(chars) <= _CLASS and all(item.low and item.low == item.high for item in items)
    return (_Part(chars, 1) if is_known else _ANYTHING), end


def _read_count(pattern: str, at: int, part: _Part) -> tuple[_Part, int]:
    """A part as often as what stands behind it says, and where that ends."""
    while at < len(pattern) and pattern[at] in "?*+{":
        least, most, at = read_count(pattern, at)
        at += pattern.startswith("?", at)  # as few as will do
        if most == 1 and least == 1:
            continue
        longest = part.longest * most if part.longest else 0
        if least == 0:
            part = _choose([part, _NOTHING]) if most == 1 and part.exact is not None else _Part(None, longest)
        elif least == most and part.exact is not None and len(part.exact) == 1 and least <= LONGEST:
            part = reduce(lambda whole, _: _join([whole, part]), range(least - 1), part)
        else:
            part = _Part(None, longest, _close(part))
    return part, at
