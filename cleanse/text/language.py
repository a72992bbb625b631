"""The language of a text, decided once and the same way everywhere.

A script that one living language of the news writes in decides at once. For the others langdetect's own n-gram profiles are summed in
one pass: no sampling, so no seed, and a log-likelihood for every language. Only its data is used; its code is not imported.

Units: letters are code points. A text of fewer than `MIN_LETTERS` letters, or one whose best two languages are closer than `MARGIN`
nats, has no language (None).
"""

import json
import math
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from cleanse.text.scripts import count_scripts

MIN_LETTERS = 40
MARGIN = 6.0
#: so many letters are enough; the longest lines are read first, since menus and names are short
ENOUGH = 600

#: scripts that stand for a language
_BY_SCRIPT = {
    "Armn": "hy",
    "Beng": "bn",
    "Ethi": "am",
    "Geor": "ka",
    "Grek": "el",
    "Gujr": "gu",
    "Guru": "pa",
    "Hani": "zh",
    "Hebr": "he",
    "Jpan": "ja",
    "Khmr": "km",
    "Knda": "kn",
    "Kore": "ko",
    "Laoo": "lo",
    "Mlym": "ml",
    "Mymr": "my",
    "Orya": "or",
    "Sinh": "si",
    "Taml": "ta",
    "Telu": "te",
    "Thaa": "dv",
    "Thai": "th",
    "Tibt": "bo",
}
#: what an n-gram that a profile does not hold counts for: langdetect's alpha over its base frequency
_FLOOR = 0.5 / 10_000


def detect(text: str) -> str | None:
    """The language of a text as a BCP 47 tag, or None where it cannot be told.

    >>> detect("Правительство обсудило новый закон о дорогах и мостах в области")
    'ru'
    >>> detect("OK")
    """
    scripts = count_scripts(text)
    if not scripts:
        return None
    letters = sum(scripts.values())
    script = next(iter(scripts))
    if script == "Hani" and scripts.get("Jpan", 0) > letters / 20:
        script = "Jpan"
    if script in _BY_SCRIPT:
        return _BY_SCRIPT[script] if letters >= 4 else None
    sample = choose_sample(text)
    if sum(map(str.isalpha, sample)) < MIN_LETTERS:
        return None
    ranked = rank(sample)
    if len(ranked) < 2 or ranked[0][1] - ranked[1][1] < MARGIN:
        return None
    return ranked[0][0]


def choose_sample(text: str) -> str:
    """The longest lines of a text, until there are letters enough.

    >>> choose_sample("a\\nlonger line")
    'longer line\\na'
    """
    if len(text) <= ENOUGH and "\n" not in text:
        return text
    chosen: list[str] = []
    total = 0
    for line in sorted(text[:200_000].split("\n"), key=len, reverse=True):
        chosen.append(line[: 2 * ENOUGH])
        total += len(line)
        if total >= ENOUGH:
            break
    return "\n".join(chosen)


def rank(text: str) -> list[tuple[str, float]]:
    """Every language of the profiles with its log-likelihood in nats, best first; empty where no n-gram is known."""
    names, table = _profiles()
    scores = [0.0] * len(names)
    known = 0
    for gram in _grams(text):
        weights = table.get(gram)
        if weights is not None:
            known += 1
            for language, weight in weights:
                scores[language] += weight
    if not known:
        return []
    return sorted(zip(names, scores, strict=True), key=lambda item: (-item[1], item[0]))


def _grams(text: str) -> list[str]:
    """The 1-, 2- and 3-grams of the words, with a blank at their edges, as the profiles count them."""
    grams: list[str] = []
    for word in "".join(char if char.isalpha() else " " for char in text).split():
        if len(word) > 1 and word.isupper():
            continue
        padded = f" {word} "
        grams.extend(word)
        grams.extend(padded[at : at + 2] for at in range(len(padded) - 1))
        grams.extend(padded[at : at + 3] for at in range(len(padded) - 2))
    return grams


@lru_cache(maxsize=1)
def _profiles() -> tuple[list[str], dict[str, list[tuple[int, float]]]]:
    """The languages, and for each n-gram what it adds to which of them, above an unknown n-gram."""
    spec = find_spec("langdetect")
    if spec is None or not spec.submodule_search_locations:
        return [], {}
    names: list[str] = []
    table: dict[str, list[tuple[int, float]]] = {}
    for path in sorted((Path(spec.submodule_search_locations[0]) / "profiles").iterdir()):
        profile = json.loads(path.read_bytes())
        number = len(names)
        names.append(profile["name"].removesuffix("-cn").removesuffix("-tw") if "-" in profile["name"] else profile["name"])
        totals = profile["n_words"]
        for gram, count in profile["freq"].items():
            share = count / totals[len(gram) - 1] if 0 < len(gram) <= 3 else 0.0
            if share > 0:
                table.setdefault(gram, []).append((number, math.log(1 + share / _FLOOR)))
    return names, table
