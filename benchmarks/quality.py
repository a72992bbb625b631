"""How good the cleaning is, on texts where every leftover is marked; beside three usual line filters.

    python -m benchmarks.quality FILE.jsonl[.xz]… [--part dev|kept|all] [--every N] [--by lang] [--labels]
    python -m benchmarks.quality FILE… --check        exit status 1 if a figure falls below its floor in benchmarks/floors.json
    python -m benchmarks.quality FILE… --raise        pin what is reached now; no floor is ever lowered

P, R and F1 are of leftover letters, `lost` is good letters taken per 1,000, `keep` and `drop` the per cent of strings that stayed and went
as they must. The marks that a file may have are described in benchmarks/gold.py.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from benchmarks import floors
from benchmarks.baselines import make_baselines
from benchmarks.gold import PARTS, Record, digest, name_of, read_records
from benchmarks.measure import Score, Span, score
from cleanse import Change, Cleaner

_COLUMNS = ("P", "R", "F1", "lost", "keep", "drop")


def remove_with(cleaner: Cleaner, *, with_source: bool = False) -> Callable[[Record], list[Span]]:
    """The spans that a cleaner takes from a text."""

    def remove(record: Record) -> list[Span]:
        cleaned = cleaner.clean(record["text"], source=record["site"] if with_source else None)
        return removed_spans(cleaned.changes)

    return remove


def removed_spans(changes: Iterable[Change]) -> list[Span]:
    """What changes took, less what is no text."""
    return [(change.start, change.end) for change in changes if not change.new.strip() and change.takers]


def without(text: str, removed: Sequence[Span]) -> str:
    """A text without some spans, a line end in place of each."""
    parts = []
    place = 0
    for start, end in removed:
        parts.append(text[place:start])
        place = end
    return "\n".join([*parts, text[place:]])


class Table:
    """The scores of one cleaner on one file: of all texts, and by groups of them."""

    def __init__(self, by: Sequence[str]) -> None:
        self._by = by
        self.groups: dict[str, Score] = {"all": Score()}

    def add(self, record: Record, removed: Sequence[Span]) -> None:
        """Score a text."""
        one = score(record, removed, without(record["text"], removed))
        names = ["all", *(f"{key}={record[key]}" for key in self._by if key in record)]
        for name in names:
            self.groups.setdefault(name, Score()).add(one)

    def rows(self) -> list[tuple[str, Score]]:
        """All, then the groups, largest first."""
        rest = sorted((name for name in self.groups if name != "all"), key=lambda name: (-self.groups[name].texts, name))
        return [("all", self.groups["all"]), *((name, self.groups[name]) for name in rest)]


def format_row(name: str, one: Score) -> str:
    """A row of the table."""
    figures = one.figures()
    places = {"P": 3, "R": 3, "F1": 3}
    cells = "".join(f"{figures[key]:>8.{places.get(key, 1)}f}" if key in figures else f"{'':8}" for key in _COLUMNS)
    return f"{name:28}{one.texts:>7}{cells}"


def measure_file(path: Path, options: argparse.Namespace) -> Score:
    """Print the tables of a file; returns the score of the cleaner."""
    records = list(read_records(path, options.part, options.every))
    cleaner = Cleaner(disable=options.disable, rules=options.rules)
    cleaners = {"cleanse": remove_with(cleaner, with_source=options.source)}
    if not options.alone:
        cleaners |= make_baselines(records)
    print(
        f"\n{floors.key_of(name_of(path), options.part, options.every)}\n{'':28}{'texts':>7}"
        + "".join(f"{c:>8}" for c in _COLUMNS)
    )
    tables = {name: Table(options.by if name == "cleanse" else ()) for name in cleaners}
    for name, remove in cleaners.items():
        for record in records:
            tables[name].add(record, remove(record))
        print(format_row(name, tables[name].groups["all"]), flush=True)
    rows = tables["cleanse"].rows()
    for name, group in rows[1:]:
        print(format_row(f"  {name}", group))
    whole = rows[0][1]
    if options.labels:
        for label, (letters, taken) in sorted(whole.labels.items(), key=lambda item: -item[1][0]):
            print(f"    {label:24}{letters:>9} letters{100 * taken / letters:>7.1f} % taken")
    return whole


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description="Score the cleaning on marked texts.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="JSON lines with marks, plain or .xz")
    parser.add_argument("--part", choices=PARTS, default="all", help="which sites: dev, kept (a quarter, by hash) or all")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take every N-th text only")
    parser.add_argument("--by", action="append", default=[], metavar="KEY", help="rows by a key of the records: lang, extractor")
    parser.add_argument("--labels", action="store_true", help="the share taken of each label")
    parser.add_argument("--disable", action="append", default=[], metavar="GLOB", help="leave out rules, as the filter does")
    parser.add_argument("--rules", action="append", default=[], metavar="PATH", help="rule files on top of the bundled ones")
    parser.add_argument("--source", action="store_true", help="tell the cleaner each text's site, so that rules for sites fire")
    parser.add_argument("--alone", action="store_true", help="no baselines")
    parser.add_argument("--check", action="store_true", help="exit status 1 if a figure is below its floor")
    parser.add_argument("--raise", action="store_true", dest="pin", help="raise the floors to what is reached")
    options = parser.parse_args(arguments)
    if options.every < 1:
        parser.error("--every: a number from 1 on is wanted")
    return options


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the files; 1 if a floor does not hold."""
    options = parse(arguments)
    pinned = floors.load()
    faults: list[str] = []
    for path in options.files:
        figures = measure_file(path, options).figures()
        key, data = floors.key_of(name_of(path), options.part, options.every), digest(path)
        if options.pin:
            faults += floors.raise_floors(key, data, figures, pinned)
        elif options.check:
            faults += floors.check(key, data, figures, pinned)
    if options.pin:
        floors.store(pinned)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
