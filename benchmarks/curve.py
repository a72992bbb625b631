"""The curve of the scorecard: rules, repeats and card together, each text judged by a card that never saw its site.

    python -m benchmarks.curve FILE.jsonl[.xz]… [--part dev] [--judge kept] [--every N] [--thresholds 0,0.4,1]

Prints what is found and what is lost at each threshold, as a Markdown table, beside three usual line filters. Needs
scikit-learn, as benchmarks/fit_scorecard.py does.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.baselines import make_baselines
from benchmarks.fit_scorecard import FOLDS, SCALES, Table, choose_features, fold_of, load_rows, make_card
from benchmarks.gold import PARTS, Record, name_of, read_records
from benchmarks.measure import Score, score
from benchmarks.quality import removed_spans, without
from cleanse.core.document import Document
from cleanse.core.pipeline import Pipeline
from cleanse.rulebook.scorecard.card import Card, Scorer
from cleanse.run.spec import PipelineSpec, build, build_rules, make_facts
from cleanse.steps.structure import StructureStep

_COLUMNS = (
    ("specimens", ("F1", "lost")),
    ("extracted", ("F1", "lost")),
    ("keepdrop", ("keep", "drop")),
    ("genres", ("F1", "lost")),
)
#: the points of `certain` above those of `high`
CERTAIN_ABOVE = 1.45


def judge(records: Sequence[Record], cards: Sequence[Card | None], threshold: float) -> Score:
    """The score of all texts, each cleaned with the card of its fold."""
    total = Score()
    pipelines = []
    for card in cards:
        levels = tuple(
            (name, round(1000 * (threshold + more))) for name, more in (("medium", -0.6), ("high", 0), ("certain", CERTAIN_ABOVE))
        )
        pipelines.append(make_pipeline(None if card is None else Scorer(card._replace(thresholds=levels))))
    for record in records:
        doc = pipelines[fold_of(record["site"])].run(Document(record["text"], make_facts()))
        removed = removed_spans(doc.changes)
        total.add(score(record, removed, without(record["text"], removed)))
    return total


def make_pipeline(scorer: Scorer | None) -> Pipeline:
    """The pipeline with a scorecard of one's own, or without any."""
    if scorer is None:
        return build(PipelineSpec(disable=("structure/*",)))
    spec = PipelineSpec()
    pipeline = build(spec)
    stages = [
        stage._replace(steps=(stage.steps[0], StructureStep(build_rules(spec), scorer))) if stage.name == "repeats" else stage
        for stage in pipeline.stages
    ]
    return Pipeline(stages, pipeline.max_removed, pipeline.settle, pipeline.free, pipeline.again)


def format_table(rows: Sequence[tuple[str, dict[str, Score]]]) -> str:
    """A Markdown table, one row a threshold or filter."""
    names = [f"{file} {figure}" for file, figures in _COLUMNS for figure in figures]
    lines = ["| | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
    for name, scores in rows:
        cells = []
        for file, figures in _COLUMNS:
            for figure in figures:
                value = scores[file].figures().get(figure) if file in scores else None
                cells.append("" if value is None else f"{value:.3f}" if figure == "F1" else f"{value:.1f}")
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit the cards of all folds, judge with them, print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.curve", description="What the scorecard finds and loses.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--part", choices=PARTS, default="dev")
    parser.add_argument("--judge", choices=PARTS, help="the sites to judge on; those of --part if it is not given")
    parser.add_argument(
        "--every",
        type=int,
        default=3,
        metavar="N",
        help="judge every N-th text of the files that no person marked; all are fitted on",
    )
    parser.add_argument("--features", type=int, default=30, metavar="N")
    parser.add_argument("--thresholds", default="-0.2,0.1,0.35,0.6", metavar="X,Y")
    options = parser.parse_args(arguments)
    table = Table(load_rows(options.files, options.part, 1))
    features = choose_features(table, options.features)
    cards = [make_card(table, table.folds != fold, features) for fold in range(FOLDS)]
    texts: dict[str, list[Record]] = {}
    for path in options.files:
        kind = name_of(path).partition(".")[0]
        texts[kind] = list(read_records(path, options.judge or options.part, 1 if kind in SCALES else options.every))
    rows = []
    for threshold in map(float, options.thresholds.split(",")):
        rows.append(
            (f"from {threshold:g} points on", {kind: judge(records, cards, threshold) for kind, records in texts.items()})
        )
        print(format_table(rows[-1:]).splitlines()[-1], flush=True)
    rows.append(("rules and repeats alone", {kind: judge(records, [None] * FOLDS, 0) for kind, records in texts.items()}))
    scores: dict[str, dict[str, Score]] = {}
    for kind, records in texts.items():
        for name, baseline in make_baselines(records).items():
            total = scores.setdefault(name, {}).setdefault(kind, Score())
            for record in records:
                total.add(score(record, spans := baseline(record), without(record["text"], spans)))
    print(format_table([*rows, *scores.items()]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
