"""All figures of speed in one run, as the tables of docs/performance.md.

    python -m benchmarks.suite [--articles N] [--peers N] [--write]

Needs what `pip install -e '.[bench]'` installs. `--write` puts the tables into docs/performance.md, between the two marks there.
"""

import argparse
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.corpus import KINDS
from benchmarks.suite.pipeline import FTFY, PEERS, PEERS_LANGUAGE, WHOLE, WITHOUT, compare, measure_stages
from benchmarks.suite.startup import BARE, measure_starts
from benchmarks.suite.timing import Row

PAGE = Path(__file__).resolve().parents[2] / "docs" / "performance.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
PACKAGES = ("ftfy", "charset-normalizer", "langdetect", "rapidfuzz", "google-re2", "ahocorasick_rs")


def write_head() -> str:
    """Where and when, and with what."""
    processor = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.processor(),
    )
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    today = datetime.now(UTC).strftime("%Y-%m-%d")
    return f"{today}, {processor}, {os.cpu_count()} cores, Python {platform.python_version()}, {versions}."


def write_table(tables: dict[str, Sequence[Row]]) -> Iterator[str]:
    """Speeds, and how many times that of ftfy alone."""
    yield f"| MB/s (times ftfy alone) | {' | '.join(tables)} |"
    yield f"|---|{'---|' * len(tables)}"
    alone = {kind: next(row.speed for row in rows if row.name == FTFY) for kind, rows in tables.items()}
    for name in (FTFY, WITHOUT, WHOLE, PEERS, PEERS_LANGUAGE):
        cells = [
            f"{row.speed:.3g} ({row.speed / alone[kind]:.2g})"
            for kind, rows in tables.items()
            for row in rows
            if row.name == name
        ]
        if cells:
            yield f"| {name} | {' | '.join(cells)} |"


def write_peers(tables: dict[str, Sequence[Row]]) -> Iterator[str]:
    """How many times the peers' speed."""
    for peer in (PEERS, PEERS_LANGUAGE):
        ratios = []
        for rows in tables.values():
            speeds = {row.name: row.speed for row in rows}
            if peer in speeds:
                ratios.append(f"{speeds[WITHOUT] / speeds[peer]:.0f}")
        if ratios:
            yield f"- against {peer}, without the scorecard: {', '.join(ratios)} times as fast ({', '.join(tables)})"


def write_stages(articles: int) -> Iterator[str]:
    """Where the time of the pipeline goes."""
    found = {kind: dict(measure_stages(kind, articles)) for kind in KINDS}
    yield f"| share of the pipeline's time, per cent | {' | '.join(found)} |"
    yield f"|---|{'---|' * len(found)}"
    names = sorted({name for shares in found.values() for name in shares}, key=lambda name: -found["residue"].get(name, 0))
    for name in names:
        cells = [round(100 * shares.get(name, 0)) for shares in found.values()]
        if any(cells):
            yield f"| {name} | {' | '.join(map(str, cells))} |"


def write_starts() -> Iterator[str]:
    """Commands from start to end."""
    found = measure_starts()
    yield "| from start to end | ms of the processor | times |"
    yield "|---|---|---|"
    for name, seconds in found.items():
        yield f"| `{name}` | {1000 * seconds:.0f} | {seconds / found[BARE]:.1f} |"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.suite", description="All figures of speed.")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--peers", type=int, default=4, help="so many articles go through the peers' pipelines")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/performance.md")
    options = parser.parse_args()
    tables = {kind: compare(kind, options.articles, peers=options.peers) for kind in KINDS}
    parts = [[write_head()], write_table(tables), write_peers(tables), write_stages(options.articles), write_starts()]
    text = "\n\n".join("\n".join(part) for part in parts)
    print(text)
    if options.write:
        page = PAGE.read_text(encoding="utf-8")
        before, _, rest = page.partition(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{rest.partition(END)[2]}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
