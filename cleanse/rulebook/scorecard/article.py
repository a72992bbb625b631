"""The article in a document: its core, what its paragraphs share, and which lines need points at all.

The *core* is the stretch with the most prose for the fewest short lines in it, and all paragraphs above and below that share as much with
it as its own paragraphs share with each other. Only *candidate* lines get points: all but long prose between prose without a hit.
The work is linear in the text.
"""

import re
from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

from cleanse.rulebook.scorecard.known import known_words
from cleanse.rulebook.scorecard.lines import Look
from cleanse.rulebook.scorecard.names import TOP

#: what the rules say of a line: it goes, a phrase is known, it leads to another article, something in it is known, it stands behind an
#: article, comments follow it
GONE, SOFT, TEASER, CUE, FINAL, COMMENTS = 1, 2, 4, 8, 16, 32
#: prose of so many letters between prose is no candidate
SAFE_LETTERS = 120
#: in the article's core so many will do
SAFE_IN_CORE = 50
#: what a short line costs the core, and the most that a paragraph is worth, in letters
CORE_COST, CORE_MOST = 80, 600
#: an article has so many letters of prose
ARTICLE_LETTERS = 300
#: of their words an article's paragraphs share so many per cent, or so many for each after the first, if that is less
COHERENT, COHERENT_LINE = 30, 2
#: a paragraph of so many letters that shares so many per cent of its words with the article is the article's
SHARED_LETTERS, SHARED_LEAST = 80, 15
#: a word's first letters, six at the most
_WORD = re.compile("([^\\W\\d_]{4,6})[^\\W\\d_]*")
_ASCII_WORD = re.compile("([a-z]{4,6})[a-z]*")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_KOREAN_WORD = re.compile("(?<![\uac00-\ud7a3])[\uac00-\ud7a3]{2}|[^\\W\\d_\uac00-\ud7a3]{4,}")
_DENSE_RUN = re.compile("[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff]")


class Line(NamedTuple):
    """A non-blank line of a document, as the card sees it."""

    look: Look
    #: the line folded, for its words
    folded: str
    #: what the rules say, from GONE to COMMENTS
    hits: int


def find_pieces(folded: str, *, dense: bool) -> set[str]:
    """The beginnings of the words of a text; pairs of characters in scripts without spaces."""
    if dense:
        return {folded[at : at + 2] for at in range(len(folded) - 1)}
    if folded.isascii():
        return set(_ASCII_WORD.findall(folded))
    if _HANGUL.search(folded) is None:
        return set(_WORD.findall(folded))
    return {word[:6] for word in _KOREAN_WORD.findall(folded)}


def _find_repeated(lines: Iterable[Set[str]]) -> tuple[set[str], set[str]]:
    """The pieces that one of some lines has, and those that several have."""
    once: set[str] = set()
    twice: set[str] = set()
    for pieces in lines:
        twice |= once & pieces
        once |= pieces
    return once, twice


def is_dense(text: str) -> bool:
    """Whether a third of a text is of scripts without spaces."""
    return not text.isascii() and len(_DENSE_RUN.findall(text)) * 3 > len(text)


def find_end(lines: Sequence[Line]) -> int:
    """The line at which the article has ended; the number of lines if there is none.

    It is the first that rules know to stand behind an article, with enough prose above it to be one and half as much below at the most: a
    prompt to share or to log in can stand in the middle of an article. Below a prompt to comment there may be any amount of comments.
    """
    total = sum([line.look.letters for line in lines if line.look.prose])
    above = 0
    for place, (seen, _, hits) in enumerate(lines):
        if seen.prose:
            above += seen.letters
        if hits & FINAL and above >= ARTICLE_LETTERS and (hits & COMMENTS or 3 * above >= 2 * total):
            return place
    return len(lines)


def find_core(looks: Sequence[Look]) -> tuple[int, int]:
    """The first and last line of the article's core: the stretch with the most prose for the fewest short lines in it.

    A sentence of a footer is prose as well; it stands behind so many short lines that it is not worth taking them in.
    """
    best, first, last = 0, len(looks), -1
    total, start = 0, 0
    for place, seen in enumerate(looks):
        total += min(seen.letters, CORE_MOST) if seen.prose else -CORE_COST
        if total <= 0:
            total, start = 0, place + 1
        elif total > best:
            best, first, last = total, start, place
    return first, last


def find_candidates(lines: Sequence[Line]) -> list[int]:
    """The places of lines that need points."""
    prose = [line.look.prose for line in lines]
    last = len(lines) - 1
    end = find_end(lines)
    core_first, core_last = find_core([line.look for line in lines[:end]])
    return [
        place
        for place, (seen, _, hits) in enumerate(lines)
        if not hits & GONE
        and not (
            seen.prose
            and not hits
            and core_first <= place <= core_last
            and place < end
            and seen.letters >= (SAFE_IN_CORE if core_first < place < core_last else SAFE_LETTERS)
            and (0 < place < last and prose[place - 1] and prose[place + 1])
        )
    ]


class Article:
    """A document's lines as arrays, and what they share with the article.

    Args:
        lines: The non-blank lines, in order.
        places: The candidates among them.
    """

    def __init__(self, lines: Sequence[Line], places: list[int]) -> None:
        self.places = places
        looks = [line.look for line in lines]
        self.looks = looks
        self.lines = lines
        self.count = count = len(lines)
        edge = [0] * 5
        self.hits = [*edge, *[line.hits for line in lines], *edge]
        self.letters = [*edge, *[min(seen.letters, TOP) for seen in looks], *edge]
        self.prose = [*edge, *[int(seen.prose) for seen in looks], *edge]
        self.ends = [*edge, *[int(seen.stop or seen.call or seen.dots) for seen in looks], *edge]
        long = [place for place, seen in enumerate(looks) if seen.prose and seen.letters >= SAFE_LETTERS]
        prose = [place for place, seen in enumerate(looks) if seen.prose]
        self.end = find_end(lines)
        self.kernel = find_core(looks[: self.end])
        self._shares: tuple[list[int], list[int]] | None = None
        #: for each line the share of its words that leftovers are made of, per cent
        self.known: list[int] = []
        self.core_first, self.core_last = self._stretch(*self.kernel)
        self.first = prose[0] if prose else count
        self.last = prose[-1] if prose else -1
        self.first_long = long[0] if long else self.first
        self.last_long = long[-1] if long else self.last
        self.prose_count = len(prose)
        sizes = sorted([looks[place].letters for place in prose])
        self.usual = max(1, sizes[len(sizes) // 2] if sizes else 1)
        self.longest = max(1, max([seen.letters for seen in looks], default=1))
        self._runs: tuple[list[int], list[int]] | None = None

    def _stretch(self, first: int, last: int) -> tuple[int, int]:
        """The kernel with the paragraphs above and below that share as much with it as an article's do, and all between them.

        A list in the article can be so long that the kernel ends before it.
        """
        shared = self._share_words()[0]
        enough = max(SHARED_LEAST, self.cohesion() * 3 // 5)
        more = [
            place
            for place, seen in enumerate(self.looks[: self.end])
            if seen.prose and not first <= place <= last and seen.letters >= SHARED_LETTERS and shared[place] >= enough
        ]
        return min([first, *more]), max([last, *more])

    def _share_words(self) -> tuple[list[int], list[int]]:
        """For each line: the share of its words that prose has, and that any other line has."""
        if self._shares is None:
            head = "".join([line.folded[:300] for line in self.lines[:60]])
            dense = is_dense(head)
            own = [find_pieces(line.folded, dense=dense) for line in self.lines]
            is_core = [seen.prose and self.kernel[0] <= place <= self.kernel[1] for place, seen in enumerate(self.looks)]
            once, article = _find_repeated(pieces for pieces, core in zip(own, is_core, strict=True) if core)
            others, any_other = _find_repeated(pieces for pieces, core in zip(own, is_core, strict=True) if not core)
            twice = article | any_other | (once & others)
            shared = [0] * self.count
            shared_any = [0] * self.count
            for place, pieces in enumerate(own):
                if pieces:
                    shared[place] = 100 * len(pieces & (article if is_core[place] else once)) // len(pieces)
                    shared_any[place] = 100 * len(pieces & twice) // len(pieces)
            known = known_words()
            self.known = [100 * len(pieces & known) // len(pieces) if pieces else 0 for pieces in own]
            self._shares = shared, shared_any
        return self._shares

    def cohesion(self) -> int:
        """How much the paragraphs of the core share with each other: the mean share of their words, per cent.

        Sentences that were put together at random share a sixth; there is no article then, and to share nothing with it says nothing.
        """
        shared = self._share_words()[0]
        core = [shared[place] for place in range(self.kernel[0], self.kernel[1] + 1) if self.looks[place].prose]
        return sum(core) // len(core) if core else 0

    def is_coherent(self) -> bool:
        """Whether the core's paragraphs share what those of an article do; the more they are, the more they must."""
        return self.cohesion() >= min(COHERENT, COHERENT_LINE * (self.kernel[1] - self.kernel[0]))
