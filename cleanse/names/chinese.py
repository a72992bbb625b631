"""Chinese names in Wade-Giles and in pinyin: Hsi Chin-ping and Xi Jinping.

Only a name with a syllable that pinyin does not have is read as Wade-Giles, and only if its given name is parted into syllables; the
system leaves out more than it says (its apostrophes), so one name has several readings, never more than `_MAX_READINGS`.
"""

from functools import lru_cache
from itertools import product

from cleanse.names.schemes import fold_name
from cleanse.rulebook.bundled import bundled_root

_MAX_READINGS = 64


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """Pinyin by Wade-Giles syllable, and the syllables of pinyin."""
    parts: dict[str, dict[str, str]] = {"initial": {}, "final": {}, "syllable": {}}
    for line in (bundled_root() / "schemes" / "wade-giles.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            what, pinyin, old = line.split("\t")
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
def pinyin_readings(family: str, given: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    """What a name in Wade-Giles is in pinyin, as (family, given) in lower case; empty if it is not written in Wade-Giles.

    Args:
        family: The family name.
        given: The syllables of the given name, parted by hyphens or blanks.

    >>> sorted(pinyin_readings("Hsi", ("Chin", "ping")))[:2]
    [('xi', 'jinbing'), ('xi', 'jinping')]
    """
    old, pinyin = _tables()
    syllables = [fold_name(part) for part in (family, *given)]
    if len(given) != 2 or all(syllable in pinyin for syllable in syllables) or any(syllable not in old for syllable in syllables):
        return frozenset()
    choices = [old[syllable] for syllable in syllables]
    found = [(first, "".join(rest)) for first, *rest in product(*choices)]
    return frozenset(found if len(found) <= _MAX_READINGS else ())
