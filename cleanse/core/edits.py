"""Edits and changes, and the algebra that makes one out of the other.

An *edit* is a wish about the current text; a *change* is a fact about the original. Every function here keeps three things true:
changes are sorted and disjoint, `old` is the original's slice, and `revert(apply(text, edits), changes)` gives the text back.
All offsets are code points, half-open. All functions are linear in the number of edits and the length of the text.

The model is the change set of editors: composed after every stage, so that its offsets always refer to the original.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cleanse.errors import RevertError, StepError, UsageError

#: the stages that take no text
_MENDS = ("chars/", "space/")


class Edit(NamedTuple):
    """A wish: replace `text[start:end]` of the current text by `new`, because of `rule`."""

    start: int
    end: int
    new: str
    rule: str
    #: why, where the rule alone does not say it: the words found, the repair's steps, the romanisation scheme, the span repeated
    note: str | None = None
    #: confidence and file order, highest first; decides only between edits that cannot both be made
    rank: int = 0


class Flag(NamedTuple):
    """Something seen and left as it was: a refused rule, an unsure one, a verdict on the document."""

    start: int
    end: int
    rule: str
    why: str


class Change(NamedTuple):
    """A fact: `original[start:end]` was `old` and came out as `new`; `rules` in the order in which they acted."""

    start: int
    end: int
    old: str
    new: str
    rules: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def takers(self) -> tuple[str, ...]:
        """The rules that took text; not those that only mended characters or blanks, such as a line end beside what was taken.

        >>> Change(0, 6, "Share\\r", "", ("chars/newline", "en/share/button")).takers
        ('en/share/button',)
        """
        return tuple(rule for rule in self.rules if not rule.startswith(_MENDS))


def resolve(edits: Iterable[Edit]) -> list[Edit]:
    """Make edits disjoint and sort them.

    Deletions are united: the leftmost keeps its span, later ones keep the part that is left. Where a replacement is involved,
    the leftmost wins, then the longest, then the highest rank, and what overlaps the winner is dropped.

    >>> [edit[:4] for edit in resolve([Edit(3, 8, "", "b"), Edit(0, 5, "", "a")])]
    [(0, 5, '', 'a'), (5, 8, '', 'b')]
    """
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, -e.end, -e.rank)):
        last = kept[-1] if kept else None
        if last is None or edit.start >= last.end:
            kept.append(edit)
        elif not edit.new and not last.new and edit.end > last.end:
            kept.append(edit._replace(start=last.end))
    return kept


def check_bounds(text: str, edits: Sequence[Edit]) -> None:
    """Refuse edits that lie outside `text` or run backwards.

    Raises:
        StepError: names the first such edit and its rule.
    """
    for edit in edits:
        if not 0 <= edit.start <= edit.end <= len(text):
            raise StepError(f"{edit.rule}: edit [{edit.start}, {edit.end}) lies outside a text of {len(text)} code points")


def apply(text: str, edits: Iterable[tuple[int, int, str, *tuple[object, ...]]]) -> str:
    """Make sorted, disjoint edits, or whatever else begins with start, end and new text as they do.

    >>> apply("Sergei", [Edit(5, 6, "y", "names/unify")])
    'Sergey'
    """
    pieces: list[str] = []
    position = 0
    for start, end, new, *_ in edits:
        pieces.append(text[position:start])
        pieces.append(new)
        position = end
    pieces.append(text[position:])
    return "".join(pieces)


def place_changes(changes: Iterable[Change]) -> Iterator[tuple[int, Change]]:
    """Each change with the code point of the clean text at which its new text begins.

    >>> [at for at, _ in place_changes([Change(3, 5, "ab", "", ("r",)), Change(9, 10, "i", "y", ("s",))])]
    [3, 7]
    """
    shift = 0
    for change in changes:
        yield change.start + shift, change
        shift += len(change.new) - len(change.old)


def revert(text: str, changes: Sequence[Change]) -> str:
    """Undo `changes` and return the original.

    Args:
        text: The cleaned text, exactly as written.
        changes: Sorted and disjoint, offsets in code points of the original.

    Raises:
        RevertError: `text` is not what the changes produced; names the first place that differs.
        UsageError: `text` is no str, or what is to be undone is no `Change`.

    >>> revert("Sergey", [Change(5, 6, "i", "y", ("names/unify",))])
    'Sergei'
    """
    if not isinstance(text, str):
        raise UsageError(f"a text is wanted, a str, not {type(text).__name__}")
    if not isinstance(changes, Iterable):
        raise UsageError(f"changes are wanted, such as a list of them, not {type(changes).__name__}")
    pieces: list[str] = []
    position = 0  # in text
    original = 0  # in the original
    for change in changes:
        if not isinstance(change, Change):
            raise UsageError(f"changes are wanted, not {type(change).__name__}; write Change(**row) of a row, which is a dict")
        if not original <= change.start <= change.end:
            raise RevertError(f"the changes are out of order: one is of code points {change.start} to {change.end}")
        start = position + change.start - original
        end = start + len(change.new)
        if end > len(text) or text[start:end] != change.new:
            rule = change.rules[-1] if change.rules else "?"
            raise RevertError(
                f"the text differs from the log at code point {start}: "
                f"expected {change.new[:40]!r} ({rule}), found {text[start:end][:40]!r}"
            )
        pieces.append(text[position:start])
        pieces.append(change.old)
        position = end
        original = change.end
    pieces.append(text[position:])
    return "".join(pieces)


def replay(original: str, changes: Sequence[Change]) -> str:
    """Make changes on the original and return the clean text.

    >>> replay("Sergei", [Change(5, 6, "i", "y", ("names/unify",))])
    'Sergey'
    """
    return apply(original, [(change.start, change.end, change.new) for change in changes])


def compose(changes: Sequence[Change], edits: Sequence[Edit], original: str) -> list[Change]:
    """The changes that lead from `original` to the text after `edits`, which refer to the text after `changes`.

    An edit that overlaps an earlier change merges with it into one change that names both rules; so does an insertion that
    touches one, since the order of two insertions at one point would be lost. Other neighbours stay apart. A change whose new
    text equals its old one vanishes.

    Args:
        changes: Sorted and disjoint, offsets in `original`.
        edits: Sorted and disjoint, offsets in the current text.
        original: The text that the changes refer to.

    >>> [change[:4] for change in compose([Change(0, 2, "ab", "", ("r",))], [Edit(0, 1, "", "s")], "abcd")]
    [(0, 2, 'ab', ''), (2, 3, 'c', '')]
    """
    if not edits:
        return list(changes)
    out: list[Change] = []
    shift = 0  # original - current, behind the last change that was passed
    at = 0
    number = 0
    while number < len(edits):
        # changes that end before this edit stay as they are
        edit = edits[number]
        while at < len(changes):
            change = changes[at]
            start = change.start - shift
            if start + len(change.new) > edit.start or _touches(start, start + len(change.new), edit):
                break
            out.append(change)
            shift += len(change.old) - len(change.new)
            at += 1
        group = _find_group(changes, at, edits, number, shift)
        merged = _merge(group, shift, original)
        if merged.old != merged.new:
            out.append(merged)
        at += len(group.changes)
        number += len(group.edits)
        shift += group.shrunk
    out.extend(changes[at:])
    return out


class _Group(NamedTuple):
    """Edits and earlier changes that hang together, in [low, high) of the current text; each change with its start there."""

    low: int
    high: int
    edits: list[Edit]
    changes: list[tuple[int, Change]]
    #: how many code points its changes took, less those that they brought
    shrunk: int


def _find_group(changes: Sequence[Change], at: int, edits: Sequence[Edit], number: int, shift: int) -> _Group:
    """Everything that hangs together with `edits[number]`, of the changes from `at` on; `shift` is original - current before it."""
    low, high = edits[number].start, edits[number].end
    joined = [edits[number]]
    number += 1
    found: list[tuple[int, Change]] = []
    base = shift
    while True:
        if at < len(changes):
            change = changes[at]
            start = change.start - shift
            end = start + len(change.new)
            if _joins(low, high, start, end, joined[-1]):
                found.append((start, change))
                low, high = min(low, start), max(high, end)
                shift += len(change.old) - len(change.new)
                at += 1
                continue
        if number < len(edits) and _follows(edits[number], high, found):
            joined.append(edits[number])
            high = max(high, edits[number].end)
            number += 1
            continue
        return _Group(low, high, joined, found, shift - base)


def _touches(start: int, end: int, edit: Edit) -> bool:
    """Whether an insertion stands at the edge of a region, or strictly inside it."""
    return edit.start == edit.end and start <= edit.start <= end


def _joins(low: int, high: int, start: int, end: int, last: Edit) -> bool:
    """Whether the change at [start, end) of the current text belongs to the group [low, high)."""
    if _touches(start, end, last):
        return True
    if start == end:  # a deletion's point: strictly inside, or at the point of an insertion
        return low < start < high
    return start < high and end > low


def _follows(edit: Edit, high: int, changes: Sequence[tuple[int, Change]]) -> bool:
    """Whether the next edit hangs on the group's last change."""
    if not changes:
        return edit.start == edit.end == high
    start, change = changes[-1]
    end = start + len(change.new)
    return edit.start < end or _touches(start, end, edit) or edit.start == edit.end == high


def _merge(group: _Group, shift: int, original: str) -> Change:
    """One change for a group; `shift` is original - current before it."""
    low, high, edits, changes, shrunk = group
    pieces: list[str] = []
    position = low + shift
    for _, change in changes:
        pieces.append(original[position : change.start])
        pieces.append(change.new)
        position = change.end
    end = high + shift + shrunk
    pieces.append(original[position:end])
    current = "".join(pieces)
    new = apply(current, [edit._replace(start=edit.start - low, end=edit.end - low) for edit in edits])
    rules = dict.fromkeys([rule for _, change in changes for rule in change.rules] + [edit.rule for edit in edits])
    notes = dict.fromkeys(
        [note for _, change in changes for note in change.notes] + [edit.note for edit in edits if edit.note is not None]
    )
    start = low + shift
    return Change(start, end, original[start:end], new, tuple(rules), tuple(notes))
