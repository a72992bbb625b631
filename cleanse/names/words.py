"""Words that stand beside names and say whom they mean: conjunctions, the family, generations, things, talk about spelling.

Plain lists in rules/names/, read once and only when a text has two spellings that would become one.
"""

from functools import cache

from cleanse.names.given import read_lines


@cache
def read_words(name: str) -> frozenset[str]:
    """The words of a list: `conjunctions`, `kinship`, `possessives` and `possessed` (whose kin), `place-words` (between a name and where somebody is from), `thing-words` (before the
    name of a ship or a village), `title-words` (small in a title whose other words have capitals).

    >>> "brother" in read_words("kinship"), "and" in read_words("conjunctions")
    (True, True)
    """
    return frozenset(word for line in read_lines(f"{name}.txt") for word in line.split())


@cache
def read_lower(name: str) -> frozenset[str]:
    """The words of a list in small letters."""
    return frozenset(word.lower() for word in read_words(name))


@cache
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


@cache
def spelling_talk() -> tuple[tuple[str, str], ...]:
    """Phrases of a sentence about how a name is written, in small letters, and `*` where any ending may follow, `~` where the name must, `<` where it must
    stand before.
    """
    phrases = [phrase.strip().lower() for line in read_lines("spelling-talk.txt") for phrase in line.split(",")]
    return tuple(
        (phrase.strip("*~"), "<" if phrase[0] == "~" else phrase[-1] if phrase[-1] in "*~" else "")
        for phrase in phrases
        if phrase
    )
