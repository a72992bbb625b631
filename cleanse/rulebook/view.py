"""A text as the matchers see it: its lines, and their folded readings, computed once for all rules."""

from typing import NamedTuple

from cleanse.text.fold import fold_text, line_key
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

    __slots__ = ("_keys", "folded", "lines", "solid", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[Line] = split_lines(text)
        #: one folded reading a line, blanks at its ends kept
        self.folded: list[str] = fold_text(text).split("\n")
        if len(self.folded) > len(self.lines):
            self.folded.pop()
        self._keys: list[str] | None = None
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

    def is_blank(self, number: int) -> bool:
        """Whether the line holds nothing that can be seen."""
        folded = self.folded[number]
        return not folded or folded.isspace()
