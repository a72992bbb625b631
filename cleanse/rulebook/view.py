"""A text as the matchers see it: its lines, and their folded readings, computed once for all rules and steps.

What is known of a line alone is a *column*: one value a line, computed for all lines at once. The text after a few edits has nearly the
same lines, so its view takes the columns over and computes what is new; `view_of` gives the steps of a document one view for as long
as its text stays the same.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from itertools import accumulate
from typing import Any, NamedTuple, TypeVar
from unicodedata import is_normalized

from cleanse.core.document import Document
from cleanse.core.reference import is_plain
from cleanse.text.fold import Folded, fold_text, fold_with_offsets, has_marks, line_key, plain_line, raw_with_offsets, show_line
from cleanse.text.lines import Line, is_empty_row, measure_lines
from cleanse.text.scripts import ENOUGH, belongs_to, choose_main, count_scripts, main_script, script_of

T = TypeVar("T")


class Hit(NamedTuple):
    """A place where a pattern matched: code points of the text, and the lines it spans."""

    start: int
    end: int
    #: first and last line, both included
    line: int
    last: int
    pattern: str
    groups: tuple[str | None, ...] = ()
    #: what was found, where the pattern does not say it
    note: str | None = None


class View:
    """The lines of a text and what they look like folded.

    Args:
        text: The text.
        before: The view of the text before its last edits, whose columns are taken over for the lines that stayed.
    """

    __slots__ = (
        "_columns",
        "_composed",
        "_fresh",
        "_letters",
        "_main",
        "_old",
        "_origins",
        "_own",
        "_readings",
        "_scripts",
        "_times",
        "lines",
        "raw",
        "solid",
        "text",
    )

    def __init__(self, text: str, before: "View | None" = None) -> None:
        self.text = text
        #: the lines as they stand, without their line ends
        self.raw: list[str] = text.split("\n")
        self.lines: list[Line] = measure_lines(self.raw)
        if len(self.raw) > len(self.lines):
            self.raw.pop()
        self._columns: dict[Hashable, list[Any]] = {}
        self._old: dict[Hashable, list[Any]] = {}
        #: where each line stands in the view before, and the lines that do not
        self._origins: list[int | None] = []
        self._fresh: Sequence[int] = range(len(self.raw))
        if before is not None:
            self._take_over(before)
        self._letters: list[int] | None = None
        self._readings: dict[tuple[int, bool, bool], Folded] = {}
        self._scripts: dict[str, int] | None = None
        self._composed: bool | None = None
        self._main: str | None = None
        self._times: Counter[str] | None = None
        #: whether lines, by their numbers, are of the text's script
        self._own: dict[int, bool] = {}
        #: the numbers of the lines that are not blank
        self.solid: list[int] = [number for number, folded in enumerate(self.folded) if not _is_blank(folded)]

    def _take_over(self, before: "View") -> None:
        places = dict(zip(before.raw, range(len(before.raw)), strict=True))
        origins = list(map(places.get, self.raw))
        fresh = [number for number, origin in enumerate(origins) if origin is None]
        if 2 * len(fresh) < len(self.raw):
            self._origins, self._fresh, self._old = origins, fresh, before._columns

    def column(self, name: Hashable, compute: Callable[["View", Sequence[int]], list[T]]) -> list[T]:
        """What is known of each line alone, under a name; computed when it is first asked for, for those lines that are new.

        Args:
            name: Of the column.
            compute: The values for some lines, by their numbers.
        """
        found: list[T] | None = self._columns.get(name)
        if found is None:
            old: list[T] | None = self._old.get(name)
            if old is None:
                found = compute(self, range(len(self.raw)))
            else:
                new = iter(compute(self, self._fresh) if self._fresh else ())
                found = [next(new) if origin is None else old[origin] for origin in self._origins]
            self._columns[name] = found
        return found

    @property
    def folded(self) -> list[str]:
        """One folded reading a line, without blanks around it."""
        return self.column("folded", _fold_lines)

    @property
    def keys(self) -> list[str]:
        """What each line says, without bullets and trailing colon."""
        return self.column("keys", _find_keys)

    @property
    def times(self) -> "Counter[str]":
        """How many lines say the same, by their keys."""
        if self._times is None:
            self._times = Counter(self.keys)
        return self._times

    @property
    def lengths(self) -> list[int]:
        """How long what each line shows is, in code points, without blanks around it."""
        return self.column("lengths", _measure_lines)

    @property
    def shown(self) -> list[str | None]:
        """The lines with links or bold type of Markdown as they are shown; None for the others."""
        return self.column("shown", _show_lines)

    def alone(self, number: int) -> "View | None":
        """A line as it is shown, as a text of its own; None where that is the line as it stands."""
        shown = self.shown[number]
        if shown is None:
            return None
        found: list[View | None] = self.column("alone", _leave_open)
        view = found[number]
        if view is None:
            view = found[number] = View(shown)
        return view

    def plain(self, number: int) -> str:
        """The line with blanks and quotation marks in their plain form, one for one."""
        found: list[str | None] = self.column("plain", _leave_open)
        plain = found[number]
        if plain is None:
            plain = found[number] = plain_line(self.raw[number])
        return plain

    def reading(self, number: int, *, fold: bool = True, cased: bool = False) -> Folded:
        """The line folded or as it stands, with or without letter case, and where each code point came from."""
        key = (number, fold, cased)
        found = self._readings.get(key)
        if found is None:
            read = fold_with_offsets if fold else raw_with_offsets
            found = self._readings[key] = read(self.raw[number], cased=cased)
        return found

    def may_hold(self, number: int, clauses: Sequence[tuple[str, ...]]) -> bool:
        """Whether a line can match a pattern whose matches hold one folded literal of each clause."""
        folded = f"\n{self.folded[number]}\n"
        for clause in clauses:
            for literal in clause:
                if literal in folded:
                    break
            else:
                # what composes with its neighbour is folded away from a pattern that sees it apart
                return not self.is_composed and not is_normalized("NFC", self.raw[number])
        return True

    @property
    def is_composed(self) -> bool:
        """Whether no line holds letters and marks that stand apart."""
        if self._composed is None:
            self._composed = self.text.isascii() or is_normalized("NFC", self.text)
        return self._composed

    def is_blank(self, number: int) -> bool:
        """Whether the line holds nothing that can be read: nothing that can be seen, or the bars of a table's empty row."""
        return _is_blank(self.folded[number])

    def count_letters(self, first: int, last: int) -> int:
        """The letters and digits of some lines, both included."""
        if self._letters is None:
            from cleanse.core.letters import count_letters_each  # few texts need it

            self._letters = [0, *accumulate(count_letters_each(self.raw))]
        return self._letters[last + 1] - self._letters[first]

    def count_solid(self, first: int, last: int) -> int:
        """How many of some lines, both included, are not blank."""
        return bisect_left(self.solid, last + 1) - bisect_left(self.solid, first)

    def find_run(self, line: int, holds: Callable[[int], bool]) -> list[int]:
        """The lines around a line of which something holds as it does of that line, itself among them; blank ones do not count."""
        first = stop = bisect_left(self.solid, line)
        while first and holds(self.solid[first - 1]):
            first -= 1
        while stop < len(self.solid) and holds(self.solid[stop]):
            stop += 1
        return self.solid[first:stop]

    @property
    def scripts(self) -> dict[str, int]:
        """The number of letters of each script."""
        if self._scripts is None:
            self._scripts = count_scripts(self.text)
            self._main = choose_main(self._scripts)
        return self._scripts

    def is_of_main_script(self, number: int) -> bool:
        """Whether the script of most of a line's letters is the text's."""
        found = self._own.get(number)
        if found is None:
            line = self.raw[number]
            if len(self.scripts) == 1 and len(self.text) <= ENOUGH:
                found = any(map(script_of, line))
            else:
                found = belongs_to(main_script(line), self.main_script)
            self._own[number] = found
        return found

    @property
    def main_script(self) -> str | None:
        """The script of most letters."""
        return self._main if self.scripts else None

    def hit(self, number: int, start: int, end: int, pattern: str, groups: tuple[str | None, ...] = ()) -> Hit:
        """A hit on one line, from offsets within it."""
        base = self.lines[number].start
        return Hit(base + start, base + end, number, number, pattern, groups)


def _is_blank(folded: str) -> bool:
    return not folded or folded.isspace() or (folded[0] == "|" and is_empty_row(folded))


def _fold_lines(view: View, numbers: Sequence[int]) -> list[str]:
    if len(numbers) == len(view.raw):
        folded = fold_text(view.text).split("\n")
        if len(folded) > len(numbers):
            folded.pop()
    else:
        folded = fold_text("\n".join(map(view.raw.__getitem__, numbers))).split("\n")
    return [line.strip(" ") for line in folded]


def _find_keys(view: View, numbers: Sequence[int]) -> list[str]:
    folded = view.folded
    return [line_key(folded[number]) for number in numbers]


def _show_lines(view: View, numbers: Sequence[int]) -> list[str | None]:
    if not has_marks(view.text):
        return [None] * len(numbers)
    lines = map(view.raw.__getitem__, numbers)
    return [shown if (shown := show_line(line)) and shown != line else None for line in lines]


def _measure_lines(view: View, numbers: Sequence[int]) -> list[int]:
    shown = view.shown
    return [len(shown[number] or view.raw[number].strip()) for number in numbers]


def _leave_open(_view: View, numbers: Sequence[int]) -> list[Any]:
    return [None] * len(numbers)


def view_of(doc: Document) -> View:
    """The view of a document's text: the one that was made last if its text is the same, else one that takes over what it can from that."""
    if is_plain():
        return View(doc.text)
    view = doc.facts.recall(View)
    if view is None or view.text != doc.text:
        view = View(doc.text, view)
        doc.facts.remember(view)
    return view
