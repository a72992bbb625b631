"""Fit the scorecard on marked texts, judge it on sites that it was not fitted on, and write it as a rule file.

    python -m benchmarks.fit_scorecard FILE.jsonl[.xz]… [--part dev] [--features N] [--write rules/core/scorecard.yaml]

Needs scikit-learn and numpy (`pip install 'cleanse-text[fit]'`). The points are boosted stumps: each tree asks one question about one
feature, so the trees of a feature add up to one curve. Lines inside the article's core and those outside have curves of their own. Each site is in one of five folds by a hash of its name, and is judged by the card
that was fitted on the other four; thresholds are chosen from benchmarks/curve.py by what is lost. The numbers carry no text.
"""

import argparse
import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.card_file import format_card
from benchmarks.gold import PARTS, name_of, read_records
from benchmarks.training import NAMES, Row, make_rows
from cleanse.rulebook.rule import NOWHERE
from cleanse.rulebook.scorecard.article import TOP
from cleanse.rulebook.scorecard.card import Card, Entry
from cleanse.run.spec import PipelineSpec, build_rules

FOLDS = 5
ROUNDS, RATE, LEAF = 400, 0.12, 60
#: the points are means over this many fits, each to this share of the sites, chosen at random
FITS, SHARE = 16, 0.25
#: curves of their own: inside the article's core and outside
ZONES = {"outside": False, "inside": True}
#: how much surer a line must be inside the article, in thousandths
INSIDE_LESS = 400
Features = dict[str, list[int]]
#: what a line of a marked text counts beside one whose label was made by a program: more; those of benchmarks/genres.jsonl.xz, each a site of
#: its own and written to look for trouble, less
SCALES = {"specimens": 18.0, "genres": 0.25}
#: what a good line counts beside a leftover: losing is worse than missing
GOOD = 2.0
#: the points that a text of which the rules know nothing gets less, in thousandths
UNKNOWN_LESS = 1200
#: the points that lines below what heads comments get more, in thousandths: hardly a good letter stands there, but of few sites, so that a fit makes little of it
COMMENTS_MORE = (0, 1000, 2000)
#: where the core is less than this many per cent of the text it may not be the article, and its points are less by these thousandths
NARROW, NARROW_LESS = 30, 1000
#: rows of fewer thousandths' difference are joined
JOIN = 75
#: what is the same for all lines of a text, or grows with it, lets a card learn texts by heart: worse on sites that were not fitted
OF_THE_TEXT = frozenset(
    {
        "core",
        "from-start",
        "short-lines",
        "prose-lines",
        "prose-share",
        "core-lines",
        "core-share",
        "core-shared",
        "hits",
        "below-comments",
    }
)


def fold_of(site: str) -> int:
    """The fold of a site."""
    return int(hashlib.sha256(f"fold {site}".encode()).hexdigest(), 16) % FOLDS


class Table:
    """The rows as arrays."""

    def __init__(self, rows: Sequence[Row]) -> None:
        import numpy as np

        self.values = np.array([row.values for row in rows], dtype=np.uint8)
        self.labels = np.array([row.label for row in rows])
        self.letters = np.array([row.letters for row in rows])
        self.sites = np.array([row.site for row in rows])
        self.kinds = np.array([row.kind for row in rows])
        self.inside = np.array([row.inside for row in rows])
        self.folds = np.array([fold_of(row.site) for row in rows])
        totals: dict[str, float] = {}
        for row in rows:
            totals[row.site] = totals.get(row.site, 0.0) + row.weight
        # a site with a hundred texts is no hundred sites
        self.weights = np.array([row.weight / totals[row.site] ** 0.5 for row in rows])
        self.weights[self.labels == 0] *= GOOD

    def samples(self) -> Iterator[Any]:
        """The rows of some sites, chosen at random, as often as is fitted."""
        import numpy as np

        sites = sorted(set(self.sites))
        for seed in range(FITS):
            chosen = np.random.RandomState(seed).choice(sites, int(SHARE * len(sites)), replace=False)
            yield np.isin(self.sites, chosen)


def fit(table: Table, where: Any, features: Sequence[int]) -> Any:
    """Boosted stumps on some rows and features."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    model = HistGradientBoostingClassifier(
        max_leaf_nodes=2, max_iter=ROUNDS, learning_rate=RATE, min_samples_leaf=LEAF, early_stopping=False, random_state=0
    )
    model.fit(table.values[where][:, list(features)], table.labels[where], sample_weight=table.weights[where])
    return model


def curves(model: Any, features: Sequence[int]) -> tuple[float, dict[int, list[float]]]:
    """The base, and for each feature its points by value: the sum of all its trees."""
    import numpy as np

    grid = np.zeros((TOP + 1, len(features)), dtype=np.uint8)
    base = float(model.decision_function(grid[:1])[0])
    found = {}
    for column, feature in enumerate(features):
        points = grid.copy()
        points[:, column] = np.arange(TOP + 1)
        found[feature] = [float(value) - base for value in model.decision_function(points)]
    return base, found


def mean_curves(table: Table, rows: Any, features: Sequence[int]) -> tuple[float, dict[int, Any]]:
    """The means of base and points over fits to some of the sites each: what one site has alone moves few of them."""
    import numpy as np

    found = [curves(fit(table, rows & sample, features), features) for sample in table.samples()]
    base = float(np.mean([one for one, _ in found]))
    return base, {feature: np.mean([points[feature] for _, points in found], axis=0) for feature in features}


def make_card(table: Table, where: Any, features: Features) -> Card:
    """A card without thresholds: the curves inside the core and outside, each moved so that it is nought for the usual good line."""
    import numpy as np

    entries, bases = [], []
    for zone, is_inside in ZONES.items():
        rows = where & (table.inside == is_inside)
        good = rows & (table.labels == 0)
        base, found = mean_curves(table, rows, features[zone])
        for feature, curve in found.items():
            values = table.values[good][:, feature]
            middle = float(np.average(curve[values], weights=table.weights[good]))
            base += middle
            steps = join_steps([round(1000 * (point - middle)) for point in curve])
            if len(steps) > 1:
                entries.append(Entry(NAMES[feature], "", steps, zone))
        bases.append((int(is_inside), round(1000 * base) - INSIDE_LESS * is_inside))
    bound = (
        Entry("core", "", tuple(sorted(bases))),
        Entry("hits", "", ((0, -UNKNOWN_LESS), (1, 0))),
        Entry("below-comments", "", tuple(enumerate(COMMENTS_MORE))),
        Entry("core-share", "", ((0, -NARROW_LESS), (NARROW, 0))),
    )
    return Card(0, (), (*bound, *entries), NOWHERE)


def join_steps(points: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Rows of like points as one."""
    steps = [(0, points[0])]
    for value, point in enumerate(points):
        if abs(point - steps[-1][1]) >= JOIN:
            steps.append((value, point))
    return tuple(steps)


def score_rows(card: Card, table: Table, where: Any) -> Any:
    """The sums of some rows, in thousandths."""
    import numpy as np

    from cleanse.rulebook.scorecard.card import Scorer

    scorer = Scorer(card)
    totals = np.full(int(where.sum()), card.base or 0)
    for name, zone, points in scorer.tables:
        chosen = table.inside[where] == ZONES[zone] if zone else np.ones(len(totals), dtype=bool)
        totals[chosen] += np.array(points)[table.values[where][chosen][:, NAMES.index(name)]]
    return totals


def cross_validate(table: Table, features: Features) -> Any:
    """The sum of each row on the card that did not see its site."""
    import numpy as np

    sums = np.zeros(len(table.labels))
    for fold in range(FOLDS):
        sums[table.folds == fold] = score_rows(make_card(table, table.folds != fold, features), table, table.folds == fold)
    return sums


def importance(card: Card, table: Table) -> dict[tuple[str, str], float]:
    """How much each entry, by zone and feature, moves the sums: the weighted spread of its points."""
    import numpy as np

    from cleanse.rulebook.scorecard.card import Scorer

    found = {}
    for name, zone, points in Scorer(card).tables:
        rows = table.inside == ZONES[zone] if zone else np.ones(len(table.labels), dtype=bool)
        terms = np.array(points)[table.values[rows][:, NAMES.index(name)]]
        mean = np.average(terms, weights=table.weights[rows])
        found[zone, name] = float(np.average((terms - mean) ** 2, weights=table.weights[rows])) ** 0.5
    return found


def choose_features(table: Table, count: int) -> Features:
    """The features that move most in each zone; the weakest third is dropped and the rest fitted again, until few enough are left."""
    import numpy as np

    everything = np.ones(len(table.labels), dtype=bool)
    features = {zone: [number for number, name in enumerate(NAMES) if name not in OF_THE_TEXT] for zone in ZONES}
    while True:
        weight = importance(make_card(table, everything, features), table)
        done = True
        for zone, own in features.items():
            left = sorted((f for f in own if (zone, NAMES[f]) in weight), key=lambda f: (-weight[zone, NAMES[f]], f))
            done = done and len(left) <= count
            features[zone] = sorted(left[: max(count, len(left) * 2 // 3)])
        if done:
            return features


def report(table: Table, sums: Any, kind: str) -> None:
    """What is found at what is lost, of the letters of candidate lines."""
    import numpy as np

    chosen = table.kinds == kind
    order = np.argsort(-sums[chosen], kind="stable")
    labels, letters, ranked = table.labels[chosen][order], table.letters[chosen][order], sums[chosen][order]
    lost, found = np.cumsum(letters * (labels == 0)), np.cumsum(letters * labels)
    for limit in (0.5, 1, 2, 5, 10, 15):
        place = int(np.searchsorted(1000 * lost / lost[-1], limit, side="right")) - 1
        if place < 0 or not found[-1]:
            continue
        precision, recall = found[place] / (found[place] + lost[place]), found[place] / found[-1]
        f1 = 2 * precision * recall / (precision + recall) if recall else 0.0
        print(
            f"{kind:12} lost {limit:>4}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  from {ranked[place] / 1000:.2f} points on"
        )


def load_rows(files: Sequence[Path], part: str, every: int) -> list[Row]:
    """The rows of all files; of those whose labels were made by a program every n-th text, which then counts n times."""
    ruleset = build_rules(PipelineSpec())
    rows: list[Row] = []
    for path in files:
        kind = name_of(path).partition(".")[0]
        step = 1 if kind in SCALES else every
        rows += make_rows(read_records(path, part, step), kind, ruleset, SCALES.get(kind, 1.0) * step)
    return rows


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit_scorecard", description="Fit the scorecard on marked texts.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--part", choices=PARTS, default="dev", help="the sites to fit on")
    parser.add_argument("--features", type=int, default=30, metavar="N", help="so many features in each zone at the most")
    parser.add_argument(
        "--every", type=int, default=1, metavar="N", help="take every N-th text of the files that are not specimens"
    )
    parser.add_argument("--thresholds", default="-0.3,0.1,1.55", metavar="M,H,C", help="the points of medium, high and certain")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the card here")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, judge, and write."""
    import numpy as np

    options = parse(arguments)
    rows = load_rows(options.files, options.part, options.every)
    table = Table(rows)
    print(f"{len(rows)} lines of {len(set(table.sites))} sites, {int(table.labels.sum())} leftovers")
    features = choose_features(table, options.features)
    sums = cross_validate(table, features)
    for kind in sorted(set(table.kinds)):
        report(table, sums, kind)
    card = make_card(table, np.ones(len(rows), dtype=bool), features)
    weight = importance(card, table)
    for zone, name in sorted(weight, key=lambda key: (-weight[key], key)):
        print(f"  {zone:9}{name:18}{weight[zone, name] / 1000:.2f}")
    levels = [round(1000 * float(points)) for points in options.thresholds.split(",")]
    card = card._replace(thresholds=tuple(zip(("medium", "high", "certain"), levels, strict=True)))
    print(f"{len(card.entries)} entries, {sum(len(entry.steps) for entry in card.entries)} rows")
    if options.write is not None:
        options.write.write_text(format_card(card, options.write), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
