"""Words of the family say that two spellings are two people's, in every language of the list."""

import pytest
import yaml

from tests.names.test_unify import FOLDER
from tests.names.unifying import unify_text

CASES: list[dict[str, str]] = yaml.safe_load((FOLDER / "kin.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:24])
def test_words_of_the_family_hold_two_people_apart(case: dict[str, str]) -> None:
    lang = case["lang"]
    assert [word for word in case["words"].split() if unify_text(case["text"].format(word), lang=lang)] == []
    assert unify_text(case["other"], lang=lang) != []
