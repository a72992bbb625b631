"""Lines: every line is a text of its own, without its line end; blank lines are texts too.

The line end stays as it is: LF, CR LF, or none at the end of the file. A text can hold no line end, so a cleaned one never does.
"""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from cleanse.formats.base import Block, Fields, Parsed, Piece

#: about so many bytes are read and worked on together
BLOCK = 1 << 20
END = b"\n"


def read(stream: BinaryIO, size: int = BLOCK, end: bytes = END) -> Iterator[Block]:
    """The blocks of a stream, whole lines each; a line that is longer than a block is a block of its own."""
    record = start = 0
    rest: list[bytes] = []
    while data := stream.read(size):
        cut = data.rfind(end) + len(end)
        if cut < len(end):
            rest.append(data)
            continue
        whole = b"".join([*rest, data[:cut]])
        yield Block(whole, record, start)
        record += whole.count(end)
        start += len(whole)
        rest = [data[cut:]] if cut < len(data) else []
    if rest:
        yield Block(b"".join(rest), record, start)


def parse(block: Block, fields: Fields) -> Parsed:  # noqa: ARG001
    """Each line as a text."""
    rows = split_rows(block.data)
    pieces = tuple(Piece(block.record + number, body) for number, (body, _) in enumerate(rows))

    def render(texts: Sequence[str | bytes]) -> bytes:
        return b"".join(to_bytes(text) + end for text, (_, end) in zip(texts, rows, strict=True))

    return Parsed(pieces, (), render)


def split_rows(data: bytes, end: bytes = END) -> list[tuple[bytes, bytes]]:
    """The records of a block, each with the end it has.

    >>> split_rows(b"a\\r\\nb")
    [(b'a', b'\\r\\n'), (b'b', b'')]
    """
    rows = []
    for row in data.split(end):
        if end == END and row.endswith(b"\r"):
            rows.append((row[:-1], b"\r" + end))
        else:
            rows.append((row, end))
    body, last = rows.pop()
    if body or last != end:
        rows.append((body + last.removesuffix(end), b""))
    return rows


def to_bytes(text: str | bytes) -> bytes:
    """The bytes of a text; undecodable bytes as they were."""
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")
