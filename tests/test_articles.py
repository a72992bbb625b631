"""Whole articles that provoke the rules come out as they went in, but for characters and spaces (tests/cases/articles)."""

from pathlib import Path

import pytest
import yaml

from cleanse import Cleaner

CASES = [
    pytest.param(path.stem, case, id=f"{path.stem}: {case['label']}")
    for path in sorted(Path(__file__).parent.glob("cases/articles/*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner()


@pytest.mark.parametrize(("tag", "case"), CASES)
def test_an_article_that_provokes_the_rules_loses_nothing(cleaner: Cleaner, tag: str, case: dict[str, str]) -> None:
    for lang in (case.get("lang"), case.get("lang", tag)):
        changes = cleaner.clean(case["text"], source=case.get("source"), lang=lang).changes
        assert [(c.rules, c.old) for c in changes if not c.rules[-1].startswith(("chars/", "space/"))] == []
