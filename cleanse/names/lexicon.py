"""The words that names are made of: given names, particles, family names that stand first, and words that no person bears.

Plain lists in rules/names/, read once and only when a text has something that looks like two names.
Two given names on different lines of the list are two names, whatever a scheme says.
"""

from functools import lru_cache
from typing import NamedTuple

from cleanse.core.pattern import compile_late
from cleanse.names.given import ARABIC, Given, find_listed, find_plain, list_words, read_lines
from cleanse.names.schemes import fold_name
from cleanse.rulebook.sections import read_section_words

_LONG_VOWEL = compile_late("(o)[ou]|(?<=o)h(?=[^aeiouy]|$)|(u)u")
#: a shorter word is no given name of two, and no root
_MIN_COMPOUND = 8
_MIN_ROOT = 4
#: a shorter word is not looked up with its long vowels made short
_MIN_PLAIN = 5


class Parts(NamedTuple):
    """How Arabic given names of several words begin and end, as one word and before or behind an article."""

    starts: tuple[str, ...]
    ends: tuple[str, ...]
    before_article: frozenset[str]
    behind_article: frozenset[str]


@lru_cache(maxsize=1)
def given_parts() -> Parts:
    """The parts, folded."""
    words = list_words("given-parts.txt")
    return Parts(
        tuple(word[:-1] for word in words if word.endswith("-")),
        tuple(word[1:] for word in words if word.startswith("-")),
        frozenset(word[:-1] for word in words if word.endswith("+")),
        frozenset(word[1:] for word in words if word.startswith("+")),
    )


@lru_cache(maxsize=4096)
def find_given(folded: str) -> Given | None:
    """A given name by its folded spelling; one of two Arabic words in one, or with a long Japanese vowel, need not be on the list.

    >>> find_given("shahabuddin"), find_given("ryutarou") == find_given("ryutaro") != None
    (Given(lines=frozenset(), origins=frozenset({'arab'})), True)
    """
    known = find_listed(folded)
    if known is not None:
        return known
    parts = given_parts()
    if len(folded) >= _MIN_COMPOUND and (folded.startswith(parts.starts) or folded.endswith(parts.ends)):
        return Given(frozenset(), ARABIC)
    if len(folded) >= _MIN_PLAIN and (spelt := find_plain(folded)) is not None:
        return spelt
    short = find_listed(_LONG_VOWEL.sub(r"\1\2", folded))
    return short if short is not None and "japn" in short.origins else None


@lru_cache(maxsize=1)
def _root_endings() -> dict[str, int]:
    """Endings that make a surname out of a given name; those of one line have one number."""
    return {word: number for number, line in enumerate(read_lines("root-endings.txt")) for word in line.split()}


@lru_cache(maxsize=4096)
def find_root(folded: str) -> tuple[int, frozenset[int]] | None:
    """The ending of a surname that is made out of a known Arabic given name, and the lines of that name.

    >>> find_root("hashimi") == find_root("hashemi") != None, find_root("hamadi") == find_root("hamedi")
    (True, False)
    """
    for ending, number in _root_endings().items():
        stem = folded.removesuffix(ending)
        if len(stem) >= _MIN_ROOT and stem != folded and (known := find_listed(stem)) is not None and "arab" in known.origins:
            return number, known.lines
    return None


@lru_cache(maxsize=1)
def _counterparts() -> tuple[dict[str, frozenset[int]], dict[int, frozenset[int]]]:
    """Groups of names that languages exchange, by folded name and by line of the given names."""
    by_name: dict[str, frozenset[int]] = {}
    by_line: dict[int, frozenset[int]] = {}
    for number, line in enumerate(read_lines("counterparts.txt")):
        for name in map(fold_name, line.split()):
            by_name[name] = by_name.get(name, frozenset()) | {number}
            for at in known.lines if (known := find_listed(name)) is not None else ():
                by_line[at] = by_line.get(at, frozenset()) | {number}
    return by_name, by_line


def counterpart_groups(folded: str) -> frozenset[int]:
    """The groups of given names, exchanged by Russian, Ukrainian and Belarusian papers, that a folded name belongs to.

    >>> counterpart_groups("volodymyr") == counterpart_groups("wladimir") != frozenset()
    True
    """
    by_name, by_line = _counterparts()
    known = find_listed(folded)
    lines = known.lines if known is not None else frozenset[int]()
    return by_name.get(folded, frozenset()).union(*(by_line.get(line, frozenset()) for line in lines))


@lru_cache(maxsize=1)
def particles() -> dict[str, int]:
    """Small words inside names; equal ones have the same number."""
    return {word: number for number, line in enumerate(read_lines("particles.txt")) for word in line.split()}


@lru_cache(maxsize=1)
def articles() -> frozenset[str]:
    """The Arabic article in its spellings: the first line of the particles."""
    return frozenset(read_lines("particles.txt")[0].split())


@lru_cache(maxsize=1)
def eastern_families() -> frozenset[str]:
    """Chinese and Korean family names, folded."""
    return frozenset(map(fold_name, list_words("families-east.txt")))


@lru_cache(maxsize=1)
def not_persons() -> frozenset[str]:
    """Words that make what stands before them something else than a person, in lower case."""
    return frozenset(word.lower() for word in list_words("not-persons.txt"))


@lru_cache(maxsize=1)
def titles() -> frozenset[str]:
    """Words before a given name that are no surname, folded."""
    return frozenset(map(fold_name, list_words("titles.txt")))


@lru_cache(maxsize=1)
def patronymics() -> tuple[str, ...]:
    """Endings of patronymics, folded."""
    return tuple(list_words("patronymics.txt"))


def surname_endings() -> dict[str, tuple[str, ...]]:
    """Endings of surnames by origin."""
    return read_section_words("names/surname-endings.txt")
