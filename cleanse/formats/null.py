"""Texts that end in a NUL byte, as `find -print0` and `xargs -0` pass them: they may hold line ends."""

from collections.abc import Iterator
from typing import BinaryIO

from cleanse.formats.base import BLOCK, Block, Fields, Parsed
from cleanse.formats.lines import parse_ended, read_ended

END = b"\0"


def read(stream: BinaryIO, size: int = BLOCK) -> Iterator[Block]:
    """The blocks of a stream, whole texts each."""
    return read_ended(stream, size, END)


def parse(block: Block, _fields: Fields) -> Parsed:
    """Each text without its NUL."""
    return parse_ended(block, END)
