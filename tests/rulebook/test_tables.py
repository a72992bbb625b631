"""The packed tables of whole lines and literals find what a dictionary of all finds, also after they were stored."""

from hypothesis import given
from hypothesis import strategies as st

from cleanse.rulebook.tables.key_table import KeyTable
from cleanse.rulebook.tables.literal_table import LiteralTable, _find_triples

_lines = st.text("ab é中😀\ud800", max_size=6)
_places = st.integers(0, 2**40)


@given(st.lists(st.tuples(_lines, _places)), _lines)
def test_each_line_is_found_with_all_its_places(pairs: list[tuple[str, int]], other: str) -> None:
    table = KeyTable(*KeyTable.of(pairs).packed)
    for line in {other, *(line for line, _ in pairs)}:
        assert table.find(line) == [place for found, place in pairs if found == line]
    assert sorted(table.pairs()) == sorted(pairs)
    assert bool(table) == bool(pairs)


_found = st.dictionaries(_lines.filter(bool), st.lists(_places, min_size=1))


@given(_found, _found, _lines, st.integers(0, 99))
def test_an_extended_table_finds_what_both_find(
    one: dict[str, list[int]], other: dict[str, list[int]], text: str, shift: int
) -> None:
    table = LiteralTable.of(one).extend(LiteralTable.of(other), shift)
    literals = list(table)
    assert len(literals) == len(table) == len(one) + len(other)
    found: dict[str, list[int]] = {}
    for number, literal in enumerate(literals):
        found.setdefault(literal, []).extend(table.places(number))
    wanted = {
        literal: [*one.get(literal, []), *(place + shift for place in other.get(literal, []))] for literal in {**one, **other}
    }
    assert found == wanted
    near = dict(table.near(text))
    assert all(literals[number] == literal for number, literal in near.items())
    assert {number for number, literal in enumerate(literals) if literal in text} <= {*near}


@given(_found, _lines)
def test_literals_that_stand_in_a_text_are_near_it(found: dict[str, list[int]], text: str) -> None:
    triples, *buffers = LiteralTable.of(found).packed
    table = LiteralTable(KeyTable(*triples.packed), *buffers)
    literals = list(table)
    assert {literal: list(table.places(number)) for number, literal in enumerate(literals)} == found
    near = dict(table.near(text))
    triple_of = dict(_find_triples(found))
    assert all(triple in literal and len(triple) == min(3, len(literal)) for literal, triple in triple_of.items())
    assert near == {number: literal for number, literal in enumerate(literals) if triple_of[literal] in text}
    assert {literal for literal in literals if literal in text} <= {*near.values()}
