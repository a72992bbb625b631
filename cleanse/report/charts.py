"""What the page draws: a histogram of texts, bars of kinds, tables of counts with shades."""

from math import log10
from typing import NamedTuple

from cleanse.report.gather import Gathered, choose_columns
from cleanse.report.tally import SHARES, Count, Tally

#: a text that lost more than this many percent is one to look at
LARGE = 30


class HeatView(NamedTuple):
    """A table of counts; a cell is its count and its shade, from 0 for none to 6."""

    title: str
    rules: list[str]
    rows: list[tuple[str, list[tuple[int, int]]]]


class BarView(NamedTuple):
    """A bar of a chart: its height in percent of the highest."""

    label: str
    texts: int
    height: float
    is_large: bool


def make_bars(tally: Tally) -> list[BarView]:
    """Texts by the share of their characters that is gone."""
    labels = ["nothing", *(f"to {share}%" for share in SHARES)]
    highest = max(*tally.shares, 1)
    return [
        BarView(label, count, 100 * count / highest, number > 0 and SHARES[number - 1] > LARGE)
        for number, (label, count) in enumerate(zip(labels, tally.shares, strict=True))
    ]


def make_categories(tally: Tally) -> list[tuple[str, Count, float]]:
    """Counts by category, and the bar's length in percent."""
    counts: dict[str, Count] = {}
    for name, count in tally.rules.items():
        legend = tally.legends.get(name)
        total = counts.setdefault(legend.category if legend is not None else "unknown", Count())
        total.edits += count.edits
        total.removed += count.removed
    highest = max((count.removed for count in counts.values()), default=1) or 1
    rows = sorted(counts.items(), key=lambda item: (-item[1].removed, item[0]))
    return [(name, count, 100 * count.removed / highest) for name, count in rows]


def make_heats(tally: Tally, gathered: Gathered) -> list[HeatView]:
    """Languages and sources by rule, those with the most edits."""
    columns = choose_columns(tally)
    heats = []
    for title, names, pairs in (
        ("Languages", columns.languages, gathered.languages),
        ("Sources", columns.sources, gathered.sources),
    ):
        rows = [(name, [(pairs[name, rule], _shade(pairs[name, rule])) for rule in columns.rules]) for name in names]
        heats.append(HeatView(title, columns.rules, rows))
    return heats


def _shade(count: int) -> int:
    """A shade for a count: one more for every half power of ten."""
    return 0 if count == 0 else min(6, 1 + int(2 * log10(count)))
