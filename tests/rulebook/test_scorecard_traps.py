"""Articles that are lists, verse, speech or end in short lines lose nothing by structure; headlines and menus behind an article go."""

from pathlib import Path

import pytest
import yaml

from cleanse.core.document import Document
from cleanse.run.spec import PipelineSpec, build, make_facts

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['label']}")
    for path in sorted((Path(__file__).parent.parent / "cases" / "structure").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


def run(text: str) -> Document:
    return build(PipelineSpec()).run(Document(text, make_facts()))


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, str]) -> None:
    doc = run(case["text"])
    taken = [change.old for change in doc.changes if "structure/line" in change.rules]
    if "want" not in case:
        assert taken == []
    assert doc.text == case.get("want", case["text"])
    assert run(doc.text).text == doc.text


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.id is not None and case.id.startswith(("headings", "lists", "voices"))]
)
def test_leftovers_around_do_not_pull_the_list_with_them(case: dict[str, str]) -> None:
    text = (
        "Home\nNews\nSports\nWeather\n"
        + case["text"]
        + "Storm Leaves Thousands Without Power\nWhy Dogs Dream\nHome\nNews\nSports\n"
    )
    left = run(text).text.split("\n")
    assert [line for line in case["text"].split("\n") if line not in left] == []
