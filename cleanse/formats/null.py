"""Texts that end in a NUL byte, as `find -print0` and `xargs -0` pass them: they may hold line ends."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from cleanse.formats import lines
from cleanse.formats.base import Block, Fields, Parsed, Piece

END = b"\0"


def read(stream: BinaryIO, size: int = lines.BLOCK) -> Iterator[Block]:
    """The blocks of a stream, whole texts each."""
    return lines.read(stream, size, END)


def parse(block: Block, fields: Fields) -> Parsed:  # noqa: ARG001
    """Each text without its NUL."""
    rows = lines.split_rows(block.data, END)
    pieces = tuple(Piece(block.record + number, body) for number, (body, _) in enumerate(rows))

    def render(texts: Sequence[str | bytes]) -> bytes:
        return b"".join(lines.to_bytes(text) + end for text, (_, end) in zip(texts, rows, strict=True))

    return Parsed(pieces, (), render)
