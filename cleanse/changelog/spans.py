"""Spans of a text moved from its original to its clean text, or back.

Offsets are code points, half-open. A text that was read in windows counts as one here. A text without lines in the log did not change,
so its spans stay as they are.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cleanse.changelog.logged import Logged
from cleanse.core.edits import Change, place_changes
from cleanse.core.offsets import OffsetMap
from cleanse.errors import InputError


class Moved(NamedTuple):
    """A span where it is now, how it came through (exact, changed, trimmed, deleted), and the rules that touched it."""

    start: int
    end: int
    how: str
    rules: tuple[str, ...]


class Line(NamedTuple):
    """A line of an annotation file after the move.

    text: None where it is left out.
    how: as for a span; `unbound` for a line that holds no offsets, `orphaned` for one that names what was left out.
    """

    text: str | None
    how: str
    rules: tuple[str, ...] = ()


class Spans:
    """Moves the spans of one text.

    Args:
        changes: All changes between the text and the other one, sorted and disjoint.
        length: How many characters the text has; None: not known.
    """

    __slots__ = ("_length", "_map")

    def __init__(self, changes: Sequence[Change] = (), length: int | None = None) -> None:
        self._map = OffsetMap(changes)
        self._length = length

    def move(self, start: int, end: int) -> Moved:
        """Where a span of this text is in the other one.

        Raises:
            InputError: it is no span of the text.

        >>> Spans([Change(0, 4, "The ", "", ("r",))], 10).move(2, 9)
        Moved(start=0, end=5, how='trimmed', rules=('r',))
        """
        if not 0 <= start <= end or (self._length is not None and end > self._length):
            known = "" if self._length is None else f" of {self._length} characters"
            raise InputError(f"[{start}, {end}] is no span of a text{known}")
        rules = dict.fromkeys(rule for change in self._map.inside(start, end) for rule in change.rules)
        return Moved(*self._map.map(start, end), tuple(rules))

    def move_text(self, text: str, start: int) -> str:
        """What `text`, which stands at `start` of this text, is in the other one.

        >>> Spans([Change(0, 1, "E", "Ye", ("r",))]).move_text("Evgeny", 0)
        'Yevgeny'
        """
        end = start + len(text)
        pieces: list[str] = []
        position = start
        for change in self._map.inside(start, end):
            pieces.append(text[position - start : max(change.start - start, 0)])
            pieces.append(change.new)
            position = min(change.end, end)
        return "".join([*pieces, text[position - start :]])


def invert(changes: Iterable[Change]) -> list[Change]:
    """The changes that lead from the clean text back to the original.

    >>> invert([Change(3, 5, "ab", "", ("r",)), Change(9, 10, "i", "y", ("s",))])[1][:4]
    (7, 8, 'y', 'i')
    """
    return [
        change._replace(start=start, end=start + len(change.new), old=change.new, new=change.old)
        for start, change in place_changes(changes)
    ]


class Corpus(NamedTuple):
    """The texts of a log by the id that it gives them, and by number."""

    by_id: Mapping[str, Spans]
    by_number: Mapping[int, Spans]
    #: ids that several texts have
    doubled: frozenset[str]


def read_corpus(docs: Iterable[Logged], *, reverse: bool = False) -> Corpus:
    """The texts of a log, ready for their spans to be moved; windows of one text are put together."""
    by_id: dict[str, Spans] = {}
    by_number: dict[int, Spans] = {}
    doubled: set[str] = set()
    for windows in group_windows(docs):
        changes = join_changes((window.changes, window.input_chars) for window in windows)
        before, after = sum(window.input_chars for window in windows), sum(window.output_chars for window in windows)
        spans = Spans(invert(changes), after) if reverse else Spans(changes, before)
        by_number[windows[0].number] = spans
        name = windows[0].name
        if name is not None:
            if name in by_id:
                doubled.add(name)
            by_id[name] = spans
    return Corpus(by_id, by_number, frozenset(doubled))


def join_changes(windows: Iterable[tuple[Sequence[Change], int]]) -> list[Change]:
    """The changes of a text from those of its windows, each with the number of its characters in the original."""
    changes: list[Change] = []
    before = 0
    for made, chars in windows:
        changes += [change._replace(start=change.start + before, end=change.end + before) for change in made] if before else made
        before += chars
    return changes


def group_windows(docs: Iterable[Logged]) -> list[list[Logged]]:
    """Texts as lists of their windows."""
    groups: list[list[Logged]] = []
    for doc in docs:
        if doc.part is not None and doc.part.number > 0 and groups:
            groups[-1].append(doc)
        else:
            groups.append([doc])
    return groups
