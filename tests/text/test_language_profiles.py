"""The shipped language profiles: made from their sources, and read as they were made."""

import importlib.util
import sys
import zlib
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanse.text.language import profiles
from cleanse.text.language.profiles import UNIT, Profiles, find_scripts, load_profiles
from tests.strategies import ugly_text

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "cleanse" / "text" / "language" / "profiles"


def load_tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"{name}_tool", ROOT / "tools" / "language" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_tables_are_what_the_tool_makes() -> None:
    tool = load_tool("profiles")
    made = tool.make_tables()
    assert set(made) == find_scripts() == {path.stem for path in FOLDER.iterdir()}
    for script, table in made.items():
        # the compressed bytes differ between releases of zlib
        assert zlib.decompress((FOLDER / f"{script}.bin").read_bytes()) == zlib.decompress(table), script
    assert tool.UNIT == UNIT


def test_table_of_siblings_is_what_the_tool_makes() -> None:
    shipped = (ROOT / "cleanse" / "text" / "language" / "siblings.tsv").read_text(encoding="utf-8").splitlines()
    assert shipped == load_tool("siblings").make_rows()


def score_slowly(script: str, text: str) -> list[int]:
    """The scores by the bytes of the table, one n-gram and one language at a time."""
    tags, priors, names, table = zlib.decompress((FOLDER / f"{script}.bin").read_bytes()).split(b"\n", 3)
    grams = names.decode().split("\t")
    size = len(tags.split(b"\t"))
    row = {gram: table[place * size : (place + 1) * size] for place, gram in enumerate(grams)}
    values = list(map(int, priors.split(b"\t")))
    scores = [value - min(values) for value in values]
    words = "".join(char if char.isalnum() and not char.isdecimal() else " " for char in text.lower()).split()
    spaced = f" {' '.join(words)} "
    for length in (1, 2, 3):
        for at in range(len(spaced) - length + 1):
            gram = spaced[at : at + length]
            if gram != " ":
                scores = [score + weight for score, weight in zip(scores, row.get(gram, bytes(size)), strict=True)]
    return scores


@pytest.mark.parametrize("script", ["Latn", "Cyrl", "Arab"])
@pytest.mark.parametrize(
    "text", ["", "a", "L'été, c'est déjà fini !", "Ёлка и ёж", "سلام دنیا", "İstanbul'da 3 gün", "x" * 2000, "ǅ ß ŉ"]
)
def test_scores_are_the_sums_of_the_table(script: str, text: str) -> None:
    assert list(load_profiles(script).score(text)) == score_slowly(script, text)


@given(ugly_text)
def test_scores_of_any_text_are_the_sums_of_the_table(text: str) -> None:
    assert list(load_profiles("Cyrl").score(text)) == score_slowly("Cyrl", text)


@given(st.text("abcé ", max_size=30), st.text("abcé ", max_size=30))
def test_parts_add_up(left: str, right: str) -> None:
    score = load_profiles("Latn").score
    both = [a + b - none for a, b, none in zip(score(left), score(right), score(""), strict=True)]
    assert list(score(f"{left}.{right}")) == both


def test_kept_weights_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(profiles, "KEPT", 50)
    monkeypatch.setattr(profiles, "KEPT_WORDS", 3)
    table = Profiles("Cyrl")
    text = "".join(map(chr, range(0x410, 0x450))) * 3 + " съешь же ещё этих мягких французских булок"
    assert list(table.score(text)) == score_slowly("Cyrl", text)
    assert len(table._words) <= 3
    assert len(table._words.weights) <= 50


def test_languages_are_sorted_and_alone() -> None:
    for script in find_scripts():
        languages = load_profiles(script).languages
        assert languages == sorted(set(languages))
