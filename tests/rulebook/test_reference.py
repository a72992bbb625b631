"""docs/rules.md says what the reader's table says: every key, kind, verb, shape and category."""

from pathlib import Path

import pytest

from cleanse.rulebook.files import schema

PAGE = (Path(__file__).parent.parent.parent / "docs" / "rules.md").read_text(encoding="utf-8")
TABLES = ("FILE", "DEFAULTS", "RULE", "WHEN", "WITHIN", "LIMIT", "TEST", "CHANGE", "NAME")


@pytest.mark.parametrize("table", TABLES)
def test_each_key_has_its_row_in_one_table(table: str) -> None:
    rows = [f"| `{key}` | {text} |" for key, text in getattr(schema, table).items()]
    assert "| key | what |\n|---|---|\n" + "\n".join(rows) + "\n\n" in PAGE


@pytest.mark.parametrize("key", [key for key in schema.OVERRIDE if key not in schema.RULE or key == "id"])
def test_keys_of_overrides_have_their_row(key: str) -> None:
    assert f"| `{key}` | {schema.OVERRIDE[key]} |\n" in PAGE


@pytest.mark.parametrize("word", [*schema.VERBS, *schema.KINDS])
def test_each_verb_and_kind_has_a_row_and_an_example(word: str) -> None:
    assert f"| `{word}` | " in PAGE
    assert f"do: {word}\n" in PAGE or f"      {word}:" in PAGE


@pytest.mark.parametrize(
    "word", [*schema.SHAPES, *schema.CATEGORIES, *schema.STATUSES, *schema.NEIGHBOURS, *schema.NEIGHBOUR_KINDS]
)
def test_each_word_is_named(word: str) -> None:
    assert f"`{word}`" in PAGE or f"{{{word}: " in PAGE
