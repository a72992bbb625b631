"""The parts of a rule that say what it looks for, where, and how it is tested: `match`, `when`, `within`, `test`."""

from typing import TYPE_CHECKING

from cleanse.rulebook.files import schema
from cleanse.rulebook.files.misplaced import IN_MATCH, IN_WHEN
from cleanse.rulebook.files.nodes import Reader
from cleanse.rulebook.files.read_keys import Entries
from cleanse.rulebook.rule import LISTED, Case, Choice, Neighbour, OwnSlots, When, Within
from cleanse.rulebook.slots import SLOT
from cleanse.rulebook.suggest import suggest_word

if TYPE_CHECKING:
    from yaml import Node


def read_match(
    reader: Reader, node: "Node", what: str, name: str = "match", slots: OwnSlots = ()
) -> tuple[str, tuple[str, ...]] | None:
    """The kind of a match and its patterns.

    Args:
        reader: The reader of the file.
        node: What stands under the key.
        what: What faults are told of.
        name: The key that it stands under.
        slots: The file's own lists, which groups of `holds` may name.
    """
    from yaml import ScalarNode

    before = len(reader.faults)
    if isinstance(node, ScalarNode) and str(node.value).partition(":")[0] not in schema.KINDS:
        missing = "names no kind" if node.value else "is empty"
        mend = f"write `{name}: {{line: …}}` for a whole line; all kinds are {', '.join(schema.KINDS)}"
        reader.fault(node, f"{what}: {name} {missing}", mend)
        return None
    keys = reader.mapping(node, f"{what}: {name}", schema.KINDS, IN_MATCH)
    if len(keys) != 1:
        if len(keys) > 1:
            reader.fault(node, f"{what}: {name} has {len(keys)} kinds", "write exactly one, and another rule for the other")
        elif len(reader.faults) == before:
            reader.fault(node, f"{what}: {name} is empty", f"write one of {', '.join(schema.KINDS)}")
        return None
    kind, (_, value) = next(iter(keys.items()))
    patterns = [pattern for pattern in _read_patterns(reader, kind, value, what, slots) if pattern]
    if not patterns and len(reader.faults) == before:
        reader.fault(value, f"{what}: no pattern", "write one a line below a |")
    if not patterns:
        return None
    seen: set[str] = set()
    for pattern in patterns:
        if pattern in seen:
            reader.fault(value, f"{what}: {pattern!r} stands twice", "delete one of them", "warning")
        seen.add(pattern)
    return kind, tuple(dict.fromkeys(patterns))


def _read_patterns(reader: Reader, kind: str, node: "Node", what: str, slots: OwnSlots) -> list[str]:
    if kind in LISTED:
        listed = _read_listed(reader, node, what)
        return _check_blocks(reader, listed, what) if kind == "block" else _read_groups(reader, node, listed, what, dict(slots))
    if kind != "shape":
        return [text.strip() for _, text in reader.items(node, what, verbatim=True)]
    words = list(reader.items(node, f"{what}: shape"))
    return [word for item, word in words if reader.is_known(item, f"{what}: shape", word, schema.SHAPES)]


def _read_listed(reader: Reader, node: "Node", what: str) -> "list[tuple[Node, list[str]]]":
    """The lines of each list item, or of the one block."""
    from yaml import SequenceNode

    if reader.is_bracketed(node, what):
        return []
    nodes = node.value if isinstance(node, SequenceNode) else [node]
    texts = [(item, reader.scalar(item, what, verbatim=True) or "") for item in nodes]
    return [(item, [line.strip() for line in text.split("\n") if line.strip()]) for item, text in texts]


def _check_blocks(reader: Reader, listed: "list[tuple[Node, list[str]]]", what: str) -> list[str]:
    """One block a list item, or one block in all; its lines joined by line feeds."""
    for item, lines in listed:
        if len(lines) == 1:
            reader.fault(item, f"{what}: a block has two lines or more", "match a single line with `line`")
    return ["\n".join(lines) for _, lines in listed]


def _read_groups(
    reader: Reader, node: "Node", listed: "list[tuple[Node, list[str]]]", what: str, slots: dict[str, tuple[str, ...]]
) -> list[str]:
    """One group a list item, its words joined by line feeds; `{name}` in a line of its own stands for the words of a list."""
    if len(listed) == 1:
        reader.fault(node, f"{what}: `holds` has one group only", "write two groups or more, one a list item below a |")
    groups = []
    for item, lines in listed:
        words: list[str] = []
        for line in lines:
            slot = SLOT.fullmatch(line)
            if slot is None:
                words.append(line)
            elif slot[1] in slots:
                words += slots[slot[1]]
            else:
                mend = suggest_word(slot[1], sorted(slots), "{{{}}}".format) if slots else "write it under `slots:` of this file"
                reader.fault(item, f"{what}: {line} is no list of this file", mend)
        groups.append("\n".join(dict.fromkeys(words)))
    return groups


def read_within(reader: Reader, node: "Node", what: str) -> Within | None:
    """`{head: 5}`, `{tail: 10%}`."""
    keys = reader.mapping(node, f"{what}: within", schema.WITHIN)
    if len(keys) != 1:
        reader.fault(node, f"{what}: within is bound to one side", "write `within: {head: 5}` or `within: {tail: 5}`")
        return None
    side, (_, value) = next(iter(keys.items()))
    text = reader.scalar(value, f"{what}: {side}")
    if text is None:
        return None
    number = text.removesuffix("%")
    if not number.isdecimal() or not 0 < int(number) <= (100 if text.endswith("%") else 10_000):
        reader.fault(
            value, f'{what}: {side}: "{text}" is no number of lines', "write a number, such as 5, or per cent, such as 10%"
        )
        return None
    return Within(side, int(number), text.endswith("%"))


def map_when(reader: Reader, node: "Node", what: str) -> Entries:
    """The keys of a `when` with their nodes."""
    return reader.mapping(node, f"{what}: when", schema.WHEN, IN_WHEN)


def read_when(reader: Reader, keys: Entries, what: str) -> When:
    """The conditions, by the keys that `map_when` found."""
    company = reader.truth(keys["company"][1], "company") if "company" in keys else None
    longest = reader.number(keys["max_chars"][1], "max_chars", 1, 1e9) if "max_chars" in keys else None
    return When(
        source=_read_choice(reader, keys, "source", what),
        doc_lang=_read_choice(reader, keys, "doc_lang", what),
        doc_script=_read_choice(reader, keys, "doc_script", what),
        line_lang=_read_choice(reader, keys, "line_lang", what),
        line_script=_read_choice(reader, keys, "line_script", what),
        previous=_read_neighbours(reader, keys, "previous", what),
        next=_read_neighbours(reader, keys, "next", what),
        company=company is True,
        max_chars=None if longest is None else int(longest),
        pack=reader.scalar(keys["pack"][1], "pack") if "pack" in keys else None,
    )


def _read_choice(reader: Reader, keys: Entries, name: str, what: str) -> Choice | None:
    """A value, a list of them, or `{not: [...]}`; `any` lifts the file's default."""
    from yaml import MappingNode

    if name not in keys:
        return None
    node = keys[name][1]
    negated = isinstance(node, MappingNode)
    if negated:
        inner = reader.mapping(node, f"{what}: {name}", {"not": ""})
        if "not" not in inner:
            return None
        node = inner["not"][1]
    values = tuple(text.removeprefix("www.") if name == "source" else text for _, text in reader.items(node, f"{what}: {name}"))
    if values == ("any",) or not values:
        return None
    return Choice(values, negated)


def _read_neighbours(reader: Reader, keys: Entries, name: str, what: str) -> tuple[Neighbour, ...]:
    """A word, a pattern by kind, or a list of both."""
    from yaml import MappingNode, SequenceNode

    if name not in keys:
        return ()
    node = keys[name][1]
    found = []
    for item in node.value if isinstance(node, SequenceNode) else [node]:
        if isinstance(item, MappingNode):
            inner = reader.mapping(item, f"{what}: {name}", dict.fromkeys(schema.NEIGHBOUR_KINDS, ""))
            for kind, (_, value) in inner.items():
                found.append(Neighbour(kind, tuple(text for _, text in reader.items(value, f"{what}: {name}", verbatim=True))))
        else:
            word = reader.scalar(item, f"{what}: {name}")
            if word in schema.NEIGHBOURS:
                found.append(Neighbour(word))
            elif word is not None:
                mend = suggest_word(word, schema.NEIGHBOURS)
                mend += "" if mend.endswith("?") else f"; a pattern is written `{name}: {{line: …}}`"
                reader.fault(item, f'{what}: {name}: "{word}" is not known', mend)
    return tuple(found)


def read_cases(reader: Reader, node: "Node", what: str) -> tuple[tuple[Case, ...], tuple[Case, ...], tuple[Case, ...]]:
    """The cases of a rule: lines it takes, lines it leaves, texts and what becomes of them."""
    keys = reader.mapping(node, f"{what}: test", schema.TEST)
    drop = tuple(Case(text, "", line=line) for line, text in _read_texts(reader, keys, "drop", what))
    keep = tuple(Case(text, text, line=line) for line, text in _read_texts(reader, keys, "keep", what))
    change = tuple(_read_changes(reader, keys["change"][1], what)) if "change" in keys else ()
    return drop, keep, change


def _read_texts(reader: Reader, keys: Entries, name: str, what: str) -> list[tuple[int, str]]:
    return (
        [(node.start_mark.line + 1, text) for node, text in reader.items(keys[name][1], f"{what}: {name}", verbatim=True)]
        if name in keys
        else []
    )


def _read_changes(reader: Reader, node: "Node", what: str) -> list[Case]:
    from yaml import SequenceNode

    if not isinstance(node, SequenceNode):
        reader.fault(node, f"{what}: change: a list is wanted here", "begin each case with `- from: …` and put `to: …` below")
        return []
    cases = []
    for item in node.value:
        keys = reader.mapping(item, f"{what}: change", schema.CHANGE)
        values = {
            name: reader.scalar(value, f"{what}: {name}", verbatim=name in {"from", "to"}) for name, (_, value) in keys.items()
        }
        before, after = values.get("from"), values.get("to")
        if before is None or after is None:
            if "from" not in keys or "to" not in keys:
                reader.fault(item, f"{what}: a change case needs `from` and `to`", "write both")
            continue
        cases.append(Case(before, after, values.get("source"), values.get("doc_lang"), item.start_mark.line + 1))
    return cases
