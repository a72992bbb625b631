"""The automaton finds what a search for each literal finds, before it is built and after."""

from hypothesis import given
from hypothesis import strategies as st

from cleanse.rulebook.automaton import _PATIENCE, Automaton

_text = st.text("ab\né中😀", max_size=30)


@given(st.lists(_text.filter(bool), min_size=1, max_size=6, unique=True), _text)
def test_built_or_not_it_finds_the_same(literals: list[str], text: str) -> None:
    automaton = Automaton(literals)
    wanted = sorted(
        (number, at, at + len(literal))
        for number, literal in enumerate(literals)
        for at in range(len(text))
        if text.startswith(literal, at)
    )
    assert sorted(automaton.find(text)) == wanted
    automaton.find("x" * _PATIENCE)
    assert sorted(automaton.find(text)) == wanted
