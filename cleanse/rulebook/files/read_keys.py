"""Single keys of a rule, as rules and overrides have them."""

from typing import TYPE_CHECKING

from cleanse.rulebook.files import schema
from cleanse.rulebook.files.nodes import Reader
from cleanse.rulebook.rule_file import LimitChange

if TYPE_CHECKING:
    from yaml import Node

#: the keys of a mapping, each with its own node and that of its value
Entries = dict[str, "tuple[Node, Node]"]


def read_id(reader: Reader, node: "Node", keys: Entries) -> str | None:
    """The id of an entry; None, and a fault, where there is none."""
    if "id" not in keys:
        reader.fault(node, "rule: the key `id` is missing", "add `id:`, such as my/newsletter")
        return None
    text = reader.scalar(keys["id"][1], "id")
    if text is not None and schema.ID.fullmatch(text) is None:
        mend = "write two to four parts of a-z, 0-9 and -, parted by /, such as my/newsletter"
        reader.fault(keys["id"][1], f'id: "{text}" cannot be an id', mend)
    return text


def read_text(reader: Reader, keys: Entries, name: str) -> str | None:
    """A text, or None."""
    return reader.scalar(keys[name][1], name) if name in keys else None


def read_choice(reader: Reader, keys: Entries, name: str, what: str, known: tuple[str, ...]) -> str | None:
    """One of some words, or None."""
    return reader.choice(keys[name][1], f"{what}: {name}", known) if name in keys else None


def read_limit(reader: Reader, keys: Entries, what: str) -> LimitChange:
    """What is said of the limit."""
    if "limit" not in keys:
        return LimitChange()
    found = reader.mapping(keys["limit"][1], f"{what}: limit", schema.LIMIT)
    lines = reader.number(found["lines"][1], "lines", 1, 1e9) if "lines" in found else None
    share = reader.number(found["share"][1], "share", 0, 1) if "share" in found else None
    return LimitChange(None if lines is None else int(lines), share)


def read_flag(reader: Reader, keys: Entries, name: str) -> bool | None:
    """True or false, or None."""
    return reader.truth(keys[name][1], name) if name in keys else None


def read_texts(reader: Reader, keys: Entries, name: str) -> "list[tuple[Node, str]]":
    """The texts of a list, each with its node."""
    return list(reader.items(keys[name][1], name)) if name in keys else []
