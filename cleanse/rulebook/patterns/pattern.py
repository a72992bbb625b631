"""Patterns at work: each is compiled for the repertoire of a line when it is first tried on one, and kept in a bounded store.

A set of rules has thousands of patterns, and a stream of many languages tries most of them sooner or later: kept for good they would
take half a gigabyte. So the store holds what was used lately, up to `MOST` instructions together, and compiles the rest anew when it is
needed. What a pattern finds depends neither on the store nor on the repertoire.
"""

from _thread import allocate_lock
from collections.abc import Iterator
from functools import lru_cache
from typing import Protocol

from cleanse.core.pattern import compile_late
from cleanse.core.reference import is_plain
from cleanse.rulebook.patterns.approximate import loosen, open_up, widen
from cleanse.rulebook.patterns.native import Match, Program, compile_program
from cleanse.rulebook.patterns.repertoire import ASCII, find_repertoire, narrow
from cleanse.rulebook.patterns.syntax import find_properties

#: instructions of all programs together, and what a program counts for besides
MOST, MOST_AT_TESTS, EACH = 1_500_000, 5_000_000, 200
#: the lengths, in code points, of the lines that a pattern has forms for
_SIZES = (100, 300)
#: forms of a pattern beside those for a repertoire: as it is written, and wider and cheaper
_WHOLE, _WIDER = -1, -2


#: a pattern, whether letter case does not count, and its form
_Key = tuple[str, bool, int]


class Pattern(Protocol):
    """A pattern that can be tried on lines."""

    def finditer(self, text: str) -> Iterator[Match]:
        """All matches from left to right."""
        ...

    def fullmatch(self, text: str) -> Match | None:
        """A match of the whole text."""
        ...


#: a repeat of up to ten or more copies in a group that is repeated so often itself
_NESTED = compile_late(r"\{\d*,?\d\d+\}[^()]*\)\{\d*,?\d\d+\}")


def compile_native(pattern: str, *, ignore_case: bool = False) -> Pattern:
    """A pattern that is in the engine's own words already; what is wrong with it is told when it is first tried."""
    return _Forms(pattern, ignore_case=ignore_case)


def check_native(pattern: str, *, ignore_case: bool = False) -> None:
    """Compile a pattern in its cheapest form, to see whether it can be read.

    Raises:
        RuleError: the engine cannot read it.
    """
    _Forms(pattern, ignore_case=ignore_case).check()


def keep_more() -> None:
    """Let the store hold more programs, for runs that try all patterns of all rules again and again, such as the tests of rules."""
    _STORE.most = MOST_AT_TESTS


class _Forms:
    """A pattern and the form of it that is tried on a line.

    What no line of its length can tell from the pattern is cheaper: repeats that do not end before the line does. Cut down to the line's
    repertoire it is cheaper, too. What is costly all the same is tried after a wider pattern has matched.
    """

    __slots__ = ("_has_property", "_ignore_case", "_is_counted", "_pattern", "_shorter")

    def __init__(self, pattern: str, *, ignore_case: bool) -> None:
        self._pattern = pattern
        self._ignore_case = ignore_case
        self._has_property = bool(find_properties(pattern))
        self._is_counted = loosen(pattern) != pattern
        #: the forms for short lines, by the greatest length of these in code points
        self._shorter: dict[int, _Forms] = {}

    def check(self) -> None:
        """Compile the cheapest form that shows every fault; the whole pattern where nested repeats may be more than the engine takes."""
        if _NESTED.search(self._pattern) is not None:
            compile_program(self._pattern, ignore_case=self._ignore_case)
        for name in find_properties(self._pattern):
            _check_property(name)  # cheaper forms may do without it
        form = widen(self._pattern) or self._pattern
        if not (self._has_property or self._is_counted):
            self._find(_WHOLE)
        elif loosen(form) == form:
            self._find(_WIDER)
        else:
            compile_program(form, ignore_case=self._ignore_case)

    def finditer(self, text: str) -> Iterator[Match]:
        """All matches from left to right."""
        program = self._choose(text)
        return iter(()) if program is None else program.finditer(text)

    def fullmatch(self, text: str) -> Match | None:
        """A match of the whole text."""
        program = self._choose(text)
        return None if program is None else program.fullmatch(text)

    def _choose(self, text: str) -> Program | None:
        """The program that is to be tried; None where nothing can match."""
        if is_plain():
            return self._find(_WHOLE)
        if self._is_counted:
            size = next((size for size in _SIZES if len(text) <= size), None)
            if size is not None:
                return self._for_lines_of(size)._choose_for(text)
        return self._choose_for(text)

    def _choose_for(self, text: str) -> Program | None:
        if not (self._has_property or self._is_counted):
            return self._find(_WHOLE)
        repertoire = find_repertoire(text)
        form = repertoire if repertoire is not None and (self._has_property or repertoire == ASCII) else _WHOLE
        is_cheap = form != _WHOLE and not self._is_counted
        if (
            not is_cheap
            and not _STORE.holds((self._pattern, self._ignore_case, form))
            and self._find(_WIDER).search(text) is None
        ):
            return None
        return self._find(form)

    def _for_lines_of(self, size: int) -> "_Forms":
        """The pattern for lines of no more than `size` code points."""
        if size not in self._shorter:
            shorter = open_up(self._pattern, size)
            self._shorter[size] = self if shorter == self._pattern else _Forms(shorter, ignore_case=self._ignore_case)
        return self._shorter[size]

    def _find(self, form: int) -> Program:
        return _STORE.find((self._pattern, self._ignore_case, form))


class _Kept:
    """A program in the store, and whether it was used since the store was last looked through."""

    __slots__ = ("is_used", "program", "size")

    def __init__(self, program: Program) -> None:
        self.program = program
        self.size = program.programsize + EACH
        self.is_used = False


class _Store:
    """Programs by pattern, letter case and form; those that were not used lately go when there are too many."""

    __slots__ = ("_kept", "_lock", "_size", "most")

    def __init__(self) -> None:
        self._kept: dict[_Key, _Kept] = {}
        self._lock = allocate_lock()
        self._size = 0
        self.most = MOST

    def holds(self, key: _Key) -> bool:
        """Whether a form of a pattern need not be compiled."""
        return key in self._kept

    def find(self, key: _Key) -> Program:
        """The program of a form of a pattern."""
        kept = self._kept.get(key)
        if kept is not None:
            kept.is_used = True
            return kept.program
        pattern, ignore_case, form = key
        kept = _Kept(compile_program(_write(pattern, form), ignore_case=ignore_case))
        with self._lock:
            if key not in self._kept:
                self._size += kept.size
                self._make_room()
                self._kept[key] = kept
        return kept.program

    def _make_room(self) -> None:
        """Drop the oldest programs, but for those that were used since they were last looked at."""
        while self._size > self.most and self._kept:
            key = next(iter(self._kept))
            kept = self._kept.pop(key)
            if kept.is_used:
                kept.is_used = False
                self._kept[key] = kept
            else:
                self._size -= kept.size


@lru_cache(maxsize=256)
def _check_property(name: str) -> None:
    compile_program(name)


def _write(pattern: str, form: int) -> str:
    if form == _WHOLE:
        return pattern
    return loosen(widen(pattern) or pattern) if form == _WIDER else narrow(pattern, form)


_STORE = _Store()
