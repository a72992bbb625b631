"""The matching view: what is alike folds alike, and every folded span leads back to the text."""

from pathlib import Path
from unicodedata import normalize

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cleanse.text.fold import fold_line, fold_text, fold_with_offsets, line_key, plain_line
from tests.strategies import ugly_chars

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "fold.yaml").read_text(encoding="utf-8"))
marks = st.sampled_from(
    list("ée\u0301\u0307\u0323가ᄀ\u1161\u11a8שׁ\u05c1ﷺßẞİIıiſςΣΐǰﬁ：ＡＢ讀读ёйи\u0306\u0649ک\u200c  \u00a0`Ⴀა")
)
line_chars = st.one_of(ugly_chars, marks).filter(lambda char: "\n" not in char)
folding_lines = st.text(line_chars, max_size=40)


@pytest.mark.parametrize("case", CASES["alike"], ids=str)
def test_alike(case: list[str]) -> None:
    assert len({line_key(fold_line(spelling)) for spelling in case}) == 1


@pytest.mark.parametrize("case", CASES["different"], ids=str)
def test_different(case: list[str]) -> None:
    assert len({line_key(fold_line(spelling)) for spelling in case}) == len(case)


@given(folding_lines)
def test_offsets_and_text_fold_alike(line: str) -> None:
    assert fold_with_offsets(line).text == fold_text(line)


@given(folding_lines)
def test_spans_run_forwards_and_stay_inside(line: str) -> None:
    for cased in (False, True):
        folded = fold_with_offsets(line, cased=cased)
        assert len(folded.text) == len(folded.starts) == len(folded.ends)
        assert all(0 <= start < end <= len(line) for start, end in zip(folded.starts, folded.ends, strict=True))
        assert folded.starts == sorted(folded.starts) and folded.ends == sorted(folded.ends)


@given(folding_lines)
def test_case_is_the_only_difference(line: str) -> None:
    assert fold_text(fold_with_offsets(line, cased=True).text) == fold_text(fold_text(line))


@given(folding_lines)
def test_composed_and_decomposed_fold_alike(line: str) -> None:
    assert fold_text(normalize("NFD", line)) == fold_text(normalize("NFC", line))


@given(folding_lines)
def test_plain_line_keeps_its_length(line: str) -> None:
    assert len(plain_line(line)) == len(line)


def test_span_of_a_composed_letter_takes_its_marks() -> None:
    folded = fold_with_offsets("Cafe\u0301 \u00adNo")
    assert folded.text == "café no"
    assert folded.span(3, 4) == (3, 5)
