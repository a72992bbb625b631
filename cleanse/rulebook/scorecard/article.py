"""The article in a document: its core, what its paragraphs share, and which lines need points at all.

The *core* is the stretch with the most prose for the fewest short lines in it, and all paragraphs above and below that share as much with
it as its own paragraphs share with each other. Only *candidate* lines get points: all but long prose between prose without a hit.
The work is linear in the text.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Set
from itertools import compress
from operator import not_
from typing import NamedTuple

from cleanse.core.later import later
from cleanse.rulebook.scorecard.lines import Look
from cleanse.rulebook.vocabulary.words import Words, is_dense

#: what the rules say of a line: it goes, a phrase is known, it leads to another article, something in it is known, it stands behind an
#: article, comments follow it, it closes an article
GONE, SOFT, TEASER, CUE, FINAL, COMMENTS, CLOSING = 1, 2, 4, 8, 16, 32, 64
#: prose of at least this many letters between prose is no candidate
SAFE_LETTERS = 120
#: in the article's core fewer will do
SAFE_IN_CORE = 50
#: what a short line costs the core, and the most that a paragraph is worth, in letters
CORE_COST, CORE_MOST = 80, 600
#: the fewest letters of prose that make an article
ARTICLE_LETTERS = 300
#: the least share of their words that an article's paragraphs have in common, in per cent; or for each after the first, if that is less
COHERENT, COHERENT_LINE = 30, 2
#: a paragraph of at least this many letters is the article's if it shares at least this many per cent of its words with it
SHARED_LETTERS, SHARED_LEAST = 80, 15

#: the highest value of a feature
TOP = 255
#: how many zeros stand on either side of what is known of the lines: each has neighbours to be asked for
PAD = 5


class Line(NamedTuple):
    """A non-blank line of a document, as the card sees it."""

    look: Look
    words: Words
    #: what the rules say, from GONE to CLOSING
    hits: int
    #: whether it is a heading that lists of articles have
    heads: bool = False


def _find_repeated(lines: Iterable[Set[str]]) -> tuple[set[str], set[str]]:
    """The pieces that one of some lines has, and those that several have."""
    once: set[str] = set()
    twice: set[str] = set()
    for pieces in lines:
        twice |= once & pieces
        once |= pieces
    return once, twice


def _share(pieces: Set[str], words: Set[str]) -> int:
    return 100 * len(pieces & words) // len(pieces) if pieces else 0


def find_end(lines: Sequence[Line]) -> int:
    """The line at which the article has ended; the number of lines if there is none.

    It is the first that rules know to stand behind an article, with enough prose above it to be one and at most half as much below: a
    prompt to share or to log in can stand in the middle of an article. Below a prompt to comment there may be any amount of comments, and
    four times as much below a word that only may be one: it could be a button between a summary and the article. One that stands alone
    could be a button as well.
    """
    total = sum([line.look.letters for line in lines if line.look.prose])
    above = 0
    for place, (seen, _, hits, _) in enumerate(lines):
        if seen.prose:
            above += seen.letters
        if hits & FINAL and above >= ARTICLE_LETTERS and total - above <= _most_below(lines, place, above, total):
            return place
    return len(lines)


def is_alone(lines: Sequence[Line], place: int) -> bool:
    """Whether rules know nothing of the lines right around one: a button in the middle of an article stands like that."""
    return not any(
        line.hits & (GONE | CUE | FINAL) for line in (*lines[max(0, place - 2) : place], *lines[place + 1 : place + 3])
    )


def _most_below(lines: Sequence[Line], place: int, above: int, total: int) -> float:
    hits = lines[place].hits
    if not is_alone(lines, place):
        if hits & COMMENTS:
            return total if hits & (GONE | CUE) else 4 * above
        if hits & CLOSING:
            return 2 * above
    return above / 2


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


def find_candidates(lines: Sequence[Line], core_first: int, core_last: int) -> list[int]:
    """The places of lines that need points, given the first and last line of the core.

    Where rules take nothing, a paragraph of the core needs no prose beside it: leftovers of which they know none are seldom sentences.
    """
    prose = [line.look.prose for line in lines]
    last = len(lines) - 1
    is_unknown = not any(line.hits & GONE for line in lines)
    return [
        place
        for place, (seen, _, hits, _) in enumerate(lines)
        if not hits & GONE
        and not (
            seen.prose
            and not hits
            and core_first <= place <= core_last
            and (
                is_unknown
                or (
                    seen.letters >= (SAFE_IN_CORE if core_first < place < core_last else SAFE_LETTERS)
                    and (0 < place < last and prose[place - 1] and prose[place + 1])
                )
            )
        )
    ]


class Article:
    """A document's lines as arrays, and what they share with the article.

    Args:
        lines: The non-blank lines, in order.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        looks = [line.look for line in lines]
        self.looks = looks
        self.lines = lines
        self.count = count = len(lines)
        edge = [0] * PAD
        self.hits = [*edge, *[line.hits for line in lines], *edge]
        self.letters = [*edge, *[min(seen.letters, TOP) for seen in looks], *edge]
        self.prose = [*edge, *[int(seen.prose) for seen in looks], *edge]
        self.ends = [*edge, *[int(seen.stop or seen.call or seen.dots) for seen in looks], *edge]
        long = [place for place, seen in enumerate(looks) if seen.prose and seen.letters >= SAFE_LETTERS]
        prose = [place for place, seen in enumerate(looks) if seen.prose]
        self.end = find_end(lines)
        self.kernel = find_core(looks[: self.end])
        #: the candidates
        self.places = find_candidates(lines, *self.kernel)
        self.core_first, self.core_last = self._stretch(*self.kernel)
        self.first = prose[0] if prose else count
        self.last = prose[-1] if prose else -1
        self.first_long = long[0] if long else self.first
        self.last_long = long[-1] if long else self.last
        self.prose_count = len(prose)
        sizes = sorted([looks[place].letters for place in prose])
        self.usual = max(1, sizes[len(sizes) // 2] if sizes else 1)
        self.longest = max(1, max([seen.letters for seen in looks], default=1))

    def _stretch(self, first: int, last: int) -> tuple[int, int]:
        """The kernel with the paragraphs above and below that share as much with it as an article's do, and all between them.

        A list in the article can be so long that the kernel ends before it.
        """
        more = [
            place
            for place, seen in enumerate(self.looks[: self.end])
            if seen.prose and not first <= place <= last and seen.letters >= SHARED_LETTERS
        ]
        if more:  # only then the words have to be known
            shared = self.shared
            enough = max(SHARED_LEAST, self.cohesion * 3 // 5)
            more = [place for place in more if shared[place] >= enough]
        return min([first, *more]), max([last, *more])

    @later
    def dense(self) -> bool:
        """Whether the text is of scripts without spaces; its beginning tells."""
        return is_dense("".join([line.words.folded[:300] for line in self.lines[:60]]))

    @later
    def pieces(self) -> list[set[str]]:
        """The words of each line, by their beginnings."""
        dense = self.dense
        return [line.words.find(dense=dense) for line in self.lines]

    @later
    def is_core(self) -> list[bool]:
        """Whether each line is prose of the kernel."""
        first, last = self.kernel
        return [seen.prose and first <= place <= last for place, seen in enumerate(self.looks)]

    @later
    def repeated(self) -> tuple[set[str], set[str]]:
        """The words that one paragraph of the kernel has, and those that several have."""
        return _find_repeated(compress(self.pieces, self.is_core))

    @later
    def shared(self) -> list[int]:
        """For each line the share of its words that prose has, that of other lines where it is prose itself, per cent."""
        once, article = self.repeated
        return [_share(pieces, article if core else once) for pieces, core in zip(self.pieces, self.is_core, strict=True)]

    @later
    def shared_any(self) -> list[int]:
        """For each line the share of its words that any other line has, per cent."""
        once, article = self.repeated
        others, any_other = _find_repeated(compress(self.pieces, map(not_, self.is_core)))
        twice = article | any_other | (once & others)
        return [_share(pieces, twice) for pieces in self.pieces]

    @later
    def cohesion(self) -> int:
        """How much the paragraphs of the core share with each other: the mean share of their words, per cent.

        Sentences that were put together at random share a sixth; there is no article then, and to share nothing with it says nothing.
        """
        shared = self.shared
        core = [shared[place] for place in range(self.kernel[0], self.kernel[1] + 1) if self.looks[place].prose]
        return sum(core) // len(core) if core else 0

    @later
    def times(self) -> dict[str, int]:
        """How often each line stands in the text, by its key."""
        return Counter([seen.key for seen in self.looks])

    @later
    def runs(self) -> tuple[list[int], list[int]]:
        """For each line the number of short lines right above and right below it."""
        above, below = [0] * self.count, [0] * self.count
        for place in range(1, self.count):
            above[place] = 0 if self.looks[place - 1].prose else above[place - 1] + 1
        for place in range(self.count - 2, -1, -1):
            below[place] = 0 if self.looks[place + 1].prose else below[place + 1] + 1
        return above, below

    def is_coherent(self) -> bool:
        """Whether the core's paragraphs share what those of an article do; the more they are, the more they must."""
        return self.cohesion >= min(COHERENT, COHERENT_LINE * (self.kernel[1] - self.kernel[0]))


#: finds the values of a feature for the candidates of an article, in their order
Column = Callable[[Article], list[int]]
