"""Letters that stand for others of the same looks: twins of two alphabets in a word, and slips of one letter for another."""

from collections.abc import Iterator

from cleanse.text.diff import Replacement
from cleanse.text.misread.gate import may_hold_twins
from cleanse.text.misread.rivals import may_be_misread_letters
from cleanse.text.misread.slips import find_slips_in
from cleanse.text.misread.twins import find_in_line


def find_lookalikes(text: str) -> Iterator[Replacement]:
    """Letters that are replaced by what they look like, in their order; the note says what they were.

    >>> list(find_lookalikes("Мoсква"))
    [Replacement(start=1, end=2, new='о', note='Latin in a Cyrillic word')]
    """
    if may_hold_twins(text):
        yield from sorted([*_find_twins(text), *find_slips_in(text)])


def _find_twins(text: str) -> Iterator[Replacement]:
    start = 0
    for line in text.split("\n"):
        twins = [] if line.isascii() else find_in_line(line)
        if twins and not may_be_misread_letters(line, twins):
            yield from (one._replace(start=start + one.start, end=start + one.end) for one in twins)
        start += len(line) + 1
