"""Names of the bundled rules where nothing parts words, and in quotation marks of many scripts: cases from tests/cases/names/dense.yaml."""

import pytest

from cleanse.names import quoted, variants
from tests.names.test_unify import NameCase, label, read
from tests.names.unifying import unify_bundled

CASES = read("dense.yaml")


@pytest.mark.parametrize("case", CASES, ids=label)
def test_only_a_name_of_its_own_changes(case: NameCase) -> None:
    assert unify_bundled(case["text"], case["lang"]) == case.get("want", case["text"])


def test_the_neighbours_are_what_holds_a_part_of_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    school = next(case for case in CASES if case["label"] == "school")
    monkeypatch.setattr(variants, "stands_alone", lambda *_: True)
    assert unify_bundled(school["text"], school["lang"]) != school["text"]


def test_a_title_in_corner_marks_is_found() -> None:
    assert quoted.title_spans("「川普旋风」和「他走了。」") == [(0, 6)]
