"""The table of spellings: what a set of names rules looks for, compiled once and kept in the cache folder.

A spelling is looked up by its *anchor*, the last of its words that has three letters or more, in small letters; spellings in scripts
without spaces have none and are searched for as they are. Only the spellings of rules whose anchors stand in a text are unpacked, so
that a run costs what its texts name, not what the rules list. A wheel ships the table of the bundled rules.
Key of the cache: what the rules say, the table of press spellings, and the version.
"""

import marshal
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cleanse.names.own import own_forms
from cleanse.names.schemes import WORD
from cleanse.names.spell import spell
from cleanse.rulebook.bundled import bundled_root
from cleanse.rulebook.edges import is_spaceless
from cleanse.rulebook.rule import NameRule
from cleanse.rulebook.tables.cache import load_bytes, map_file, store_bytes, unpack_stored
from cleanse.rulebook.tables.name_table import NameTable
from cleanse.rulebook.tables.packed import load_set
from cleanse.rulebook.unpack import pack_bytes
from cleanse.text.fold import plain_line
from cleanse.version import __version__

#: what the stored values look like; raise it when that changes
LAYOUT = 1
#: where a wheel has the table of the bundled rules
PACK = "names.bin"
#: fewer rules are compiled as fast as they are looked up
MIN_CACHED = 50
_MIN_ANCHOR = 3


class Table(NamedTuple):
    """Plain values; rules are numbers, their places in the set."""

    #: rules by the anchors of their spellings
    anchors: dict[str, tuple[int, ...]]
    #: spellings in scripts without spaces, and the rule of each
    dense: tuple[str, ...]
    dense_rules: tuple[int, ...]
    #: longer names that are never touched, by their words in small letters
    never: dict[str, tuple[str, ...]]
    #: the spellings of each rule by anchor, marshalled one behind the other, and where each ends
    blob: bytes
    ends: bytes

    def unpack(self, number: int) -> dict[str, tuple[tuple[str, int, bool], ...]]:
        """The spellings of a rule by anchor: text, where the anchor stands in it, whether it is the surname alone."""
        ends = array("q", self.ends)
        found: dict[str, tuple[tuple[str, int, bool], ...]] = marshal.loads(
            self.blob[ends[number - 1] if number else 0 : ends[number]]
        )
        return found


def spellings(rule: NameRule) -> tuple[str, ...]:
    """Every spelling of a rule once: canonical ones, its variants, the originals, and what the schemes make of them."""
    found = [*(spelling for _, spelling in rule.canonical), *rule.variants]
    for lang, original in rule.original:
        found += own_forms(original, lang)
        for press in rule.schemes:
            found += spell(original, lang, press)
    return tuple(dict.fromkeys(found))


def find_anchor(spelling: str) -> tuple[str, int]:
    """The word that a spelling is looked up by, and where it begins; the longest one if all are short.

    >>> find_anchor("Abdel Fattah el-Sisi"), find_anchor("Ali Khamene'i")
    (('sisi', 16), ('khamene', 4))
    """
    words = list(WORD.finditer(spelling))
    long = [word for word in words if len(word[0]) >= _MIN_ANCHOR]
    best = long[-1] if long else max(words, key=lambda word: len(word[0]))
    return best[0].lower(), best.start()


def find_table(rules: Sequence[NameRule], imposed: Sequence[NameRule]) -> Table:
    """The table of a set, from the cache if the same set was compiled before.

    Args:
        rules: Which spellings are equal.
        imposed: The user's own, whose numbers come first; only their surnames are looked for alone.
    """
    if len(rules) < MIN_CACHED:
        return compile_table(rules, imposed)
    key = _digest(rules, imposed)
    name = f"names-{LAYOUT}-{key}"
    table = unpack_stored(_read_pack(key) or load_bytes(name), lambda data: Table(*marshal.loads(data)))
    if table is None:
        table = compile_table(rules, imposed)
        store_bytes(name, marshal.dumps(tuple(table)))
    return table


def write_pack(folder: Path) -> Path:
    """Compile the table of the set that lies packed in a folder and write it beside it; for building a wheel."""
    compiled = load_set(folder)
    assert compiled is not None, folder
    key = _digest(compiled.names, compiled.imposed)
    path = folder / PACK
    path.write_bytes(_head(key) + marshal.dumps(tuple(compile_table(compiled.names, compiled.imposed))))
    return path


def _read_pack(key: str) -> memoryview | None:
    """The table that the wheel ships, if it is that of this set."""
    return map_file(bundled_root().parent / PACK, _head(key))


def _head(key: str) -> bytes:
    """How a packed table begins."""
    return f"{LAYOUT} {key}\n".encode()


def _digest(rules: Sequence[NameRule], imposed: Sequence[NameRule]) -> str:
    from hashlib import sha256

    total = sha256(f"{__version__} {len(imposed)}".encode())
    total.update((bundled_root() / "schemes" / "originals.tsv").read_bytes())
    for part in (imposed, rules):
        total.update(part.blob if isinstance(part, NameTable) else pack_bytes(tuple(part)))
    return total.hexdigest()


def compile_table(rules: Sequence[NameRule], imposed: Sequence[NameRule]) -> Table:
    """The table of a set; of rules with a spelling in common the first has it, and a rule that stands twice counts once."""
    anchors: dict[str, list[int]] = {}
    dense: dict[str, int] = {}
    never: dict[str, list[str]] = {}
    taken: set[tuple[str, bool]] = set()
    blob = bytearray()
    ends = array("q")
    known: set[str] = set()
    for number, rule in enumerate((*imposed, *rules)):
        by_anchor: dict[str, list[tuple[str, int, bool]]] = {}
        is_wanted = rule.id not in known and rule.status == "active" and (rule.kind == "person" or number < len(imposed))
        known.add(rule.id)
        for spelling, alone in _looked_for(rule, is_imposed=number < len(imposed)) if is_wanted else ():
            if (spelling, alone) in taken:
                continue
            taken.add((spelling, alone))
            if is_spaceless(spelling[0]) or WORD.search(spelling) is None:
                dense[spelling] = number
            else:
                anchor, offset = find_anchor(spelling)
                by_anchor.setdefault(anchor, []).append((spelling, offset, alone))
        for anchor in by_anchor:
            anchors.setdefault(anchor, []).append(number)
        blob += marshal.dumps({anchor: tuple(found) for anchor, found in by_anchor.items()})
        ends.append(len(blob))
        for name in rule.never if is_wanted else ():
            parts = [spelling for spelling in spellings(rule) if is_spaceless(name[0]) and spelling in name]
            for word in parts or WORD.findall(name):
                never.setdefault(word.lower(), []).append(name)
    return Table(
        {anchor: tuple(numbers) for anchor, numbers in anchors.items()},
        tuple(dense),
        tuple(dense.values()),
        {word: tuple(names) for word, names in never.items()},
        bytes(blob),
        ends.tobytes(),
    )


def _looked_for(rule: NameRule, *, is_imposed: bool) -> list[tuple[str, bool]]:
    """Spellings as a text is read, and whether each is the surname alone."""
    found = []
    for spelling in map(plain_line, spellings(rule)):
        if spelling.strip():
            found.append((spelling, False))
        if rule.surname_alone and is_imposed and " " in spelling:
            found.append((spelling.rsplit(" ", 1)[1], True))
    return found
