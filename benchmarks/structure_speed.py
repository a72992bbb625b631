"""What the scorecard costs: the whole pipeline with it and without it, beside ftfy.fix_text alone, in one run.

    python -m benchmarks.structure_speed FILE.jsonl[.xz]… [--every N]

Each is run over all texts in turn, several rounds, and the best time of each counts. Figures are ratios: absolute ones say little on a
busy machine.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

from benchmarks.forget import forget_lines
from benchmarks.gold import read_records
from cleanse import Cleaner

ROUNDS = 3


def time_once(run: Callable[[str], object], texts: Sequence[str]) -> float:
    """The processor's time for all texts, with no line remembered from before."""
    forget_lines()
    begin = process_time()
    for text in texts:
        run(text)
    return process_time() - begin


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    import ftfy

    parser = argparse.ArgumentParser(prog="python -m benchmarks.structure_speed", description="What the scorecard costs.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--every", type=int, default=10, metavar="N")
    options = parser.parse_args(arguments)
    texts = [record["text"] for path in options.files for record in read_records(path, "all", options.every)]
    size = sum(len(text.encode()) for text in texts) / 1e6
    runs: dict[str, Callable[[str], object]] = {
        "ftfy.fix_text alone": ftfy.fix_text,
        "pipeline with scorecard": Cleaner().clean,
        "pipeline without": Cleaner(disable=["structure/*"]).clean,
    }
    best = {name: min(time_once(run, texts) for _ in range(ROUNDS)) for name, run in runs.items()}
    alone = best["ftfy.fix_text alone"]
    print(f"{len(texts)} texts, {size:.1f} MB")
    for name, seconds in best.items():
        print(f"{name:26}{size / seconds:>8.2f} MB/s{alone / seconds:>8.2f} times as fast as ftfy")
    return 0


if __name__ == "__main__":
    sys.exit(main())
