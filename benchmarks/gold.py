"""Marked texts for the benchmarks: records of JSON lines, read from plain or xz files, parted by site.

A record has `id`, `text` and `site`, often `lang`, and one of three kinds of marks:

- `spans`: `[{start, end, label}]` in code points, every leftover of the text;
- `gold_text`: the article's own text, and `ignore`, texts that count neither way;
- `keep` and `drop`: strings that must stay and strings that must go.

A site is wholly in one part, so that what was tuned on `dev` can be judged on `kept`.
"""

import hashlib
import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PARTS = ("dev", "kept", "all")
Record = dict[str, Any]


def part_of(site: str) -> str:
    """`kept` for a quarter of all sites, chosen by a hash of the name, `dev` for the others.

    >>> part_of("example.org")
    'dev'
    """
    return "kept" if hashlib.sha256(site.encode()).hexdigest()[0] in "0123" else "dev"


def read_bytes(path: Path) -> bytes:
    """The JSON lines of a file, decompressed where its name ends in .xz."""
    data = path.read_bytes()
    return lzma.decompress(data) if path.suffix == ".xz" else data


def digest(path: Path) -> str:
    """A digest of what a file holds, the same for the plain and the compressed one."""
    return "sha256:" + hashlib.sha256(read_bytes(path)).hexdigest()


def name_of(path: Path) -> str:
    """The file's name without the ending of the compression.

    >>> name_of(Path("a/extracted.jsonl.xz"))
    'extracted.jsonl'
    """
    return path.name.removesuffix(".xz")


def read_records(path: Path, part: str = "all", every: int = 1) -> Iterator[Record]:
    """The records of a part, of which every n-th is taken."""
    number = -1
    for line in read_bytes(path).split(b"\n"):
        if not line.strip():
            continue
        record: Record = json.loads(line)
        if part not in {"all", part_of(record["site"])}:
            continue
        number += 1
        if number % every == 0:
            yield record
