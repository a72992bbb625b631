"""What could hide text is reported and never touched; marks are balanced or gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanse import clean
from cleanse.core.edits import Edit, apply
from cleanse.text.bidi import find_hidden, find_idle_marks

controls = st.text(
    st.sampled_from("ab\n\u05d0\u0639\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"), max_size=30
)


def strip(text: str) -> str:
    return apply(text, [Edit(start, end, new, "space/direction") for start, end, new, _ in find_idle_marks(text)])


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("if access\u202e // admin\u2066 only\u2069\u202c", [(9, 10)]),
        ("\u2067 never closed", [(0, 1)]),
        ("closed by the isolate \u2066a \u202bb\u2069 c", []),
        ("two \u202eof\u202c \u202dthem\u202c", [(4, 5), (9, 10)]),
        ("a flag 🏴\U000e0067\U000e0062\U000e007f and \U000e0068\U000e0069 hidden", [(16, 18)]),
        ("plain", []),
    ],
)
def test_hidden(text: str, spans: list[tuple[int, int]]) -> None:
    assert [(start, end) for start, end, _ in find_hidden(text)] == spans


@given(controls)
def test_marks_are_gone_after_one_look(text: str) -> None:
    once = strip(text)
    assert strip(once) == once
    assert [text[start:end] for start, end, _ in find_hidden(text)] == [once[start:end] for start, end, _ in find_hidden(once)]


@given(controls)
def test_letters_and_overrides_stay(text: str) -> None:
    kept = "ab\n\u05d0\u0639\u202d\u202e"
    assert [c for c in strip(text) if c in kept] == [c for c in text if c in kept]


def test_a_flag_names_the_place_once() -> None:
    cleaned = clean("pay\u00a0me \u202eevil\u202c now\n")
    assert [(flag.rule, flag.start) for flag in cleaned.flags] == [("space/hidden", 7)]
    assert "\u202e" in cleaned.text
