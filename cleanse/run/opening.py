"""Inputs as they are opened: files and, as `-`, standard input; unpacked; in a temporary file where a reader goes to and fro.

Errors name the file. What the plain filter does not need is imported where it is used.
"""

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from cleanse.errors import InputError, UsageError
from cleanse.formats import TEXT, TRAITS

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

#: how many bytes tell what a stream is
_HEAD = 12


class Opening(NamedTuple):
    """What an input is read as, and what opens it."""

    form: str
    open: Callable[[], AbstractContextManager[BinaryIO]]


class _File(io.FileIO):
    """A file that is named when it cannot be read on: what is written in the meantime may fail too."""

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Read into a buffer.

        Raises:
            InputError: the file cannot be read.
        """
        try:
            return super().readinto(buffer)
        except OSError as error:
            raise InputError(f"cannot read {self.name!r}: {error.strerror}") from None

    def readall(self) -> bytes:
        """Read to the end.

        Raises:
            InputError: the file cannot be read.
        """
        try:
            return super().readall()
        except OSError as error:
            raise InputError(f"cannot read {self.name!r}: {error.strerror}") from None


class _Stdin:
    """Standard input, named when it cannot be read on."""

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes, or all for a negative one.

        Raises:
            InputError: it cannot be read.
        """
        if size < 0:
            return self._read(_find_stdin().read, size)
        parts = []
        # piece by piece: Python looks for signals between them, while `read` would wait for more
        while size > 0 and (part := self._read(_find_stdin().read1, size)):
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def readline(self, size: int = -1) -> bytes:
        """A line, or at most `size` bytes of it.

        Raises:
            InputError: it cannot be read.
        """
        return self._read(_find_stdin().readline, size)

    def peek(self, size: int) -> bytes:
        """The next bytes, which stay to be read.

        Raises:
            InputError: it cannot be read.
        """
        return self._read(_find_stdin().peek, size)[:size]

    def _read(self, read: Callable[[int], bytes], size: int) -> bytes:
        try:
            return read(size)
        except OSError as error:
            raise InputError(f"cannot read standard input: {error.strerror}") from None


def _find_stdin() -> io.BufferedReader:
    if sys.stdin is None:
        raise InputError("cannot read standard input: it is closed; name a file")
    return cast("io.BufferedReader", sys.stdin.buffer)


def peek_stdin(size: int) -> bytes:
    """The first bytes of standard input, which stay to be read.

    Raises:
        InputError: it cannot be read.
    """
    return _Stdin().peek(size)


@contextmanager
def open_input(path: str) -> Iterator[BinaryIO]:
    """The bytes of a file or of standard input.

    Raises:
        InputError: it cannot be read.
    """
    if path == "-":
        yield cast("BinaryIO", _Stdin())
        return
    try:
        stream = io.BufferedReader(_File(path))
    except OSError as error:
        raise InputError(_explain(path, error)) from None
    with stream:
        yield stream


def _explain(path: str, error: OSError) -> str:
    if isinstance(error, IsADirectoryError):
        return f"cannot read {path!r}: it is a folder; name its files, such as {path.rstrip('/')}/*.txt"
    return f"cannot read {path!r}: {error.strerror}"


@contextmanager
def open_plain(path: str) -> Iterator[BinaryIO]:
    """The bytes of a file, unpacked if its suffix says that it is compressed, or of standard input, if its first bytes do.

    Raises:
        InputError: it cannot be read, or is not what its suffix says.
    """
    from cleanse.formats.compressed import open_compressed
    from cleanse.formats.suffix import split_suffix

    compression = split_suffix(path)[1]
    with open_input(path) as stream:
        if path == "-":
            yield open_compressed(stream).stream
        else:
            yield stream if compression is None else open_compressed(stream, compression, path).stream


@contextmanager
def open_seekable(path: str) -> Iterator[BinaryIO]:
    """The same bytes, for a reader that goes to and fro: those of a compressed file or of a pipe are held in a temporary file.

    Raises:
        InputError: as `open_plain`.
    """
    with open_plain(path) as stream:
        if isinstance(stream, io.BufferedReader) and stream.seekable():
            yield stream
        else:
            with _hold(stream) as held:
                yield held


def find_opening(path: str, form: str = "auto") -> Opening:
    """What an input is read as and how it is opened; a file goes by its suffix, of standard input the first bytes are looked at.

    Raises:
        InputError: standard input cannot be read.
    """
    from cleanse.formats.suffix import guess_format
    from cleanse.formats.windows import peek

    if path != "-":
        form = guess_format(path) if form == "auto" else form
        return Opening(form, partial(open_seekable if TRAITS[form].is_seeking else open_plain, path))
    with open_plain(path) as stdin:
        try:
            head, stream = peek(stdin, _HEAD)
        except InputError as error:
            raise InputError(f"-: {error}") from None
    if form == "auto":
        form = _recognise(head)
    opened: Callable[[BinaryIO], AbstractContextManager[BinaryIO]] = _hold if TRAITS[form].is_seeking else nullcontext
    return Opening(form, partial(opened, stream))


def _recognise(head: bytes) -> str:
    """What the first bytes of a stream are those of.

    >>> _recognise(b"PAR1"), _recognise(bytes.fromhex("ffffffff 78000000 10000000"))
    ('parquet', 'arrow')
    """
    form = next((name for name, traits in TRAITS.items() if head.startswith(traits.magic)), TEXT)
    if form == TEXT:
        return TEXT
    from cleanse.formats.base import load_format

    fits = getattr(load_format(form), "fits", None)
    return form if fits is None or fits(head) else TEXT


def check_encoding(path: str, form: str, encoding: str | None) -> None:
    """Refuse to name an encoding where there is only one.

    Raises:
        UsageError: says what the input is.
    """
    if encoding not in {None, "auto"} and TRAITS[form].has_fields:
        *some, last = (name for name, traits in TRAITS.items() if traits.is_named and not traits.has_fields)
        bare = f"{', '.join(some)} and {last}"
        raise UsageError(f"{path}: --encoding is for {bare}; {form} is UTF-8: convert it with iconv first")


@contextmanager
def _hold(stream: BinaryIO) -> Iterator[BinaryIO]:
    """What a stream gives, in a temporary file."""
    from cleanse.run.held import open_held

    with open_held() as held:
        while data := stream.read(1 << 20):
            held.write(data)
        with held.read() as plain:
            yield plain
