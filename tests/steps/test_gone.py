"""Whole lines that are gone are found where they stood; cuts inside lines are not."""

from cleanse.core.document import Document, find_dropped
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


def test_a_line_that_a_cut_left_empty_is_told_from_one_that_is_gone() -> None:
    doc = take(("Home\n", "x/ui"), ("Read also", "x/teaser"), ("Share\n", "x/ui"))
    found = [(dropped.at, dropped.below, dropped.is_emptied) for dropped in find_dropped(doc)]
    assert found == [(0, 0, False), (len("The bridge is open.\n"), 1, True), (len(doc.text), 4, False)]


def test_what_was_only_mended_is_not_dropped() -> None:
    assert list(find_dropped(take(("Home\n", "chars/control"), ("Share\n", "space/invisible")))) == []


def test_a_blank_line_that_a_step_took_is_dropped_and_is_no_leftover() -> None:
    text = "The bridge is open.\n\nThe works took a year.\n"
    doc = Document(text).edit([Edit(20, 21, "", "my/step")])
    assert [(dropped.at, dropped.below) for dropped in find_dropped(doc)] == [(20, 1)]
    assert list(find_gone(doc, {"my/step": 0}.__getitem__)) == []
