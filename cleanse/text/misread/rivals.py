"""Letters of another alphabet in Latin words: they were typed for their looks, or are Latin letters of a table that was misread.

`Muсoz` is Muñoz in the Cyrillic table, `сompany` is company with a letter of the other keyboard. Both readings of a line are weighed.
"""

from collections.abc import Sequence

from cleanse.text.diff import Replacement
from cleanse.text.misread.decide import is_likely, repair
from cleanse.text.misread.stretch import Stretch
from cleanse.text.misread.tables import ALPHABETS, Confusion
from cleanse.text.misread.twins import find_in_line
from cleanse.text.misread.weigh import find_confusion, weigh_lines

#: what a capital behind a small letter weighs, in nats
_INNER = 4.0


def are_twins(line: str, new: str, confusion: Confusion) -> bool:
    """Whether a line that a table would make new reads as well with the twins of its odd letters."""
    twins = find_in_line(line) if _is_rival(confusion) else []
    return bool(twins) and _gain(line, twins) >= weigh_lines(line, new)


def may_be_misread_letters(line: str, twins: Sequence[Replacement]) -> bool:
    """Whether the twins of a line may be Latin letters that were read in the table of their alphabet."""
    stretch = Stretch(line)
    found = find_confusion(stretch)
    if found is None or not _is_rival(found.confusion) or not is_likely(found):
        return False
    new = repair(line, found.confusion, stretch.languages | found.languages)
    return weigh_lines(line, new) >= _gain(line, twins)


def _is_rival(confusion: Confusion) -> bool:
    """Whether Latin letters were read as those of an alphabet that has twins of them."""
    return confusion.written not in ALPHABETS and ALPHABETS.get(confusion.read) in {"Cyrl", "Grek"}


def _gain(line: str, twins: Sequence[Replacement]) -> float:
    """How much better a line reads with its twins, in nats; of capitals behind small letters, as in brands, less."""
    letters = list(line)
    for one in twins:
        letters[one.start : one.end] = [one.new]
    inner = sum(one.new.isupper() and line[one.start - 1 : one.start].islower() for one in twins)
    return weigh_lines(line, "".join(letters)) - _INNER * inner
