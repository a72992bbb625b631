"""The JSON Schema for editors: it is the table's, it takes what the reader takes, and marks what an editor can mark."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from cleanse.rulebook.bundled import bundled_root
from cleanse.rulebook.files.json_schema import make_schema, write_schema
from cleanse.rulebook.sources import find_bundled
from tests.cli.run import read

SCHEMA = bundled_root() / "schema" / "rules-1.json"
HEAD = "version: 1\nrules:\n  - id: my/x\n    why: y\n    do: drop-line\n"


def find_errors(text: str) -> list[str]:
    validator = jsonschema.Draft7Validator(make_schema())
    return [error.message for error in validator.iter_errors(yaml.safe_load(text))]


def test_file_is_what_the_table_says() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == write_schema(), "cleanse rules schema > rules/schema/rules-1.json"
    assert read("rules", "schema") == write_schema()
    jsonschema.Draft7Validator.check_schema(json.loads(write_schema()))


@pytest.mark.parametrize("path", find_bundled(), ids=lambda path: path.name)
def test_bundled_files_fit_and_name_the_schema(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert find_errors(text) == []
    up = "../" * (len(path.relative_to(bundled_root()).parts) - 1)
    assert text.startswith(f"# yaml-language-server: $schema={up}schema/rules-1.json\n"), "run python tests/name_schema.py"


@pytest.mark.parametrize(
    "text",
    [
        "version: 1\ndisable: [en/*]\noverride:\n  - id: a/b\n    match+: {line: x}\n    when: {source: {not: [a.org]}}\n",
        HEAD
        + '    match: {block: ["a\\nb"]}\n    within: {tail: 10%}\n    when: {previous: [blank, {like: x}], company: true}\n',
        HEAD.replace("drop-line", "drop-between")
        + "    match: {line: x}\n    until: {line: y}\n    limit: {lines: 3, share: 0.5}\n",
        HEAD
        + "    match: {shape: [headline, counter]}\n    test: {change: [{from: a, to: b, doc_lang: en}]}\n    origin: {docs: 3}\n",
        "version: 1\nslots: {paper: [The Post]}\nnames:\n  - id: names/person/x\n    canonical: {en: X Y}\n    impose: true\n",
    ],
)
def test_what_the_reader_takes_fits(text: str) -> None:
    assert find_errors(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "rules: []\n",
        HEAD,
        HEAD + "    match: {lien: x}\n",
        HEAD + "    match: {line: x, text: y}\n",
        HEAD + "    match: {line: x}\n    wy: z\n",
        HEAD.replace("drop-line", "drop-lines") + "    match: {line: x}\n",
        HEAD.replace("my/x", "My/X") + "    match: {line: x}\n",
        HEAD + "    match: {line: x}\n    within: {head: 0}\n",
        HEAD + "    match: {line: x}\n    category: adds\n",
        HEAD + "    match: {line: x}\n    test: {change: [{from: a}]}\n",
        HEAD + "    match: {line: x}\n    when: {sauce: a.org}\n",
    ],
)
def test_mistakes_are_marked(text: str) -> None:
    assert find_errors(text) != []
