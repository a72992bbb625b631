"""Repair: how many times faster than ftfy with the same result, and whether the time stays linear on odd shapes.

    python -m benchmarks.repair [SENTENCES] [--differences N] [--shapes] [--size N] [--lines N]

SENTENCES is a file of lines, plain or JSONL with a `text` field, perhaps .gz; without it the project's own test sentences are used. Each
speed is the best of several runs, ftfy and cleanse by turns; the texts that come out are compared. --differences compares N damaged
texts as well, --shapes measures bombs of up to --size characters. Ends with 1 if anything differs from ftfy.
"""

import argparse
import gzip
import json
import sys
import time
from collections.abc import Callable
from itertools import islice, pairwise
from pathlib import Path
from random import Random

import ftfy

from benchmarks.corpus import MISREAD
from cleanse.core.document import Document
from cleanse.core.pipeline import Pipeline
from cleanse.core.step import Gated, Stage
from cleanse.steps.chars import CHARS, find_needed
from cleanse.text.repair import fix_text
from tests.mangle import SENTENCES, make_texts

ROUNDS = 5
STAGE = Pipeline((Stage("chars", (Gated(find_needed, CHARS),), always=True, rounds=4),))
SHAPES = {
    "all mojibake, lines": "Ð\u009fÑ\u0080Ð¸Ð²ÐµÑ\u0082, Ð¼Ð¸Ñ\u0080. " * 5 + "\n",
    "all mojibake, one line": "Ð\u009fÑ\u0080Ð¸Ð²ÐµÑ\u0082 ",
    "all no-break spaces": "\u00a0",
    "combining marks": "\u0301\u0316",
    "marked letters": "e\u0301\u0316",
    "one letter": "a",
    "one long clean line": "Она сказала, что мост открыт. ",
    "layers of entities": "amp;",
    "equal lines": "The bridge is open.\n",
}


def read_lines(path: str | None) -> list[str]:
    if path is None:
        return SENTENCES * 40
    with gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else Path(path).open(encoding="utf-8") as stream:
        lines = [json.loads(line)["text"] if line.startswith("{") else line for line in stream]
    return [line.replace("\n", " ").strip() for line in lines]


def damage(lines: list[str], share: float, rng: Random) -> list[str]:
    out = list(lines)
    for number in rng.sample(range(len(lines)), int(share * len(lines))):
        out[number] = lines[number].encode("utf-8", "replace").decode(rng.choice(MISREAD), "replace")
    return out


def measure(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(name: str, text: str) -> bool:
    best = [9e9, 9e9, 9e9]
    fix_text(text[:1000]), STAGE.run(Document(text[:1000]))
    for _ in range(ROUNDS):
        best[0] = min(best[0], measure(lambda: ftfy.fix_text(text)))
        best[1] = min(best[1], *(measure(lambda: fix_text(text)) for _ in range(3)))
        best[2] = min(best[2], measure(lambda: STAGE.run(Document(text))))
    same = fix_text(text) == ftfy.fix_text(text)
    size = len(text) / 1e6
    print(
        f"{name:32} {size:5.2f} M characters: ftfy {size / best[0]:5.2f} M/s, fix_text {best[0] / best[1]:5.1f} x, "
        f"stage chars with its log {best[0] / best[2]:5.1f} x, {'same' if same else 'DIFFERENT'} result"
    )
    return same


def compare_speeds(lines: list[str]) -> bool:
    rng = Random(1)
    clean = [line for line in lines if ftfy.fix_text(line) == line]
    sets = {
        f"clean, {len(clean)} lines": clean,
        f"mixed, {len(lines)} lines": lines,
        "5 % of the lines damaged": damage(lines, 0.05, rng),
        "all lines damaged": damage(lines[:1000], 1, rng),
    }
    same = [compare(name, "\n".join(chosen)) for name, chosen in sets.items()]
    return all(same)


def count_differences(lines: list[str], number: int) -> int:
    differing = 0
    for text in islice(make_texts(2, [line for line in lines if line] + SENTENCES * 20), number):
        differing += fix_text(text) != ftfy.fix_text(text)
    print(f"texts that differ from ftfy's: {differing} of {number}")
    return differing


def show_shapes(largest: int) -> None:
    for name, unit in SHAPES.items():
        row = []
        for size in (largest // 16, largest // 4, largest):
            text = "&" * (unit == "amp;") + unit * (size // len(unit))
            row.append((measure(lambda text=text: fix_text(text)), measure(lambda text=text: is_done(text))))
        for kind, number in (("fix_text", 0), ("stage", 1)):
            times = [pair[number] for pair in row]
            ratios = ", ".join(f"{later / max(earlier, 1e-4):.1f}" for earlier, later in pairwise(times))
            print(
                f"{name:24} {kind:8} {times[-1]:7.2f} s for {largest:,} characters; 4 times the text takes {ratios} times as long"
            )


def is_done(text: str) -> bool:
    # a window at a time, as the filter does it
    return all(STAGE.run(Document(text[at : at + 2_000_000])) for at in range(0, len(text), 2_000_000))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sentences", nargs="?")
    parser.add_argument("--differences", type=int, default=2000)
    parser.add_argument("--shapes", action="store_true")
    parser.add_argument("--size", type=int, default=10_000_000)
    parser.add_argument("--lines", type=int, default=12_000)
    options = parser.parse_args()
    lines = read_lines(options.sentences)
    Random(0).shuffle(lines)
    same = compare_speeds(lines[: options.lines])
    differing = count_differences(lines, options.differences)
    if options.shapes:
        show_shapes(options.size)
    return 0 if same and not differing else 1


if __name__ == "__main__":
    sys.exit(main())
