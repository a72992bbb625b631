"""Whether a pronoun beside a name says that another than the one named in the sentence before has it.

*His lawyer, Sergey Orlov, …* and *He sued Sergey Orlov.* are never about the Sergei Orlov who is *he*; *In his speech, Sergey Orlov …* is.
The work that a possessive belongs to may be any, so nothing depends on a list of works. Words: rules/names/owners.txt, possessives.txt,
pronouns.txt. Nothing holds where somebody is named between.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from cleanse.core.pattern import compile_late
from cleanse.names import words
from cleanse.text.tags import primary

_APART = compile_late("[ \u00a0]?[,(:\u2013\u2014-][ \u00a0]?")
_CLOSED = compile_late("[ \u00a0]?(?:[,.;:)!?\n\u2013\u2014]|-[ \u00a0]|$)")
#: how far behind the other one a name stands, sentences between, and letters read of each side
_MAX_GAP = 400
_MAX_SENTENCES = 3
_MAX_BEFORE = 140
_MAX_BEHIND = 60
#: words between a possessive and a name: his long-time lawyer and friend, Sergey; his former lawyer Sergey
_MAX_APART = 5
_MAX_JOINED = 2
#: words between a pronoun and a name
_MAX_VERB = 6


@cache
def _sentences() -> re.Pattern[str]:
    """What ends a sentence, with the blanks behind it."""
    return re.compile(
        f"(?:{words.behind_no_title()}(?<!\\b[A-Z\u0410-\u042f])[.!?\u2026;\u3002]|\n)[\"'\u201d\u00bb)]*(?:\\s+|$)"
    )


def is_anothers(text: str, one: int, other: tuple[int, int], named: Sequence[int], lang: str | None) -> bool:
    """Whether a pronoun says that the one named at `other` is not the one whose name ends at `one`.

    Args:
        text: What is read.
        one: Where the name before ends.
        other: Where the name begins and ends.
        named: Where the text names anybody, in order.
        lang: The language of the text, if it is known.

    >>> is_anothers("Sergei left. His lawyer, Sergey, slept.", 6, (25, 31), [0, 25], "en")
    True
    >>> is_anothers("Sergei left. In his speech, Sergey, 45, wept.", 6, (28, 34), [0, 28], "en")
    False
    >>> is_anothers("Sergei left. He was succeeded by Sergey.", 6, (33, 39), [0, 33], "en")
    True
    """
    start, end = other
    if start - one > _MAX_GAP or bisect_left(named, start) > bisect_left(named, one):
        return False
    parts = _sentences().split(text[one:start])
    if not 2 <= len(parts) <= _MAX_SENTENCES or len(parts[-1]) > _MAX_BEFORE:
        return False
    before = list(words.JOINED_WORD.finditer(parts[-1]))
    return (
        _is_owned(parts[-1], [word[0] for word in before], _gaps(parts[-1], [word.span() for word in before]), text, end)
        or _is_owned_behind(text, end)
        or (_is_object(parts[-1], [word[0] for word in before], lang) and _is_subject(text, one, named))
    )


def _gaps(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """What stands behind each word."""
    starts = [*(start for start, _ in spans[1:]), len(text)][: len(spans)]
    return [text[end:start] for (_, end), start in zip(spans, starts, strict=True)]


def _is_owned(before: str, found: Sequence[str], gaps: Sequence[str], text: str, end: int) -> bool:
    """Whether a possessive, and what it belongs to, stands directly before a name."""
    if not found or not before.strip():
        return False
    is_apart = _APART.fullmatch(gaps[-1]) is not None
    if not is_apart and not gaps[-1].isspace():
        return False
    if is_apart and _CLOSED.match(text, end) is None:
        return False
    lower = [word.lower() for word in found]
    if lower[-1] in words.read_owners("behind") and len(found) > 1:
        return len(found) <= _MAX_APART and not _is_fronted(lower[:1], [" "])
    possessives = words.read_lower("possessives") - words.read_owners("others")
    for count in range(1, (_MAX_APART if is_apart else _MAX_JOINED) + 1):
        at = len(found) - 1 - count
        if at < 0 or gaps[at].strip():
            return False
        if lower[at] in possessives:
            if lower[at].startswith(words.read_affixes("german")) and not is_apart and not found[-1][0].isupper():
                return False
            return not _is_fronted(lower[:at], gaps[:at])
    return False


def _is_fronted(found: Sequence[str], gaps: Sequence[str]) -> bool:
    """Whether all words of the clause before a possessive only open it: In his speech, According to his lawyer."""
    at = len(found)
    while at > 0 and found[at - 1] in words.read_owners("fronted"):
        at -= 1
    if at == len(found):
        return False
    return at == 0 or "," in gaps[at - 1] or found[at - 1] in words.read_words("conjunctions")


def _is_owned_behind(text: str, end: int) -> bool:
    """Whether a possessive, and what it belongs to, stands behind a name: Sergey Orlov, his lawyer; Sergey Orlov is her boss."""
    behind = text[end : end + _MAX_BEHIND]
    spans = [word.span() for word in words.JOINED_WORD.finditer(behind)]
    if not spans:
        return False
    gaps = [behind[: spans[0][0]], *_gaps(behind, spans)]
    lower = [behind[first:last].lower() for first, last in spans]
    if _APART.fullmatch(gaps[0]) is None:
        if not gaps[0].isspace() or lower[0] not in words.read_owners("copula"):
            return False
        gaps, lower, spans = gaps[1:], lower[1:], spans[1:]
    if not lower or lower[0] not in words.read_lower("possessives") - words.read_owners("others"):
        return False
    for count in range(1, min(len(lower), _MAX_JOINED + 1)):
        if gaps[count].strip():
            return False
        if _CLOSED.match(behind, spans[count][1]):
            return True
    return False


def _is_object(before: str, found: Sequence[str], lang: str | None) -> bool:
    """Whether a sentence begins with a pronoun for a person, and the name follows in the same clause."""
    if not 1 <= len(found) <= _MAX_VERB or "," in before:
        return False
    pronouns = words.pronouns()
    return found[0].lower() in pronouns.get(primary(lang) if lang is not None else "und", frozenset())


def _is_subject(text: str, end: int, named: Sequence[int]) -> bool:
    """Whether the name that ends at a place may be what a sentence is about: no word but a title stands before it, no 's behind it."""
    at = bisect_left(named, end)
    if at == 0 or text[end : end + 1] in ("'", "\u2019"):
        return False
    begun: str = _sentences().split(text[max(0, named[at - 1] - _MAX_BEFORE) : named[at - 1]])[-1]
    return len([word for word in words.JOINED_WORD.findall(begun) if word[0].islower()]) <= 1
