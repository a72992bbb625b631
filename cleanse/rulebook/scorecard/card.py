"""The points as data: for each feature what its values are worth, and the sums from which on a line goes.

Points are kept as whole thousandths, so that a sum is the same on every machine. A card is *additive*: a line's sum is the base and one
term for each feature, hence each decision can be told by its largest terms.
"""

from collections.abc import Sequence
from typing import NamedTuple

from cleanse.rulebook.rule import Case, Place
from cleanse.rulebook.scorecard.article import Line
from cleanse.rulebook.scorecard.features import measure
from cleanse.rulebook.scorecard.names import FEATURES, TOP

LEVELS = ("medium", "high", "certain")
WHERE = ("inside", "outside")


class Entry(NamedTuple):
    """The points of one feature."""

    feature: str
    why: str
    #: (value, thousandths): from this value on so many points; the first value is 0
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


class Sums(NamedTuple):
    """The candidate lines by their places, their sums in thousandths, and the values that these are made of."""

    places: list[int]
    totals: list[int]
    columns: dict[str, list[int]]
    is_coherent: bool
    core: tuple[int, int]

    def is_inside(self, row: int) -> bool:
        """Whether a candidate stands in the article's core."""
        return self.core[0] <= self.places[row] <= self.core[1]


class Scorer:
    """A card ready to be used: one table of 256 points an entry."""

    __slots__ = ("_names", "card", "tables")

    def __init__(self, card: Card) -> None:
        self.card = card
        self._names = tuple(dict.fromkeys(entry.feature for entry in card.entries))
        #: feature, where it counts, points by value
        self.tables = tuple((entry.feature, entry.where, _spread(entry.steps)) for entry in card.entries)

    def score(self, lines: Sequence[Line]) -> Sums:
        """The sums of all candidate lines."""
        measured = measure(lines, self._names)
        totals = [self.card.base or 0] * len(measured.places)
        sums = Sums(measured.places, totals, measured.columns, measured.is_coherent, measured.core)
        rows: dict[str, list[int]] = {"": list(range(len(totals))), "inside": [], "outside": []}
        for row in rows[""]:
            rows["inside" if sums.is_inside(row) else "outside"].append(row)
        for name, where, table in self.tables:
            column = measured.columns[name]
            for row in rows[where]:
                totals[row] += table[column[row]]
        return sums

    def explain(self, sums: Sums, row: int, *, count: int = 4, upwards: bool = True) -> str:
        """The largest terms of a line in words, those for a leftover or those against it.

        Args:
            sums: What `score` returned.
            row: The candidate's place in it.
            count: How many terms at the most.
            upwards: Whether the terms that speak for a leftover are wanted.
        """
        terms = []
        elsewhere = "outside" if sums.is_inside(row) else "inside"
        for number, (name, where, table) in enumerate(self.tables):
            if where == elsewhere:
                continue
            value = sums.columns[name][row]
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
    none, some = FEATURES[name]
    text = (some if value else none or some).replace("{n}", f"{value}" if value < TOP else f"{TOP} or more")
    return text.replace("1 lines", "1 line").replace("1 known leftovers", "1 known leftover") if value == 1 else text


def _spread(steps: Sequence[tuple[int, int]]) -> list[int]:
    table = [0] * (TOP + 1)
    for number, (cut, points) in enumerate(steps):
        end = steps[number + 1][0] if number + 1 < len(steps) else TOP + 1
        table[cut:end] = [points] * (end - cut)
    return table
