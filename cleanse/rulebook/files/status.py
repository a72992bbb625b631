"""Entries of a rule file that wait for a decision, and their status changed in place: every other byte of the file stays."""

from typing import TYPE_CHECKING, NamedTuple

from cleanse.errors import RuleError
from cleanse.rulebook.files.load import load_text
from cleanse.rulebook.files.nodes import Reader

if TYPE_CHECKING:
    from yaml import Node

_BOM = "\ufeff"
PROPOSED, ACTIVE, REJECTED = "proposed", "active", "rejected"


class Proposed(NamedTuple):
    """A rule or a name that says `status: proposed`.

    id: Its id.
    entry: What the file says of it, with the comments right above.
    start: Where the word stands in the file, in code points.
    end: Where it ends.
    """

    id: str
    entry: str
    start: int
    end: int


def find_proposed(text: str, path: str) -> list[Proposed]:
    """The entries of a rule file that say themselves that they are proposed, in their order.

    Args:
        text: The file, with its own line ends, and its byte order mark if it has one.
        path: Its name, for places.

    Raises:
        RuleError: the file has faults; all of them, each with its place.
    """
    mark = len(text) - len(text.removeprefix(_BOM))
    text = text[mark:]
    faults = [fault.render() for fault in load_text(text, path)[1] if fault.severity == "error"]
    if faults:
        raise RuleError("\n".join(faults))
    root = _read_mapping(Reader(text, path).compose(text))
    return [
        Proposed(keys["id"].value, _cut_entry(text, node), mark + status.start_mark.index, mark + status.end_mark.index)
        for name in ("rules", "names")
        if name in root
        for node in root[name].value
        if (keys := _read_mapping(node)) and (status := keys.get("status")) is not None and status.value == PROPOSED
    ]


def decide(text: str, entries: list[Proposed], status: str) -> str:
    """The file with another status of some entries.

    Args:
        text: The file as `find_proposed` read it.
        entries: Some that it found.
        status: The word that takes the place of `proposed`.
    """
    for one in sorted(entries, key=lambda one: one.start, reverse=True):  # from the end, so that the places before it hold
        text = text[: one.start] + status + text[one.end :]
    return text


def _read_mapping(node: "Node | None") -> "dict[str, Node]":
    from yaml import MappingNode

    return {str(key.value): value for key, value in node.value} if isinstance(node, MappingNode) else {}


def _cut_entry(text: str, node: "Node") -> str:
    """The lines of an entry, and the comments that stand right above it."""
    above = text[: text.rfind("\n", 0, node.start_mark.index) + 1].splitlines(keepends=True)
    first = len(above)
    while first and above[first - 1].lstrip().startswith("#"):
        first -= 1
    lines = text[len("".join(above)) : node.end_mark.index].splitlines()
    while lines and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):  # they belong to the next one
        lines.pop()
    return "\n".join([*(line.rstrip("\r\n") for line in above[first:]), *lines])
