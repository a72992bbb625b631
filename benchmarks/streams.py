"""Streams: peak memory on a generated one, two workers over one, and the same texts in every format.

The texts are those of `samples/`, each with a number, so that no two are alike, or the field `text` of JSON lines; with `--from articles`
they are those of `benchmarks/corpus.py` without end, of six articles one with residue and one damaged.

    python -m benchmarks.streams [--mb 100] [--texts 500] [--from FILE.jsonl[.xz]] [options of the filter, such as --preset encoding]
    python -m benchmarks.streams --piped [-f jsonl] [-j 1] [--mb 5000] [--from articles] [options of the filter]

With --piped nothing is written to disk: the stream is made while it is read, what comes out is counted, and the peak of memory is told
at each doubling of the length, that of the filter and of its largest worker.
"""

import argparse
import hashlib
import json
import lzma
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from random import Random
from threading import Thread
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from benchmarks.corpus import make_articles

if TYPE_CHECKING:
    import resource

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
ARTICLES = Path("articles")
MIXTURE = {"clean": 800, "residue": 200, "damaged": 200}


class Run(NamedTuple):
    """What a run took: seconds, MB of the largest process, and the digest of what came out."""

    seconds: float
    peak: float
    digest: str


def make_texts(given: Path | None = None) -> Iterator[str]:
    """Texts without end: articles are always new, others are the same each time around, but for a number at their end."""
    for number in count():
        if given == ARTICLES:
            made = [text for kind, some in MIXTURE.items() for text in make_articles(kind, some, number)]
            Random(number).shuffle(made)
            yield from made
            continue
        for text in read_texts(given):
            yield f"{text}\nNote {number}.\n"


def read_texts(given: Path | None) -> Iterator[str]:
    """The texts of a file, read one by one, so that they take no memory; those of the samples without one."""
    if given is None:
        yield from (path.read_bytes().decode("utf-8", "replace") for path in sorted(SAMPLES.glob("*.raw.txt")))
        return
    with lzma.open(given) if given.suffix == ".xz" else given.open("rb") as lines:
        yield from (json.loads(line)["text"] for line in lines)


def make_stream(form: str, size: int, given: Path | None) -> Iterator[bytes]:
    """A stream of about `size` bytes."""
    made = 0
    for text in make_texts(given):
        data = (json.dumps({"text": text}, ensure_ascii=False) if form == "jsonl" else text + "\n").encode() + b"\n"
        yield data
        made += len(data)
        if made >= size:
            return


def write_stream(path: Path, form: str, size: int, given: Path | None) -> None:
    """A file of a stream."""
    with path.open("wb") as stream:
        stream.writelines(make_stream(form, size, given))


def run(arguments: Sequence[str], source: Path, target: Path) -> Run:
    """Clean a file by way of the standard streams."""
    start = time.perf_counter()
    with source.open("rb") as stdin, target.open("wb") as stdout:
        process = subprocess.Popen([sys.executable, "-m", "cleanse", "-q", *arguments], stdin=stdin, stdout=stdout)
        _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"cleanse {' '.join(arguments)}: {os.waitstatus_to_exitcode(status)}")
    return Run(time.perf_counter() - start, to_mb(usage), digest(target))


def watch(form: str, jobs: str, size: int, given: Path | None, options: Sequence[str]) -> None:
    """Clean a stream through pipes, and tell the peak of memory as it grows."""
    command = [sys.executable, "-m", "cleanse", "-q", "-f", form, "-j", jobs, *options]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None and process.stdout is not None
    start = time.perf_counter()
    told = 1_000_000

    def feed(stdin: BinaryIO) -> None:
        nonlocal told
        sent = 0
        for data in make_stream(form, size, given):
            stdin.write(data)
            sent += len(data)
            if sent >= told:
                print(
                    f"{sent / 1e6:7.0f} MB read, {time.perf_counter() - start:7.0f} s: {read_peak(process.pid):4.0f} MB",
                    flush=True,
                )
                told *= 2
        stdin.close()

    feeder = Thread(target=feed, args=(process.stdin,), daemon=True)
    feeder.start()
    written = 0
    while data := process.stdout.read(1 << 20):
        written += len(data)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    print(f"{written / 1e6:7.0f} MB written, {seconds:.0f} s, status {os.waitstatus_to_exitcode(status)}: {to_mb(usage):4.0f} MB")


def read_peak(process: int) -> float:
    """The peak of a process or of its largest child so far, in MB; Linux knows it."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    status = [Path(f"/proc/{each}/status").read_text(encoding="utf-8") for each in (process, *children)]
    return max(int(text.partition("VmHWM:")[2].split()[0]) for text in status) / 1e3


def to_mb(usage: "resource.struct_rusage") -> float:
    """The peak of a process that has ended, or of its largest child."""
    return usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def digest(path: Path) -> str:
    """The digest of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def digest_log(path: Path) -> str:
    """The digest of a log but for its first line, which has the time."""
    with path.open("rb") as stream:
        stream.readline()
        return hashlib.file_digest(stream, "sha256").hexdigest()


def measure(folder: Path, size: int, given: Path | None, options: Sequence[str]) -> None:
    """Memory and workers."""
    for form in ("text", "jsonl"):
        source = folder / f"in.{form}"
        write_stream(source, form, size, given)
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
    parser.add_argument("--from", dest="given", type=Path, metavar="FILE")
    parser.add_argument("--piped", action="store_true")
    parser.add_argument("-f", "--format", default="jsonl", choices=("jsonl", "text"))
    parser.add_argument("-j", "--jobs", default="1")
    options, others = parser.parse_known_args()
    if options.piped:
        watch(options.format, options.jobs, options.mb * 1_000_000, options.given, others)
        return
    with tempfile.TemporaryDirectory() as name:
        # in this order: a child's peak counts what its parent had in memory when it started it
        measure(Path(name), options.mb * 1_000_000, options.given, others)
        if options.texts:
            compare(Path(name), options.texts)


if __name__ == "__main__":
    main()
