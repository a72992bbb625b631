"""Texts to try rules on: a text file, a folder of them, or JSONL with one text a line, plain or compressed with gzip."""

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple, cast

from cleanse.errors import InputError

_SUFFIXES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")


class Sample(NamedTuple):
    """A text, and what is known of it."""

    name: str
    text: str
    lang: str | None = None
    source: str | None = None


def read_samples(path: Path) -> Iterator[Sample]:
    """The texts of a file or folder, those of a folder sorted by path.

    JSONL holds objects with `text`, and `lang`, `source` or `url`, `id` if they are known.

    Raises:
        InputError: it cannot be read, or a line is no such object.
    """
    if path.is_dir():
        for inner in sorted(inner for inner in path.rglob("*") if inner.is_file() and not inner.name.startswith(".")):
            yield from read_samples(inner)
        return
    try:
        with _open(path) as stream:
            if path.name.endswith(_SUFFIXES):
                for number, line in enumerate(stream, 1):
                    if line.strip():
                        yield _read_object(line, f"{path}:{number}")
            else:
                yield Sample(str(path), stream.read().decode("utf-8", "surrogateescape"))
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"cannot read {str(path)!r}: {getattr(error, 'strerror', None) or error}") from None


def read_lines(path: Path) -> Iterator[Sample]:
    """The lines of a text file, each as a text of its own; of JSONL the texts."""
    for sample in read_samples(path):
        for line in sample.text.splitlines():
            if line.strip():
                yield sample._replace(text=line)


def _open(path: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(path, "rb")) if path.suffix == ".gz" else path.open("rb")


def _read_object(line: bytes, place: str) -> Sample:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        raise InputError(f"{place}: no JSON; one object with `text` a line is wanted") from None
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise InputError(f"{place}: an object with `text` is wanted")

    def word(*names: str) -> str | None:
        return next((data[name] for name in names if isinstance(data.get(name), str) and data[name]), None)

    return Sample(word("id") or place, data["text"], word("lang"), word("source", "url"))
