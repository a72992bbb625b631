"""Text: a whole file is one text. A large one is cut into windows, so that memory stays bounded by the window, not by the file.

A window ends behind a blank line, else behind a line, else behind a blank, else between two characters.
"""

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

#: the largest window, in bytes
WINDOW = 4 * 1024 * 1024
_CUTS = (b"\n\n", b"\n", b" ")


class Window(NamedTuple):
    """A piece of a file: its bytes, and whether it is the first and the last."""

    data: bytes
    start: int
    is_head: bool
    is_tail: bool


def read_windows(stream: BinaryIO, size: int = WINDOW) -> Iterator[Window]:
    """The windows of a stream, which together are all of its bytes; an empty stream has one empty window."""
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
        end = len(rest) if ended else find_cut(rest, size)
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
