"""Streams: peak memory on a generated one, two workers over one, and the same texts in every format.

The texts are those of `samples/`, each with a number, so that no two are alike.

    python -m benchmarks.streams [--mb 100] [--texts 500] [options of the filter, such as --preset encoding]
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import NamedTuple

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


class Run(NamedTuple):
    """What a run took: seconds, MB of the largest process, and the digest of what came out."""

    seconds: float
    peak: float
    digest: str


def make_texts() -> Iterator[str]:
    """Texts without end."""
    raw = [path.read_bytes().decode("utf-8", "replace") for path in sorted(SAMPLES.glob("*.raw.txt"))]
    for number in count():
        yield f"{raw[number % len(raw)]}\nNote {number}.\n"


def write_stream(path: Path, form: str, size: int) -> None:
    """A stream of about `size` bytes."""
    written = 0
    with path.open("wb") as stream:
        for text in make_texts():
            data = (json.dumps({"text": text}, ensure_ascii=False) if form == "jsonl" else text + "\n").encode()
            written += stream.write(data + b"\n")
            if written >= size:
                return


def run(arguments: Sequence[str], source: Path, target: Path) -> Run:
    """Clean a file by way of the standard streams."""
    start = time.perf_counter()
    with source.open("rb") as stdin, target.open("wb") as stdout:
        process = subprocess.Popen([sys.executable, "-m", "cleanse", "-q", *arguments], stdin=stdin, stdout=stdout)
        _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"cleanse {' '.join(arguments)}: {os.waitstatus_to_exitcode(status)}")
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return Run(time.perf_counter() - start, usage.ru_maxrss / unit, digest(target))


def digest(path: Path) -> str:
    """The digest of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def digest_log(path: Path) -> str:
    """The digest of a log but for its first line, which has the time."""
    with path.open("rb") as stream:
        stream.readline()
        return hashlib.file_digest(stream, "sha256").hexdigest()


def measure(folder: Path, size: int, options: Sequence[str]) -> None:
    """Memory and workers."""
    for form in ("text", "jsonl"):
        source = folder / f"in.{form}"
        write_stream(source, form, size)
        megabytes = source.stat().st_size / 1e6
        found: list[tuple[Run, str]] = []
        for jobs in (1, 2):
            log = folder / f"log{jobs}.jsonl"
            one = run(["-f", form, "-j", str(jobs), "--log", str(log), *options], source, folder / "out")
            found.append((one, digest_log(log)))
            speed = megabytes / one.seconds
            print(f"{form:6} {megabytes:6.0f} MB, {jobs} workers: {one.seconds:7.1f} s, {speed:5.2f} MB/s, {one.peak:4.0f} MB")
        (first, first_log), (second, second_log) = found
        print(f"{form:6} 2 workers over 1: {first.seconds / second.seconds:.2f}; same bytes: {first.digest == second.digest}")
        print(f"{form:6} same log: {first_log == second_log}")
        source.unlink()


def compare(folder: Path, size: int) -> None:
    """The same texts as text, NUL-separated, JSONL, CSV, Parquet and Arrow."""
    import csv

    import pyarrow as pa
    import pyarrow.parquet as pq

    texts = [text for _, text in zip(range(size), make_texts(), strict=False) if "\0" not in text]
    table = pa.table({"text": texts})
    (folder / "a.null").write_bytes("\0".join(texts).encode())
    (folder / "a.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    with (folder / "a.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["text"], *([text] for text in texts)])
    pq.write_table(table, folder / "a.parquet", row_group_size=100)
    with pa.ipc.new_file(folder / "a.arrow", table.schema) as writer:
        writer.write_table(table, max_chunksize=100)
    for form in ("null", "jsonl", "csv", "parquet", "arrow"):
        run(["-f", form], folder / f"a.{form}", folder / f"b.{form}")
    csv.field_size_limit(1 << 30)
    with (folder / "b.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row["text"] for row in csv.DictReader(stream)]
    cleaned = {
        "null": (folder / "b.null").read_bytes().decode().split("\0"),
        "jsonl": [json.loads(line)["text"] for line in (folder / "b.jsonl").read_bytes().splitlines()],
        "csv": rows,
        "parquet": pq.read_table(folder / "b.parquet").column("text").to_pylist(),
        "arrow": pa.ipc.open_file(folder / "b.arrow").read_all().column("text").to_pylist(),
    }
    from cleanse import clean

    want = [clean(text.encode()).text for text in texts]
    for form, got in cleaned.items():
        same = sum(a == b for a, b in zip(want, got, strict=True))
        print(f"{form:8} {same} of {len(want)} texts as from one file each")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mb", type=int, default=100)
    parser.add_argument("--texts", type=int, default=500)
    options, others = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as name:
        # in this order: a child's peak counts what its parent had in memory when it started it
        measure(Path(name), options.mb * 1_000_000, others)
        compare(Path(name), options.texts)


if __name__ == "__main__":
    main()
