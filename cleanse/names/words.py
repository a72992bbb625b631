"""Words that stand beside names and say whom they mean: conjunctions, the family, generations, things, talk about spelling.

Plain lists in rules/names/, read once and only when a text has two spellings that would become one.
"""

from functools import cache, lru_cache

from cleanse.core.pattern import compile_late
from cleanse.names.given import list_words, read_lines
from cleanse.rulebook.sections import read_section_words, read_sections

#: a word with the apostrophes and hyphens in it, as an expression and compiled
WORD = r"[^\W\d_][\w'\u2019-]*"
JOINED_WORD = compile_late(WORD)
#: letters of the last part of a word, and of what stands before it
_MIN_STEM = 4
_MIN_HEAD = 3


@cache
def read_words(name: str) -> frozenset[str]:
    """The words of a list: `conjunctions`, `kinship`, `possessives` and `possessed` (whose kin), `place-words` (between a name and where
    somebody is from), `thing-words` (before the name of a ship or a village), `title-words` (small in a title whose other words have capitals).

    >>> "brother" in read_words("kinship"), "and" in read_words("conjunctions")
    (True, True)
    """
    return frozenset(list_words(f"{name}.txt"))


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
    lines = read_sections("names/generations.txt")
    found = [(phrase.strip().lower(), section) for section, line in lines for phrase in line.split(",")]
    return tuple(sorted(found, key=lambda one: -len(one[0])))


@cache
def spelling_talk() -> tuple[tuple[str, str], ...]:
    """Phrases of a sentence about how a name is written, in small letters, and `*` where any ending may follow, `~` where the name must, with
    few words between, `~~` where it must directly, `<` where it must stand before.
    """
    found = []
    for phrase in (phrase.strip().lower() for line in read_lines("spelling-talk.txt") for phrase in line.split(",")):
        bare = phrase.strip("*~")
        if bare:
            found.append((bare, "<" if phrase[0] == "~" else phrase[len(bare) :]))
    return tuple(found)


@cache
def indefinite() -> dict[str, frozenset[str]]:
    """Indefinite articles by language; under `und` those that are nothing else in another language."""
    return _read_by_language("indefinite.txt")


@cache
def opposed() -> dict[str, tuple[tuple[str, str], ...]]:
    """What a title or role tells, and which of it, by word in small letters: `mrs` tells the sex, woman."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for section, line in read_sections("names/opposed.txt"):
        kind, _, value = section.partition(" ")
        for word in line.split():
            if (kind, value) not in found.get(word, ()):
                found[word] = (*found.get(word, ()), (kind, value))
    return found


@cache
def contrasts() -> dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """Phrases of contrasts.txt by their first word: the words, the contrast, and its side: `won` is of `result` and `first`."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for section, line in read_sections("names/contrasts.txt"):
        kind, _, side = section.partition(" ")
        for phrase in (tuple(phrase.lower().split()) for phrase in line.split(",") if side):
            found.setdefault(phrase[0], []).append((phrase, kind, side))
    return {word: tuple(phrases) for word, phrases in found.items()}


@cache
def read_contrasts(section: str) -> frozenset[str]:
    """The words of a section of contrasts.txt that is no contrast: `saying`, `helping`."""
    return frozenset(word for head, line in read_sections("names/contrasts.txt") if head == section for word in line.split())


@cache
def read_instead() -> tuple[str, ...]:
    """Phrases that say that another came for the one named before: in his place."""
    listed = (line for head, line in read_sections("names/contrasts.txt") if head == "instead")
    return tuple(phrase.strip().lower() for line in listed for phrase in line.split(","))


@cache
def pronouns() -> dict[str, frozenset[str]]:
    """Pronouns that begin a sentence as its subject, by language; under `und` those that are nothing else in another language."""
    return _read_by_language("pronouns.txt")


def _read_by_language(name: str) -> dict[str, frozenset[str]]:
    lines = (line.partition(":") for line in read_lines(name))
    return {lang: frozenset(listed.split()) for lang, _, listed in lines}


@cache
def read_owners(section: str) -> frozenset[str]:
    """The words of a section of owners.txt: `others`, `behind`, `fronted`, `copula`, `capital`."""
    return frozenset(read_section_words("names/owners.txt").get(section, ()))


@cache
def read_credits(section: str) -> frozenset[str]:
    """The words of a section of credit-words.txt: `by`, `label`."""
    return frozenset(read_section_words("names/credit-words.txt").get(section, ()))


@cache
def read_affixes(section: str) -> tuple[str, ...]:
    """The beginnings or endings of words in a section of owners.txt: `german`, `participles`."""
    return tuple(sorted(read_owners(section)))


@cache
def behind_no_title() -> str:
    """An expression that holds where no title with a dot ends, as `Dr` does before its dot."""
    by_length: dict[int, list[str]] = {}
    for word in sorted(read_words("sentence-abbreviations")):
        by_length.setdefault(len(word), []).append(word)
    return "".join(f"(?<!{'|'.join(group)})" for group in by_length.values())  # all of one such group are of one length


@lru_cache(maxsize=4096)
def is_kin(word: str) -> bool:
    """Whether a word in small letters is one of the family, also with others before it: Zwillingsbruder, sønnesønnen.

    >>> is_kin("halfbroer"), is_kin("johnson")
    (True, False)
    """
    return word in read_lower("kinship") or _is_compound(word, "kin")


@lru_cache(maxsize=4096)
def is_thing(word: str) -> bool:
    """Whether a word in small letters makes the name behind it that of a thing, also with others before it, or an article at its end.

    >>> is_thing("fischkutter"), is_thing("skonnerten"), is_thing("minister")
    (True, True, False)
    """
    listed = read_lower("thing-words")
    stems = (word.removesuffix(end) for end in read_words("article-endings") if len(word) > _MIN_STEM + len(end))
    return word in listed or _is_compound(word, "thing") or any(stem in listed for stem in stems)


def _is_compound(word: str, section: str) -> bool:
    """Whether a long word ends in one that a section of the compound heads lists."""
    return len(word) > _MIN_STEM + _MIN_HEAD and word.endswith(read_section_words("names/compound-heads.txt")[section])
