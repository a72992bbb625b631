"""Words as the measure counts them, and the longest common subsequence of two lists of words.

A *token* is a run of letters, digits and marks, or one character of a script that writes without spaces; kinds of letter (case, width)
do not count, nor does anything between tokens.
"""

import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

#: scripts where each character is a token: Thai, Lao, Burmese, Khmer, kana, Han
_SINGLE = "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e50-\u0e59\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u0ed0-\u0edf"
_SINGLE += "\u1000-\u102a\u103f-\u1055\u1780-\u17b3\u17d7\u17dc\u17e0-\u17f9"
_SINGLE += "\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff"
_SINGLE += "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff6f\uff71-\uff9d\U00020000-\U0003ffff"


class Token(NamedTuple):
    """A folded word and where it stands: code points, half-open."""

    word: str
    start: int
    end: int


@cache
def _pattern() -> re.Pattern[str]:
    marks = "".join(char for code in range(sys.maxunicode + 1) if unicodedata.category(char := chr(code))[0] == "M")
    single = f"[{_SINGLE}][{marks}]*"
    return re.compile(rf"{single}|(?:(?![{_SINGLE}])[^\W_]|[{marks}])+")


_is_single = re.compile(f"[{_SINGLE}]").match


def is_single(word: str) -> bool:
    """Whether the token is of a script without spaces."""
    return _is_single(word) is not None


def tokenize(text: str) -> list[Token]:
    """The tokens of a text.

    >>> [token.word for token in tokenize("The \\u00a9 Caf\\u00c9 \\u65e5\\u672c")]
    ['the', 'café', '日', '本']
    """
    normalize = unicodedata.normalize
    return [Token(normalize("NFKC", m[0]).casefold(), m.start(), m.end()) for m in _pattern().finditer(text)]


def words_of(text: str) -> str:
    """The tokens of a text, a blank between each two."""
    return " ".join(token.word for token in tokenize(text))


class Run(NamedTuple):
    """`length` tokens from `here` on in the text equal those from `there` on in the other."""

    here: int
    there: int
    length: int


def common_runs(text: Sequence[str], other: Sequence[str]) -> list[Run]:
    """The runs of a longest common subsequence, in order.

    Rows are kept as integers, one bit a token of the text (Hyyrö 2004, bit-parallel): quadratic, with a small constant.

    >>> common_runs("abxcd", "abcd")
    [Run(here=0, there=0, length=2), Run(here=3, there=2, length=2)]
    """
    front = 0
    while front < min(len(text), len(other)) and text[front] == other[front]:
        front += 1
    back = 0
    while back < min(len(text), len(other)) - front and text[-1 - back] == other[-1 - back]:
        back += 1
    pairs = [(place, place) for place in range(front)]
    middle = _pair(text[front : len(text) - back], other[front : len(other) - back])
    pairs += [(front + here, front + there) for here, there in middle]
    pairs += [(len(text) - rest, len(other) - rest) for rest in range(back, 0, -1)]
    return list(_join(pairs))


def _pair(text: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    places: dict[str, int] = {}
    for place, word in enumerate(text):
        places[word] = places.get(word, 0) | 1 << place
    full = (1 << len(text)) - 1
    state = full
    rows = []
    for word in other:
        matched = state & places.get(word, 0)
        state = ((state + matched) | (state - matched)) & full
        rows.append(state)
    pairs = []
    here, there = len(text), len(other)
    while here and there:
        if rows[there - 1] >> (here - 1) & 1:
            here -= 1
            continue
        there -= 1
        if there and not rows[there - 1] >> (here - 1) & 1:
            continue
        here -= 1
        pairs.append((here, there))
    return pairs[::-1]


def _join(pairs: Sequence[tuple[int, int]]) -> Iterator[Run]:
    start = 0
    for place in range(1, len(pairs) + 1):
        if place == len(pairs) or pairs[place] != (pairs[place - 1][0] + 1, pairs[place - 1][1] + 1):
            yield Run(*pairs[start], place - start)
            start = place
