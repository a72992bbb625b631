"""Odd shapes: how much longer four times the text takes, and how much memory a single long line needs.

    python -m benchmarks.shapes [CODE_POINTS] [--line MEGABYTES]

Each shape of `benchmarks.corpus` goes through the whole filter, read in windows as from a file: first a quarter, then all of it, the best of
three. `--line` sends one line of so many megabytes through the command and reads the peak of its memory.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from benchmarks.corpus import SHAPES, make_shape
from benchmarks.forget import forget_lines
from benchmarks.suite.timing import measure
from cleanse.core.record import Origin
from cleanse.run.spec import PipelineSpec
from cleanse.run.stream import clean_stream


def clean_bytes(data: bytes) -> None:
    """The filter with its log, written to nowhere."""
    clean_stream(BytesIO(data), len, len, PipelineSpec(), Origin())


def grow(name: str, size: int) -> tuple[float, float]:
    """Seconds for a shape, and how many times those of a quarter of it."""
    small, large = make_shape(name, size // 4).encode(), make_shape(name, size).encode()
    first, second = (min(_measure_new(data) for _ in range(3)) for data in (small, large))
    return second, second / first


def _measure_new(data: bytes) -> float:
    """Seconds for a text none of whose lines is remembered."""
    forget_lines()
    return measure(lambda: clean_bytes(data))


def measure_line(megabytes: int) -> tuple[float, float]:
    """Seconds and peak memory in megabytes for one line."""
    with tempfile.TemporaryFile() as source, Path("/dev/null").open("wb") as sink:
        piece = b"The tram bridge over the Wick is open, he said. " * 20_000
        for _ in range(megabytes * 1_000_000 // len(piece) + 1):
            source.write(piece)
        source.seek(0)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "cleanse", "--log", "/dev/null"], stdin=source, stdout=sink, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime, after.ru_maxrss / 1000


def main() -> int:
    """Print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.shapes", description="How time grows on odd shapes.")
    parser.add_argument("size", nargs="?", type=int, default=2_000_000)
    parser.add_argument("--line", type=int, default=0, metavar="MEGABYTES")
    options = parser.parse_args()
    if options.line:  # before the shapes: a child's peak starts at what its parent held
        seconds, peak = measure_line(options.line)
        print(f"one line of {options.line} MB: {seconds:.1f} s, {peak:.0f} MB of memory at the most", flush=True)
    clean_bytes(b"Warm.\n")
    for name in SHAPES:
        seconds, ratio = grow(name, options.size)
        print(f"{name:24}{options.size:>12,} code points {seconds:>8.2f} s, x{ratio:.1f} for x4", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
