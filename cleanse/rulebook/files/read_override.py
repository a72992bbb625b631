"""The `override:` entries of a rule file: an id, and the keys that change."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleanse.rulebook.files import schema
from cleanse.rulebook.files.misplaced import IN_RULE
from cleanse.rulebook.files.nodes import Reader
from cleanse.rulebook.files.read_keys import Entries, read_choice, read_flag, read_id, read_limit, read_text, read_texts
from cleanse.rulebook.files.read_match import map_when, read_match, read_when, read_within
from cleanse.rulebook.rule import CONFIDENCES
from cleanse.rulebook.rule_file import Override, PatternChange, WhenChange

if TYPE_CHECKING:
    from yaml import Node


def read_overrides(reader: Reader, nodes: "list[Node]") -> Iterator[Override]:
    """What changes in rules of lower layers."""
    for node in nodes:
        before = len(reader.faults)
        keys = reader.mapping(node, "override", schema.OVERRIDE, IN_RULE)
        rule_id = read_id(reader, node, keys) if keys else None
        if rule_id is None:
            continue
        changed = tuple(_read_changes(reader, keys, rule_id))
        if not changed and len(reader.faults) == before:
            reader.fault(node, f"override: {rule_id}: nothing changes", "add the keys that change")
        yield Override(rule_id, changed, reader.place(node.start_mark))


def _read_changes(reader: Reader, keys: Entries, what: str) -> Iterator[tuple[str, object]]:
    """Each key with its new value, in the order of the schema."""
    words = {
        "do": schema.VERBS,
        "at": schema.AT,
        "confidence": CONFIDENCES,
        "category": schema.CATEGORIES,
        "status": schema.STATUSES,
    }
    for name in schema.OVERRIDE:
        if name not in keys or name == "id":
            continue
        value: object
        if name in words:
            value = read_choice(reader, keys, name, what, words[name])
        elif name in {"match", "match+", "match-"}:
            match = read_match(reader, keys[name][1], what, name)
            value = match and PatternChange(*match)
        elif name == "until":
            until = read_match(reader, keys[name][1], what, name)
            value = until and until[1]
        elif name == "when":
            asked = map_when(reader, keys[name][1], what)
            value = WhenChange(tuple(asked), read_when(reader, asked, what)) if asked else None
        elif name == "within":
            value = read_within(reader, keys[name][1], what)
        elif name == "limit":
            value = read_limit(reader, keys, what)
        elif name == "protects":
            value = tuple(text for _, text in read_texts(reader, keys, name)) or None
        elif name in {"ignore_case", "fold", "words"}:
            value = read_flag(reader, keys, name)
        elif name == "with":
            value = reader.scalar(keys[name][1], name, verbatim=True)
        else:
            value = read_text(reader, keys, name)
        if value is not None:
            yield name, value
