"""What stands directly beside a name and tells one person from another: an age, a country, kin, a role, junior, a ship."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from cleanse.core.pattern import compile_late
from cleanse.names import words
from cleanse.names.lexicon import find_given
from cleanse.names.schemes import fold_name
from cleanse.rulebook.sections import read_phrases
from cleanse.text.tags import primary

#: a short bracket behind a name
BRACKET = compile_late(r"[ \u00a0]?\(([^()\n]{1,40})\)")
_AGE = compile_late(r",? (?:[a-zà-ÿ][^,.;:\n]{1,40}, )?((?:[^\W\d_]+ ){0,3})(\d{1,3})(?=[.,;:)\n]|$| ([^\W\d_]+))")
#: 34-year-old, 34-летний; 34 éves
_AGE_BEFORE = compile_late(r"(?<![\w,.])(\d{1,3})(?:[-\u2011][^\W\d_][\w-]*| ([^\W\d_]+))(?: [^\W\d_]+){0,2} $")
_NATION = compile_late(r"(?<!\w)([^\W\d_][\w-]+)['\u2019]s? $|(?<!\w)[Tt]he ([^\W\d_][\w-]+) $")
_CLUB = compile_late(r", ([^\W\d_][\w-]*)((?: [^\W\d_][\w-]*){0,2})(?=[,.;)\n]|$| \d)")
_WHAT = compile_late(r", ([^\W\d_]{1,4}) ([^,.;:\n]{3,50})(?=[,.;:\n]|$)")
#: Ivanov is a dentist; Ivanov — врач
_PREDICATE = compile_late(r" ([^\W\d_]{1,5}|[\u2013\u2014-]) ((?:[^\W\d_][\w-]*[ \u00a0]?){1,4})(?=([,.;:!?)\n]|$)?)")
#: works as a dentist, arbeitet als Zahnarzt
_WORKS = compile_late(r" ([^\W\d_]{1,10}) ([^\W\d_]{1,5}) (?:[^\W\d_]{1,4} )?([^\W\d_][\w-]{2,})")
#: SPD-Mann
_PARTY = compile_late(r"(?<![\w-])([^\W\d_a-z]{2,5})-[^\W\d_]+ $")
_TITLE = compile_late(r"(?:(?<!\w)([^\W\d_]{1,4}) )?(?<![\w-])([^\W\d_][\w-]+)(?:\.|,)? $")
_APPOSITION = compile_late(r", (?:([^\W\d_]+) )?([^\W\d_][\w-]*)")
_ROLE = compile_late(r"(?:,| [-\u2013\u2014]) ([^,.;:\n]{2,40})(?:\n|$)")
_CODE = compile_late(r"[A-Z]{2,4}")
_YEARS = compile_late(r"\D*\d{4}\D*(?:\d{2,4})?\D*")
_DIGITS = compile_late(r"\d+")
_GENERATION = compile_late(r"(, ?|[ \u00a0]\(?)(?=[^\W\d_])")
_CLOSED = compile_late(r"\.?(?:[.,;:)]|$)")
_DASH_BEHIND = compile_late("[-\u2010-\u2015'\u2019]")
_WORDS_BEFORE = compile_late(r"(?<!\w)([^\W\d_][\w-]*)(?: ([^\W\d_][\w-]*))?[ \u00a0]$")
_LAST_WORDS = compile_late(r"[^\W\d_][\w-]*")
_STOP = compile_late(r"[.!?;:\n]")
_MAX_BEHIND = 60
_MAX_BRACKET_WORDS = 3
_MAX_BARE = 2
_FRONTED_WORDS = 3
#: a word of more letters with a dot behind it is no abbreviation; nor is one in small letters behind an article
_MAX_SHORT = 4


class _Places(NamedTuple):
    """What a place stands in behind a name."""

    #: from Omsk
    alone: re.Pattern[str]
    #: lives in Omsk, is from Omsk
    told: re.Pattern[str]


@cache
def _places() -> _Places:
    articles = "|".join(map(re.escape, sorted(words.read_words("place-articles"))))
    place = rf"(?:(?:{articles}) )?([^\W\d_][\w-]*)"
    return _Places(re.compile(rf",? ([^\W\d_]{{1,4}}) {place}"), re.compile(rf" ([^\W\d_]{{1,9}}) ([^\W\d_]{{1,4}}) {place}"))


@cache
def _firms() -> re.Pattern[str]:
    """What makes a name in front of it that of a firm."""
    some = {section: "|".join(map(_whole, phrases)) for section, phrases in read_phrases("names/firms.txt").items()}
    return re.compile(f" (?:{some['behind']}|(?:{some['and']}) (?:{some['partners']}))|, (?:{some['behind comma']})")


def _whole(phrase: str) -> str:
    """A phrase as an expression; one that ends in a letter ends its word."""
    return re.escape(phrase) + (r"\b" if phrase[-1].isalpha() else "")


def find_marks(text: str, end: int) -> Iterator[tuple[str, str]]:
    """What a text says directly behind a name, as kind and value; two values of one kind are two people.

    >>> list(find_marks("Ivanov (KAZ), 45", 6)), list(find_marks("Ivanov of Russia", 6)), list(find_marks("Ivanov, 45, left", 6))
    ([('country', 'KAZ')], [('place', 'Russia')], [('age', '45')])
    >>> list(find_marks("Ivanov, the father, left", 6))
    [('kin', 'father')]
    """
    behind = text[end : end + _MAX_BEHIND]
    if behind[:1] not in (" ", ",", "\u00a0", "("):
        return
    bracket = BRACKET.match(behind)
    if bracket is not None:
        yield from _read_bracket(bracket[1].strip())
    if (age := _find_age(behind)) is not None:
        yield "age", age
    club = _CLUB.match(behind)
    if club is not None and club[1][0].isupper() and find_given(fold_name(club[1])) is None:
        yield "club", club[1] + club[2]
    place = _places().alone.match(behind)
    if place is not None and place[2][0].isupper() and place[1] in words.read_words("place-words"):
        yield "place", place[2]
    lives = _places().told.match(behind)
    if lives is not None and lives[3][0].isupper():
        if lives[1] in words.read_owners("lives"):
            yield f"{lives[1]} {lives[2]}", lives[3]
        elif lives[2] in words.read_words("place-words") and lives[1] in words.read_owners("copula") | words.read_owners("hails"):
            yield "place", lives[3]
    apposition = _APPOSITION.match(behind)
    kin = [word.lower() for word in apposition.groups() if word in words.read_words("kinship")] if apposition is not None else []
    yield from (("kin", word) for word in kin)
    what = _WHAT.match(behind)
    if what is not None and not kin and _is_article(what[1]):
        yield "what", what[2].lower()
        if _is_indefinite(what[1]):
            yield "job", what[2].lower()
    elif (predicate := _find_predicate(behind)) is not None:
        yield from (("what", predicate), ("job", predicate))
    role = _ROLE.match(behind)
    if role is not None:
        yield "role", role[1].strip().lower()
    generation = _find_generation(behind)
    if generation is not None:
        yield "generation", generation


def is_introduced(text: str, start: int, end: int) -> bool:
    """Whether a name at [start, end) is told to somebody who does not know it: an age or what somebody is, parted by commas.

    >>> is_introduced("Sergei, the referee, left.", 0, 6), is_introduced("Sergei, 34, left.", 0, 6), is_introduced("Sergei, the first to", 0, 6)
    (True, True, False)
    >>> is_introduced("Later a young clerk, Sergei, left.", 21, 27), is_introduced("With a clerk Sergei left.", 13, 19)
    (True, False)
    """
    behind = text[end : end + _MAX_BEHIND]
    if behind[:1] != ",":
        return False
    before = text[max(0, start - _MAX_BEHIND) : start]
    if before.endswith(", ") and any(map(_is_indefinite, _LAST_WORDS.findall(before.rpartition(".")[2].lower())[-5:-1])):
        return True
    what = _WHAT.match(behind)
    if what is None or behind[what.end() : what.end() + 1] not in (",", ".", ";"):
        return _find_age(behind) is not None
    return (
        _is_indefinite(what[1]) or (_is_article(what[1]) and len(what[2].split()) <= _MAX_BARE) or _find_age(behind) is not None
    )


def _is_indefinite(word: str) -> bool:
    return any(word in listed for listed in words.indefinite().values())


def _is_article(word: str) -> bool:
    return word in words.read_words("definite") or _is_indefinite(word)


def _find_predicate(behind: str) -> str | None:
    """What somebody is said to be behind a verb or a dash, up to the next preposition; without an article at most two words."""
    works = _WORKS.match(behind)
    if works is not None and works[1] in words.read_owners("works") and works[2] in words.read_owners("as"):
        return str(works[3]).lower()
    found = _PREDICATE.match(behind)
    if found is None or (found[1] not in "-\u2013\u2014" and found[1] not in words.read_owners("copula")):
        return None
    told = found[2].split()
    if told[0] in words.read_words("definite"):
        return None  # the first, the last, the only one: no occupation
    has_article = len(told) > 1 and _is_article(told[0])
    if has_article and told[1][0].isupper() and found[1] not in words.read_owners("capital"):
        return None  # era a Roma
    told = told[1:] if has_article else told
    stops = words.read_owners("fronted") | words.read_words("conjunctions")
    count = next((at for at, word in enumerate(told) if word in stops), len(told))
    if count == 0 or (count == len(told) and found[3] is None):
        return None
    needs_capital = found[1] in words.read_owners("capital")
    if not has_article and (count > _MAX_BARE or (needs_capital and not told[count - 1][0].isupper())):
        return None
    if (
        not has_article
        and found[1].isalpha()
        and not told[0][0].isupper()
        and told[0].endswith(words.read_affixes("participles"))
    ):
        return None
    return " ".join(told[:count]).lower()


def find_marks_before(text: str, start: int) -> Iterator[tuple[str, str]]:
    """What a text says directly before a name.

    >>> [*find_marks_before("34-year-old Ivanov", 12), *find_marks_before("Russia's Ivanov", 9), *find_marks_before("The Kazakh Ivanov", 11)]
    [('age', '34'), ('nation', 'Russia'), ('nation', 'Kazakh')]
    """
    before = text[max(0, start - _MAX_BEHIND) : start]
    age = _AGE_BEFORE.search(before)
    if age is not None and (age[2] is None or age[2] in words.read_words("age-words")):
        yield "age", age[1]
    nation = _NATION.search(before)
    if nation is not None and (value := nation[1] or nation[2])[0].isupper():
        yield "nation", value
    party = _PARTY.search(before)
    if party is not None and party[1].isupper():
        yield "party", party[1]
    title = _TITLE.search(before)
    if title is not None:
        yield from words.opposed().get(title[2].lower(), ())
        is_told = title[1] is not None and title[1].lower() in words.read_words("definite") and title[1].lower() != "as"
        is_nation = title[1] in ("the", "The") and title[2][0].isupper()
        ends_sentence = before.endswith(". ") and (title[2][0].islower() or len(title[2]) > _MAX_SHORT)
        opened = _LAST_WORDS.findall(_since_stop(text, start).lower())
        is_fronted = len(opened) == _FRONTED_WORDS and opened[0] in words.read_owners("fronted")  # At the station Ivanov …
        if is_told and not (is_nation or ends_sentence or is_fronted or words.is_kin(title[2].lower())):
            yield "work", title[2].lower()


def _find_age(behind: str) -> str | None:
    """The age behind a name: a number behind a comma, or behind words that say one (aged, was)."""
    age = _AGE.match(behind)
    if age is None:
        return None
    listed = words.read_words("age-words")
    if not listed.issuperset(age[1].split()):
        return None
    is_told = behind[0] == "," or (age[1] and (age[3] is None or age[3] in listed or age[3] in words.read_words("conjunctions")))
    return age[2] if is_told else None


def _read_bracket(inside: str) -> Iterator[tuple[str, str]]:
    if inside.isdigit() and len(inside) < 4:
        yield "age", inside
    elif _YEARS.fullmatch(inside):
        yield "years", "-".join(_DIGITS.findall(inside))
    elif _CODE.fullmatch(inside):
        yield "country", inside
    elif not any(map(str.isdigit, inside)) and len(inside.split()) <= _MAX_BRACKET_WORDS:
        yield "bracket", inside.lower()


def _find_generation(behind: str) -> str | None:
    """Which generation is named directly behind a name; behind a comma only where nothing follows."""
    start = _GENERATION.match(behind)
    if start is None:
        return None
    rest = behind[start.end() :].lower()
    for phrase, section in words.generations():
        if rest.startswith(phrase) and not rest[len(phrase) : len(phrase) + 1].isalnum():
            return section if start[1][0] != "," or _CLOSED.match(rest, len(phrase)) else None
    return None


def is_thing(text: str, start: int, end: int) -> bool:
    """Whether a name is that of a thing: a ship, a village, a film, a firm; one word with a capital may stand between.

    English has an article before no person's full name: the Nikolai Gogolin is a ship. Words: thing-words.txt, firms.txt.

    >>> is_thing("The submarine Dmitri Donskoi", 14, 28), is_thing("Ivan Ivanoff & Co", 0, 12), is_thing("Mr Ivan Ivanoff", 3, 15)
    (True, True, False)
    >>> is_thing("Ivan Ivanoff and Sons", 0, 12), is_thing("Ivan Ivanoff and Sonia", 0, 12)
    (True, False)
    """
    if _firms().match(text, end):
        return True
    before = _WORDS_BEFORE.search(text, max(0, start - 40), start)
    if before is None:
        return False
    first, second = before.groups()
    nearest = second or first
    if nearest in ("the", "The") and not _DASH_BEHIND.match(text, end):
        return True
    return words.is_thing(nearest.lower()) or (second is not None and second[0].isupper() and words.is_thing(first.lower()))


def is_kin(text: str, start: int) -> bool:
    """Whether a word of the family stands before a name, with at most one word between; it may begin a sentence.

    >>> is_kin("and his brother Naseer Khan", 16), is_kin("his late father, Nasir Khan", 17), is_kin("his city, Nasir Khan", 10)
    (True, True, False)
    """
    found = _LAST_WORDS.findall(_since_stop(text, start))
    begins = 0 < len(found) <= 2 and words.is_kin(found[0].lower())
    return begins or any((word[0].islower() and words.is_kin(word)) or word in words.read_words("kinship") for word in found[-2:])


def is_indefinite(text: str, start: int, lang: str | None) -> bool:
    """Whether an indefinite article stands directly before a name: there is a Sergei Orlov in Omsk.

    >>> is_indefinite("a Sergei", 2, "en"), is_indefinite("a Sergei", 2, "cs"), is_indefinite("ein Sergei", 4, None)
    (True, False, True)
    """
    found = _LAST_WORDS.findall(text, max(0, start - 8), start)
    if not found or not text[start - 1 : start].isspace() or not text.endswith(found[-1], 0, start - 1):
        return False
    articles = words.indefinite()
    return found[-1].lower() in articles.get(primary(lang) if lang is not None else "und", frozenset())


def _since_stop(text: str, start: int) -> str:
    """The last letters of a sentence before a place in it."""
    return _STOP.split(text[max(0, start - 40) : start])[-1]
