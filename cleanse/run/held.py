"""Held: bytes that are needed again and may be too many for memory, in a nameless file of the temporary folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, FileIO, RawIOBase
from tempfile import TemporaryFile, gettempdir
from typing import TYPE_CHECKING, BinaryIO

from cleanse.errors import InputError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


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


class HeldFile(RawIOBase):
    """A file to be written whose bytes are held, for writers that ask more of a stream than to write."""

    def __init__(self, held: Held) -> None:
        super().__init__()
        self._held = held

    def writable(self) -> bool:
        """Whether it can be written."""
        return True

    def write(self, data: "ReadableBuffer", /) -> int:
        """Take bytes.

        Raises:
            InputError: the temporary folder is full.
        """
        taken = bytes(data)
        self._held.write(taken)
        return len(taken)


@contextmanager
def open_held() -> Iterator[Held]:
    """A place for bytes, which goes when it is left."""
    with TemporaryFile(buffering=0) as stream:
        yield Held(stream)
