"""Words of the family say that two spellings are two people's, in every language of the list."""

import pytest
import yaml

from cleanse.names.canonical import unify
from tests.names.test_unify import FOLDER

CASES: list[dict[str, str]] = yaml.safe_load((FOLDER / "kin.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:24])
def test_words_of_the_family_hold_two_people_apart(case: dict[str, str]) -> None:
    lang = case["lang"]
    assert [word for word in case["words"].split() if unify(case["text"].format(word), lang=lang)] == []
    assert unify(case["other"], lang=lang) != []
