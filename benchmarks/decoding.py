"""Decoding: share of files read right to the letter, beside chardet, charset-normalizer and cchardet, in one run.

    python -m benchmarks.decoding SENTENCES.jsonl.gz [--part report|tune] [--each 40] [--seed 1] [--misses]

SENTENCES: JSONL, gzipped or not, one {"lang", "text"} a line. Sentences of one language, joined by line ends, are encoded into each
encoding that was in use for the language and can hold them; 40 to 5,000 bytes, sizes spread evenly by their logarithm; every file
holds at least one byte that is not ASCII. Sentences that are damaged already (C1 controls, U+FFFD) are left out, and from shift_jis
those that cp932 writes with the same bytes and reads otherwise. Big5 needs zhconv for sentences in traditional characters.
*Dumps* have lines of two encodings, in 2 to 4 runs; *broken* is UTF-8 with bytes lost or overwritten, right if all the rest is read
and these bytes are kept. Sentences are parted by their hash: a quarter ("report") for figures, the rest ("tune") for work on the
detector.
"""

import argparse
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from benchmarks.decoding_files import DUMPS, ENCODINGS, Case, broken, dumps, load, single

#: reads bytes; None where it gives no answer that decodes
Reader = Callable[[bytes], str | None]


def read_with(module: str, find: str) -> Reader | None:
    """A library's answer as a reader; None where it is not installed."""
    try:
        detect = getattr(import_module(module), find)
    except ImportError:
        return None

    def read(data: bytes) -> str | None:
        name = detect(data)["encoding"]
        try:
            return data.decode(name) if name else None
        except (LookupError, UnicodeDecodeError):
            return None

    return read


def read_here(data: bytes) -> str | None:
    """This project's answer."""
    from cleanse.text.decode import decode

    return decode(data).text


def is_right(read: str | None, case: Case) -> bool:
    """Whether the text is right to the letter; a byte order mark in front of it may be left."""
    return read is not None and read.removeprefix("\ufeff") == case.text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--part", choices=["report", "tune"], default="report")
    parser.add_argument("--each", type=int, default=40, help="files an encoding; a quarter of it for a pair or a broken language")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", action="store_true", help="list what cleanse reads wrong, on stderr")
    args = parser.parse_args()
    languages = load(args.sentences, args.part)
    pick = random.Random(args.seed)
    cases = [
        *single(pick, languages, args.each),
        *dumps(pick, languages, args.each // 4),
        *broken(pick, languages, args.each // 4),
    ]
    readers: dict[str, Reader | None] = {
        "cleanse": read_here,
        "chardet": read_with("chardet", "detect"),
        "charset-normalizer": read_with("charset_normalizer", "detect"),
        "cchardet": read_with("cchardet", "detect"),
    }
    print(f"{len(cases)} files, {len(ENCODINGS)} encodings, part {args.part}, seed {args.seed}")
    report(cases, {name: reader for name, reader in readers.items() if reader is not None}, shows_misses=args.misses)


def report(cases: Sequence[Case], readers: Mapping[str, Reader], *, shows_misses: bool) -> None:
    """Print shares by group and by encoding, and the time of a file."""
    right: dict[tuple[str, str], list[bool]] = defaultdict(list)
    times: dict[str, float] = {}
    for name, reader in readers.items():
        reader(cases[0].data)
        start = time.perf_counter()
        answers = [reader(case.data) for case in cases]
        times[name] = (time.perf_counter() - start) / len(cases)
        for case, answer in zip(cases, answers, strict=True):
            good = is_right(answer, case)
            if name == "cleanse" and shows_misses and not good:
                print(case.group, case.encoding, len(case.data), repr(case.text[:60]), repr((answer or "")[:60]), file=sys.stderr)
            groups = ["all", case.group if case.group in {"dumps", "broken"} else "single"]
            if case.group != "broken":
                groups.append(case.encoding)
            for group in [*groups, "short"] if case.group == "short" else groups:
                right[name, group].append(good)
    print(f"{'':24}" + "".join(f"{name:>20}" for name in readers))
    rows = ["all", "single", "short", "dumps", "broken", *ENCODINGS, *(f"{a}+{b}" for a, b, _ in DUMPS)]
    for row in dict.fromkeys(rows):
        shares = [right[name, row] for name in readers]
        if shares[0]:
            print(f"{row:24}" + "".join(f"{sum(share) / len(share):20.3f}" for share in shares))
    print(f"{'ms a file':24}" + "".join(f"{times[name] * 1000:20.2f}" for name in readers))


if __name__ == "__main__":
    main()
