"""The points as data: for each feature what its values are worth, and the sums from which on a line goes.

Points are kept as whole thousandths, so that a sum is the same on every machine. A card is *additive*: a line's sum is the base and one
term for each feature, hence each decision can be told by its largest terms.
"""

from collections import deque
from collections.abc import Callable, Container, Iterator, Sequence
from itertools import accumulate, compress
from typing import NamedTuple

from cleanse.rulebook.rule import Case, Place
from cleanse.rulebook.scorecard.article import TOP, Article, Line
from cleanse.rulebook.scorecard.features import FEATURES, find_column

LEVELS = ("medium", "high", "certain")
WHERE = ("inside", "outside")
#: how many passes' sums are remembered
_LATEST = 4


class Entry(NamedTuple):
    """The points of one feature."""

    feature: str
    why: str
    #: (value, points in thousandths): the points from this value on; the first value is 0
    steps: tuple[tuple[int, int], ...]
    #: `inside` or `outside`: for lines of the article's core, or for the others; empty: for all
    where: str = ""


class Card(NamedTuple):
    """A scorecard.

    Attributes:
        base: Thousandths that every line has.
        thresholds: Thousandths for `medium`, `high` and `certain`, rising.
        entries: In the order of the file, each feature once inside the core and once outside.
        place: Where it stands.
        is_whole: Whether it takes the place of the card below it; else it only changes what it names.
        keep_cases: Texts of which it takes nothing.
        change_cases: Texts and what it leaves of them.
    """

    base: int | None
    thresholds: tuple[tuple[str, int], ...]
    entries: tuple[Entry, ...]
    place: Place
    is_whole: bool = False
    keep_cases: tuple[Case, ...] = ()
    change_cases: tuple[Case, ...] = ()

    def threshold(self, level: str) -> int:
        """The sum from which on a line goes with a confidence; `low` is `medium`."""
        return dict(self.thresholds)["medium" if level == "low" else level]


def lay_over(card: Card, below: Card | None) -> Card:
    """A card over the one of a lower layer: what it names stands in place of what that says."""
    if below is None or card.is_whole:
        return card
    named = {(entry.feature, where) for entry in card.entries for where in ([entry.where] if entry.where else ("", *WHERE))}
    kept = [entry for entry in below.entries if (entry.feature, entry.where) not in named]
    return Card(
        below.base if card.base is None else card.base,
        tuple((dict(below.thresholds) | dict(card.thresholds)).items()),
        (*kept, *card.entries),
        card.place,
        keep_cases=(*below.keep_cases, *card.keep_cases),
        change_cases=(*below.change_cases, *card.change_cases),
    )


#: tells which of the candidates of some lines need no sum, given the first line of the core
LeaveOut = Callable[[Sequence[Line], Sequence[int], int], Container[int]]


class Sums(NamedTuple):
    """Candidate lines by their places, their sums in thousandths, and the values that these are made of."""

    places: list[int]
    totals: list[int]
    #: by feature, for each line; what does not count where a line stands may be missing
    columns: list[dict[str, int]]
    article: Article

    @property
    def is_coherent(self) -> bool:
        """Whether the paragraphs of the core belong together."""
        return self.article.is_coherent()

    @property
    def core(self) -> tuple[int, int]:
        """First and last line of the article, with the lists in it."""
        return self.article.core_first, self.article.core_last

    def is_inside(self, row: int) -> bool:
        """Whether a candidate stands in the article's core."""
        return self.core[0] <= self.places[row] <= self.core[1]


class Term(NamedTuple):
    """What a feature adds to a line's sum."""

    feature: str
    #: thousandths by value
    points: list[int]
    #: the most that the terms behind this one can add
    rest: int = 0


class Scorer:
    """A card ready to be used: one table of 256 points an entry."""

    __slots__ = ("_here", "_latest", "_terms", "card", "tables")

    def __init__(self, card: Card) -> None:
        self.card = card
        self._latest: deque[tuple[Sequence[Line], int, LeaveOut | None, Sums]] = deque(maxlen=_LATEST)
        #: feature, where it counts, points by value
        self.tables = tuple((entry.feature, entry.where, _spread(entry.steps)) for entry in card.entries)
        #: inside and outside the core: the tables that count there with their numbers, and the order in which they are added
        self._here = {here: [entry for entry in enumerate(self.tables) if entry[1][1] in ("", here)] for here in WHERE}
        self._terms = {here: _order([Term(name, points) for _, (name, _, points) in self._here[here]]) for here in WHERE}

    def score(self, lines: Sequence[Line], least: int | None = None, leave_out: LeaveOut | None = None) -> Sums:
        """The sums of candidate lines.

        A card is additive: the most that a line can have is known before all its features are. Those that can change it most are
        looked at first, and the others only while a line may still come to `least`.

        Args:
            lines: The non-blank lines of a document, in order.
            least: Only lines with at least this many thousandths are wanted; None: all candidates.
            leave_out: Tells the candidates that need no sum; None: there are none.
        """
        if least is None:
            return self._score(lines, least, leave_out)
        for before, wanted, left_out, sums in list(self._latest):
            # the last pass over a text and the first over what it left see the same
            if wanted == least and left_out == leave_out and before == lines:
                return sums
        sums = self._score(lines, least, leave_out)
        self._latest.append((lines, least, leave_out, sums))
        return sums

    def _score(self, lines: Sequence[Line], least: int | None, leave_out: LeaveOut | None) -> Sums:
        article = Article(lines)
        if leave_out is not None:
            gone = leave_out(lines, article.places, article.core_first)
            article.places = [place for place in article.places if place not in gone]
        found: list[tuple[int, int, dict[str, int]]] = []
        inside = [place for place in article.places if article.core_first <= place <= article.core_last]
        outside = [place for place in article.places if not article.core_first <= place <= article.core_last]
        for places, terms in zip((inside, outside), map(self._terms.__getitem__, WHERE), strict=True):
            found += self._add_up(article, places, terms, least)
        found.sort(key=lambda line: line[0])
        return Sums([place for place, _, _ in found], [total for _, total, _ in found], [told for _, _, told in found], article)

    def _add_up(
        self, article: Article, places: list[int], terms: Sequence[Term], least: int | None
    ) -> Iterator[tuple[int, int, dict[str, int]]]:
        """Lines by their places, the sums of some terms, and the values of these."""
        totals = [self.card.base or 0] * len(places)
        columns: list[tuple[list[int], list[int]]] = []
        for name, points, rest in terms:
            if not places:
                return
            article.places = places
            column = find_column(article, name)
            columns.append((places, column))
            totals = [total + points[value] for total, value in zip(totals, column, strict=True)]
            if least is not None and min(totals) + rest < least:
                reach = [total + rest >= least for total in totals]
                places, totals = list(compress(places, reach)), list(compress(totals, reach))
        if not places:
            return
        told = {term.feature: dict(zip(*column, strict=True)) for term, column in zip(terms, columns, strict=True)}
        for place, total in zip(places, totals, strict=True):
            yield place, total, {name: values[place] for name, values in told.items()}

    def explain(self, sums: Sums, row: int, *, count: int = 4, upwards: bool = True) -> str:
        """The largest terms of a line in words, those for a leftover or those against it.

        Args:
            sums: What `score` returned.
            row: The candidate's place in it.
            count: The most terms that are given.
            upwards: Whether the terms that speak for a leftover are wanted.
        """
        terms = []
        values = sums.columns[row]
        for number, (name, _, table) in self._here["inside" if sums.is_inside(row) else "outside"]:
            value = values[name]
            points = table[value] if upwards else -table[value]
            if points > 0:
                terms.append((-points, number, name, value))
        sign = "+" if upwards else "-"
        said = [f"{say(name, value)} {sign}{-points / 1000:.1f}" for points, _, name, value in sorted(terms)[:count]]
        return " · ".join(said)


def say(name: str, value: int) -> str:
    """A feature's value in words.

    >>> say("words", 11), say("stop", 0)
    ('11 words', 'no full stop')
    """
    feature = FEATURES[name]
    text = (feature.some if value else feature.none or feature.some).replace(
        "{n}", f"{value}" if value < TOP else f"{TOP} or more"
    )
    return text.replace("1 lines", "1 line").replace("1 known leftovers", "1 known leftover") if value == 1 else text


def _order(terms: Sequence[Term]) -> list[Term]:
    """The terms, those that differ most between lines first, each with the most that those behind it can add."""
    ordered = sorted(terms, key=lambda term: min(term.points) - max(term.points))
    rests = list(accumulate((max(term.points) for term in reversed(ordered)), initial=0))[-2::-1]
    return [term._replace(rest=rest) for term, rest in zip(ordered, rests, strict=True)]


def _spread(steps: Sequence[tuple[int, int]]) -> list[int]:
    table = [0] * (TOP + 1)
    for number, (cut, points) in enumerate(steps):
        end = steps[number + 1][0] if number + 1 < len(steps) else TOP + 1
        table[cut:end] = [points] * (end - cut)
    return table
