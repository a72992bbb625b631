"""Whether a text says itself that two spellings of a name are two people's, or that it is about the spelling.

Then nothing of them becomes one in this text. It says so where both stand in one sentence, where what stands beside one (an age, a country,
years of life, senior) is another thing beside the other, where one is the other's father, and where words like *also spelled* are near.
The work grows with the number of places; nothing is looked at before two spellings would become one.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache
from itertools import chain, combinations, pairwise
from typing import NamedTuple

from cleanse.core.pattern import compile_late
from cleanse.names import words
from cleanse.names.beside import find_marks, find_marks_before, is_indefinite, is_kin
from cleanse.names.family import is_relative
from cleanse.names.frames import are_opposed
from cleanse.names.introduced import is_introduced_anew
from cleanse.names.items import are_items
from cleanse.names.lives import are_generations, find_lives
from cleanse.names.owner import is_anothers
from cleanse.names.schemes import WORD, fold_name
from cleanse.names.talk import is_talk
from cleanse.names.trades import find_marks_of_trade, share_trade
from cleanse.rulebook.edges import is_spaceless

#: what lies farther apart is not said of both
_MAX_GAP = 200
_STOP = compile_late("[!?\u2026:;|\u2022\t\n\r\u2028\u3002\uff01\uff1f\u0964\u061f\u06d4]")
_DOT = compile_late(r"(?:(?<![^\W\d_])([^\W\d_]{1,4}))?\.")
_VOWEL = compile_late("[aeiouyäöüåæøаеиоуыэюяіїєўαεηιουω]")
_BEHIND_DOT = " \u00a0\"'\u201c\u201d\u2018\u2019\u00ab\u00bb)]"
_POSSESSIVE = compile_late("['\u2019](?:[sS]\\b|(?!\\w))")
_GIVEN_BEFORE = compile_late(r"(?<![\w-])([^\W\d_][\w'\u2019-]*)[ \u00a0]([^\W\d_]+|[&+])[ \u00a0]$")
_GIVEN_BEHIND = compile_late(r"[ \u00a0]([^\W\d_]+|[&+])[ \u00a0]([^\W\d_][\w'\u2019-]*)(?![\w-])")
_LIST_ITEM = compile_late(r"(?: ?[,(][^;\n]{0,60})?; ?(?:([^\W\d_]+) )?")
_JOINED = compile_late(r"(?: ?[,;/&])? ?(?:([^\W\d_]+) )?")
#: how far behind the other one a name with a word of the family stands
_MAX_KIN_GAP = 400
#: letters before a name near the start of a sentence: Dr., In Geneva, The elder of the two
_MAX_TITLE = 30
#: words at the start of a sentence of which one may say two: The two women have never met
_MAX_PAIR_WORDS = 3
#: how many letters of the word for a job are the same in all its cases
_STEM = 5
_BLANKS = " ,\u00a0\u060c\u3001\uff0c"
_DENSE_STOP = compile_late("[\u3002\uff01\uff1f\uff1b\n]")


class Place(NamedTuple):
    """Where a spelling stands; `spelling` is in small letters."""

    start: int
    end: int
    spelling: str


def are_apart(
    text: str, places: Sequence[Place], named: Sequence[int] = (), lang: str | None = None, listed: Sequence[int] | None = None
) -> bool:
    """Whether the spellings at some places of a text, in order, are to stay as they are.

    Args:
        text: What is read.
        places: Where spellings stand that may be one person's.
        named: Where the text names anybody, in order.
        lang: The language of the text, if it is known.
        listed: Where the lines of a list of persons may begin, in order; None: where anybody is named.

    >>> def ask(text, *names):
    ...     return are_apart(text, [Place(text.find(name), text.find(name) + len(name), name) for name in names])
    >>> ask("Ahmed Hassan and Ahmad Hasan left.", "Ahmed Hassan", "Ahmad Hasan")
    True
    >>> ask("Ahmed Hassan left. Then Ahmad Hasan did.", "Ahmed Hassan", "Ahmad Hasan")
    False
    """
    if len({place.spelling for place in places}) < 2:
        return False
    return (
        _stand_together(text, places)
        or _share_surname(text, places)
        or _differ_beside(text, places)
        or any(is_indefinite(text, place.start, lang) for place in places)
        or are_items(text, [(place.start, place.spelling) for place in places], named if listed is None else listed)
        or _are_kin(text, places, named)
        or any(
            one.spelling != other.spelling and is_anothers(text, one.end, other[:2], named, lang)
            for one, other in pairwise(places)
        )
        or _are_two(text, places, named)
        or is_introduced_anew(text, places, named)
        or are_opposed(text, places)
        or is_talk(text, [(place.start, place.end) for place in places])
    )


@cache
def _sentences() -> re.Pattern[str]:
    """What ends a sentence, with the blanks behind it."""
    return re.compile(f"(?:{words.behind_no_title()}(?<![A-Z])[.!?\u2026:;]|\n)[\"'\u201d\u00bb)]*(?:\\s+|$)")


def _stand_together(text: str, places: Sequence[Place]) -> bool:
    """Whether two spellings stand in one sentence, unless the text also joins two equal ones: then it lists mentions, not people.

    In scripts with blanks and without capitals they must be joined directly: only rules make names one there, and a comma parts
    sentences.
    """
    if places[0].spelling[0].upper() == places[0].spelling[0].lower():
        is_dense = is_spaceless(places[0].spelling[0])
        gaps = (
            text[one.end : min(other.start, one.end + _MAX_GAP)]
            for one, other in pairwise(places)
            if one.spelling != other.spelling
        )
        return any(_is_joint(gap) or (is_dense and len(gap) < _MAX_GAP and _DENSE_STOP.search(gap) is None) for gap in gaps)
    found = False
    for one, other in pairwise(places):
        gap = text[one.end : min(other.start, one.end + _MAX_GAP + 1)]
        if one.spelling == other.spelling:
            joined = _JOINED.fullmatch(gap)
            if joined is not None and gap.strip() and (joined[1] is None or joined[1] in words.read_words("conjunctions")):
                return False
        elif not found and len(gap) <= _MAX_GAP and _letters(one) != _letters(other) and not _POSSESSIVE.match(text, other.end):
            found = _is_list(gap) or _is_in_one_sentence(gap)
    return found


def _share_surname(text: str, places: Sequence[Place]) -> bool:
    """Whether a conjunction joins the given name of one spelling to another spelling in full: Twins Sergei and Sergey Orlov."""
    given = {_first_word(place.spelling) for place in places}
    joints = words.read_words("conjunctions") | {"&", "+"}
    for place in places:
        before = _GIVEN_BEFORE.search(text, max(0, place.start - _MAX_TITLE), place.start)
        behind = _GIVEN_BEHIND.match(text, place.end)
        joined = [(before[1], before[2])] if before is not None else []
        if behind is not None and not text[behind.end() : behind.end() + 2].strip()[:1].isupper():
            joined.append((behind[2], behind[1]))
        if any(joint in joints and name.lower() in given - {_first_word(place.spelling)} for name, joint in joined):
            return True
    return False


def _first_word(spelling: str) -> str:
    return spelling.replace("\u00a0", " ").partition(" ")[0]


def _is_joint(gap: str) -> bool:
    """Whether all that stands between two names is a word that joins them."""
    return gap.strip(_BLANKS) in words.read_words("conjunctions")


def _letters(place: Place) -> str:
    """The spelling without hyphens and blanks: Xi Jin-ping and Xi Jinping are no two people in any sentence."""
    return "".join(filter(str.isalpha, place.spelling))


def _is_list(gap: str) -> bool:
    """Whether a semicolon alone parts two names, or what is said behind the first one's comma."""
    item = _LIST_ITEM.fullmatch(gap)
    return item is not None and (item[1] is None or item[1] in words.read_words("conjunctions"))


def _is_in_one_sentence(gap: str) -> bool:
    """Whether no sentence ends between two names; a dot behind an abbreviation, or before a small letter, ends none."""
    if _STOP.search(gap) is not None:
        return False
    for dot in _DOT.finditer(gap):
        behind = gap[dot.end() :].lstrip(_BEHIND_DOT)
        is_short = dot[1] is not None and (
            _is_abbreviation(dot[1]) if dot[1][0].isupper() else dot[1] in words.read_contrasts("against")
        )
        if not is_short and not behind[:1].islower() and behind[:1] not in (",", "-"):
            return False
    return True


def _is_abbreviation(word: str) -> bool:
    """Whether a short word with a capital may end in a dot within a sentence: Dr, St, Prof, and not Perm or Oslo."""
    folded = fold_name(word)
    return len(word) == 1 or _VOWEL.search(folded) is None or folded in words.read_words("abbreviations")


def _differ_beside(text: str, places: Iterable[Place]) -> bool:
    """Whether what is said beside one spelling is never said beside another: two ages, two countries, senior and junior."""
    told: dict[str, dict[str, set[str]]] = {}
    spellings = set()
    for place in places:
        spellings.add(place.spelling)
        for kind, value in chain(
            find_marks(text, place.end),
            find_marks_before(text, place.start),
            find_marks_of_trade(text, place.start, place.end),
            find_lives(text, place.start, place.end),
        ):
            told.setdefault(kind, {}).setdefault(place.spelling, set()).add(value)
    generations = told.get("generation", {})
    if generations and (len(generations) < len(spellings) or len({frozenset(one) for one in generations.values()}) > 1):
        return True
    if are_generations(told) or _are_at_work(told):
        return True
    return any(
        one.isdisjoint(other) and not (kind == "work" and share_trade(one, other))
        for kind, found in told.items()
        if kind != "acted"
        for one, other in combinations(found.values(), 2)
    )


def _are_at_work(told: Mapping[str, Mapping[str, Set[str]]]) -> bool:
    """Whether one spelling is introduced with a job, and another named with another one: Hassan, a baker; the goalkeeper Hasan."""
    jobs, works = _stem(told.get("job", {})), _stem(told.get("work", {}))
    return any(
        one != other and (job | works.get(one, set())).isdisjoint(work | jobs.get(other, set()))
        for one, job in jobs.items()
        for other, work in works.items()
    )


def _stem(told: Mapping[str, Set[str]]) -> dict[str, set[str]]:
    """The beginnings of the words that are told of each spelling."""
    return {spelling: {word[:_STEM] for value in values for word in WORD.findall(value)} for spelling, values in told.items()}


def _are_kin(text: str, places: Sequence[Place], named: Sequence[int]) -> bool:
    """Whether the family is told beside a spelling, and the one named before it is spelt otherwise.

    A word of the family alone counts where nobody is named between; one that says whose, wherever nobody else can be the owner.
    """
    for one, other in pairwise(places):
        if one.spelling == other.spelling or other.start - one.end > _MAX_KIN_GAP:
            continue
        is_next = other.start - one.end <= _MAX_GAP and bisect_left(named, other.start) - bisect_left(named, one.end) == 0
        if (is_next and is_kin(text, other.start)) or is_relative(text, other.start, other.end, named):
            return True
    return False


def _are_two(text: str, places: Sequence[Place], named: Sequence[int]) -> bool:
    """Whether a sentence speaks of two, and the next ones begin with one spelling each: Two doctors work here. Dr. Orlov … Dr. Orlov …"""
    for one, other in pairwise(places):
        if one.spelling == other.spelling or other.start - one.end > _MAX_GAP:
            continue
        if bisect_left(named, other.start) - bisect_left(named, one.end) == 0 and _begins_sentence(text, other.start):
            *earlier, begun = _sentences().split(text[max(0, one.start - _MAX_GAP) : one.start])
            told = next((sentence for sentence in reversed(earlier) if sentence.strip()), "") if len(begun) <= _MAX_TITLE else ""
            at = text.rfind(told, max(0, one.start - _MAX_GAP), one.start) if told else one.start
            names_nobody = bisect_left(named, at + len(told)) == bisect_left(named, at)
            if names_nobody and not words.read_words("pair-words").isdisjoint(WORD.findall(told.lower())):
                return True
            if (
                len(begun) <= _MAX_TITLE
                and "\n" not in text[one.end : other.start]
                and _is_said_of_both(text, other.end, places, named)
            ):
                return True
    return False


def _is_said_of_both(text: str, end: int, places: Sequence[Place], named: Sequence[int]) -> bool:
    """Whether the sentence behind that of the second name begins with a word for two: Both women are from Kazan. They have never met.

    Where the names stand elsewhere too, it may say so of others: Both sides left. Two hours later …
    """
    following = [*_sentences().finditer(text, end, end + 2 * _MAX_GAP)][:2]
    if not following:
        return False
    start = following[0].end()
    stop = following[1].end() if len(following) > 1 else min(len(text), start + _MAX_GAP)
    found = WORD.findall(text[start:stop].lower())[:_MAX_PAIR_WORDS]
    if len(places) > 2 or not found or bisect_left(named, end) != bisect_left(named, stop):
        return False
    return found[0] in words.read_words("they-words") or not words.read_words("pair-words").isdisjoint(found)


def _begins_sentence(text: str, start: int) -> bool:
    """Whether a sentence begins at a place, or with a title before it."""
    return len(_sentences().split(text[max(0, start - _MAX_GAP) : start])[-1]) <= _MAX_TITLE
