"""Chinese names in Wade-Giles and in pinyin: Hsi Chin-ping and Xi Jinping.

Only a name with a syllable that pinyin does not have is read as Wade-Giles, and only if its given name is parted into syllables; the
system leaves out more than it says (its apostrophes), so one name has several readings, never more than `_MAX_READINGS`.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from cleanse.names.schemes import fold_name
from cleanse.rulebook.bundled import bundled_root
from cleanse.text.lines import read_rows

_MAX_READINGS = 64
_MAX_SYLLABLES = 3
#: letters of the longest syllable: zhuang
_LONGEST = 6


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """Pinyin by Wade-Giles syllable, and the syllables of pinyin."""
    parts: dict[str, dict[str, str]] = {"initial": {}, "final": {}, "syllable": {}}
    for row in read_rows(bundled_root() / "schemes" / "wade-giles.tsv"):
        what, pinyin, old = row.split("\t")
        parts[what][pinyin] = old
    whole = {a + b: x + y for (a, x), (b, y) in product(parts["initial"].items(), parts["final"].items()) if _is_syllable(a, b)}
    found: dict[str, list[str]] = {}
    for pinyin, old in (whole | parts["syllable"]).items():
        for spelling in old.split("|"):
            found.setdefault(spelling, []).append(pinyin)
    return {spelling: tuple(sorted(pinyin)) for spelling, pinyin in found.items()}, frozenset(whole | parts["syllable"])


def _is_syllable(initial: str, final: str) -> bool:
    """Whether Mandarin joins two parts: j, q, x only before i and u; the retroflex and hissing ones never before i + vowel."""
    if initial in {"j", "q", "x"}:
        return final[0] in "iu" and final not in {"ua", "uai", "uang", "ui", "uo"}
    if initial in {"zh", "ch", "sh", "r", "z", "c", "s", "g", "k", "h", "f", "w"}:
        return final[0] != "i"
    if initial == "y":
        return final in {"a", "an", "ang", "ao", "e", "i", "in", "ing", "ong", "ou", "u", "uan", "ue", "un"}
    return final not in {"ue", "ua", "uai", "uang"}


@lru_cache(maxsize=1024)
def pinyin_readings(family: str, given: tuple[str, ...]) -> frozenset[tuple[str, str, str]]:
    """What a name in Wade-Giles is in pinyin, as family and syllables in lower case; empty if it is not written in Wade-Giles.

    Args:
        family: The family name.
        given: The syllables of the given name, parted by hyphens or blanks.

    >>> sorted(pinyin_readings("Hsi", ("Chin", "ping")))[:2]
    [('xi', 'jin', 'bing'), ('xi', 'jin', 'ping')]
    """
    old, pinyin = _tables()
    syllables = [fold_name(part) for part in (family, *given)]
    if len(given) != 2 or all(syllable in pinyin for syllable in syllables) or any(syllable not in old for syllable in syllables):
        return frozenset()
    choices = [old[syllable] for syllable in syllables]
    found = [(first, one, other) for first, one, other in product(*choices)]
    return frozenset(found if len(found) <= _MAX_READINGS else ())


def are_parted_alike(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two given names of the same letters have the same syllables.

    Where both are parted it is at the same places. One that is not parted is read as pinyin writes it: a syllable that begins with a
    vowel has an apostrophe before it, so Xian is one syllable and Yinge is Yin-ge. What is no pinyin, or has one such syllable in spite
    of that, may be parted anywhere.

    Args:
        left: The syllables of one as they are parted, folded.
        right: Those of the other.

    >>> are_parted_alike(["xi", "an"], ["xian"]), are_parted_alike(["jia", "bao"], ["jiabao"]), are_parted_alike(["eun", "gi"], ["eung", "i"])
    (False, True, False)
    """
    short, long = sorted((tuple(left), tuple(right)), key=len)
    if len(short) > 1 or len(long) == 1:
        return short == long
    whole = _divisions(short[0])
    return not whole or long in whole


@lru_cache(maxsize=1024)
def _divisions(word: str) -> frozenset[tuple[str, ...]]:
    """The ways to read a word as syllables of pinyin, at most three, none but the first of which begins with a vowel."""
    pinyin = _tables()[1]
    found: list[tuple[str, ...]] = []
    waiting: list[tuple[tuple[str, ...], str]] = [((), word)]
    while waiting:
        before, rest = waiting.pop()
        if not rest:
            found.append(before)
        elif len(before) < _MAX_SYLLABLES and not (before and rest[0] in "aeiou"):
            waiting += [
                ((*before, rest[:end]), rest[end:]) for end in range(1, _LONGEST + 1) if rest[:end] in pinyin and end <= len(rest)
            ]
    return frozenset(found)
