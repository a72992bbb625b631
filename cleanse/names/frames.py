"""Two sentences side by side that say the same of two people, or opposite things: Ivanov was the uncle. Iwanow was the nephew.

Nobody names one person in full twice in a row, in sentences of one build. So two spellings in such sentences are two people, or two ways to
write one name: *The register says … The stone says …*. Where the build differs, words do: *won* and *lost*, *left* and *right*. Words:
rules/names/contrasts.txt.
"""

import re
from collections.abc import Sequence, Set
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from cleanse.core.pattern import compile_late
from cleanse.names import words
from cleanse.rulebook.edges import is_spaceless

#: words before a name in a sentence of a script without blanks
_MAX_DENSE = 3
#: letters between the two names, and of a sentence on either side
_MAX_GAP = 200
_MAX_SIDE = 140
_LABEL = compile_late("(?:^|[,;] |[\uff0c\u3001\u060c] ?|[.!?\u3002] ?)([^\\W\\d_][^.,;:\uff1a\n]{0,38})[:\uff1a] ?$")
_COMMAS = compile_late("[,\uff0c\u3001\u060c] ?(?=[^,\uff0c\u3001\u060c]*$)")
_CLOSED = compile_late("[ \u00a0]?(?:[.,;!?(\u3002\uff1b\u060c\u061b\u0964]|$)")
#: what no plain sentence has before the name that ends it
_NOT_PLAIN = compile_late("[^\\w\\s'\u2019-]")
_DASHES = " \u2013\u2014"
_WORD = compile_late(r"[^\W_](?:[\w'\u2019-]*\w)?")
_BLANK_WORD = compile_late("[ \u00a0]+([^\\W_](?:[\\w'\u2019-]*\\w)?)")
_ELIDED = compile_late("[lL]['\u2019]")
#: words with which two sentences go on alike behind a name: was the, plays for, ne parle que le
_MAX_ALIKE = 5
#: words before a name in a sentence that only presents it, words behind it there, and words of a contrast
_MAX_BEFORE = 9
_MAX_BEHIND = 2
_MAX_NEAR = 4
#: words of a title before a name: The former mayor
_MAX_TITLE = 3
#: contrasts that a sentence may begin with, whatever else it says: On the left …, The second to sign was …
_FRONTED = frozenset({"side", "order"})
#: contrasts that few words may part from the name: The victim was named as Ivanov. Police arrested Iwanow.
_NEAR = frozenset({"crime"})
#: contrasts that say nothing alone: came, left and stayed are told of one person, too
_OPEN = frozenset({"stay", "living"})


class Frame(NamedTuple):
    """What stands before and behind a name in its sentence, as it is and as words in small letters."""

    before: str
    behind: str

    @property
    def first(self) -> list[str]:
        """The words before the name."""
        return _lower_words(self.before)

    @property
    def last(self) -> list[str]:
        """The words behind the name."""
        return _lower_words(self.behind)


def _lower_words(said: str) -> list[str]:
    return _WORD.findall(said.replace("\u0130", "i").lower())


def are_opposed(text: str, places: Sequence[tuple[int, int, str]]) -> bool:
    """Whether neighbouring sentences of one line say the same, or the opposite, of two spellings.

    Args:
        text: What is read.
        places: Where spellings stand, in order: start, end, spelling.

    >>> def ask(text, one, other):
    ...     places = [(text.find(name), text.find(name) + len(name), name) for name in (one, other)]
    ...     return are_opposed(text, places)
    >>> ask("Jon was the uncle. Jan was the nephew.", "Jon", "Jan"), ask("Jon was the uncle. Later Jan left.", "Jon", "Jan")
    (True, False)
    >>> ask("On the left stood Jon. On the right stood Jan.", "Jon", "Jan"), ask("Coach: Jon. Captain: Jan.", "Jon", "Jan")
    (True, True)
    >>> ask("Jon won. Jan lost by far.", "Jon", "Jan"), ask("Jon lost in May. In June Jan won.", "Jon", "Jan")
    (True, False)
    """
    for one, other in pairwise(places):
        if one[2] == other[2] or not 0 < other[0] - one[1] <= _MAX_GAP:
            continue
        frames = _read_frames(text, one, other)
        if frames is not None and (
            _are_labelled(*frames) or _are_alike(*frames) or _are_contrary(*frames) or _is_instead(frames[1])
        ):
            return True
    return False


@cache
def sentence_ends() -> re.Pattern[str]:
    """What ends a sentence or a clause of its own, with the blanks behind it."""
    marks = "(?:(?<![A-Z\u0410-\u042f])\\.|[!?\u2026;])"
    return re.compile(
        f"{words.behind_no_title()}{marks}[\"'\u201d\u00bb)]*(?:\\s+|$)|[\u3002\uff01\uff1f\uff1b\u061b\u0964\u061f\u06d4]\\s*|\n"
    )


def _read_frames(text: str, one: tuple[int, int, str], other: tuple[int, int, str]) -> tuple[Frame, Frame] | None:
    """What the sentences of two names say, if they are neighbours and stand in one line."""
    between = text[one[1] : other[0]]
    if "\n" in between or between[:1] in ("'", "\u2019") or text[other[1] : other[1] + 1] in ("'", "\u2019"):
        return None
    parts = sentence_ends().split(between)
    if len(parts) == 1 and _LABEL.search(between) is not None:
        parts = _COMMAS.split(between, maxsplit=1)  # Gold: Jon, silver: Jan
    if len(parts) != 2:
        return None
    before = sentence_ends().split(text[max(0, one[0] - _MAX_SIDE) : one[0]])[-1]
    behind = sentence_ends().split(text[other[1] : other[1] + _MAX_SIDE], maxsplit=1)[0]
    return Frame(before, parts[0]), Frame(parts[1], behind)


def _are_labelled(one: Frame, other: Frame) -> bool:
    """Whether two labels in one line have a name each, or the second one has behind a sentence: Jon sang. At the piano: Jan."""
    label = _LABEL.search(other.before)
    if label is None or not _CLOSED.match(other.behind):
        return False
    known = _LABEL.search(one.before)
    if known is None:
        return not one.before.strip() and label.start() == 0
    return known[1].strip().lower() != label[1].strip().lower() and _CLOSED.match(one.behind) is not None


def _are_alike(one: Frame, other: Frame) -> bool:
    """Whether two sentences have one build, with other words in one place."""
    if _is_plain(one.before) and _is_plain(other.before) and _are_presented(one, other):
        return True
    first = one.first
    if first != other.first or (first and (len(first) == 1 or first[0] not in words.read_owners("fronted"))):
        return False
    return all(_BLANK_WORD.match(frame.behind) for frame in (one, other)) and _are_predicates(one.last, other.last)


def _are_predicates(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether what two sentences say behind a name begins alike and goes on otherwise: was the uncle, was the nephew; was at home, was in Perm.

    A verb that goes with another one says little: is gone, is back.
    """
    alike = next(
        (at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), min(len(one), len(other))
    )
    if (
        not 0 < alike <= _MAX_ALIKE
        or alike in (len(one), len(other))
        or not words.read_contrasts("saying").isdisjoint((*one[:2], *other[:2]))
    ):
        return False
    if alike > 1 or one[0] not in words.read_owners("copula") | words.read_contrasts("helping"):
        return True
    return any(_is_both(one[1], other[1], listed) for listed in _openings()) or (words.is_kin(one[1]) and words.is_kin(other[1]))


@cache
def _openings() -> tuple[Set[str], ...]:
    """Words that begin what is said behind a verb that says little: prepositions, articles."""
    indefinite = frozenset[str]().union(*words.indefinite().values())
    return words.read_owners("fronted"), words.read_words("definite"), indefinite


def _is_both(one: str, other: str, listed: Set[str]) -> bool:
    """Whether two words, or the articles that begin them, are of a list."""
    return all(word in listed or _ELIDED.match(word) is not None for word in (one, other))


def _is_plain(before: str) -> bool:
    """Whether plain words stand before a name, or words and a dash: Our coach – Jon."""
    return bool(before.strip()) and _NOT_PLAIN.search(before.rstrip(_DASHES)) is None


def _are_presented(one: Frame, other: Frame) -> bool:
    """Whether two sentences end in a name each, or in the same word or two behind it: The first was Jon. The second was Jan."""
    first, second = one.first, other.first
    if first == second or not first or not second or max(len(first), len(second)) > _MAX_BEFORE:
        return False
    behind = one.last
    if behind != other.last or len(behind) > _MAX_BEHIND or not words.read_contrasts("saying").isdisjoint(behind):
        return False
    if behind:
        return len(first) == len(second)
    if len(first) <= _MAX_DENSE and len(second) <= _MAX_DENSE and _end_alike(first[-1], second[-1]):
        return True
    if not words.read_contrasts("saying").isdisjoint((first[-1], second[-1])):
        return False
    return first[-1] == second[-1] or (len(first) == len(second) > 1 and first[0] == second[0])


def _end_alike(one: str, other: str) -> bool:
    """Whether two words of a script without blanks, or two Korean ones, end in the same letters: \u5de6\u8fb9\u662f, \u53f3\u8fb9\u662f."""
    size = 1 if is_spaceless(one[-1]) else 2 if "\uac00" <= one[-1] <= "\ud7a3" else len(one)
    return one != other and one[-size:] == other[-size:]


def _are_contrary(one: Frame, other: Frame) -> bool:
    """Whether words beside two names say opposite things: one won, the other lost; one on the left, the other on the right."""
    first, second = _find_sides(one, is_first=True), _find_sides(other, is_first=False)
    return any(kind in first and not first[kind] & sides for kind, sides in second.items())


def _find_sides(frame: Frame, *, is_first: bool) -> dict[str, set[str]]:
    """The sides of contrasts that a sentence tells beside its name, by contrast."""
    first, near = frame.first, frame.last[:_MAX_NEAR]
    is_fronted = bool(first) and first[0] in words.read_owners("fronted")
    found: dict[str, set[str]] = {}
    for number, word in enumerate([*first, *near]):
        for phrase, kind, side in words.contrasts().get(word, ()):
            stop = number + len(phrase)
            if tuple([*first, *near][number:stop]) != phrase or number < len(first) < stop:
                continue
            if kind in _FRONTED:
                is_told = number < 2 if number < len(first) else number == len(first) == 0
                is_told = is_told and _opens(first[stop:], kind)
            elif kind in _NEAR:
                is_told = number < len(first) and len(first) - stop < _MAX_NEAR
            elif number >= len(first):
                is_begun = not first or (is_first and len(first) <= _MAX_TITLE and not is_fronted)
                is_told = is_begun and (kind not in _OPEN or len([*first, *frame.last]) > stop)
            else:
                is_told = stop == len(first) and (number == 0 or (is_first and stop <= _MAX_NEAR and not is_fronted))
            if is_told:
                found.setdefault(kind, set()).add(side)
    return found


def _opens(behind: Sequence[str], kind: str) -> bool:
    """Whether a side or an ordinal is somebody's: On the left stood, The first to sign was; not of something: The first half."""
    listed = words.read_owners("copula") | words.read_contrasts("helping") | words.read_contrasts("ordered")
    return not behind or behind[0] in (listed | words.read_owners("fronted") if kind == "side" else listed)


def _is_instead(other: Frame) -> bool:
    """Whether a sentence names who came for the one of the sentence before: In his place came Jan."""
    said = f" {' '.join(other.first)} "
    return any(f" {phrase} " in said for phrase in words.read_instead())
