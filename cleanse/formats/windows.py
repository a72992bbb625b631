"""Windows: a large text is cut, so that memory stays bounded by the window, not by the file.

A window ends behind a blank line, else behind a line, else behind a blank, else between two characters. Each is read in the encoding
that its own bytes speak for, the window before counting as a neighbour.
"""

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple, cast

from cleanse.text.decode import AUTO, decode, find_codec
from cleanse.text.wide import UNITS, find_mark, find_wide, keeps_ascii

#: the largest window, in bytes
WINDOW = 1024 * 1024
#: how many bytes are looked at to tell UTF-16 and UTF-32
PROBE = 8192
_CUTS = (b"\n\n", b"\n", b" ")


class Window(NamedTuple):
    """A piece of a file: its bytes, and whether it is the first and the last."""

    data: bytes
    start: int
    is_head: bool
    is_tail: bool
    #: what the window before was read in
    before: str | None = None


class Prefixed:
    """A stream whose first bytes were read already."""

    def __init__(self, first: bytes, stream: BinaryIO) -> None:
        self._first = first
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes, or all for a negative one."""
        if not self._first:
            return self._stream.read(size)
        first = self._first if size < 0 else self._first[:size]
        self._first = self._first[len(first) :]
        if size < 0:
            return first + self._stream.read()
        return first if len(first) == size else first + self._stream.read(size - len(first))


def peek(stream: BinaryIO, size: int = 10) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, and a stream that still has them."""
    first = b""
    while len(first) < size and (more := stream.read(size - len(first))):
        first += more
    return first, cast("BinaryIO", Prefixed(first, stream))


def read_text(stream: BinaryIO, encoding: str | None = None, size: int = WINDOW) -> Iterator[Window]:
    """The windows of a stream, each with what the one before was read in.

    Memory is bounded by the window, unless an encoding is named that is neither UTF-16 or UTF-32 nor keeps ASCII as it is: then all is
    one window.

    Raises:
        InputError: the named encoding is not known or does not fit.
    """
    named = None if encoding == AUTO else encoding
    before: str | None = None
    for window in _choose_windows(stream, named, size):
        yield window._replace(before=before)
        if not window.is_tail:
            before = decode(window.data, named, before).encoding.last


def _choose_windows(stream: BinaryIO, encoding: str | None, size: int) -> Iterator[Window]:
    if encoding is None:
        first, stream = peek(stream, PROBE)
        return read_windows(stream, size, find_mark(first) or find_wide(first))
    name = find_codec(encoding)
    if name in UNITS or keeps_ascii(name):
        return read_windows(stream, size, name if name in UNITS else None)
    return iter([Window(stream.read(), 0, True, True)])


def read_windows(stream: BinaryIO, size: int = WINDOW, wide: str | None = None) -> Iterator[Window]:
    """The windows of a stream, which together are all of its bytes; an empty stream has one empty window.

    Args:
        stream: Read to its end.
        size: The largest window, in bytes.
        wide: The encoding, if it is UTF-16 or UTF-32 of one byte order; None: one that keeps ASCII.
    """
    rest = b""
    start = 0
    ended = False
    while not ended:
        while len(rest) <= size:
            piece = stream.read(size + 1 - len(rest))
            if not piece:
                ended = True
                break
            rest += piece
        end = len(rest) if ended else find_cut(rest, size) if wide is None else find_wide_cut(rest, size, wide)
        yield Window(rest[:end], start, start == 0, ended)
        start += end
        rest = rest[end:]


def find_cut(data: bytes, size: int) -> int:
    """Where to cut `data` so that at most `size` bytes stand before it.

    >>> find_cut(b"one two three", 9)
    8
    """
    for mark in _CUTS:
        at = data.rfind(mark, size // 2, size)
        if at >= 0:
            return at + len(mark)
    end = size
    while end > size - 4 and data[end] & 0xC0 == 0x80:  # inside a UTF-8 sequence
        end -= 1
    return end if data[end] & 0xC0 != 0x80 else size


def find_wide_cut(data: bytes, size: int, name: str) -> int:
    """Where to cut UTF-16 or UTF-32 so that at most `size` bytes stand before it: behind a line, else between two characters.

    >>> find_wide_cut("one\\ntwo".encode("utf-16-le"), 12, "utf-16-le")
    8
    """
    unit = UNITS[name]
    size -= size % unit
    mark = "\n".encode(name)
    at = data.rfind(mark, size // 2, size)
    while at >= 0 and at % unit:
        at = data.rfind(mark, size // 2, at + unit - 1)
    if at >= 0:
        return at + unit
    last = data[size - 1] if name == "utf-16-le" else data[size - 2]
    return size - 2 if unit == 2 and last & 0xFC == 0xD8 else size  # not between two surrogates
