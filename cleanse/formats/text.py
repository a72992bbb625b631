"""Text: a whole file is one text; a large one is read in windows."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import BinaryIO

from cleanse.formats.base import Block, Fields, Note, Parsed, Piece, Written
from cleanse.formats.windows import WINDOW, read_text


def read(stream: BinaryIO, size: int = WINDOW, encoding: str | None = None) -> Iterator[Block]:
    """The windows of a stream as blocks of one text each."""
    for number, window in enumerate(read_text(stream, encoding, size)):
        yield Block(window.data, number, window.start, b"", window.is_head, window.is_tail, window.before)


def parse(block: Block, _fields: Fields) -> Parsed:
    """The window as a text."""

    def render(
        texts: Sequence[str | bytes | Written], _notes: Mapping[int, Sequence[Note]], _left_out: Collection[int]
    ) -> list[bytes]:
        return [text for text in texts if isinstance(text, bytes)]

    return Parsed((Piece(block.record, block.data),), (), 1, render, lambda _: block.data)
