"""The quick look at a text never misses what a finder would find; finders are linear on bombs."""

from itertools import islice

import pytest
from hypothesis import given, settings

from cleanse.core.document import Document
from cleanse.core.edits import apply
from cleanse.steps.chars import CHARS, find_needed
from cleanse.text.damage.entities import find_entities
from cleanse.text.damage.find import find_decomposed, find_kinds, find_mojibake
from cleanse.text.diff import diff_words
from tests.mangle import SENTENCES, make_texts
from tests.strategies import ugly_text


def find_acting(text: str) -> set[str]:
    return {kind for kind, step in CHARS if any(True for _ in step(Document(text)))}


def test_clean_text_is_told_without_the_finders() -> None:
    clean = [line for line in SENTENCES if not find_kinds(line)]
    assert len(clean) > len(SENTENCES) // 2
    assert [line for line in clean if find_acting(line)] == []


def test_nothing_is_missed_on_damaged_text() -> None:
    missed = [text for text in islice(make_texts(61), 1500) if not find_acting(text) <= find_needed(text)]
    assert missed == []


@settings(max_examples=500, deadline=None)
@given(ugly_text)
def test_nothing_is_missed_on_any_text(text: str) -> None:
    assert find_acting(text) <= find_needed(text)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("&amp;amp;lt;", "<"),
        ("&amp;#38;amp;", "&"),
        ("&amp;nosuch;", "&nosuch;"),
        ("&" + "amp;" * 50_000 + "eacute;", "é"),
    ],
)
def test_layers_of_entities_go_at_once(text: str, want: str) -> None:
    assert [part.new for part in find_entities(text)] == [want]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("She said it&#8217s fine &amp don&#39t worry", "She said it\u2019s fine & don't worry"),
        ("&#8220Yes&#8221, he said&#8230 &#xE9t&#xE9", "\u201cYes\u201d, he said\u2026 \u00e9t\u00e9"),
        ("&quotHi&quot, na&iumlve caf&eacute&nbsp: 5", '"Hi", na\u00efve caf\u00e9\u00a0: 5'),
        ("rock&ampamp;roll, it&amp#39s, &ampquot;x&amp;#8221", "rock&roll, it's, \"x\u201d"),
        ("one& nbsp;two& #39; & quot;", "one\u00a0two' \""),
        ("&#1605&#1740&#8204&#1588", "\u0645\u06cc\u200c\u0634"),
    ],
)
def test_references_without_a_semicolon_are_read_as_browsers_do(text: str, want: str) -> None:
    assert apply(text, find_entities(text)) == want


@pytest.mark.parametrize(
    "text",
    [
        "copy&paste, Ctrl+C &copy this, true &not false, black&para, shy &shy people",
        "a guitar & amp; drums & bass",
        "R&quotas, Q&quote; salt&pepper; M&Ms &ltd, &amplitude, &ampere",
        "Tracks &#1 and &#2, &#60b, &#105t, &#99999999 votes, &#55357 &#8232x",
        "https://a.example/?x=1&quot&y=2&amp=3 and topic.php?id=5&#45 and ?a=b&nbsp c",
    ],
)
def test_what_only_looks_like_a_reference_stays(text: str) -> None:
    assert list(find_entities(text)) == []


def test_letter_under_a_heap_of_marks_is_left() -> None:
    assert list(find_decomposed("e" + "\u0301\u0316" * 50_000)) == []
    assert [part.new for part in find_decomposed("cafe\u0301 " + "\u0301" * 500 + " 가\u11a8")] == ["\u00e9", "\uac01"]


def test_long_line_of_mojibake_is_repaired_piece_by_piece() -> None:
    parts = list(find_mojibake("cafÃ© " * 40_000))
    assert len(parts) == 40_000
    assert {(part.new, part.note) for part in parts} == {("é", "encode latin-1, decode utf-8")}


def test_differences_are_as_small_as_the_words_that_changed() -> None:
    old = "Dâ€™Ã©normes cafÃ©s par lÃ\u00a0, dit-elle."
    assert [(old[part.start : part.end], part.new) for part in diff_words(old, "D’énormes cafés par là, dit-elle.")] == [
        ("â€™Ã©", "’é"),
        ("Ã©", "é"),
        ("Ã\u00a0", "à"),
    ]
