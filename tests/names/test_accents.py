"""Spellings with accents and without, in the language of the text and in an English one."""

import pytest
import yaml

from cleanse.core.edits import apply
from tests.names.test_unify import FOLDER
from tests.names.unifying import unify_text

CASES: dict[str, list[list[str]]] = yaml.safe_load((FOLDER / "accents.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", CASES)
def test_spelling_of_the_majority_stays(lang: str) -> None:
    for asked in (lang, "en"):
        for full, bare in CASES[lang]:
            text = f"{full} (1) 0000. 0000 {bare} 0000. 0000 {full} 0000."
            assert apply(text, unify_text(text, lang=asked)) == text.replace(bare, full)


@pytest.mark.parametrize("lang", CASES)
def test_two_people_in_one_sentence_keep_their_accents(lang: str) -> None:
    for full, bare in CASES[lang]:
        if full.replace("-", " ") != bare.replace("-", " "):
            text = f"{full}, {bare}. 0000 {full}. 0000 {full}."
            assert unify_text(f"{full} 0000 {bare}. 0000 {full}.", lang=lang) == []
            assert unify_text(text, lang=lang) == []
