"""Text read in the wrong table: what is restored, what never changes, and the models as they are made."""

import importlib.util
import sys
import zlib
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from hypothesis import given, settings

from cleanse import Cleaned, Cleaner
from cleanse.text.misread.find import find_misread
from cleanse.text.misread.model import UNIT, find_scripts, load_model, weigh_words
from cleanse.text.misread.tables import CONFUSIONS, undo
from tests.strategies import ugly_text

ROOT = Path(__file__).parent.parent.parent
CASES = ROOT / "tests" / "cases" / "damage"
MODELS = ROOT / "cleanse" / "text" / "misread" / "models"
ALIKE = (CASES / "alike.txt").read_text(encoding="utf-8")
CLEANER = Cleaner(only=["chars/*"])
KINDS = Cleaner(only=["chars/misread*", "chars/mojibake", "chars/twin"])


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    path = ROOT / "tools" / "damage" / "models.py"
    spec = importlib.util.spec_from_file_location("model_tool", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["model_tool"] = module
    spec.loader.exec_module(module)
    return module


def read_notes(cleaned: Cleaned) -> set[str | None]:
    return {note for change in cleaned.changes for note in change.notes}


@pytest.mark.parametrize(
    "case", yaml.safe_load((CASES / "restored.yaml").read_text(encoding="utf-8")), ids=lambda case: str(case["label"])
)
def test_damage_is_undone_and_named(case: dict[str, str]) -> None:
    cleaned = CLEANER.clean(case["text"])
    assert cleaned.text == case["want"]
    assert case["note"] in read_notes(cleaned)
    assert cleaned.revert() == case["text"]
    assert CLEANER.clean(cleaned.text).changes == ()


@pytest.mark.parametrize("line", ALIKE.splitlines())
def test_what_looks_like_damage_is_left(line: str) -> None:
    assert KINDS.clean(line).text == line


def test_a_page_of_it_is_left_too() -> None:
    assert KINDS.clean(ALIKE).text == ALIKE


@pytest.mark.parametrize("script", ["Grek", "Hebr", "Thai"])
def test_models_are_what_the_tool_makes(tool: ModuleType, script: str) -> None:
    (made,) = tool.make_tables([script]).values()
    # the compressed bytes differ between releases of zlib
    assert zlib.decompress((MODELS / f"{script}.bin").read_bytes()) == zlib.decompress(made)
    assert tool.UNIT == UNIT


def test_other_tables_are_what_the_tool_makes(tool: ModuleType) -> None:
    tables = {script: (MODELS / f"{script}.bin").read_bytes() for script in ("Latn", "Cyrl")}
    assert zlib.decompress((MODELS / "known.bin").read_bytes()) == zlib.decompress(tool.make_known(tables))
    assert zlib.decompress((MODELS / "wide.bin").read_bytes()) == zlib.decompress(tool.make_wide())


def test_models_are_small_and_know_more_languages_than_langdetect() -> None:
    assert sum(path.stat().st_size for path in MODELS.iterdir()) < 3_000_000
    languages = [tag for script in find_scripts() for tag in load_model(script).languages]
    assert len(languages) == len(set(languages)) > 90


def test_words_weigh_the_sum_of_their_ngrams() -> None:
    model = load_model("Grek")
    grams = [*"γη", " γ", "γη", "η ", " γη", "γη "]
    assert weigh_words("Γη γη")["Grek"].total == 2 * sum(map(model.weigh_gram, grams))


@pytest.mark.parametrize("read", sorted(CONFUSIONS))
def test_undoing_a_confusion_is_decoding_anew(read: str) -> None:
    every = bytes(range(0x80, 0x100)).decode(read, "ignore")
    for confusion in CONFUSIONS[read]:
        for char in every:
            new = char.encode(read).decode(confusion.written, "ignore")
            assert not new or char.translate(undo(confusion)) == new


@settings(max_examples=100, deadline=None)
@given(ugly_text)
def test_any_text_can_be_taken_back_and_settles(text: str) -> None:
    cleaned = KINDS.clean(text)
    assert cleaned.revert() == text
    assert KINDS.clean(cleaned.text).text == cleaned.text


def test_a_line_without_end_is_repaired_in_pieces() -> None:
    line = "Мост через реку снова открыт для всех, и поезда идут. " * 400
    damaged = line.encode("cp1251").decode("cp1252")
    found = find_misread(damaged)
    assert {part.note for part in found.replacements} == {"cp1251 read as cp1252"}
    assert CLEANER.clean(damaged).text == line


def test_what_is_not_sure_is_flagged_and_left() -> None:
    text = "A minha m\u0103e."
    cleaned = KINDS.clean(text)
    assert cleaned.text == text
    assert [flag.why for flag in cleaned.flags] == ["may be cp1252 read as cp1250"]
