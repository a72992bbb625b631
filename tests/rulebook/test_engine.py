"""What rules do with texts, as cases in tests/cases/rules: `rules` are those of a file, `text` and `want` a text and what becomes of it.

Further keys of a case: `source`, `lang`, `flags` (what is flagged, as `id: why`), `why` (why hits came to nothing, likewise), `window`
(`middle`: a window of a large text that is neither its head nor its tail), `lists` and `slots`.
"""

from pathlib import Path
from typing import NotRequired, TypedDict

import pytest
import yaml

from cleanse import Cleaner
from cleanse.core.document import Document, Facts
from cleanse.core.edits import revert
from cleanse.core.pipeline import Pipeline
from cleanse.core.step import Stage
from cleanse.rulebook.bundled import bundled_root
from cleanse.rulebook.engine import judge
from cleanse.rulebook.files.load import load_text
from cleanse.rulebook.sources import read_lists
from cleanse.steps.rules import RulesStep
from cleanse.steps.space import SPACE
from tests.sets import merge

FOLDER = Path(__file__).parent.parent / "cases" / "rules"
LISTS = read_lists(bundled_root())


class RuleCase(TypedDict):
    label: str
    rules: str
    text: str
    want: str
    source: NotRequired[str]
    lang: NotRequired[str]
    window: NotRequired[str]
    flags: NotRequired[list[str]]
    why: NotRequired[list[str]]


def read_cases() -> list[object]:
    """Every text of every case: `texts` shares one set of rules among several."""
    found: list[object] = []
    for path in sorted(FOLDER.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            for number, text in enumerate(case.pop("texts", [{}])):
                label = f"{path.stem}: {case['label']}" + (f" {number + 1}" if text else "")
                found.append(pytest.param({**case, **text}, id=label))
    return found


@pytest.mark.parametrize("case", read_cases())
def test_rules(case: RuleCase) -> None:
    file, faults = load_text("version: 1\n" + case["rules"], "rules.yaml")
    assert [fault.render() for fault in faults if fault.severity == "error"] == []
    ruleset = merge([file], LISTS, 0)
    inside = case.get("window") == "middle"
    lang = case.get("lang")
    facts = Facts(case.get("source"), () if lang is None else (lang,), is_head=not inside, is_tail=not inside)
    pipeline = Pipeline((Stage("rules", (RulesStep(ruleset),)), Stage("space", SPACE)))
    doc = pipeline.run(Document(case["text"], facts))
    want = case["text"] if case["want"] == "same" else case["want"]
    assert doc.text == want
    assert revert(doc.text, doc.changes) == case["text"]
    if "flags" in case:
        assert [f"{flag.rule}: {flag.why}" for flag in doc.flags] == case["flags"]
    if "why" in case:
        refused = [verdict for verdict in judge(Document(case["text"], facts), ruleset, near=True) if verdict.reason is not None]
        assert [f"{verdict.rule.id}: {verdict.reason}" for verdict in refused] == case["why"]
    again = pipeline.run(Document(doc.text, facts))
    assert again.text == doc.text, "cleaned a second time"


@pytest.mark.parametrize(
    ("wanted", "lang", "acts"), [("nb", "no", True), ("no", "nn", True), ("fil", "tl", True), ("sv", "no", False)]
)
def test_language_of_several_tags_is_one(tmp_path: Path, wanted: str, lang: str, *, acts: bool) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(
        f"version: 1\nrules:\n  - {{id: my/x, why: y, do: drop-line, when: {{doc_lang: '{wanted}'}}, match: {{like: 'Trams of {{number}}'}}}}\n",
        encoding="utf-8",
    )
    assert (Cleaner(rules=[path], bundled=False, lang=lang).clean("Trams of 7\n").text == "") is acts
