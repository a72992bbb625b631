"""The stage `space`: blanks of odd kinds, characters that cannot be seen, and the white space that cuts left over.

Never: runs of blanks that the author wrote, blank lines where nothing was dropped, ideographic spaces, joiners that a script needs.
"""

from collections.abc import Iterable, Iterator, Sequence

from cleanse.core.document import Document, find_dropped
from cleanse.core.edits import Edit, Flag, place_changes
from cleanse.core.reference import is_plain
from cleanse.text.lines import Line, is_empty_row, is_rule_row, split_lines
from cleanse.text.spacing import find_hyphenated, find_no_break, find_zero_width


def mend_spaces(doc: Document, /) -> Iterable[Edit]:
    """Replace no-break and typographic spaces by plain ones, but those of numbers and those that the language's punctuation asks for."""
    if not doc.text.isascii():
        for start, end, new, note in find_no_break(doc.text, doc.language):
            yield Edit(start, end, new, "space/nbsp", note)


def drop_invisible(doc: Document, /) -> Iterable[Edit | Flag]:
    """Remove characters that cannot be seen and do nothing; flag those that could make a reader see other text than is there."""
    if doc.text.isascii():
        return
    from cleanse.text.invisible import has_invisible, spare_damaged

    if not (is_plain() or has_invisible(doc.text)):
        return
    from cleanse.text.bidi import find_hidden, find_idle_marks

    for start, end, new, note in spare_damaged(doc.text, find_zero_width(doc.text)):
        yield Edit(start, end, new, "space/invisible", note)
    for start, end, new, note in spare_damaged(doc.text, find_idle_marks(doc.text)):
        yield Edit(start, end, new, "space/direction", note)
    for hidden in find_hidden(doc.text):
        yield Flag(hidden.start, hidden.end, "space/hidden", hidden.why)


def join_words(doc: Document, /) -> Iterable[Edit]:
    """Join words that a line end cut in two, where the text itself says so."""
    for start, end, new, note in find_hyphenated(doc.text):
        yield Edit(start, end, new, "space/hyphenation", note)


def mend_cuts(doc: Document, /) -> Iterable[Edit]:
    """Take one of the blanks on both sides of a cut, and those that a cut left at the start or end of a line."""
    text = doc.text
    start, end = 0, -1
    for at in _find_cuts(doc):
        if at > end:  # else it lies in the same blanks as the cut before
            start = end = at
            while start > 0 and text[start - 1] in " \t":
                start -= 1
            while end < len(text) and text[end] in " \t":
                end += 1
        if start == end:
            continue
        if end == len(text) or text[end] == "\n" or start == 0 or text[start - 1] == "\n":
            yield Edit(start, end, "", "space/cut")
        elif start < at < end:
            yield Edit(at, end, "", "space/cut")


def _find_cuts(doc: Document) -> Iterator[int]:
    """Where rules or repeats took something out of a line, in the current text; whole lines leave the blanks of their neighbours alone."""
    text = doc.text
    for at, change in place_changes(doc.changes):
        if change.new or not change.takers:
            continue
        is_above = change.old.endswith("\n") and (at == 0 or text[at - 1] == "\n")
        is_below = change.old.startswith("\n") and (at == len(text) or text[at] == "\n")
        if not (is_above or is_below):
            yield at


def mend_gaps(doc: Document, /) -> Iterable[Edit]:
    """Give each gap as many blank lines as its longest run of blank ones had; none at the head or tail of the document.

    A *gap* is a maximal run of dropped and blank lines that holds a dropped one. A line that a cut left empty is a dropped line, and so is
    an empty row of a table in a gap, but for the head of a table that goes on.
    """
    drops: set[int] = set()  # where whole lines stood: the start of the line that follows
    emptied: set[int] = set()  # starts of lines that a cut left empty
    for dropped in find_dropped(doc):
        if not dropped.change.new:  # a blank that a rule put there is to stay
            (emptied if dropped.is_emptied else drops).add(dropped.at)
    if not drops and not emptied:
        return
    yield from _close_gaps(doc, drops, emptied)


def _close_gaps(doc: Document, drops: set[int], emptied: set[int]) -> Iterator[Edit]:
    text = doc.text
    lines = split_lines(text)
    rows = _find_empty_rows(text, lines)
    blank = [line.start in rows or not text[line.start : line.end].strip() for line in lines]
    number = 0
    while number <= len(lines):
        first = number
        while number < len(lines) and blank[number]:
            number += 1
        run = lines[first:number]
        behind = lines[number].start if number < len(lines) else len(text)
        if any(line.start in drops or line.start in emptied for line in run) or behind in drops:
            at_edge = first == 0 or number == len(lines)
            yield from _close_gap(run, drops, emptied | rows, keep_none=at_edge)
            ends_in_gap = number == len(lines) and first > 0 and (text.endswith("\n") or lines[-1].start in rows)
            if ends_in_gap and not doc.original.endswith("\n"):
                yield Edit(lines[first - 1].end, lines[first - 1].stop, "", "space/gap")
        number += 1


def _find_empty_rows(text: str, lines: Sequence[Line]) -> set[int]:
    """The starts of the lines that are empty rows of tables; below the head of a table stands a row of dashes."""
    if "|" not in text:
        return set()
    said = [text[line.start : line.end] for line in lines]
    return {
        line.start
        for line, row, below in zip(lines, said, [*said[1:], ""], strict=True)
        if is_empty_row(row) and not is_rule_row(below)
    }


def _close_gap(run: Sequence[Line], drops: set[int], emptied: set[int], *, keep_none: bool) -> Iterator[Edit]:
    """Delete the blank lines of a gap but those of its longest unbroken run."""
    parts: list[list[Line]] = [[]]
    for line in run:
        if line.start in drops or line.start in emptied:
            parts.append([])
        if line.start in emptied:
            yield Edit(line.start, line.stop, "", "space/gap")
        else:
            parts[-1].append(line)
    longest = max(parts, key=len)
    for part in parts:
        if part and (keep_none or part is not longest):
            yield Edit(part[0].start, part[-1].stop, "", "space/gap")


#: the rules that take what cannot be seen, or join the two lines of a word: rules of lines may know what is left
REVEALING = frozenset({"space/direction", "space/hidden", "space/hyphenation", "space/invisible"})
#: in order; each sees what the one before it left
SPACE = (mend_spaces, drop_invisible, join_words, mend_cuts, mend_gaps)
