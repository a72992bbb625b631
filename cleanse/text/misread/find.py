"""Find text that was read in the wrong table, and what it said.

Each suspicious line is weighed alone. Lines that are not sure alone are weighed together with their neighbours, and what is not sure even
then follows a neighbour's confusion if its own evidence agrees. A line is repaired again until nothing changes, as layers of damage ask
for; one that does not settle stays as it was. What could be damage and is not sure is named and left.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import count
from typing import NamedTuple

from cleanse.text.charsets import find_ranges
from cleanse.text.diff import Replacement, diff_words
from cleanse.text.misread.apostrophes import find_apostrophes
from cleanse.text.misread.blanks import find_blanks
from cleanse.text.misread.capitals import has_sound_capitals
from cleanse.text.misread.decide import is_likely, is_sure, repair
from cleanse.text.misread.gate import may_be_misread, may_line_be_misread
from cleanse.text.misread.lists import hide_lists
from cleanse.text.misread.lost import find_lost
from cleanse.text.misread.rivals import are_twins
from cleanse.text.misread.sound import hide_quoted, mend_around
from cleanse.text.misread.stretch import Stretch
from cleanse.text.misread.tables import FOLLOWED, RARE, Confusion, Read, keep_marked, keeps_alphabet
from cleanse.text.misread.utf8 import find_utf8
from cleanse.text.misread.utf8_signs import find_signs, find_words
from cleanse.text.misread.weigh import Found, find_confusion, weigh_confusion
from cleanse.text.misread.wide import find_wide, may_be_narrow

#: how many layers of damage are undone
_LAYERS = 4
#: how many code points of lines are weighed together
_JOINED = 600
#: how far apart neighbours may be, in lines
_NEAR = 12
#: a longer line is weighed in pieces
_LONG = 2000
#: a line read anew by its neighbour's confusion needs no other beside it if it reads so well
_WELL = 0.85


#: by how much the quality of Chinese, Japanese or Korean characters is above that of words of a letter each
_WIDER = 0.1
#: the fewest words that are acronyms, and the greatest mean length of these with their stops
_SOME, _ACRONYM = 3, 6
#: how many lines are remembered: stages are repeated, and so are lines
_KEPT = 512


class Doubt(NamedTuple):
    """A line, or a piece of one, that may have been read in the wrong table: code points, half-open."""

    start: int
    end: int
    confusion: Confusion


class Misread(NamedTuple):
    """What a text said where it was read in the wrong table, in exact pieces whose note names the tables; and what is not sure."""

    replacements: list[Replacement]
    doubts: list[Doubt]


def find_misread(text: str) -> Misread:
    """What of a text was read in the wrong table; linear in its length.

    >>> find_misread("Çàãîëîâîê ñòàòüè\\n").replacements
    [Replacement(start=0, end=9, new='Заголовок', note='cp1251 read as cp1252'), \
Replacement(start=10, end=16, new='статьи', note='cp1251 read as cp1252')]
    """
    if not may_be_misread(text):
        return Misread([], [])
    spans = [span for span in cut_lines(text) if not text[span[0] : span[1]].isascii()]
    old = [text[start:end] for start, end in spans]
    new = list(old)
    notes: list[list[str]] = [[] for _ in spans]
    for layer in count():
        repairs, doubts = _repair_lines(new)
        # under a layer of one table there is hardly ever another that is rare
        repairs = {number: one for number, one in repairs.items() if not (notes[number] and one.confusion.written in RARE)}
        for number, one in repairs.items():
            settles = layer < _LAYERS
            new[number] = one.new if settles else old[number]
            notes[number].append(str(one.confusion))
        if not repairs or layer == _LAYERS:
            break
    replacements = [
        Replacement(start + part.start, start + part.end, part.new, ", ".join(note))
        for (start, _), was, now, note in zip(spans, old, new, notes, strict=True)
        if was != now
        for part in diff_lines(was, now)
    ]
    return Misread(replacements, [Doubt(*spans[number], confusion) for number, confusion in sorted(doubts.items())])


def cut_lines(text: str) -> Iterator[tuple[int, int]]:
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
        yield start, end
        start = end + (text[end : end + 1] == "\n")


def diff_lines(old: str, new: str) -> Iterator[Replacement]:
    """Runs of characters that changed, if both are as long; else what differs by words."""
    if len(old) != len(new):
        yield from diff_words(old, new)
        return
    for first, last in find_ranges(at for at, (was, now) in enumerate(zip(old, new, strict=True)) if was != now):
        yield Replacement(first, last + 1, new[first : last + 1])


def _repair_lines(lines: Sequence[str]) -> tuple[dict[int, Read], dict[int, Confusion]]:
    """What lines said, by number, and what others may have gone through; those that stay are left out."""
    repairs: dict[int, Read] = {}
    unsure: list[int] = []
    quiet: list[int] = []
    doubts: dict[int, Confusion] = {}
    known: Confusion | None = None
    for number, line in enumerate(lines):
        hidden = hide_quoted(line)
        if not may_line_be_misread(hidden):
            quiet.append(number)
            continue
        if (rest := hide_lists(hidden)) != hidden and not may_line_be_misread(rest):
            continue
        seen = _look_at(line)
        if seen is None:
            quiet.append(number)
            continue
        if isinstance(seen, Read):
            repairs[number] = seen
            continue
        found = _choose(seen, known)
        if found is not None and is_sure(found):
            known = found.confusion
            _keep(repairs, number, line, seen, found)
        elif seen.odd:
            unsure.append(number)
            if found is not None and is_likely(found):
                doubts[number] = found.confusion
    for group in join_neighbours(unsure, lines):
        found = _choose(_stretch("\n".join(lines[number] for number in group)), None) if len(group) > 1 else None
        if found is not None and is_sure(found):
            for number in group:
                _follow(repairs, number, lines[number], found.confusion)
    tables = {number: one.confusion for number, one in repairs.items() if one.confusion in FOLLOWED}
    for number in sorted(unsure + quiet) if tables else ():
        near = next((at for step in range(1, _NEAR) for at in (number - step, number + step) if at in tables), None)
        if number not in repairs and near is not None:
            _follow(repairs, number, lines[number], tables[near])
    return repairs, {number: confusion for number, confusion in doubts.items() if number not in repairs}


@lru_cache(maxsize=_KEPT)
def _look_at(line: str) -> Read | Stretch | None:
    """What a suspicious line said if its bytes alone tell, else its words; None where it can only have been wide."""
    sure = _find_sure(line)
    if sure is not None:
        return sure
    wide = find_wide(line)
    if wide is None:
        return _stretch(line) if may_be_narrow(line) else None
    # short words of other alphabets can be frequent characters, too
    found = _best(_stretch(line))
    is_other = found is not None and is_sure(found) and found.quality > wide.weight - _WIDER
    return _stretch(line) if is_other else wide


def _find_sure(line: str) -> Read | None:
    """What a line said if it was UTF-8; letters that only look like it stay."""
    found: list[Confusion] = []

    def mend(masked: str) -> str:
        sure = find_utf8(masked)
        # where a table explains every character, no byte was lost
        if sure is None or sure.weight < len(keep_marked(masked)):
            sure = find_lost(masked) or sure or find_signs(masked) or find_words(masked) or find_blanks(masked)
            sure = sure or find_apostrophes(masked)
        if sure is None:
            return masked
        found.append(sure.confusion)
        return sure.new

    new = mend_around(line, mend)
    return Read(new, found[0]) if new != line else None


@lru_cache(maxsize=_KEPT)
def _stretch(text: str) -> Stretch:
    return Stretch(text)


@lru_cache(maxsize=_KEPT)
def _best(stretch: Stretch) -> Found | None:
    return find_confusion(stretch)


def _choose(stretch: Stretch, known: Confusion | None) -> Found | None:
    """The likeliest confusion of a stretch; one that is known from the line before and sure needs no others beside it."""
    if known is not None:
        found = weigh_confusion(stretch, known)
        if found is not None and is_sure(found) and found.faults == 0 and found.quality > _WELL:
            return found
    return _best(stretch)


def join_neighbours(numbers: Sequence[int], lines: Sequence[str]) -> Iterator[list[int]]:
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


def _follow(repairs: dict[int, Read], number: int, line: str, confusion: Confusion) -> None:
    stretch = _stretch(line)
    found = weigh_confusion(stretch, confusion)
    if found is None or not is_likely(found):
        return
    # acronyms, and capitals of which one letter would be another, are right beside damage
    if not (line.isupper() and (found.changed == 1 or (keeps_alphabet(confusion) and _has_acronyms(line)))):
        _keep(repairs, number, line, stretch, found)


def _has_acronyms(line: str) -> bool:
    """Whether there are some words beyond ASCII in a line, and most are as short as acronyms."""
    words = [word for word in line.split() if not word.isascii()]
    return len(words) >= _SOME and sum(map(len, words)) <= _ACRONYM * len(words)


def _keep(repairs: dict[int, Read], number: int, line: str, stretch: Stretch, found: Found) -> None:
    new = repair(line, found.confusion, stretch.languages | found.languages)
    if new != line and not are_twins(line, new, found.confusion) and not has_sound_capitals(line, new):
        repairs[number] = Read(new, found.confusion)
