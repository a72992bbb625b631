"""Given names: the list rules/names/given-names.txt, pairs of Arabic ones, and their plain forms; compiled once and kept in the cache.

A *line* of the list holds the spellings of one name and has a number; it stands in a section, which says the *origins* of its names.
Two given names on different lines are two names, whatever a scheme says.
"""

import marshal
import os
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from cleanse.core.pattern import compile_late
from cleanse.names.schemes import fold_name
from cleanse.rulebook.bundled import bundled_folder, bundled_root
from cleanse.rulebook.tables.cache import load_bytes, store_bytes, unpack_stored
from cleanse.rulebook.tables.key_table import KeyTable
from cleanse.rulebook.unpack import pack_bytes
from cleanse.text.lines import read_rows

ARABIC = frozenset({"arab"})
#: pairs are numbered behind the lines of the list
_FIRST_PAIR = 1_000_000
#: in place of the lines of a plain form that several names share
_SHARED = -1
_DOUBLE = compile_late(r"(.)\1")
_FILES = ("given-names.txt", "given-pairs.txt")


class Given(NamedTuple):
    """The lines of the list that hold a spelling, and the origins of their sections."""

    lines: frozenset[int]
    origins: frozenset[str]

    def is_same(self, other: "Given", origins: Set[str]) -> bool:
        """Whether one line of a section for one of some origins holds both."""
        return any(not _line_origins(line).isdisjoint(origins) for line in self.lines & other.lines)


class _Names(NamedTuple):
    """Lines by folded spelling and by plain form; the first line of each section, and its origins."""

    listed: KeyTable
    plain: KeyTable
    sections: tuple[int, ...]
    origins: tuple[frozenset[str], ...]


def read_lines(name: str) -> list[str]:
    """The lines of a list in rules/names/ that say something."""
    return read_rows(bundled_root() / "names" / name)


def list_words(name: str) -> list[str]:
    """The words of a list in rules/names/, in their order."""
    return [word for line in read_lines(name) for word in line.split()]


@lru_cache(maxsize=4096)
def find_listed(folded: str) -> Given | None:
    """A given name of the list, or a pair of two, by its folded spelling."""
    lines = _names().listed.find(folded)
    return _make(lines) if lines else None


@lru_cache(maxsize=4096)
def find_plain(folded: str) -> Given | None:
    """The Arabic given name with the same plain form; with no lines where several share it."""
    lines = _names().plain.find(make_plain(folded))
    return Given(frozenset(), ARABIC) if lines == [_SHARED] else _make(lines) if lines else None


def make_plain(folded: str) -> str:
    """A folded Arabic name with each long vowel and double letter as one letter.

    >>> make_plain("wafeeq"), make_plain("mounir"), make_plain("hammad")
    ('wafiq', 'munir', 'hamad')
    """
    return _DOUBLE.sub(r"\1", folded.replace("ee", "i").replace("oo", "u").replace("ou", "u"))


def _make(lines: Sequence[int]) -> Given:
    return Given(frozenset(lines), frozenset[str]().union(*map(_line_origins, lines)))


def _line_origins(line: int) -> frozenset[str]:
    if line >= _FIRST_PAIR:
        return ARABIC
    names = _names()
    return names.origins[bisect_right(names.sections, line) - 1]


@lru_cache(maxsize=1)
def _names() -> _Names:
    """The list, from the cache if it was compiled before."""
    folder = os.path.join(bundled_folder(), "names")
    status = [os.stat(os.path.join(folder, name)) for name in _FILES]
    stamp = repr([(folder, one.st_size, one.st_mtime_ns) for one in status]).encode()
    name = f"given-{crc32(folder.encode()):08x}"
    names = unpack_stored(load_bytes(name, stamp), _unpack)
    if names is None:
        names = compile_names()
        store_bytes(name, pack_bytes((names.listed.packed, names.plain.packed, names.sections, names.origins)), stamp)
    return names


def _unpack(data: memoryview) -> _Names:
    listed, plain, sections, origins = marshal.loads(data)
    return _Names(KeyTable(*listed), KeyTable(*plain), sections, origins)


def compile_names() -> _Names:
    """Read the list, and join the pairs."""
    sections: list[tuple[int, frozenset[str]]] = []
    on_line: dict[int, list[str]] = {}
    listed: dict[str, tuple[int, ...]] = {}
    arabic: dict[str, None] = {}
    for number, line in enumerate(read_lines("given-names.txt")):
        if line.startswith("["):
            sections.append((number, frozenset(line.strip("[]").split())))
            continue
        on_line[number] = [fold_name(name) for name in line.split()]
        for folded in on_line[number]:
            listed[folded] = (*listed.get(folded, ()), number)
            if "arab" in sections[-1][1]:
                arabic[folded] = None
    plain: dict[str, tuple[int, ...]] = {}
    for name in listed:
        if name in arabic and not set(plain.setdefault(make_plain(name), listed[name])) & set(listed[name]):
            plain[make_plain(name)] = (_SHARED,)
    pairs: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(read_lines("given-pairs.txt"), _FIRST_PAIR):
        first, second = ([name for at in listed[fold_name(word)] for name in on_line[at]] for word in line.split())
        pairs |= {one + other: (number,) for one in first for other in second}
    starts, origins = zip(*sections, strict=True)
    return _Names(_table({**listed, **pairs}), _table(plain), starts, origins)


def _table(lines: Mapping[str, Iterable[int]]) -> KeyTable:
    return KeyTable.of((name, line) for name, found in lines.items() for line in found)
