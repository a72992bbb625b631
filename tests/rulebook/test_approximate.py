"""A wider pattern matches wherever the given one does."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanse.rulebook.patterns.approximate import loosen, open_up, widen
from cleanse.rulebook.patterns.native import compile_program
from cleanse.rulebook.patterns.regex import translate

PATTERNS = [
    r"^\p{Lu}\p{Ll}+$",
    r"[\p{L}&' -]{1,24}",
    r"^[^\p{L}]+$",
    r"[^\p{Nd}x]{2}",
    r"\P{L}\p{M}",
    r"\d{1,3} \w+",
    r"[]\p{P}-]+",
    r"\p{Han}{2,}|\p{N}\S",
    r"(?:\p{Sc} ?\d+|\pN%)",
    r"[.\p{So}]",
    r"\W\D\S",
    r"[\\p{L}]\p{Lu}|[^\\p{L}\p{Nd}]",
    r"[[:^alpha:]\p{Nd}]",
]
texts = st.text(
    st.one_of(st.sampled_from("aZé1٣²½ªǅʰ漢字カー々〇〜☃€$&'- ._]\u0301\u093f\u0e31ⅷ①ﬁ\u3000\u00a0xß𝒜"), st.characters()),
    max_size=8,
)


@pytest.mark.parametrize("pattern", PATTERNS)
@settings(max_examples=300, deadline=None)
@given(text=texts)
def test_no_match_is_lost(pattern: str, text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    native = translate(pattern)
    wider = widen(native)
    assert wider is not None
    if compile_program(native).search(text) is not None:
        assert compile_program(wider).search(text) is not None


def test_pattern_without_properties_is_left_alone() -> None:
    assert widen(r"^Foto: [a-zé]+ \\p$") is None


@pytest.mark.parametrize(
    "pattern",
    [r"^a{0,9}b", r"(?:ab ){8,}$", r"[{9}]{2,40}a", r"\x{61}{3}b{12}", r"^[^]b]{1,20}\{9}$", r"[[:alpha:]{8}]{8}|\]{9}b"],
)
@settings(max_examples=300, deadline=None)
@given(text=st.text("ab {9}]", max_size=24))
def test_no_match_is_lost_where_repeats_do_not_count(pattern: str, text: str) -> None:
    looser = loosen(pattern)
    assert looser != pattern
    if compile_program(pattern).search(text) is not None:
        assert compile_program(looser).search(text) is not None


def test_few_copies_are_counted() -> None:
    assert loosen(r"^[{9}]{2,7}\{9}$") == r"^[{9}]{2,7}\{9}$"


@pytest.mark.parametrize(
    "pattern",
    [
        r"^(a{0,9}b){1,12}",
        r"(?:(ab)|a?){2,8}$",
        r"([{9}]{2,40}?)a{1,8}",
        r"(|a){0,8}(b{3,20}|a{0,2})",
        r"(?:(a{1,9})b){0,8}?a{12}",
        r"[^]b]{1,20}(\{9}|a{8,})",
    ],
)
@settings(max_examples=300, deadline=None)
@given(text=st.text("ab {9}]", max_size=8))
def test_what_ends_before_the_repeats_do_is_found_alike(pattern: str, text: str) -> None:
    opened = open_up(pattern, 8)
    assert opened != pattern
    found, again = (
        [[(match.start(group), match.end(group)) for group in (0, 1)] for match in compile_program(each).finditer(text)]
        for each in (pattern, opened)
    )
    assert found == again


def test_repeats_that_a_line_may_outlast_are_counted() -> None:
    assert open_up(r"^a{0,7}b{1,8}c{3,9}d{9}e{2,}$", 8) == r"^a{0,7}b+c{3,}d{9}e{2,}$"
