"""Shapes and slots: what has or fits them, in many languages and scripts, and what looks alike."""

from pathlib import Path

import pytest
import yaml

from cleanse.rulebook.bundled import bundled_root
from cleanse.rulebook.edges import DENSE_ENDS
from cleanse.rulebook.matchers import match_kind
from cleanse.rulebook.matchers.shape import find_shapes
from cleanse.rulebook.rule import Place, Rule
from cleanse.rulebook.shapes import is_paragraph
from cleanse.rulebook.slots import known_slots
from cleanse.rulebook.sources import read_lists
from cleanse.rulebook.view import View

CASES = Path(__file__).parent.parent / "cases"
SHAPES = yaml.safe_load((CASES / "shapes.yaml").read_text(encoding="utf-8").replace("yes:", "'yes':").replace("no:", "'no':"))
SLOTS = yaml.safe_load((CASES / "slots.yaml").read_text(encoding="utf-8").replace("yes:", "'yes':").replace("no:", "'no':"))
LISTS = read_lists(bundled_root())


def fits(kind: str, pattern: str, line: str) -> bool:
    matcher = match_kind(kind).build(Rule("my/x", "y", "drop-line", kind, (pattern,), Place("", 1, 1)), LISTS)
    view = View(line)
    return any(True for number in view.solid for _ in matcher.find(view, number))


@pytest.mark.parametrize("name", sorted(find_shapes()))
def test_shape(name: str) -> None:
    assert [line for line in SHAPES[name]["yes"] if not fits("shape", name, line)] == []
    assert [line for line in SHAPES[name]["no"] if fits("shape", name, line)] == []


@pytest.mark.parametrize("name", sorted({*known_slots(), "agency"} - {"any"}))
def test_slot(name: str) -> None:
    assert [text for text in SLOTS[name]["yes"] if not fits("like", f"Xyz {{{name}}}", f"Xyz {text}")] == []
    assert [text for text in SLOTS[name]["no"] if fits("like", f"Xyz {{{name}}}", f"Xyz {text}")] == []


@pytest.mark.parametrize("end", [".", "!", "?", "…", *DENSE_ENDS])
def test_a_long_line_that_ends_a_sentence_in_any_script_is_a_paragraph(end: str) -> None:
    line = "Կամուրջը երեք տարի անց կրկին բաց է տրամվայների համար" * 2
    assert is_paragraph(line + end) and is_paragraph(line + end + "»") and not is_paragraph(line)


def test_slot_takes_the_whole_of_its_last_word() -> None:
    """`г` is short for `года`: the longer one is tried first."""
    line = "Издано 5 марта 2024 года в Онеге"
    rule = Rule("my/x", "y", "drop-span", "like", ("Издано {date}",), Place("", 1, 1))
    (hit,) = match_kind("like").build(rule, LISTS).find(View(line), 0)
    assert line[hit.start : hit.end] == "Издано 5 марта 2024 года"
