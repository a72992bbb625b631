"""Words that stand beside names and say whom they mean: conjunctions, the family, generations, things, talk about spelling.

Plain lists in rules/names/, read once and only when a text has two spellings that would become one.
"""

from functools import lru_cache

from cleanse.names.given import read_lines


def _words(name: str) -> frozenset[str]:
    return frozenset(word for line in read_lines(name) for word in line.split())


@lru_cache(maxsize=1)
def conjunctions() -> frozenset[str]:
    """Words that join two names or two clauses."""
    return _words("conjunctions.txt")


@lru_cache(maxsize=1)
def kinship() -> frozenset[str]:
    """Words of the family, as they are written before a name."""
    return _words("kinship.txt")


@lru_cache(maxsize=1)
def place_words() -> frozenset[str]:
    """Words between a name and where somebody is from."""
    return _words("place-words.txt")


@lru_cache(maxsize=1)
def thing_words() -> frozenset[str]:
    """Words that make the name behind them that of a thing."""
    return _words("thing-words.txt")


@lru_cache(maxsize=1)
def title_words() -> frozenset[str]:
    """Words that stay small in a title whose other words have capitals."""
    return _words("title-words.txt")


@lru_cache(maxsize=1)
def generations() -> tuple[tuple[str, str], ...]:
    """What stands behind one of two people who are called alike, in small letters, and its section; the longest first.

    >>> dict(generations())["the younger"] == dict(generations())["fils"] != dict(generations())["senior"]
    True
    """
    found = []
    section = ""
    for line in read_lines("generations.txt"):
        if line.startswith("["):
            section = line.strip("[]")
        else:
            found += [(phrase.strip().lower(), section) for phrase in line.split(",")]
    return tuple(sorted(found, key=lambda one: -len(one[0])))


@lru_cache(maxsize=1)
def spelling_talk() -> tuple[tuple[str, bool], ...]:
    """Phrases of a sentence about how a name is written, in small letters, and whether any ending may follow."""
    phrases = [phrase.strip().lower() for line in read_lines("spelling-talk.txt") for phrase in line.split(",")]
    return tuple((phrase.removesuffix("*"), phrase.endswith("*")) for phrase in phrases)
