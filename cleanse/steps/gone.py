"""The whole lines that earlier stages took from a document, and where they stood: they tell where leftovers stand."""

from collections.abc import Callable, Iterator
from functools import reduce
from operator import or_

from cleanse.core.document import Document, find_dropped
from cleanse.rulebook.builtin import STRUCTURE
from cleanse.rulebook.scorecard.see import Gone


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
