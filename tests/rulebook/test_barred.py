"""A line that a pattern matches holds none of the marks that are barred from it, and is no longer than the pattern may match."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cleanse.rulebook.patterns.barred import MARKS, find_barred
from cleanse.rulebook.patterns.needs import find_needs
from tests.rulebook.patterns import compile_made_up

_classes = [
    "[ab,]",
    "[^a.]",
    "[!-a]",
    r"[\p{L}:]",
    r"[^\p{L},]",
    r"[^\W;]",
    "[[:punct:]a]",
    "[[:]",
    "[^[:alpha:]]",
    "[]?]",
    r"[\.-]",
    ".",
]
_escapes = [r"\.", r"\x{2c}", r"\x3b", r"\W", r"\S", r"\d", r"\s", r"\p{Lu}", r"\p{P}", r"\P{L}", r"\pP", r"\?"]
_leaf = st.tuples(
    st.sampled_from([*"ab :;,!", *_classes, *_escapes]),
    st.sampled_from(["", "", "?", "*", "+", "{1,3}", "{", "{2,}?", "{,2}", "{1,a}"]),
).map("".join)
_patterns = st.recursive(
    _leaf,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.tuples(st.sampled_from(["(", "(?:", "(?i:"]), st.lists(inner, min_size=1, max_size=3).map("|".join)).map(
            lambda parts: f"{parts[0]}{parts[1]})"
        ),
    ),
    max_leaves=8,
)


@settings(max_examples=500, deadline=None)
@given(_patterns, st.lists(st.text("aAb1 .,;:!?{}]-", max_size=6), min_size=1, max_size=20))
def test_a_line_that_matches_holds_no_barred_mark_and_is_not_too_long(inner: str, lines: list[str]) -> None:
    made_up = compile_made_up(f"^{inner}$")
    assume(made_up is not None)
    native, compiled = made_up
    barred = find_barred(native)
    for line in lines:
        if any(True for _ in compiled.finditer(line)):
            assert not set(barred) & set(line), (native, barred, line)
            assert len(line) <= find_needs(native).longest, (native, line)


def test_a_row_of_words_bars_prose() -> None:
    words = r"^[-–•·|* ]*(?:(?:Home|About us|Contact|Terms \p{L}+)[ |·•-]*){2,}$"
    assert set(find_barred(words)) == MARKS
    assert find_barred(words.replace("^", "", 1)) == find_barred(words[:-1]) == find_barred(words[:-1] + r"\$") == ""
    assert find_barred("^?a$") == find_barred("^(?i)*a$") == find_barred("^{2}a$") == ""
    assert find_barred("^a|b$") == "" and find_barred("^(?:a|b)$") == "".join(sorted(MARKS))
