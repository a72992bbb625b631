"""Which file set which key of a merged rule: its own entry, the defaults of its file, or an override of a higher layer."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cleanse.rulebook.bundled import bundled_root
from cleanse.rulebook.files.list_file import even_lines
from cleanse.rulebook.files.nodes import Reader
from cleanse.rulebook.files.read_keys import Entries
from cleanse.rulebook.rule import NameRule, Place, Rule
from cleanse.rulebook.rule_file import RuleFile

if TYPE_CHECKING:
    from yaml import Node


class Origins:
    """Tells where keys were set; each file is read once.

    Args:
        files: All files of the set, in the order of their layers.
    """

    __slots__ = ("_files", "_read")

    def __init__(self, files: Sequence[RuleFile]) -> None:
        self._files = files
        self._read: dict[str, _Source | None] = {}

    def find(self, entry: Rule | NameRule) -> dict[str, list[Place]]:
        """The places that a key's value comes from, by key, lowest layer first; keys that nobody set are left out.

        Args:
            entry: A rule or name of the merged set.
        """
        path = entry.place.path
        if path not in self._read:
            # what stands in no file of the set is packed, and its place is told from the folder above the bundled rules
            is_file = any(file.path == path for file in self._files)
            self._read[path] = _read_source(path if is_file else str(bundled_root().parent / path))
        source = self._read[path]
        found = {} if source is None else _find_own(entry, source)
        for file in self._files:
            for override in file.override:
                if override.id == entry.id:
                    for key, _ in override.keys:
                        found.setdefault(key.rstrip("+-"), []).append(override.place)
        return found


class _Source(NamedTuple):
    """What a rule file says, as it stands there."""

    reader: Reader
    defaults: Entries
    #: rules and names by the line on which they begin
    entries: "dict[int, Node]"


def _read_source(path: str) -> _Source | None:
    """The file, or None for a rule of the command line."""
    file = Path(path)
    if not file.is_file():
        return None
    text = even_lines(file.read_text(encoding="utf-8-sig"))
    reader = Reader(text, path)
    root = _keys(reader.compose(text))
    defaults = _keys(root["defaults"][1]) if "defaults" in root else {}
    entries = {node.start_mark.line + 1: node for name in ("rules", "names") if name in root for node in root[name][1].value}
    return _Source(reader, defaults, entries)


def _find_own(entry: Rule | NameRule, source: _Source) -> dict[str, list[Place]]:
    """The keys of the entry itself and of its file's defaults."""
    found: dict[str, list[Place]] = {}
    if isinstance(entry, Rule):
        found = {name: [source.reader.place(key.start_mark)] for name, (key, _) in source.defaults.items()}
    for name, (key, _) in _keys(source.entries.get(entry.place.line)).items():
        place = source.reader.place(key.start_mark)
        found[name] = [*found.get(name, ()), place] if name == "when" else [place]
    return found


def _keys(node: "Node | None") -> Entries:
    from yaml import MappingNode

    return {str(key.value): (key, value) for key, value in node.value} if isinstance(node, MappingNode) else {}
