"""Which file set which key of a merged rule: its own entry, the defaults of its file, or an override of a higher layer."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cleanse.rulebook.nodes import Reader
from cleanse.rulebook.rule import NameRule, Place, Rule
from cleanse.rulebook.rule_file import RuleFile

if TYPE_CHECKING:
    from yaml import Node


def find_origins(entry: Rule | NameRule, files: Sequence[RuleFile]) -> dict[str, list[Place]]:
    """The places that a key's value comes from, by key, lowest layer first; keys that nobody set are left out.

    Args:
        entry: A rule or name of the merged set.
        files: All files of the set, in the order of their layers.
    """
    found = _read_keys(entry)
    for file in files:
        for override in file.override:
            if override.id == entry.id:
                for key, _ in override.keys:
                    found.setdefault(key.rstrip("+-"), []).append(override.place)
    return found


def _read_keys(entry: Rule | NameRule) -> dict[str, list[Place]]:
    """The keys of the entry itself and of its file's defaults."""
    path = Path(entry.place.path)
    if not path.is_file():  # a rule of the command line
        return {}
    text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    reader = Reader(text, entry.place.path)
    root = _keys(reader.compose(text))
    found: dict[str, list[Place]] = {}
    if isinstance(entry, Rule) and "defaults" in root:
        for name, (key, _) in _keys(root["defaults"][1]).items():
            found[name] = [reader.place(key.start_mark)]
    section = root.get("rules" if isinstance(entry, Rule) else "names")
    for node in section[1].value if section is not None else ():
        if node.start_mark.line + 1 == entry.place.line:
            for name, (key, _) in _keys(node).items():
                place = reader.place(key.start_mark)
                found[name] = [*found.get(name, ()), place] if name == "when" else [place]
    return found


def _keys(node: "Node | None") -> dict[str, "tuple[Node, Node]"]:
    from yaml import MappingNode

    return {str(key.value): (key, value) for key, value in node.value} if isinstance(node, MappingNode) else {}
