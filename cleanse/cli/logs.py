"""Change logs as the command line opens them: as they are, compressed, as Parquet, or on standard input."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from cleanse.changelog.read import Entry, read_entries
from cleanse.cli.inputs import Found, make_source
from cleanse.cli.options import Settings


@contextmanager
def open_log(path: str) -> Iterator[Iterable[bytes]]:
    """The lines of a log.

    Raises:
        InputError: it cannot be read.
    """
    form = "parquet" if path.endswith(".parquet") else "text"
    with make_source(Found(path, path), Settings(format=form), None).open() as stream:
        if form == "parquet":
            from cleanse.changelog.parquet import read_lines

            yield read_lines(stream)
        else:
            yield _read_lines(stream)


def read_log_entries(path: str, need: str) -> list[Entry]:
    """All that a log with contents says, held in memory; `need` says what the contents are needed for.

    Raises:
        InputError: it cannot be read, has no contents, is damaged, or was cut short.
    """
    with open_log(path) as lines:
        return list(read_entries(lines, path, need))


def _read_lines(stream: BinaryIO) -> Iterator[bytes]:
    rest = b""
    while data := stream.read(1 << 20):
        *lines, rest = (rest + data).split(b"\n")
        yield from lines
    if rest:
        yield rest
