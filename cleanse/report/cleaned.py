"""The cleaned texts of a log, found in files by their digest, so that a text is never taken for another one.

A file holds one text, or the windows of one, or records whose fields are texts; the log says which. Which record a text stands in does not
matter: records that were left out have moved the others. Everything is read in bounded memory: a file of one text whole, other files
block by block.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from os import SEEK_END
from typing import BinaryIO

from cleanse.changelog.entry import digest
from cleanse.changelog.logged import Logged
from cleanse.core.record import to_bytes
from cleanse.errors import InputError
from cleanse.formats import SPLIT, TRAITS
from cleanse.formats.base import load_format
from cleanse.formats.suffix import guess_format
from cleanse.run.many import read_blocks
from cleanse.run.opening import open_seekable
from cleanse.run.undo import find_fields
from cleanse.text.decode import decode

_NO_READING: Mapping[str, object] = {}


def find_cleaned(
    paths: Iterable[str], docs: Iterable[Logged], reading: Mapping[str, object] = _NO_READING
) -> Iterator[tuple[Logged, str]]:
    """Each text that one of the files holds, with its clean text, in the order of the files; first those of which nothing is left.

    Args:
        paths: The files.
        docs: What the log says of the texts.
        reading: How the input was read, where the names of the files do not say it: the log's `run` line.

    Raises:
        InputError: a file cannot be read.
    """
    in_files: dict[int, list[Logged]] = defaultdict(list)  # by the size of the file
    windows: list[Logged] = []
    in_records: dict[str, list[Logged]] = defaultdict(list)  # by the digest of the text
    paths = list(paths)
    for doc in docs:
        if doc.dropped is not None and paths:
            yield doc, ""
        elif doc.record is not None:
            in_records[doc.output_sha256].append(doc)
        elif doc.part is not None:
            windows.append(doc)
        else:
            in_files[doc.output_bytes].append(doc)
    for path in paths:
        with open_seekable(path) as stream:
            size = stream.seek(0, SEEK_END)
            for doc in (*in_files.get(size, ()), *windows):
                if doc.output_byte + doc.output_bytes <= size:
                    stream.seek(doc.output_byte)
                    data = stream.read(doc.output_bytes)
                    if digest(data) == doc.output_sha256:
                        yield doc, decode(data, "utf-8").text
            if in_records:
                stream.seek(0)
                yield from _find_records(path, stream, in_records, reading)


def _find_records(
    path: str, stream: BinaryIO, wanted: dict[str, list[Logged]], reading: Mapping[str, object]
) -> Iterator[tuple[Logged, str]]:
    """The texts of a file of records, each where it is found first; takes them out of `wanted`."""
    split_at = reading.get("split_at")
    form = str(reading.get("format") or guess_format(path)) if split_at is None else SPLIT
    if form not in TRAITS or TRAITS[form].is_whole:
        return
    fields = find_fields((doc for docs in wanted.values() for doc in docs), None if split_at is None else str(split_at))
    try:
        for block in read_blocks(stream, form, split_at=fields.split_at):
            for piece in load_format(form).parse(block, fields).pieces:
                for doc in wanted.pop(digest(to_bytes(piece.text)), ()):
                    yield doc, piece.text if isinstance(piece.text, str) else decode(piece.text, "utf-8").text
            if not wanted:
                return
    except InputError:  # a file of another kind or with other columns holds none of the texts
        return
