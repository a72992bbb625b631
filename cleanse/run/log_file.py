"""Change logs as they are opened: plain, compressed, as Parquet, or on standard input."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import BinaryIO

from cleanse.changelog.logged import Log, LogLine
from cleanse.changelog.read import read_entries, read_whole_log
from cleanse.errors import InputError, name_once
from cleanse.formats.compressed import open_compressed
from cleanse.run.opening import find_opening


@contextmanager
def open_log(path: str) -> Iterator[Iterable[bytes]]:
    """The lines of a log, unpacked if its suffix or its first bytes say that it is compressed.

    Raises:
        InputError: it cannot be read.
    """
    form = "parquet" if path.endswith(".parquet") else "text"
    with ExitStack() as stack:
        with _name_log(path):
            stream = stack.enter_context(find_opening(path, form).open())
            if form == "text":
                stream = open_compressed(stream).stream
        yield _read_lines(stream, path, form)


@contextmanager
def _name_log(path: str) -> Iterator[None]:
    """Name the log in what is told of it: other files are read beside it."""
    try:
        yield
    except InputError as error:
        raise InputError(name_once(path, str(error))) from None


def read_log_entries(path: str, need: str) -> list[LogLine]:
    """All that a log with contents says, held in memory; `need` says what the contents are needed for.

    Raises:
        InputError: it cannot be read, has no contents, is damaged, or was cut short.
    """
    with open_log(path) as lines:
        return list(read_entries(lines, path, need))


def read_log_file(path: str, *, may_be_cut: bool = False) -> Log:
    """A log of any kind: as it is, compressed, or Parquet; one that may be cut may lack its end.

    Raises:
        InputError: it cannot be read, or is no log.
    """
    with open_log(path) as lines:
        return read_whole_log(lines, path, may_be_cut=may_be_cut)


def _read_lines(stream: BinaryIO, path: str, form: str) -> Iterator[bytes]:
    with _name_log(path):
        if form == "parquet":
            from cleanse.changelog.parquet import read_lines

            yield from read_lines(stream)
            return
        rest = b""
        while data := stream.read(1 << 20):
            *lines, rest = (rest + data).split(b"\n")
            yield from lines
        if rest:
            yield rest
