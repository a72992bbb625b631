"""The algebra: whatever the edits, undo gives the text back and the log stays sorted and disjoint."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanse.core.document import Document
from cleanse.core.edits import Change, Edit, Flag, apply, compose, replay, resolve, revert
from cleanse.core.offsets import OffsetMap
from cleanse.errors import RevertError, StepError
from tests.strategies import edits_for, ugly_text


def check(doc: Document) -> None:
    assert revert(doc.text, doc.changes) == doc.original
    assert replay(doc.original, doc.changes) == doc.text
    position = 0
    for change in doc.changes:
        assert change.start >= position
        assert doc.original[change.start : change.end] == change.old
        assert change.old != change.new
        assert change.rules
        position = change.end
    starts = [(c.start, c.end) for c in doc.changes]
    assert len(set(starts)) == len(starts), "two changes at one point have no order"


@given(st.data(), ugly_text)
def test_any_chain_of_edits_can_be_undone(data: st.DataObject, text: str) -> None:
    doc = Document(text)
    for _ in range(data.draw(st.integers(1, 5))):
        before = doc.text
        edits = data.draw(edits_for(doc.text))
        doc = doc.edit(edits)
        assert doc.text == apply(before, resolve(edits))
        check(doc)


@given(st.data(), ugly_text)
def test_resolved_edits_are_sorted_and_disjoint(data: st.DataObject, text: str) -> None:
    position = 0
    for edit in resolve(data.draw(edits_for(text))):
        assert edit.start >= position
        position = edit.end


@given(st.data(), ugly_text)
def test_deletions_are_united(data: st.DataObject, text: str) -> None:
    edits = [edit._replace(new="") for edit in data.draw(edits_for(text))]
    gone = {place for edit in edits for place in range(edit.start, edit.end)}
    assert apply(text, resolve(edits)) == "".join(c for place, c in enumerate(text) if place not in gone)


@given(st.data(), ugly_text)
def test_unmapped_span_holds_the_mapped_one(data: st.DataObject, text: str) -> None:
    doc = Document(text)
    for _ in range(2):
        doc = doc.edit(data.draw(edits_for(doc.text)))
    offsets = OffsetMap(doc.changes)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    low, high, how = offsets.map(start, end)
    assert 0 <= low <= high <= len(doc.text)
    if how == "exact":
        assert doc.text[low:high] == text[start:end]
    if how == "trimmed":
        assert doc.text[low:high] in text[start:end]
    if how == "deleted":
        assert low == high and start < end
    clean_start = data.draw(st.integers(0, len(doc.text)))
    clean_end = data.draw(st.integers(clean_start, len(doc.text)))
    first, last = offsets.unmap(clean_start, clean_end)
    assert 0 <= first <= last <= len(text)
    for place in range(len(text)):
        there = offsets.map(place, place + 1)
        if there.how == "exact" and clean_start <= there.start < clean_end:
            assert first <= place < last


def test_two_insertions_at_one_point_become_one_change() -> None:
    doc = Document("ab").edit([Edit(1, 1, "x", "one")]).edit([Edit(1, 1, "y", "two")])
    assert doc.text == "ayxb"
    assert doc.changes == (Change(1, 1, "", "yx", ("one", "two")),)


def test_neighbours_stay_apart() -> None:
    doc = Document("abcd").edit([Edit(0, 2, "", "one")]).edit([Edit(0, 1, "", "two")])
    assert [change.rules for change in doc.changes] == [("one",), ("two",)]


def test_change_taken_back_vanishes() -> None:
    doc = Document("a\r\n").edit([Edit(1, 2, "", "chars/newline")]).edit([Edit(1, 1, "\r", "chars/newline")])
    assert doc.changes == () and doc.text == "a\r\n"


def test_longer_replacement_wins_over_what_starts_inside_it() -> None:
    edits = [Edit(0, 4, "x", "a"), Edit(0, 6, "y", "b"), Edit(5, 8, "z", "c")]
    assert [edit.rule for edit in resolve(edits)] == ["b"]


def test_edit_outside_the_text_is_refused() -> None:
    with pytest.raises(StepError, match=r"mine: edit \[0, 9\) lies outside a text of 3 code points"):
        Document("abc").edit([Edit(0, 9, "", "mine")])


def test_revert_names_the_first_place_that_differs() -> None:
    with pytest.raises(RevertError, match=r"code point 5.*expected 'y'"):
        revert("Sergex", [Change(5, 6, "i", "y", ("names/unify",))])


def test_flag_span_refers_to_the_original() -> None:
    doc = Document("abcdef").edit([Edit(0, 2, "", "one")]).edit([Flag(1, 2, "two", "seen")])
    assert doc.flags == (Flag(3, 4, "two", "seen"),)


def test_untouched_document_is_the_same_object() -> None:
    doc = Document("abc")
    assert doc.edit([]) is doc


@pytest.mark.parametrize(
    ("span", "want"),
    [((0, 2), (0, 0, "deleted")), ((2, 4), (0, 2, "exact")), ((1, 3), (0, 1, "trimmed")), ((3, 6), (1, 5, "changed"))],
)
def test_map_says_what_happened(span: tuple[int, int], want: tuple[int, int, str]) -> None:
    offsets = OffsetMap([Change(0, 2, "ab", "", ("r",)), Change(4, 5, "e", "EE", ("s",))])
    assert offsets.map(*span) == want


def test_compose_without_edits_keeps_the_changes() -> None:
    changes = [Change(0, 1, "a", "b", ("r",))]
    assert compose(changes, [], "a") == changes
