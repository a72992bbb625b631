"""The words that names are made of: given names, particles, family names that stand first, and words that no person bears.

Plain lists in rules/names/, read once and only when a text has something that looks like two names.
Two given names on different lines of the list are two names, whatever a scheme says.
"""

import re
from collections.abc import Set
from functools import lru_cache
from typing import NamedTuple

from cleanse.names.schemes import fold_name
from cleanse.rulebook.bundled import bundled_root

_LONG_VOWEL = re.compile("(o)[ou]|(?<=o)h(?=[^aeiouy]|$)|(u)u")
#: a shorter word is no given name of two, and no root
_MIN_COMPOUND = 8
_MIN_ROOT = 4
#: a shorter word is not looked up with its long vowels made short
_MIN_PLAIN = 5
#: pairs are numbered behind the lines of the given names
_FIRST_PAIR = 1_000_000
_DOUBLE = re.compile(r"(.)\1")
_ARABIC = frozenset({"arab"})


class Given(NamedTuple):
    """The lines of the list that hold a spelling, and the origins of their sections."""

    lines: frozenset[int]
    origins: frozenset[str]

    def is_same(self, other: "Given", origins: Set[str]) -> bool:
        """Whether one line of a section for one of some origins holds both."""
        return any(not line_origins(line).isdisjoint(origins) for line in self.lines & other.lines)


class Listed(NamedTuple):
    """Given names by folded spelling; the folded spellings of each line, and the origins of its section."""

    names: dict[str, Given]
    by_line: dict[int, list[str]]
    origins: dict[int, frozenset[str]]


def _lines(name: str) -> list[str]:
    lines = (bundled_root() / "names" / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@lru_cache(maxsize=1)
def _listed_names() -> Listed:
    """The list of given names, read."""
    found: dict[str, Given] = {}
    by_line: dict[int, list[str]] = {}
    line_origins: dict[int, frozenset[str]] = {}
    origins: frozenset[str] = frozenset()
    for number, line in enumerate(_lines("given-names.txt")):
        if line.startswith("["):
            origins = frozenset(line.strip("[]").split())
            continue
        alone = Given(frozenset({number}), origins)
        line_origins[number] = origins
        by_line[number] = [fold_name(name) for name in line.split()]
        for folded in by_line[number]:
            known = found.get(folded)
            found[folded] = alone if known is None else Given(known.lines | alone.lines, known.origins | origins)
    return Listed(found, by_line, line_origins)


def line_origins(line: int) -> frozenset[str]:
    """The origins of the section of a line."""
    return _ARABIC if line >= _FIRST_PAIR else _listed_names().origins[line]


@lru_cache(maxsize=1)
def given_names() -> dict[str, Given]:
    """Given names by folded spelling, pairs of two among them."""
    listed, by_line, _ = _listed_names()
    found = dict(listed)
    for number, line in enumerate(_lines("given-pairs.txt"), _FIRST_PAIR):
        pair = Given(frozenset({number}), _ARABIC)
        first, second = ([name for at in listed[fold_name(word)].lines for name in by_line[at]] for word in line.split())
        found |= {one + other: pair for one in first for other in second}
    return found


class Parts(NamedTuple):
    """How Arabic given names of several words begin and end, as one word and before or behind an article."""

    starts: tuple[str, ...]
    ends: tuple[str, ...]
    before_article: frozenset[str]
    behind_article: frozenset[str]


@lru_cache(maxsize=1)
def given_parts() -> Parts:
    """The parts, folded."""
    words = [word for line in _lines("given-parts.txt") for word in line.split()]
    return Parts(
        tuple(word[:-1] for word in words if word.endswith("-")),
        tuple(word[1:] for word in words if word.startswith("-")),
        frozenset(word[:-1] for word in words if word.endswith("+")),
        frozenset(word[1:] for word in words if word.startswith("+")),
    )


def _plain(folded: str) -> str:
    """A folded Arabic name with each long vowel and double letter as one letter.

    >>> _plain("wafeeq"), _plain("mounir"), _plain("hammad")
    ('wafiq', 'munir', 'hamad')
    """
    return _DOUBLE.sub(r"\1", folded.replace("ee", "i").replace("oo", "u").replace("ou", "u"))


@lru_cache(maxsize=1)
def _plain_names() -> dict[str, Given]:
    """Arabic given names by their plain form; the lines of none where several share it."""
    found: dict[str, Given] = {}
    for name, known in _listed_names().names.items():
        if "arab" in known.origins:
            other = found.setdefault(_plain(name), known)
            if not other.lines & known.lines:
                found[_plain(name)] = Given(frozenset(), _ARABIC)
    return found


@lru_cache(maxsize=4096)
def find_given(folded: str) -> Given | None:
    """A given name by its folded spelling; one of two Arabic words in one, or with a long Japanese vowel, need not be on the list.

    >>> find_given("shahabuddin"), find_given("ryutarou") == find_given("ryutaro") != None
    (Given(lines=frozenset(), origins=frozenset({'arab'})), True)
    """
    known = given_names().get(folded)
    if known is not None:
        return known
    parts = given_parts()
    if len(folded) >= _MIN_COMPOUND and (folded.startswith(parts.starts) or folded.endswith(parts.ends)):
        return Given(frozenset(), _ARABIC)
    if len(folded) >= _MIN_PLAIN and (spelt := _plain_names().get(_plain(folded))) is not None:
        return spelt
    short = given_names().get(_LONG_VOWEL.sub(r"\1\2", folded))
    return short if short is not None and "japn" in short.origins else None


@lru_cache(maxsize=1)
def _root_endings() -> dict[str, int]:
    """Endings that make a surname out of a given name; those of one line have one number."""
    return {word: number for number, line in enumerate(_lines("root-endings.txt")) for word in line.split()}


@lru_cache(maxsize=4096)
def find_root(folded: str) -> tuple[int, frozenset[int]] | None:
    """The ending of a surname that is made out of a known Arabic given name, and the lines of that name.

    >>> find_root("hashimi") == find_root("hashemi") != None, find_root("hamadi") == find_root("hamedi")
    (True, False)
    """
    for ending, number in _root_endings().items():
        stem = folded.removesuffix(ending)
        if (
            len(stem) >= _MIN_ROOT
            and stem != folded
            and (known := given_names().get(stem)) is not None
            and "arab" in known.origins
        ):
            return number, known.lines
    return None


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
def titles() -> frozenset[str]:
    """Words before a given name that are no surname, folded."""
    return frozenset(fold_name(word) for line in _lines("titles.txt") for word in line.split())


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
