"""The automaton finds what a search for each literal finds, before it is built and after."""

from hypothesis import given
from hypothesis import strategies as st

from cleanse.rulebook.automaton import _PATIENCE, FRAGMENT, Automaton

_text = st.text("ab\né中😀", max_size=40)


@given(st.lists(_text.filter(bool), min_size=1, max_size=6, unique=True), _text, st.data())
def test_built_or_not_it_finds_the_same(literals: list[str], text: str, data: st.DataObject) -> None:
    cuts = [data.draw(st.integers(0, max(0, len(literal) - FRAGMENT))) for literal in literals]
    automaton = Automaton(literals, cuts=data.draw(st.sampled_from([None, cuts])))
    wanted = sorted(
        (number, at, at + len(literal))
        for number, literal in enumerate(literals)
        for at in range(len(text))
        if text.startswith(literal, at)
    )
    assert sorted(automaton.find(text)) == wanted
    automaton.find("x" * _PATIENCE)
    assert sorted(automaton.find(text)) == wanted
