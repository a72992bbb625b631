"""What the stages do and what they never do, as cases in `tests/cases/stages`; `want: same` leaves the text alone.

`source`, `lang` and `title` are the facts of a case, `rule_text` rules of its own on top of the bundled ones,
`disable` the rules that are left out.
"""

from pathlib import Path

import pytest
import yaml

from cleanse.core.document import Document
from cleanse.core.edits import revert
from cleanse.run.spec import PipelineSpec, build, make_facts

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['label']}")
    for path in sorted((Path(__file__).parent / "cases" / "stages").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


def run(text: str, case: dict[str, str], folder: Path) -> Document:
    rules: tuple[str, ...] = ()
    if "rule_text" in case:
        path = folder / "rules.yaml"
        path.write_text("version: 1\n" + case["rule_text"], encoding="utf-8")
        rules = (str(path),)
    facts = make_facts(case.get("source"), case.get("lang"), case.get("title"))
    return build(PipelineSpec(rules=rules, disable=tuple(case.get("disable", ())))).run(Document(text, facts))


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, str], tmp_path: Path) -> None:
    text = case["text"]
    want = text if case["want"] == "same" else case["want"]
    doc = run(text, case, tmp_path)
    assert doc.text == want
    assert sorted({rule for change in doc.changes for rule in change.rules} - {"space/gap"}) == sorted(
        set(case.get("rules", ())) - {"space/gap"}
    )
    assert revert(doc.text, doc.changes) == text
    assert run(doc.text, case, tmp_path).text == doc.text, "cleaned a second time"
