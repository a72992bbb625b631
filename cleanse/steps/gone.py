"""The whole lines that earlier stages took from a document, and where they stood: they tell where leftovers stand, and where posts begin."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from itertools import pairwise
from operator import or_

from cleanse.core.document import Document, find_dropped
from cleanse.rulebook.builtin import STRUCTURE
from cleanse.rulebook.scorecard.see import Gone
from cleanse.rulebook.shapes import is_paragraph
from cleanse.rulebook.view import View


def find_gone(doc: Document, marks_of: Callable[[str], int]) -> Iterator[Gone]:
    """The lines that rules and repeats took, in order, with the number of the line that stands there now.

    Args:
        doc: The document.
        marks_of: What a rule, by its id, says of the place.
    """
    for dropped in find_dropped(doc):
        change = dropped.change
        if all(rule.startswith(STRUCTURE) for rule in change.takers):
            continue
        marks = reduce(or_, map(marks_of, change.rules), 0)
        for line in change.old.split("\n"):
            if said := line.strip():
                yield Gone(dropped.below, said, marks)


def find_posts(view: View, gone: Sequence[Gone]) -> set[int]:
    """The titles of posts on a page that has many: lines right above a paragraph, below a button that each post has, or of which a copy went.

    Args:
        view: The text.
        gone: The lines that were taken from it.
    """
    solid = view.solid
    times = Counter(one.text for one in gone)
    places = {bisect_left(solid, one.number) for one in gone if times[one.text] > 1}
    return {
        line
        for place, (line, below) in enumerate(pairwise(solid))
        if (place in places or view.raw[line].strip() in times) and is_paragraph(view.raw[below])
    }
