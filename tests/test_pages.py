"""What pages say of themselves and of each other; `docs/check.py` compares what commands print."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent / "docs"
PAGES = [*sorted(DOCS.glob("*.md")), DOCS.parent / "README.md", DOCS.parent / "rules" / "README.md"]


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}-{page.name}")
def test_examples_of_rules_hold(page: Path) -> None:
    assert re.findall(r"^\d+ rules?, .* [1-9]\d* failed$", page.read_text(encoding="utf-8"), re.MULTILINE) == []


def test_guide_counts_the_tasks_of_the_cookbook() -> None:
    numbers = [int(number) for number in re.findall(r"^## (\d+)\. ", read("cookbook.md"), re.MULTILINE)]
    assert numbers == list(range(1, 23))
    assert "\nTwenty-two tasks, each" in read("cookbook.md") and ": twenty-two tasks, each" in read("guide.md")


def test_limits_name_the_number_of_good_letters_lost_that_was_measured() -> None:
    found = set(re.findall(r"([\d.]+|\w+) good letters (?:lost of 1,000|of 1,000 lost)", read("limits.md")))
    row = re.search(r"^\| cleanse \|(?:[^|]*\|){3} ([\d.]+) \|", read("structure.md"), re.MULTILINE)
    assert row is not None and found == {row[1]}
