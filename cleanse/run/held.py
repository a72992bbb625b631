"""Held: bytes that are needed again and may be too many for memory, in a nameless file of the temporary folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, FileIO
from tempfile import TemporaryFile, gettempdir
from typing import BinaryIO

from cleanse.errors import InputError


def write_all(stream: BinaryIO, data: bytes) -> None:
    """Write to a file without a buffer, which may take less than all at once.

    Raises:
        OSError: it takes no more.
    """
    while data:
        data = data[stream.write(data) :]


class Held:
    """Takes bytes, and gives all of them back."""

    __slots__ = ("_stream",)

    def __init__(self, stream: FileIO) -> None:
        self._stream = stream

    def write(self, data: bytes) -> None:
        """Take bytes.

        Raises:
            InputError: the temporary folder is full.
        """
        try:
            write_all(self._stream, data)
        except OSError as error:
            raise InputError(f"cannot hold bytes in {gettempdir()!r}: {error.strerror}; TMPDIR names another folder") from None

    def read(self) -> BinaryIO:
        """All of it, from the start."""
        self._stream.seek(0)
        return BufferedReader(self._stream)


@contextmanager
def open_held() -> Iterator[Held]:
    """A place for bytes, which goes when it is left."""
    with TemporaryFile(buffering=0) as stream:
        yield Held(stream)
