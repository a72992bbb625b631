"""The texts of a site as lines that can be compared, and which of these texts are independent of each other.

A *key* is what a rule compares of a line: folded, without bullets, with one sign for each number. A line is *own* where it is as long as
a paragraph and stands in this text alone. A text that has hardly such paragraphs is another version of one that is there already, and counts for nothing: what
the versions of one article have in common is the article.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cleanse.rulebook.edges import scale
from cleanse.rulebook.shapes import PARAGRAPH
from cleanse.text.fold import fold_line, line_key

#: figures that stand together, and what parts thousands and decimals, as the slot `{number}` has it
FIGURES = re.compile(r"\d+(?:[.,]\d+)*")
#: what stands for a number in a key; no line holds it
NUMBER = "\x00"
#: the fewest letters with which a text says something of its own
_MIN_OWN = 200


class Page(NamedTuple):
    """A text of a site.

    lines: What is not blank, without blanks at the ends.
    keys: Of each line.
    left: The keys of the lines that rules leave in the text.
    own: For each line whether it is as long as a paragraph and of this text alone.
    """

    lines: list[str]
    keys: list[str]
    left: frozenset[str]
    own: list[bool]


def make_key(line: str) -> str:
    """What a rule compares of a line, with one sign for each number.

    >>> make_key("- Comments (1,204):") == make_key("Comments (3)")
    True
    """
    return FIGURES.sub(NUMBER, line_key(fold_line(line)))


def read_pages(texts: Iterable[tuple[str, str]]) -> list[Page]:
    """The texts that are independent of each other, in their order.

    Args:
        texts: Each with its characters repaired, and as the rules leave it.
    """
    seen: set[str] = set()
    pages = []
    for original, cleaned in texts:
        lines = [line for line in map(str.strip, original.split("\n")) if line]
        keys = list(map(make_key, lines))
        left = frozenset(map(make_key, cleaned.split("\n")))
        prose = [key in left and is_long(line) for line, key in zip(lines, keys, strict=True)]
        own = [is_prose and key not in seen for is_prose, key in zip(prose, keys, strict=True)]
        if _says_enough(lines, prose, own):
            pages.append(Page(lines, keys, left, own))
        seen.update(key for key, is_prose in zip(keys, prose, strict=True) if is_prose)
    return pages


def is_long(line: str) -> bool:
    """Whether a line has the length of a paragraph, however it ends: in a table it ends in a bar."""
    return len(line) >= scale(PARAGRAPH, line)


def _says_enough(lines: Sequence[str], prose: Sequence[bool], own: Sequence[bool]) -> bool:
    """Whether at least half of a text's paragraphs, by their letters, stand in no text before it."""
    new, every = _measure(lines, own), _measure(lines, prose)
    return new >= scale(_MIN_OWN, "".join(lines)) and 2 * new >= every


def _measure(lines: Sequence[str], chosen: Sequence[bool]) -> int:
    return sum(len(line) for line, counts in zip(lines, chosen, strict=True) if counts)
