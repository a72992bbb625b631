"""The `names:` entries of a rule file."""

from typing import TYPE_CHECKING

from cleanse.rulebook.files import schema
from cleanse.rulebook.files.nodes import Reader
from cleanse.rulebook.files.read_keys import Entries
from cleanse.rulebook.files.read_match import read_cases
from cleanse.rulebook.rule import NameRule

if TYPE_CHECKING:
    from yaml import Node


def read_names(reader: Reader, nodes: "list[Node]") -> tuple[NameRule, ...]:
    """The entries that have no fault."""
    return tuple(name for node in nodes if (name := _read_name(reader, node)) is not None)


def _read_name(reader: Reader, node: "Node") -> NameRule | None:
    before = len(reader.faults)
    keys = reader.mapping(node, "name", schema.NAME)
    rule_id = reader.scalar(keys["id"][1], "id") if "id" in keys else None
    if rule_id is None or schema.ID.fullmatch(rule_id) is None:
        reader.fault(node, "name: an id is missing or is none", "add `id:`, such as names/person/sergey-lavrov")
        return None
    kind = reader.choice(keys["kind"][1], f"{rule_id}: kind", schema.NAME_KINDS) if "kind" in keys else "person"
    drop, keep, change = read_cases(reader, keys["test"][1], rule_id) if "test" in keys else ((), (), ())
    if drop:
        reader.fault(keys["test"][1], f"{rule_id}: a name has no `drop` cases", "write `change: [{from: …, to: …}]`")

    def texts(name: str) -> tuple[str, ...]:
        if name not in keys:
            return ()
        found = list(reader.items(keys[name][1], f"{rule_id}: {name}"))
        for item, text in found if name != "schemes" else ():
            _check_spelling(reader, item, text, f"{rule_id}: {name}")
        return tuple(text for _, text in found)

    why = reader.scalar(keys["why"][1], "why") if "why" in keys else None
    status = reader.choice(keys["status"][1], f"{rule_id}: status", schema.STATUSES) if "status" in keys else None
    surname_alone = reader.truth(keys["surname_alone"][1], "surname_alone") if "surname_alone" in keys else None
    name = NameRule(
        id=rule_id,
        kind=kind or "person",
        place=reader.place(node.start_mark),
        why=why or "",
        canonical=_read_spellings(reader, keys, "canonical", rule_id),
        original=_read_spellings(reader, keys, "original", rule_id),
        schemes=texts("schemes"),
        variants=texts("variants"),
        surname_alone=surname_alone is True,
        never=texts("never"),
        keep_cases=keep,
        change_cases=change,
        status=status or "active",
        impose=reader.truth(keys["impose"][1], "impose") if "impose" in keys else None,
    )
    return name if len(reader.faults) == before else None


def _read_spellings(reader: Reader, keys: Entries, name: str, what: str) -> tuple[tuple[str, str], ...]:
    """`{en: Sergey Lavrov, de: Sergej Lawrow}`."""
    from yaml import MappingNode

    if name not in keys:
        return ()
    node = keys[name][1]
    if not isinstance(node, MappingNode):
        reader.fault(node, f"{what}: {name}: languages with spellings are wanted", f"write `{name}: {{en: …}}`")
        return ()
    found: list[tuple[str, str]] = []
    for key, value in node.value:
        language, spelling = reader.scalar(key, name), reader.scalar(value, f"{what}: {name}")
        if any(language == known for known, _ in found):
            reader.fault(key, f'{what}: {name}: the key "{language}" stands twice', "keep one of them; others are `variants`")
        elif language is not None and spelling is not None:
            _check_spelling(reader, value, spelling, f"{what}: {name}")
            found.append((language, spelling))
    return tuple(found)


def _check_spelling(reader: Reader, node: "Node", spelling: str, what: str) -> None:
    """Refuse what cannot be a name: without a letter, or on several lines."""
    if not any(map(str.isalpha, spelling)):
        reader.fault(node, f"{what}: {spelling!r} has no letter", "write a name, or leave it out")
    elif len(spelling.splitlines()) > 1:
        reader.fault(node, f"{what}: {spelling!r} stands on several lines", "write the name on one line")
