"""From a YAML file to the rules in it, and all its faults.

Reading never raises for what stands in a file: each fault is noted with its place, and the entry that has it is left out.
"""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cleanse.errors import InputError
from cleanse.rulebook.bundled import bundled_root
from cleanse.rulebook.fault import Fault
from cleanse.rulebook.files import schema
from cleanse.rulebook.files.clashes import find_clashes
from cleanse.rulebook.files.list_file import even_lines, read_file, read_list
from cleanse.rulebook.files.misplaced import IN_FILE, IN_RULE
from cleanse.rulebook.files.nodes import Reader
from cleanse.rulebook.files.read_card import read_card
from cleanse.rulebook.files.read_keys import Entries, read_choice, read_flag, read_id, read_limit, read_text, read_texts
from cleanse.rulebook.files.read_match import map_when, read_cases, read_match, read_when, read_within
from cleanse.rulebook.files.read_names import read_names
from cleanse.rulebook.files.read_override import read_overrides
from cleanse.rulebook.rule import CONFIDENCES, DEFAULT_CONFIDENCE, Limit, OwnSlots, Place, Rule, When, Within
from cleanse.rulebook.rule_file import RuleFile

if TYPE_CHECKING:
    from yaml import Node

#: all keys of a rule file
_KEYS = frozenset().union(
    schema.FILE, schema.DEFAULTS, schema.RULE, schema.WHEN, schema.WITHIN, schema.LIMIT, schema.TEST, schema.CHANGE, schema.NAME, schema.KINDS
)  # fmt: skip
#: how a document of a word processor begins
_RTF = "{\\rtf"


def load_path(path: Path) -> tuple[RuleFile, list[Fault]]:
    """Read a file.

    Raises:
        InputError: it cannot be read at all.
    """
    data = read_file(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        fault = Fault(Place(str(path), line, column), "the file is not UTF-8 here", "save it as UTF-8")
        return RuleFile(str(path)), [fault]
    return load_text(text, str(path))


def load_text(text: str, path: str) -> tuple[RuleFile, list[Fault]]:
    """Read the text of a rule file; `path` is its name for places."""
    text = even_lines(text)
    if text.startswith(_RTF):
        fault = Fault(Place(path, 1, 1), "this is rich text (RTF)", "save it as plain text")
        return RuleFile(path), [fault]
    reader = Reader(text, path)
    root = reader.compose(text, _KEYS)
    if root is None:
        if not reader.faults:
            reader.faults.append(Fault(Place(path, 1, 1), "the file is empty", "begin it with `version: 1` and `rules:`"))
        return RuleFile(path), reader.faults
    keys = reader.mapping(root, "file", schema.FILE, IN_FILE)
    if not keys and reader.faults:
        return RuleFile(path), reader.faults
    if "version" not in keys:
        reader.fault(root, "the file has no version", "write `version: 1` as its first line")
    elif (version := reader.scalar(keys["version"][1], "version")) not in {"1", None}:
        reader.fault(keys["version"][1], f"version {version} is not known", "write `version: 1`")
    defaults = _read_defaults(reader, keys)
    slots = _read_slots(reader, keys)
    rules = tuple(
        rule for node in _list(reader, keys, "rules") if (rule := _read_rule(reader, node, defaults, slots)) is not None
    )
    if "scorecard" in keys:
        read_card(reader, keys["scorecard"][1])  # its faults belong to the file; the card itself is loaded by `cards`
    names = read_names(reader, _list(reader, keys, "names"))
    disable = tuple((text, reader.place(node.start_mark)) for node, text in read_texts(reader, keys, "disable"))
    override = tuple(read_overrides(reader, _list(reader, keys, "override")))
    return RuleFile(path, rules, names, disable, override), reader.faults


def _list(reader: Reader, keys: Entries, name: str) -> "list[Node]":
    from yaml import SequenceNode

    if name not in keys:
        return []
    node = keys[name][1]
    if not isinstance(node, SequenceNode):
        reader.fault(node, f"{name}: a list is wanted here", "begin each entry with `- id: …`")
        return []
    return list(node.value)


def _read_slots(reader: Reader, keys: Entries) -> OwnSlots:
    from yaml import MappingNode

    if "slots" not in keys:
        return ()
    node = keys["slots"][1]
    if not isinstance(node, MappingNode):
        reader.fault(node, "slots: names with lists are wanted here", "write `slots:` and below it `name: [value, value]`")
        return ()
    found = []
    for key, value in node.value:
        name = reader.scalar(key, "slots")
        if name is None:
            continue
        values = tuple(text for _, text in reader.items(value, name))
        if len(values) == 1 and values[0].endswith(".txt"):
            try:
                listed = _read_list(Path(reader.path).parent, values[0])
            except InputError as error:
                reader.fault(value, f"slots: {error}", "")
                continue
            if listed is None:
                reader.fault(value, f'slots: there is no list "{values[0]}"', "give its path from the folder of this file")
                continue
            values = listed
        found.append((name, values))
    return tuple(found)


def _read_list(folder: Path, name: str) -> tuple[str, ...] | None:
    """The values of a list file, beside the rule file, or one of the bundled ones.

    Raises:
        InputError: it cannot be read.
    """
    for root in (folder, bundled_root()):
        if (root / name).is_file():
            return read_list(root / name)
    return None


class _Defaults(NamedTuple):
    """What the rules of a file have unless they say otherwise."""

    when: When = When()
    within: Within | None = None
    confidence: str | None = None
    category: str | None = None


def _read_defaults(reader: Reader, keys: Entries) -> _Defaults:
    """The file's defaults, read once, so that a fault in them is told once."""
    found = reader.mapping(keys["defaults"][1], "defaults", schema.DEFAULTS) if "defaults" in keys else {}
    when = map_when(reader, found["when"][1], "defaults") if "when" in found else {}
    return _Defaults(
        read_when(reader, when, "defaults"),
        read_within(reader, found["within"][1], "defaults") if "within" in found else None,
        read_choice(reader, found, "confidence", "defaults", CONFIDENCES),
        read_choice(reader, found, "category", "defaults", schema.CATEGORIES),
    )


def _read_rule(reader: Reader, node: "Node", defaults: _Defaults, slots: OwnSlots) -> Rule | None:
    before = len(reader.faults)
    keys = reader.mapping(node, "rule", schema.RULE, IN_RULE)
    if not keys:
        return None
    rule_id = read_id(reader, node, keys)
    what = rule_id or "rule"
    for needed in ("why", "do", "match"):
        if needed not in keys:
            reader.fault(node, f"{what}: the key `{needed}` is missing", f"add `{needed}:`, {schema.RULE[needed]}")
    if "why" in keys and reader.scalar(keys["why"][1], f"{what}: why") == "":
        reader.fault(keys["why"][1], f"{what}: why is empty", "say in one sentence why the match is no part of an article")
    do = reader.choice(keys["do"][1], f"{what}: do", schema.VERBS) if "do" in keys else None
    match = read_match(reader, keys["match"][1], what, slots=slots) if "match" in keys else None
    until = read_match(reader, keys["until"][1], what, "until", slots) if "until" in keys else None
    if match is not None and until is not None and match[0] != until[0]:
        mend = f"write `{match[0]}` here too"
        reader.fault(keys["until"][1], f"{what}: until is by `{until[0]}`, match by `{match[0]}`", mend)
    rule = Rule(
        id=rule_id or "",
        why=read_text(reader, keys, "why") or "",
        do=do or "",
        kind=match[0] if match else "",
        patterns=match[1] if match else (),
        place=reader.place(node.start_mark),
        until=until[1] if until else (),
        at=read_choice(reader, keys, "at", what, schema.AT) or "anywhere",
        within=read_within(reader, keys["within"][1], what) if "within" in keys else defaults.within,
        when=_when(reader, keys, defaults.when, what),
        replacement=reader.scalar(keys["with"][1], "with", verbatim=True) if "with" in keys else None,
        protects=tuple(text for _, text in read_texts(reader, keys, "protects")),
        limit=read_limit(reader, keys, what).over(Limit()),
        ignore_case=read_flag(reader, keys, "ignore_case"),
        fold=read_flag(reader, keys, "fold") is not False,
        words=read_flag(reader, keys, "words") is True,
        confidence=read_choice(reader, keys, "confidence", what, CONFIDENCES) or defaults.confidence or DEFAULT_CONFIDENCE,
        category=_category(reader, keys, defaults.category, rule_id),
        status=read_choice(reader, keys, "status", what, schema.STATUSES) or "active",
        slots=slots,
    )
    if "test" in keys:
        drop, keep, change = read_cases(reader, keys["test"][1], what)
        rule = rule._replace(drop_cases=drop, keep_cases=keep, change_cases=change)
    _check_together(reader, node, rule, what, keys)
    return rule if not any(fault.severity == "error" for fault in reader.faults[before:]) else None


def _check_together(reader: Reader, node: "Node", rule: Rule, what: str, keys: Entries) -> None:
    """Keys that need or exclude each other; a key that is there and says nothing was told before."""
    for clash in find_clashes(rule):
        if not (clash.is_missing and clash.key in keys):
            place = node if clash.is_missing or clash.key == "do" else keys[clash.key][0]
            reader.fault(place, f"{what}: {clash.what}", clash.mend)


def _when(reader: Reader, keys: Entries, common: When, what: str) -> When:
    """The rule's own conditions over those of its file, key by key."""
    if "when" not in keys:
        return common
    own = map_when(reader, keys["when"][1], what)
    found = read_when(reader, own, what)
    return When(*(getattr(found if name in own else common, name) for name in When._fields))


def _category(reader: Reader, keys: Entries, default: str | None, rule_id: str | None) -> str:
    given = read_choice(reader, keys, "category", rule_id or "rule", schema.CATEGORIES) or default
    if given is not None:
        return given
    for part in (rule_id or "").split("/")[1:]:
        if part in schema.CATEGORIES:
            return part
    return "ui"
