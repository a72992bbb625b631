"""The cleaned texts of a log, found in files by their digest, so that a text is never taken for another one.

A file holds one text, or the windows of one, or one text a line, or JSON lines whose fields are texts; the log says which. Everything is
read in bounded memory: a file of one text whole, other files line by line.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from cleanse.changelog.read import Logged
from cleanse.errors import InputError
from cleanse.text.decode import decode


def find_cleaned(paths: Iterable[str], docs: Iterable[Logged]) -> Iterator[tuple[Logged, str]]:
    """Each text that one of the files holds, with its clean text, in the order of the files.

    Raises:
        InputError: a file cannot be read.
    """
    in_files: dict[int, list[Logged]] = defaultdict(list)  # by the size of the file
    windows: list[Logged] = []
    in_records: dict[int, list[Logged]] = defaultdict(list)
    for doc in docs:
        record = doc.said.get("record")
        if isinstance(record, int):
            in_records[record].append(doc)
        elif "part" in doc.said:
            windows.append(doc)
        else:
            in_files[doc.output_bytes].append(doc)
    for path in paths:
        try:
            with Path(path).open("rb") as stream:
                size = Path(path).stat().st_size
                for doc in (*in_files.get(size, ()), *windows):
                    if doc.output_byte + doc.output_bytes <= size:
                        stream.seek(doc.output_byte)
                        yield from _match(doc, stream.read(doc.output_bytes))
                if in_records:
                    stream.seek(0)
                    yield from _find_records(stream, in_records)
        except OSError as error:
            raise InputError(f"cannot read {path!r}: {error.strerror}") from None


def _find_records(stream: BinaryIO, wanted: dict[int, list[Logged]]) -> Iterator[tuple[Logged, str]]:
    last = max(wanted)
    for number, line in enumerate(stream):
        if number > last:
            return
        for doc in wanted.get(number, ()):
            field = doc.said.get("field")
            text = _look_up(line, field) if isinstance(field, str) else line.rstrip(b"\r\n")
            if text is not None:
                yield from _match(doc, text)


def _look_up(line: bytes, field: str) -> bytes | None:
    """The text in a field of a JSON record, `a.b` for one within another; None where there is none."""
    try:
        value = json.loads(line)
    except ValueError:
        return None
    for name in field.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value.encode("utf-8", "surrogateescape") if isinstance(value, str) else None


def _match(doc: Logged, data: bytes) -> Iterator[tuple[Logged, str]]:
    if hashlib.sha256(data).hexdigest() == doc.output_sha256:
        yield doc, decode(data, "utf-8").text
