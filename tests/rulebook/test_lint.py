"""What the linter says of rule files: the cases of tests/cases/lint, the stricter demands on bundled files, its speed."""

from pathlib import Path
from typing import NotRequired, TypedDict

import pytest
import yaml

from cleanse.rulebook.checks.cases import check_tests
from cleanse.rulebook.checks.patterns import check_patterns
from cleanse.rulebook.checks.source import Source
from cleanse.rulebook.files.load import load_text
from cleanse.rulebook.lint import find_unloaded, lint_files
from tests.calls import count_calls
from tests.rulebook.lint_cases import lint_case, show

FOLDER = Path(__file__).parent.parent / "cases" / "lint"


class LintCase(TypedDict):
    label: str
    text: str
    want: str
    path: NotRequired[str]


def read_cases() -> list[object]:
    """All cases."""
    return [
        pytest.param(case, id=f"{path.stem}: {case['label']}")
        for path in sorted(FOLDER.glob("*.yaml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("case", read_cases())
def test_linter_says_what_is_wrong_and_the_mend(case: LintCase) -> None:
    assert lint_case(show(case["text"]), case.get("path", "rules.yaml")) == show(case["want"]).rstrip("\n")


def test_bundled_rules_must_show_what_they_leave() -> None:
    text = "version: 1\nrules:\n  - id: my/x\n    why: y\n    do: drop-line\n    match: {line: Share}\n"
    (rule,) = load_text(text, "x.yaml")[0].rules
    source = Source(text, "x.yaml")
    assert [fault.severity for fault in check_tests(rule, source, bundled=False)] == ["warning"]
    assert [fault.severity for fault in check_tests(rule, source, bundled=True)] == ["error"]
    assert list(check_patterns(rule, source, {}, bundled=False)) == []
    (fault,) = check_patterns(rule, source, {}, bundled=True)
    assert (fault.message, fault.severity, str(fault.place)) == ("my/x: 'Share' is a single word", "error", "x.yaml:6:19")


def test_files_that_are_not_loaded_are_reported(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yml", "c.yaml~", "d.json", "README.md", ".hidden", "lists/agencies.txt", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("version: 1\n")
    loaded = [tmp_path / "a.yaml", tmp_path / "b.yml"]
    assert [Path(fault.place.path).name for fault in find_unloaded(tmp_path, loaded)] == ["c.yaml~", "d.json", "notes.txt"]


def test_cost_grows_with_the_number_of_rules_and_not_with_its_square(tmp_path: Path) -> None:
    def lint(count: int) -> int:
        path = tmp_path / f"{count}.yaml"
        rules = [
            f"  - id: my/r{number}\n    why: y\n    do: drop-line\n    match: {{like: 'Read more about {number:05} by {{person}}'}}\n"
            f"    test: {{drop: 'Read more about {number:05} by Anna Berg', keep: x}}\n"
            for number in range(count)
        ]
        path.write_text("version: 1\nrules:\n" + "".join(rules))
        return count_calls(lambda: lint_files([path]) == [] or pytest.fail("the rules are right"))

    lint(1)
    small = lint(15)
    assert lint(60) < 4 * 1.5 * small
