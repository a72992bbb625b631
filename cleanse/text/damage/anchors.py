"""A search for any of many short sequences, hung up on the rarest character of each.

ftfy's test for mojibake tries some forty alternatives at every letter. Here each alternative is turned round: the *anchor* is the
position that holds the rarest characters, what stands before it becomes a look-behind. One class then holds all anchors, `re` runs over
everything else in its fastest loop, and only an anchor is thought about.

The result may match more than the pattern it was made from (sets end at U+FFFF, beyond that a class that is open there takes all), and
never less.
"""

import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cleanse.text.charsets import write_class
from cleanse.text.search import Group

_BMP = range(0x10000)
_START = frozenset({-1})  # stands for the start of a line
_BEYOND = 0x10000  # stands for every code point beyond U+FFFF
#: what running text is full of, though it is no letter
_COMMON = frozenset(
    map(ord, "\N{NO-BREAK SPACE}\N{SOFT HYPHEN}\N{MIDDLE DOT}\N{EN DASH}\N{EM DASH}\N{HORIZONTAL ELLIPSIS}\u2019")
)

Place = frozenset[int]

_WORD: Place = frozenset({*(code for code in _BMP if re.match(r"\w", chr(code))), _BEYOND})
_SPACE: Place = frozenset({*(code for code in _BMP if chr(code).isspace()), _BEYOND})
_CATEGORIES = {_WORD: r"\w", _SPACE: r"\s"}


class Sequence(NamedTuple):
    """An alternative, hung up on its anchor."""

    before: tuple[Place, ...]
    anchor: Place
    after: tuple[Place, ...]


def hang_up(pattern: str, flags: int) -> list[Group]:
    """Turn alternatives of single characters round.

    Args:
        pattern: Alternatives in which every position is a character, a class, any character or the start of the text; one may be optional.
        flags: Of `re`, that the pattern is read with.

    Raises:
        ValueError: the pattern holds something else.

    >>> from cleanse.text.search import compile_search
    >>> search = compile_search(hang_up("[a-z]\N{CURRENCY SIGN}|[0-9]\N{EURO SIGN}x", 0))
    >>> search.search("A\N{EURO SIGN}x 1\N{EURO SIGN}x").start()
    5
    """
    sequences = [_anchor(places) for places in _read(pattern, flags)]
    by_code: defaultdict[int, list[int]] = defaultdict(list)
    for number, sequence in enumerate(sequences):
        for code in sequence.anchor:
            by_code[code].append(number)
    sets: defaultdict[frozenset[int], list[int]] = defaultdict(list)
    for code, numbers in sorted(by_code.items()):
        sets[frozenset(numbers)].append(code)
    groups = []
    for joint, codes in _join_symbols(sets, sequences):
        test = "|".join(_write_tests([sequences[number] for number in sorted(joint)]))
        groups.append(Group(write_class(codes), test, sum(map(_weigh_stop, codes))))
    return groups


def _join_symbols(
    sets: Mapping[frozenset[int], list[int]], sequences: list[Sequence]
) -> Iterable[tuple[frozenset[int], list[int]]]:
    """Sets of symbols whose conditions are nearly the same, put together: fewer to tell apart, hardly more that fit."""
    out: list[tuple[frozenset[int], frozenset[int], list[int]]] = []
    for numbers, codes in sorted(sets.items(), key=lambda item: (len(item[0]), item[1])):
        is_plain = any(not sequences[number].before and not sequences[number].after for number in numbers)
        if not is_plain and not any(chr(code).isalpha() for code in codes):
            for place, (seed, joint, others) in enumerate(out):
                if seed and seed & numbers and len(seed ^ numbers) <= 2:
                    out[place] = (seed, joint | numbers, others + codes)
                    break
            else:
                out.append((numbers, numbers, codes))
        else:
            out.append((frozenset(), numbers, codes))
    return [(joint, codes) for _, joint, codes in out]


def _weigh_stop(code: int) -> float:
    """How often a search stops at a character, roughly."""
    if (
        chr(code)
        in "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\u201c\u201d\u201e"
    ):
        return 50
    return 4 if chr(code).isalpha() else 0.5


def _read(pattern: str, flags: int) -> Iterable[list[Place]]:
    """The alternatives, position by position."""
    tree = list(parser.parse(pattern, flags))
    alternatives = tree[0][1][1] if tree[0][0] is op.BRANCH else [tree]
    for alternative in alternatives:
        readings: list[list[Place]] = [[]]
        for kind, value in alternative:
            if kind is op.MAX_REPEAT and value[:2] == (0, 1) and len(value[2]) == 1:
                readings += [[*places, _place(*value[2][0])] for places in readings]
            else:
                readings = [[*places, _place(kind, value)] for places in readings]
        yield from readings


def _place(kind: object, value: object) -> Place:
    """The code points that fit one position."""
    if kind is op.AT and value is op.AT_BEGINNING:
        return _START
    if kind is op.LITERAL and isinstance(value, int):
        return frozenset({value})
    if kind is op.ANY:
        return frozenset({*_BMP, _BEYOND})
    if kind is op.IN and isinstance(value, list):
        return _set(value)
    raise ValueError(f"cannot hang up a pattern that holds {kind} {value!r}")


def _set(items: list[tuple[object, object]]) -> Place:
    codes: set[int] = set()
    negated = False
    for kind, value in items:
        if kind is op.NEGATE:
            negated = True
        elif kind is op.LITERAL and isinstance(value, int):
            codes.add(value)
        elif kind is op.RANGE and isinstance(value, tuple):
            codes.update(range(value[0], value[1] + 1))
        elif kind is op.CATEGORY and value in {op.CATEGORY_WORD, op.CATEGORY_SPACE}:
            codes |= _WORD if value is op.CATEGORY_WORD else _SPACE
        else:
            raise ValueError(f"cannot hang up a pattern that holds {kind} {value!r}")
    return frozenset({*_BMP, _BEYOND} - codes) if negated else frozenset(codes)


def _anchor(places: list[Place]) -> Sequence:
    """Hang a sequence up on the position whose characters are the rarest in running text."""
    weights = [_weigh(place) for place in places]
    at = weights.index(min(weights))
    return Sequence(tuple(places[:at]), places[at], tuple(places[at + 1 :]))


def _weigh(place: Place) -> float:
    return 1000 if place is _START else sum(map(_weigh_code, place)) / len(place)


def _weigh_code(code: int) -> int:
    """How much of running text a character makes up, roughly; decides about speed only."""
    if code < 0x80 or code in _COMMON or code == _BEYOND:
        return 100
    category = unicodedata.category(chr(code))
    if category == "Lu":
        return 20 if 0x391 <= code <= 0x3A9 or 0x410 <= code <= 0x42F else 4
    return 100 if category in {"Ll", "Lo"} else 1


def _write_tests(sequences: Iterable[Sequence]) -> list[str]:
    """What must be true around an anchor that has been read, one test or another; neighbours alone are put into one class."""
    before: set[int] = set()
    after: set[int] = set()
    tests: list[str] = []
    for sequence in sequences:
        if not sequence.before and not sequence.after:
            return []
        if len(sequence.before) == 1 and not sequence.after and _START not in sequence.before:
            before |= sequence.before[0]
        elif not sequence.before and len(sequence.after) == 1:
            after |= sequence.after[0]
        else:
            tests.append(_behind(sequence.before) + "".join(map(_class, sequence.after)))
    if after:
        tests.insert(0, _class(frozenset(after)))
    if before:
        tests.insert(0, _behind((frozenset(before),)))
    return tests


def _behind(places: tuple[Place, ...]) -> str:
    if not places:
        return ""
    if places[0] is _START:
        inner = "".join(map(_class, places[1:]))
        return (f"(?<={inner}.)" if inner else "") + f"(?<![^\\n]{inner}.)"
    return f"(?<={''.join(map(_class, places))}.)"


def _class(place: Place) -> str:
    if len(place) > len(_BMP):
        return "."
    if place in _CATEGORIES:
        return _CATEGORIES[place]
    beyond = "\\U00010000-\\U0010ffff" if _BEYOND in place else ""
    return f"[{write_class(place - {_BEYOND})}{beyond}]"
