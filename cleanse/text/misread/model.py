"""How well letters read as words of a known language: n-gram models of close to a hundred languages, by script.

The tables are made by tools/damage/models.py. For each n-gram of one to three letters (a blank stands for the edge of a word) they hold
one byte a language: how much likelier the language makes it than an n-gram that it does not know, in 1/`UNIT` nats. The bytes of an
n-gram are spread into one large integer, a field of four bytes a language, so that adding two of them adds the weights of all languages.

Read when a suspicious line is met, and not before.
"""

import re
import struct
import unicodedata
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from cleanse.text.charsets import write_class
from cleanse.text.language.grams import Grams, Spread
from cleanse.text.scripts import script_of

#: weights are whole numbers; this many make a nat
UNIT = 16
#: how many words and n-grams of each script are kept
KEPT = 4_000
#: a longer word is cut, so that no field of its sum overflows
_LONGEST = 64
#: its small letter has two code points; as the small letter without a dot it is read in Turkish alone
_DOTTED = "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}"
#: what the n-grams around a letter weigh together, in 1/`UNIT` nats, where a language does not put it
_STRANGER = 40
#: marks that make up words with letters in the scripts of India
MARKS = write_class(code for code in range(0x900, 0xE00) if unicodedata.category(chr(code))[0] == "M")
_WORD = re.compile(f"(?:[^\\W\\d_]++|[{MARKS}]++)++")
_FOLDER = Path(__file__).parent / "models"


class Fit(NamedTuple):
    """How well words fit the language that they fit best."""

    language: str
    #: in nats above unknown n-grams
    weight: float
    #: as a share of what the language's own words weigh
    quality: float


class _Grams(dict[str, int]):
    """What each n-gram weighs in each language, as one integer; made when first asked for.

    Those that were not among the last ones that were asked for are forgotten.
    """

    __slots__ = ("_earlier", "_spread")

    def __init__(self, spread: Spread) -> None:
        super().__init__()
        self._spread = spread
        self._earlier: dict[str, int] = {}

    def __missing__(self, gram: str) -> int:
        if len(self) >= KEPT // 2:
            self._earlier = dict(self)
            self.clear()
        value = self._earlier.get(gram)
        if value is None:
            value = self._spread.read(gram)
        self[gram] = value
        return value


class Model:
    """The languages of one script."""

    __slots__ = ("_fields", "_grams", "_places", "_size", "expected", "languages")

    def __init__(self, script: str) -> None:
        head, expected, grams, table = zlib.decompress((_FOLDER / f"{script}.bin").read_bytes()).split(b"\n", 3)
        self.languages = head.decode().split("\t")
        #: what a letter of each language's own words weighs, in nats
        self.expected = [int(value) / 100 / UNIT for value in expected.split(b"\t")]
        self._size = len(self.languages)
        self._places = {language: 32 * at for at, language in enumerate(self.languages)}
        self._fields = f"<{self._size}I"
        self._grams = _Grams(Spread(Grams(grams.decode()), table, self._size, 4))

    def weigh(self, word: str) -> int:
        """What a word in lower case weighs in each language, as one integer."""
        return sum(map(self._weigh_part, (word[at : at + _LONGEST] for at in range(0, len(word), _LONGEST))))

    def _weigh_part(self, word: str) -> int:
        padded = f" {word} "
        grams = [
            *word,
            *map("".join, pairwise(padded)),
            *map("".join, zip(padded, padded[1:], padded[2:], strict=False)),
        ]
        return sum(map(self._grams.__getitem__, grams))

    def weigh_gram(self, gram: str) -> int:
        """What one n-gram weighs in each language, as one integer."""
        return self._grams[gram]

    def unpack(self, total: int) -> tuple[int, ...]:
        """The weights of the languages, in 1/`UNIT` nats."""
        return struct.unpack(self._fields, total.to_bytes(4 * self._size, "little"))

    def pick(self, total: int, language: str) -> int:
        """The weight of one language, in 1/`UNIT` nats."""
        return total >> self._places[language] & 0xFFFF_FFFF

    def fit(self, total: int, letters: int) -> Fit:
        """The language that fits best, of a sum over words with so many letters."""
        weights = self.unpack(total)
        most = max(weights)
        best = weights.index(most)
        weight = most / UNIT
        return Fit(self.languages[best], weight, weight / (self.expected[best] * letters) if letters else 1.0)


@lru_cache(maxsize=1)
def find_scripts() -> frozenset[str]:
    """The scripts that have a model."""
    return frozenset(path.stem for path in _FOLDER.glob("[A-Z]*.bin"))


@lru_cache(maxsize=16)
def load_model(script: str) -> Model:
    """The model of a script, read when it is first needed."""
    return Model(script)


class Words(NamedTuple):
    """The words of one script in a text: their sum and their letters."""

    total: int
    letters: int


def _script_of(word: str) -> str:
    """The script of a word's first letter beyond ASCII; Latin where there is none but letters in ASCII."""
    found = next((script for char in word if char > "\x7f" and (script := script_of(char)) is not None), None)
    return found or ("Latn" if any("a" <= char <= "z" for char in word) else "")


@lru_cache(maxsize=KEPT)
def _weigh_word(word: str) -> tuple[str, int]:
    """The script of a word, and what it weighs; no script where none has a model."""
    script = _script_of(word)
    return (script, load_model(script).weigh(word)) if script in find_scripts() else ("", 0)


def weigh_words(text: str) -> dict[str, Words]:
    """The words of a text by the script of their first letter beyond ASCII; those without one are Latin."""
    words = _find_words(text)
    if not words:
        return {}
    scripts, weights = zip(*map(_weigh_word, words), strict=True)
    if scripts.count(scripts[0]) == len(scripts):
        return {scripts[0]: Words(sum(weights), len("".join(words)))}
    totals: dict[str, int] = {}
    letters: dict[str, int] = {}
    for word, script, weight in zip(words, scripts, weights, strict=True):
        totals[script] = totals.get(script, 0) + weight
        letters[script] = letters.get(script, 0) + len(word)
    return {script: Words(total, letters[script]) for script, total in totals.items()}


def _find_words(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return _WORD.findall(text.replace(_DOTTED, "\u0131").lower())


def fit_all(words: dict[str, Words]) -> dict[str, Fit]:
    """The best language of each script."""
    return {script: load_model(script).fit(*sums) if script else Fit("", 0.0, 0.0) for script, sums in words.items()}


def weigh_in(text: str, languages: Mapping[str, str]) -> float:
    """What the words of a text weigh in one language a script, in nats; nothing for scripts without one."""
    weight = 0
    for script, (total, _) in weigh_words(text).items():
        if script and script in languages:
            model = load_model(script)
            weight += model.pick(total, languages[script])
    return weight / UNIT


def has_stranger(text: str, languages: Mapping[str, str]) -> bool:
    """Whether a letter beyond ASCII stands where its language, one a script, puts none: all n-grams around it are rare."""
    return any(
        script != "" and script in languages and _has_stranger(word, script, languages[script])
        for word in _find_words(text)
        for script in (_weigh_word(word)[0],)
    )


@lru_cache(maxsize=KEPT)
def _has_stranger(word: str, script: str, language: str) -> bool:
    model = load_model(script)
    padded = f" {word[:_LONGEST]} "
    for place in range(1, len(padded) - 1):
        if padded[place] > "\x7f":
            around = padded[max(0, place - 2) : place + 3]
            grams = {around[start : start + size] for size in (2, 3) for start in range(len(around) - size + 1)}
            total = sum(model.weigh_gram(gram) for gram in grams if padded[place] in gram)
            if model.pick(total, language) < _STRANGER:
                return True
    return False


def add(words: Iterable[dict[str, Words]]) -> dict[str, Words]:
    """Words of several texts together."""
    out: dict[str, Words] = {}
    for one in words:
        for script, sums in one.items():
            total, letters = out.get(script, (0, 0))
            out[script] = Words(total + sums.total, letters + sums.letters)
    return out
