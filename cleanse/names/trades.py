"""What somebody works as, and where he lives, told by words of a list: the baker Ivanov, Ivanov, a postman, Omsk resident Ivanov.

Languages without articles do not show what a word before a name is; a list does. Words: rules/names/trades.txt.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from cleanse.core.pattern import compile_late
from cleanse.names import words
from cleanse.rulebook.edges import is_spaceless
from cleanse.rulebook.sections import read_sections

_WORD_BEFORE = compile_late("(?:(?<!\\w)([^\\W\\d_][\\w-]*) )?(?<![\\w-])([^\\W\\d_][\\w-]*)(?:,|[ \u00a0]?:)?[ \u00a0]$")
_CALLED = compile_late("(?<![\\w-])([^\\W\\d_][\\w-]*) ([^\\W\\d_][\\w'\u2019]*)(?: ([^\\W\\d_]{2,3}))?[ \u00a0]$")
_TOWN_FIRST = compile_late("(?<![\\w-])([^\\W\\d_a-z][\\w-]+) ([^\\W\\d_A-Z][\\w-]*)(?:,)?[ \u00a0]$")
_TOWN_LAST = compile_late("(?<![\\w-])([^\\W\\d_][\\w-]*) (?:[^\\W\\d_]{1,4} )?([^\\W\\d_a-z][\\w-]+)[ \u00a0]$")
_APPOSITION = compile_late(r", ([^,.;:()\n]{3,60})")
_IN_TOWN = compile_late(r" ([^\W\d_]{1,4}) ([^\W\d_a-z][\w-]+)$")
_WORD = compile_late(r"[^\W\d_][\w'\u2019-]*")
_MAX_BEFORE = 50
#: the article at the beginning of an Arabic or a Hebrew word
_ARTICLE = compile_late("^(?:\u0627\u0644|\u05d4)(?=\\w{3})")
#: words of an apposition: the well-known local baker
_MAX_WORDS = 4
#: letters of a trade at the end of a word in scripts without blanks
_DENSE = (4, 3, 2)
_DENSE_ENDS = "のはがを"
_NOT_TRADES = frozenset({"former", "resident", "called", "of", "in"})


@cache
def _trades() -> dict[str, frozenset[str]]:
    """Trades by word in small letters, also those that one of the trade may have, too; under `former`, `of` and such no trades."""
    found: dict[str, set[str]] = {}
    lines = list(read_sections("names/trades.txt"))
    also = dict(line.split(": ") for section, line in lines if section == "also")
    for section, line in lines:
        for word in line.split(", ") if section == "called" else line.split() if section != "also" else ():
            found.setdefault(word.lower(), set()).update((section, *also.get(section, "").split()))
    return {word: frozenset(sections) for word, sections in found.items()}


def find_trade(word: str) -> frozenset[str]:
    """The trades that a word in small letters names.

    >>> sorted(find_trade("bakery")), sorted(find_trade("bagaren")), sorted(find_trade("trainer"))
    ([], ['baker'], ['coach', 'teacher'])
    """
    known = _trades().get(word) or _trades().get(_ARTICLE.sub("", word))
    if known is None and is_spaceless(word[-1]):
        bare = word.rstrip(_DENSE_ENDS)
        known = next((found for size in _DENSE if (found := _trades().get(bare[-size:])) is not None), None)
    return (known or frozenset()) - _NOT_TRADES


def share_trade(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two words in small letters name one trade: keeper, goalkeeper.

    >>> share_trade(["keeper"], ["goalkeeper"]), share_trade(["keeper"], ["baker"]), share_trade(["keeper"], ["mayor"])
    (True, False, False)
    """
    first, second = (frozenset[str]().union(*map(find_trade, found)) for found in (one, other))
    return not first.isdisjoint(second)


def find_marks_of_trade(text: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    """The trades and the town that a text tells directly beside a name at [start, end), as kind and value.

    >>> list(find_marks_of_trade("The baker Orlov left.", 10, 15)), list(find_marks_of_trade("Orlov, a postman, left.", 0, 5))
    ([('trade', 'baker')], [('trade', 'postman')])
    >>> list(find_marks_of_trade("Former baker Orlov left.", 13, 18)), list(find_marks_of_trade("Omsk resident Orlov left.", 14, 19))
    ([], [('place', 'Omsk')])
    """
    before = text[max(0, start - _MAX_BEFORE) : start]
    if (found := _WORD_BEFORE.search(before)) is not None and not _is(found[1], "former"):
        said = found[1] if found[1] is not None and _is(found[2], "of") else found[2]
        yield from (("trade", trade) for trade in sorted(find_trade(said.lower())))
    if (called := _CALLED.search(before)) is not None and _is_calling(called[2], called[3]):
        yield from (("trade", trade) for trade in sorted(find_trade(called[1].lower())))
    first, last = _TOWN_FIRST.search(before), _TOWN_LAST.search(before)
    if first is not None and _is(first[2], "resident"):
        yield "place", first[1]
    elif last is not None and _is(last[1], "resident"):
        yield "place", last[2]
    apposition = _APPOSITION.match(text, end, end + 2 * _MAX_BEFORE)
    if apposition is not None:
        trades = _read_apposition(apposition[1])
        yield from (("trade", trade) for trade in trades)
        place = _IN_TOWN.search(apposition[1]) if trades else None
        if place is not None and _is(place[1], "in"):
            yield "place", place[2]


def _is_calling(verb: str, behind: str | None) -> bool:
    """Whether a verb says who somebody is: The coach is Orlov, Der Trainer heißt Orlow, Trenerem jest, nazywa się."""
    listed = words.read_owners("copula") if behind is None else frozenset[str]()
    return verb in listed or _is(" ".join(filter(None, (verb, behind))), "called")


def _is(word: str | None, section: str) -> bool:
    return word is not None and section in _trades().get(word.lower(), ())


def _read_apposition(said: str) -> list[str]:
    """The trades of what stands between commas behind a name; no trade of somebody else, who is named behind it or whose it is."""
    found = list(_WORD.finditer(said))
    for number, word in enumerate(found[:_MAX_WORDS]):
        if _is(word[0], "former") or word[0].lower() in words.read_owners("fronted") or words.is_kin(word[0].lower()):
            return []
        if trades := find_trade(word[0].lower()):
            names_another = number + 1 < len(found) and found[number + 1][0][0].isupper()
            return [] if names_another else sorted(trades)
    return []
