"""Find text that was read in the wrong table, and what it said.

Each suspicious line is weighed alone. Lines that are not sure alone are weighed together with their neighbours, and what is not sure even
then follows a neighbour's confusion if its own evidence agrees. A line is repaired again until nothing changes, as layers of damage ask
for; one that does not settle stays as it was.
"""

from collections.abc import Iterator
from typing import NamedTuple

from cleanse.text.diff import Replacement, diff_words
from cleanse.text.misread.decide import is_likely, is_sure, repair
from cleanse.text.misread.gate import may_be_misread
from cleanse.text.misread.tables import Confusion
from cleanse.text.misread.utf8 import find_utf8
from cleanse.text.misread.wide import find_wide
from cleanse.text.misread.weigh import Found, Stretch, find_confusions, weigh_confusion

#: so many layers of damage are undone
_LAYERS = 4
#: lines are weighed together up to so many code points
_JOINED = 600
#: so far apart, in lines, may neighbours be
_NEAR = 12
#: a longer line is weighed in pieces
_LONG = 2000


class Line(NamedTuple):
    """A line, or a piece of one that is long: code points, half-open."""

    start: int
    end: int


class Repair(NamedTuple):
    """What a line said, and how that is known."""

    new: str
    confusion: Confusion


def find_misread(text: str) -> Iterator[Replacement]:
    """Text read in the wrong table, in exact pieces; the note names the tables."""
    if not may_be_misread(text):
        return
    lines = [line for line in cut_lines(text) if not text[line.start : line.end].isascii()]
    old = [text[line.start : line.end] for line in lines]
    new = list(old)
    notes: list[list[str]] = [[] for _ in lines]
    for _ in range(_LAYERS):
        repairs = repair_lines(new)
        for number, one in repairs.items():
            new[number] = one.new
            notes[number].append(str(one.confusion))
        if not repairs:
            break
    for line, was, now, note in zip(lines, old, new, notes, strict=True):
        if was != now:
            for part in diff_words(was, now) if len(was) != len(now) else diff_chars(was, now):
                yield Replacement(line.start + part.start, line.start + part.end, part.new, ", ".join(note))


def cut_lines(text: str) -> Iterator[Line]:
    """The lines of a text, without their ends; long ones in pieces, cut at blanks where there are any."""
    start = 0
    while start < len(text):
        end = text.find("\n", start, start + _LONG)
        if end < 0:
            end = (
                len(text)
                if len(text) <= start + _LONG
                else text.rfind(" ", start + _LONG // 2, start + _LONG) + 1 or start + _LONG
            )
        yield Line(start, end)
        start = end + (text[end : end + 1] == "\n")


def diff_chars(old: str, new: str) -> Iterator[Replacement]:
    """Runs of characters that changed; both texts are as long."""
    at = 0
    while at < len(old):
        if old[at] == new[at]:
            at += 1
            continue
        end = at
        while end < len(old) and old[end] != new[end]:
            end += 1
        yield Replacement(at, end, new[at:end])
        at = end


def repair_lines(lines: list[str]) -> dict[int, Repair]:
    """What lines said, by number; those that stay are left out."""
    repairs: dict[int, Repair] = {}
    unsure: list[int] = []
    quiet: list[int] = []
    known: Confusion | None = None
    for number, line in enumerate(lines):
        utf8 = find_utf8(line)
        if utf8 is not None:
            repairs[number] = Repair(utf8.new, utf8.confusion)
            continue
        if not may_be_misread(line):
            quiet.append(number)
            continue
        wide = find_wide(line)
        if wide is not None:
            repairs[number] = Repair(wide.new, wide.confusion)
            continue
        stretch = Stretch(line)
        if not stretch.odd:
            continue
        found = choose(stretch, known)
        if found is not None:
            known = found.confusion
            _keep(repairs, number, line, stretch, found)
        else:
            unsure.append(number)
    for group in join_neighbours(unsure, lines):
        stretch = Stretch("\n".join(lines[number] for number in group))
        found = choose(stretch, None) if stretch.odd and len(group) > 1 else None
        if found is not None:
            for number in group:
                _follow(repairs, number, lines[number], found.confusion)
    for number in sorted(unsure + quiet) if repairs else ():
        if number not in repairs:
            near = next((at for step in range(1, _NEAR) for at in (number - step, number + step) if at in repairs), None)
            if near is not None:
                _follow(repairs, number, lines[number], repairs[near].confusion)
    return repairs


def choose(stretch: Stretch, known: Confusion | None) -> Found | None:
    """The confusion of a stretch if it is sure; one that is known from the line before needs no others beside it."""
    if known is not None:
        found = weigh_confusion(stretch, known)
        if found is not None and is_sure(found) and found.faults == 0 and found.quality > 0.85:
            return found
    return next((found for found in find_confusions(stretch)[:1] if is_sure(found)), None)


def join_neighbours(numbers: list[int], lines: list[str]) -> Iterator[list[int]]:
    """Groups of lines that stand near each other."""
    group: list[int] = []
    size = 0
    for number in numbers:
        if group and (number - group[-1] > _NEAR or size > _JOINED):
            yield group
            group, size = [], 0
        group.append(number)
        size += len(lines[number])
    if group:
        yield group


def _follow(repairs: dict[int, Repair], number: int, line: str, confusion: Confusion) -> None:
    stretch = Stretch(line)
    found = weigh_confusion(stretch, confusion)
    if found is not None and is_likely(found):
        _keep(repairs, number, line, stretch, found)


def _keep(repairs: dict[int, Repair], number: int, line: str, stretch: Stretch, found: Found) -> None:
    new = repair(line, found.confusion, stretch.languages | found.languages)
    if new != line:
        repairs[number] = Repair(new, found.confusion)
