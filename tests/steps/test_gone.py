"""Whole lines that are gone are found where they stood; cuts inside lines are not."""

from cleanse.core.document import Document
from cleanse.core.edits import Edit
from cleanse.rulebook.scorecard.article import TEASER
from cleanse.rulebook.scorecard.see import Gone
from cleanse.steps.gone import find_gone

TEXT = "Home\nThe bridge is open.\nRead also\nWhy dogs dream\nThe works (Photo: Berg) took a year.\nShare\n"

MARKS = {"x/ui": 0, "x/teaser": TEASER, "x/credit": 0}


def take(*cuts: tuple[str, str]) -> Document:
    """The text without some strings, each cut by a rule."""
    edits = [Edit(TEXT.index(cut), TEXT.index(cut) + len(cut), "", rule) for cut, rule in cuts]
    return Document(TEXT).edit(edits)


def test_lines_are_found_with_the_line_that_stands_there_now() -> None:
    doc = take(("Home\n", "x/ui"), ("Read also\nWhy dogs dream\n", "x/teaser"), ("Share\n", "x/ui"))
    assert list(find_gone(doc, MARKS.__getitem__)) == [
        Gone(0, "Home", 0),
        Gone(1, "Read also", TEASER),
        Gone(1, "Why dogs dream", TEASER),
        Gone(2, "Share", 0),
    ]


def test_a_last_line_without_its_end_is_whole() -> None:
    assert list(find_gone(take(("\nShare\n", "x/ui")), MARKS.__getitem__)) == [Gone(5, "Share", 0)]


def test_cuts_inside_a_line_and_what_is_no_leftover_do_not_count() -> None:
    doc = take((" (Photo: Berg)", "x/credit"), ("Home\n", "structure/line"), ("Share\n", "space/blank"))
    assert list(find_gone(doc, MARKS.__getitem__)) == []
