"""How well letters read as words of any living language: langdetect's n-gram profiles, summed in one pass.

For readings of bytes, which must be weighed across all scripts alike; the language of a text is told by `language`, which is faster
and knows more languages. Only langdetect's data is read; its code is not imported.
"""

import json
import math
from collections.abc import Collection
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

#: what an n-gram that a profile does not hold counts for: langdetect's alpha over its base frequency
_FLOOR = 0.5 / 10_000


def measure_words(text: str) -> float:
    """The log-likelihood of the likeliest language in nats, above that of unknown n-grams; 0 where none is known.

    >>> measure_words("the bridge is open") > measure_words("t\\u0452e br\\u0457dge \\u0457s \\u043epe\\u043f") > 0
    True
    """
    return max(_score(text), default=0.0)


def measure_languages(text: str, languages: Collection[str]) -> float:
    """The same for the likeliest of some languages, named as langdetect names them.

    >>> measure_languages("\u03b7 \u03b3\u03ad\u03c6\u03c5\u03c1\u03b1", {"el"}) > measure_languages("the bridge", {"el"})
    True
    """
    return max((score for name, score in zip(_profiles()[0], _score(text), strict=True) if name in languages), default=0.0)


def _score(text: str) -> list[float]:
    names, table = _profiles()
    scores = [0.0] * len(names)
    for gram in _grams(text):
        for language, weight in table.get(gram, ()):
            scores[language] += weight
    return scores


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
    """The names of the languages, and for each n-gram what it adds to which of them, above an unknown n-gram."""
    spec = find_spec("langdetect")
    if spec is None or not spec.submodule_search_locations:
        return [], {}
    table: dict[str, list[tuple[int, float]]] = {}
    paths = sorted((Path(spec.submodule_search_locations[0]) / "profiles").iterdir())
    for number, path in enumerate(paths):
        profile = json.loads(path.read_bytes())
        totals = profile["n_words"]
        for gram, count in profile["freq"].items():
            share = count / totals[len(gram) - 1] if 0 < len(gram) <= 3 else 0.0
            if share > 0:
                table.setdefault(gram, []).append((number, math.log(1 + share / _FLOOR)))
    return [path.name for path in paths], table
