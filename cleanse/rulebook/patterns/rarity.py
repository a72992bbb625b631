"""Which of the literals that a pattern cannot do without is the rarest in texts: the prefilter looks for that one.

The measure is the bits of its letters (letters.txt), halved and bounded for words that stand in most texts of their language (common-words.txt).
Only a window of `WINDOW` characters of a long literal is looked for: an automaton of short fragments is built many times faster, and shorter ones are found too often.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from unicodedata import category

from cleanse.text.lines import read_rows

WINDOW = 12
_FOLDER = Path(__file__).parent
#: how many literals are remembered: the rules of a language share theirs
_KEPT = 4096
_UNKNOWN = 9.0
#: blanks and common marks say little, figures more, signs of arithmetic and others that hardly stand in prose much
_NO_LETTER = 3.0
_FIGURE = 4.0
_SYMBOL = 8.0
#: the most that a word that stands in most texts can say
_COMMON = 6.0
_SIGNS = (
    dict.fromkeys("0123456789", _FIGURE)
    | {"\n": 6.0}
    | dict.fromkeys("<>{}[]|\\=@#^~*\u00a7\u2022\u00b7\u25ba\u25b6\u203a\u2039\u2192", 10.0)
    | dict.fromkeys("\u00a9\u00ae\u2122\u24d2\u24b8", 16.0)
)


@cache
def _letters() -> dict[str, float]:
    found: dict[str, float] = {}
    for line in read_rows(_FOLDER / "letters.txt"):
        bits, _, letters = line.partition(" ")
        found.update(dict.fromkeys(letters, float(bits)))
    return found


@cache
def _common_words() -> frozenset[str]:
    return frozenset(" ".join(read_rows(_FOLDER / "common-words.txt")).split())


class _Bits(dict[str, float]):
    """What each character that was asked for says, in bits."""

    def __missing__(self, char: str) -> float:
        if char.isalpha():
            bits = _letters().get(char, _UNKNOWN)
        else:
            bits = _SIGNS.get(char, _SYMBOL if category(char)[0] == "S" else _NO_LETTER)
        self[char] = bits
        return bits


_BITS = _Bits()


@lru_cache(maxsize=_KEPT)
def rarity(literal: str) -> float:
    """How rare a folded literal is, in bits; only its rarest window counts.

    >>> rarity("subscribe") < rarity("newsletter") and rarity("the") < rarity("quiz")
    True
    """
    weights = list(map(_BITS.__getitem__, literal))
    common = _common_words()
    at = 0
    for word in literal.replace("\n", " ").split(" "):
        if word in common:
            weights[at : at + len(word)] = [min(weight / 2, _COMMON / len(word)) for weight in weights[at : at + len(word)]]
        at += len(word) + 1
    return sum(weights[_window(weights)])


def _window(weights: Sequence[float]) -> slice:
    """The heaviest window; the first of several."""
    best = at = 0
    total = heaviest = sum(weights[:WINDOW])
    while at + WINDOW < len(weights):
        total += weights[at + WINDOW] - weights[at]
        at += 1
        if total > heaviest + 1e-9:
            best, heaviest = at, total
    return slice(best, best + WINDOW)


def rarest(literals: Sequence[str]) -> str:
    """The rarest window of the rarest literal; "" if there is none.

    >>> rarest(("read more", "quizzes"))
    'quizzes'
    """
    best = max(literals, key=rarity, default="")
    return best if len(best) <= WINDOW else best[_window(list(map(_BITS.__getitem__, best)))]
