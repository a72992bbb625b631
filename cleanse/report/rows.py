"""A text beside its clean text: rows of whole lines, with what goes and what comes marked.

A row is a few lines of the original that differ from the lines beside them; of what is alike between two rows one line is shown on either
side, the rest is counted. Where only the log is there, a row is one edit, and what stands between two of them is a count of characters.
Stretches that are too long are cut in their middle, so that a row has a fixed size.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleanse.core.edits import Change, replay
from cleanse.report.unified import count_lines, find_blocks
from cleanse.text.lines import find_line_starts

#: the longest stretch without changes, and the longest edit, in characters
_LONGEST = {"same": 240, "del": 1200, "ins": 1200}
#: the most changes that one row marks
_MOST_CHANGES = 60


class Mark(NamedTuple):
    """A stretch of text: `same`, `del`, `ins`, or `cut`, which says how much is left out; `number`: which change it is of."""

    kind: str
    text: str
    number: int = -1


class Row(NamedTuple):
    """Lines side by side: `same`, `changed`, or a `gap` whose label says what is left out."""

    kind: str
    left: Sequence[Mark] = ()
    right: Sequence[Mark] = ()
    changes: Sequence[Change] = ()
    label: str = ""


def make_rows(original: str, changes: Sequence[Change], most: int) -> Iterator[Row]:
    """The rows of a text; of more than `most` that differ only the first.

    >>> [row.kind for row in make_rows("a\\nb\\nc\\nd\\n", [Change(4, 6, "c\\n", "", ("r",))], 9)]
    ['same', 'same', 'changed', 'same']
    """
    starts = find_line_starts(original)
    blocks = list(find_blocks(original, replay(original, changes), changes))
    place = 0
    for block in blocks[:most]:
        yield from _write_alike(original, starts, place, block.start, is_first=place == 0, is_last=False)
        end = starts[block.end] if block.end < len(starts) else len(original)
        yield _write_changed(
            original, starts[block.start], end, changes[block.first_change : block.last_change], block.first_change
        )
        place = block.end
    if len(blocks) > most:
        yield Row("gap", label=f"{len(blocks) - most:,} more places differ")
    else:
        yield from _write_alike(original, starts, place, count_lines(original), is_first=place == 0, is_last=True)


def make_bare_rows(changes: Sequence[Change], chars: int, most: int) -> Iterator[Row]:
    """The rows of a text of `chars` characters of which only the changes are known."""
    position = 0
    for number, change in enumerate(changes[:most]):
        if change.start > position:
            yield Row("gap", label=f"{change.start - position:,} characters alike")
        left, right = _stretch("del", change.old, number), _stretch("ins", change.new, number)
        yield Row("changed", left, right, [change])
        position = change.end
    if len(changes) > most:
        yield Row("gap", label=f"{len(changes) - most:,} more edits")
    elif chars > position:
        yield Row("gap", label=f"{chars - position:,} characters alike")


def make_marks(original: str, changes: Sequence[Change], most: int) -> list[Mark]:
    """The whole text with its changes in place, up to `most` characters of the original."""
    marks: list[Mark] = []
    position = 0
    shown = [change for change in changes if change.end <= most]
    for number, change in enumerate(shown):
        marks.append(Mark("same", original[position : change.start]))
        marks += [Mark("del", change.old, number), Mark("ins", change.new, number)]
        position = change.end
    end = changes[len(shown)].start if len(shown) < len(changes) else len(original)
    end = max(position, min(most, end))
    marks.append(Mark("same", original[position:end]))
    if end < len(original):
        marks.append(Mark("cut", f"{len(original) - end:,} characters"))
    return [mark for mark in marks if mark.text]


def _write_alike(original: str, starts: Sequence[int], start: int, end: int, *, is_first: bool, is_last: bool) -> Iterator[Row]:
    """Lines that did not change: one behind the row before, one in front of the next, and how many are between."""
    head = 0 if is_first else min(1, end - start)
    tail = 0 if is_last else min(1, end - start - head)
    hidden = end - start - head - tail
    if hidden == 1:
        head, hidden = head + 1, 0
    for number in range(start, start + head):
        yield _write_line(original, starts, number)
    if hidden:
        yield Row("gap", label=f"{hidden:,} lines alike")
    for number in range(end - tail, end):
        yield _write_line(original, starts, number)


def _write_line(original: str, starts: Sequence[int], number: int) -> Row:
    end = starts[number + 1] if number + 1 < len(starts) else len(original)
    marks = _stretch("same", original[starts[number] : end].removesuffix("\n"))
    return Row("same", marks, marks)


def _write_changed(original: str, start: int, end: int, changes: Sequence[Change], first: int) -> Row:
    left: list[Mark] = []
    right: list[Mark] = []
    position = start
    for number, change in enumerate(changes[:_MOST_CHANGES], first):
        same = _stretch("same", original[position : change.start])
        left += [*same, *_stretch("del", change.old, number)]
        right += [*same, *_stretch("ins", change.new, number)]
        position = change.end
    if len(changes) > _MOST_CHANGES:
        rest = [Mark("cut", f"{len(changes) - _MOST_CHANGES:,} more edits in these lines")]
    else:
        rest = _stretch("same", original[position:end].removesuffix("\n"))
    return Row("changed", [*left, *rest], [*right, *rest], changes[:_MOST_CHANGES])


def _stretch(kind: str, text: str, number: int = -1) -> list[Mark]:
    """A stretch, cut in its middle if it is too long."""
    longest = _LONGEST[kind]
    if len(text) <= longest:
        return [Mark(kind, text, number)] if text else []
    half = longest // 2
    left_out = Mark("cut", f"{len(text) - 2 * half:,} characters")
    return [Mark(kind, text[:half], number), left_out, Mark(kind, text[-half:], number)]
