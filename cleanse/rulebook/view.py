"""A text as the matchers see it: its lines, and their folded readings, computed once for all rules."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple
from unicodedata import is_normalized

from cleanse.text.fold import Folded, fold_text, fold_with_offsets, line_key, plain_line, raw_with_offsets
from cleanse.text.lines import Line, split_lines


class Hit(NamedTuple):
    """A place where a pattern matched: code points of the text, and the lines it spans."""

    start: int
    end: int
    #: first and last line, both included
    line: int
    last: int
    pattern: str
    groups: tuple[str | None, ...] = ()


class View:
    """The lines of a text and what they look like folded."""

    __slots__ = ("_keys", "_letters", "_plain", "_readings", "folded", "lines", "solid", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[Line] = split_lines(text)
        #: one folded reading a line, blanks at its ends kept
        self.folded: list[str] = fold_text(text).split("\n")
        if len(self.folded) > len(self.lines):
            self.folded.pop()
        self._keys: list[str] | None = None
        self._letters: list[int] | None = None
        self._plain: dict[int, str] = {}
        self._readings: dict[tuple[int, bool, bool], Folded] = {}
        #: the numbers of the lines that are not blank
        self.solid: list[int] = [number for number, folded in enumerate(self.folded) if folded and not folded.isspace()]

    @property
    def keys(self) -> list[str]:
        """What each line says, without bullets and trailing colon."""
        if self._keys is None:
            self._keys = [line_key(folded) for folded in self.folded]
        return self._keys

    def line_text(self, number: int) -> str:
        """The line as it stands, without its line end."""
        line = self.lines[number]
        return self.text[line.start : line.end]

    def measure(self, number: int) -> int:
        """The line's length in code points, without its line end."""
        line = self.lines[number]
        return line.end - line.start

    def plain(self, number: int) -> str:
        """The line with blanks and quotation marks in their plain form, one for one."""
        found = self._plain.get(number)
        if found is None:
            found = self._plain[number] = plain_line(self.line_text(number))
        return found

    def reading(self, number: int, *, fold: bool = True, cased: bool = False) -> Folded:
        """The line folded or as it stands, with or without letter case, and where each code point came from."""
        key = (number, fold, cased)
        found = self._readings.get(key)
        if found is None:
            read = fold_with_offsets if fold else raw_with_offsets
            found = self._readings[key] = read(self.line_text(number), cased=cased)
        return found

    def may_hold(self, number: int, clauses: Sequence[tuple[str, ...]]) -> bool:
        """Whether a line can match a pattern whose matches hold one folded literal of each clause."""
        folded = f"\n{self.folded[number]}\n"
        for clause in clauses:
            if not any(literal in folded for literal in clause):
                # what composes with its neighbour is folded away from a pattern that sees it apart
                return not is_normalized("NFC", self.line_text(number))
        return True

    def is_blank(self, number: int) -> bool:
        """Whether the line holds nothing that can be seen."""
        folded = self.folded[number]
        return not folded or folded.isspace()

    def count_letters(self, first: int, last: int) -> int:
        """The letters and digits of some lines, both included."""
        if self._letters is None:
            text = self.text
            counts = (sum(map(str.isalnum, text[line.start : line.end])) for line in self.lines)
            self._letters = [0, *accumulate(counts)]
        return self._letters[last + 1] - self._letters[first]

    def count_solid(self, first: int, last: int) -> int:
        """How many of some lines, both included, are not blank."""
        return bisect_left(self.solid, last + 1) - bisect_left(self.solid, first)

    def hit(self, number: int, start: int, end: int, pattern: str, groups: tuple[str | None, ...] = ()) -> Hit:
        """A hit on one line, from offsets within it."""
        base = self.lines[number].start
        return Hit(base + start, base + end, number, number, pattern, groups)
