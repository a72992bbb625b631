"""Articles about newsletters, cookies, copyright, subscriptions and the like: no letter of them may go.

Each passage of tests/cases/articles is cleaned as it stands, with its language and without, and amid other passages of its language;
marks and spaces may change, letters not.
"""

from pathlib import Path

import pytest
import yaml

from cleanse import Cleaner

FILES = sorted((Path(__file__).parent / "cases" / "articles").glob("*.yaml"))


def read(path: Path) -> list[dict[str, str]]:
    cases: list[dict[str, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return cases


CASES = [
    pytest.param(path, number, id=f"{path.stem}: {case['label']}") for path in FILES for number, case in enumerate(read(path))
]


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner(disable=["names/*"])


def keep_letters(text: str) -> str:
    """The letters and digits of a text, which is what an article may not lose."""
    return "".join(filter(str.isalnum, text))


@pytest.mark.parametrize(("path", "number"), CASES)
def test_an_article_that_provokes_the_rules_loses_no_letter(cleaner: Cleaner, path: Path, number: int) -> None:
    cases = read(path)
    case, text = cases[number], cases[number]["text"]
    amid = cases[number - 1]["text"] + text + cases[(number + 1) % len(cases)]["text"]
    for passage, lang in ((text, None), (text, case.get("lang", path.stem)), (amid, None)):
        changes = cleaner.clean(passage, source=case.get("source"), lang=lang).changes
        assert [(c.old, c.rules) for c in changes if keep_letters(c.old) != keep_letters(c.new)] == []
