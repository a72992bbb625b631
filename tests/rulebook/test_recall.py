"""A set that is compiled with what another one knows of its rules is the set that is compiled alone."""

import pytest

from cleanse.rulebook.files.load import load_text
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.tables.compiled import Compiled, compile_rules
from cleanse.rulebook.tables.index import Index
from cleanse.rulebook.tables.recall import recall_anchors

LISTS = {"agency": ("Reuters", "AFP"), "brand": ("Courier",)}
BELOW = r"""
version: 1
rules:
  - id: my/line
    why: y
    do: drop-line
    match:
      line: |
        Read more here
        Read more, please:
  - id: my/regex
    why: y
    do: drop-span
    match:
      regex: |
        ^(?:see|read) (?:on|more)[.]$
        ^.{3}$
        [Pp]hoto: \w+ credits
  - id: my/like
    why: y
    do: drop-span
    match:
      like: |
        Photo by {agency}
        Photo of the day
  - id: my/text
    why: y
    do: drop-span
    match: {text: Tap the bell}
  - id: my/short
    why: y
    do: flag
    when: {max_chars: 9}
    match: {line: Read more here}
"""
MORE = """
version: 1
rules:
  - id: my/bell
    why: y
    do: drop-line
    match:
      line: |
        Read more here
        Ring the bell
"""


def read(text: str) -> list[Rule]:
    file, faults = load_text(text, "my.yaml")
    assert [fault.render() for fault in faults if fault.severity == "error"] == []
    return list(file.rules)


def spell(compiled: Compiled) -> tuple[object, ...]:
    """What a set holds, in an order that says nothing."""
    return (
        [compiled.table[number] for number in range(len(compiled.table))],
        [compiled.table.needs(number) for number in range(len(compiled.table))],
        spell_index(compiled.lookup),
        spell_index(compiled.late),
        compiled.sites,
        compiled.digest,
    )


def spell_index(index: Index) -> tuple[object, ...]:
    literals = index.literals
    return (
        list(index.keys.pairs()),
        {literal: list(literals.places(number)) for number, literal in enumerate(literals)},
        sorted(index.everywhere),
    )


@pytest.mark.parametrize("lists", [LISTS, {**LISTS, "agency": ("Interfax",)}], ids=["the same lists", "another list"])
def test_recalled_set_is_the_set(lists: dict[str, tuple[str, ...]]) -> None:
    below = read(BELOW)
    known = recall_anchors(compile_rules(below, (), (), LISTS))
    assert set(known) == {(rule.kind, rule.patterns) for rule in below}
    rules = [*reversed(below), *read(MORE)]
    assert spell(compile_rules(rules, (), (), lists, known)) == spell(compile_rules(rules, (), (), lists))
