"""Text: a whole file is one text. A large one is cut into windows, so that memory stays bounded by the window, not by the file.

A window ends behind a blank line, else behind a line, else behind a blank, else between two characters.
"""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from cleanse.text.wide import UNITS

#: the largest window, in bytes
WINDOW = 4 * 1024 * 1024
_CUTS = (b"\n\n", b"\n", b" ")


class Window(NamedTuple):
    """A piece of a file: its bytes, and whether it is the first and the last."""

    data: bytes
    start: int
    is_head: bool
    is_tail: bool


class Readable(Protocol):
    """What can be read piece by piece."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; none at the end."""


def read_windows(stream: Readable, size: int = WINDOW, wide: str | None = None) -> Iterator[Window]:
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
