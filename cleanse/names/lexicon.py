"""The words that names are made of: given names, particles, family names that stand first, and words that no person bears.

Plain lists in rules/names/, read once and only when a text has something that looks like two names.
Two given names on different lines of the list are two names, whatever a scheme says.
"""

from functools import lru_cache
from typing import NamedTuple

from cleanse.names.schemes import fold_name
from cleanse.rulebook.bundled import bundled_root


class Given(NamedTuple):
    """The lines of the list that hold a spelling, and the origins of their sections."""

    lines: frozenset[int]
    origins: frozenset[str]


def _lines(name: str) -> list[str]:
    lines = (bundled_root() / "names" / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@lru_cache(maxsize=1)
def given_names() -> dict[str, Given]:
    """Given names by folded spelling."""
    found: dict[str, Given] = {}
    origins: frozenset[str] = frozenset()
    for number, line in enumerate(_lines("given-names.txt")):
        if line.startswith("["):
            origins = frozenset(line.strip("[]").split())
            continue
        for name in line.split():
            known = found.get(folded := fold_name(name))
            lines, before = (known.lines, known.origins) if known else (frozenset[int](), frozenset[str]())
            found[folded] = Given(lines | {number}, before | origins)
    return found


@lru_cache(maxsize=1)
def _counterparts() -> tuple[dict[str, frozenset[int]], dict[int, frozenset[int]]]:
    """Groups of names that languages exchange, by folded name and by line of the given names."""
    by_name: dict[str, frozenset[int]] = {}
    by_line: dict[int, frozenset[int]] = {}
    given = given_names()
    for number, line in enumerate(_lines("counterparts.txt")):
        for name in map(fold_name, line.split()):
            by_name[name] = by_name.get(name, frozenset()) | {number}
            for at in given[name].lines if name in given else ():
                by_line[at] = by_line.get(at, frozenset()) | {number}
    return by_name, by_line


def counterpart_groups(folded: str) -> frozenset[int]:
    """The groups of given names, exchanged by Russian, Ukrainian and Belarusian papers, that a folded name belongs to.

    >>> counterpart_groups("volodymyr") == counterpart_groups("wladimir") != frozenset()
    True
    """
    by_name, by_line = _counterparts()
    known = given_names().get(folded)
    lines = known.lines if known is not None else frozenset[int]()
    return by_name.get(folded, frozenset()).union(*(by_line.get(line, frozenset()) for line in lines))


@lru_cache(maxsize=1)
def particles() -> dict[str, int]:
    """Small words inside names; equal ones have the same number."""
    return {word: number for number, line in enumerate(_lines("particles.txt")) for word in line.split()}


@lru_cache(maxsize=1)
def articles() -> frozenset[str]:
    """The Arabic article in its spellings: the first line of the particles."""
    return frozenset(_lines("particles.txt")[0].split())


@lru_cache(maxsize=1)
def eastern_families() -> frozenset[str]:
    """Chinese and Korean family names, folded."""
    return frozenset(fold_name(word) for line in _lines("families-east.txt") for word in line.split())


@lru_cache(maxsize=1)
def not_persons() -> frozenset[str]:
    """Words that make what stands before them something else than a person, in lower case."""
    return frozenset(word.lower() for line in _lines("not-persons.txt") for word in line.split())


@lru_cache(maxsize=1)
def patronymics() -> tuple[str, ...]:
    """Endings of patronymics, folded."""
    return tuple(word for line in _lines("patronymics.txt") for word in line.split())


@lru_cache(maxsize=1)
def surname_endings() -> dict[str, tuple[str, ...]]:
    """Endings of surnames by origin."""
    found: dict[str, tuple[str, ...]] = {}
    origin = ""
    for line in _lines("surname-endings.txt"):
        if line.startswith("["):
            origin = line.strip("[]")
        else:
            found[origin] = (*found.get(origin, ()), *line.split())
    return found
