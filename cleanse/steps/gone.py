"""The whole lines that earlier stages took from a document, and where they stood: they tell where leftovers stand."""

from collections.abc import Callable, Iterator
from functools import reduce
from operator import or_

from cleanse.core.document import Document
from cleanse.core.edits import Change, place_changes
from cleanse.rulebook.builtin import STRUCTURE
from cleanse.rulebook.scorecard.see import Gone


def find_gone(doc: Document, marks_of: Callable[[str], int]) -> Iterator[Gone]:
    """The lines that rules and repeats took, in order, with the number of the line that stands there now.

    Args:
        doc: The document.
        marks_of: What a rule, by its id, says of the place.
    """
    text = doc.text
    number = counted = 0
    for start, change in place_changes(doc.changes):
        if not _is_gone(change, text, start):
            continue
        number += text.count("\n", counted, start)
        counted = start
        # a cut that begins with a line end stands behind the line that it ends
        below = number + (start > 0 and text[start - 1] != "\n")
        marks = reduce(or_, map(marks_of, change.rules), 0)
        for line in change.old.split("\n"):
            if said := line.strip():
                yield Gone(below, said, marks)


def _is_gone(change: Change, text: str, start: int) -> bool:
    """Whether a change took whole lines."""
    if change.new.strip() or not change.old.strip() or all(rule.startswith(STRUCTURE) for rule in change.takers):
        return False
    end = start + len(change.new)
    begins = start == 0 or text[start - 1] == "\n" or change.old.startswith("\n")
    return begins and (end == len(text) or text[end] == "\n" or change.old.endswith("\n"))
