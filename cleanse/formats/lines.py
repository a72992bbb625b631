"""Lines: every line is a text of its own, without its line end; blank lines are texts too.

The line end stays as it is: LF, CR LF, or none at the end of the file. A text can hold no line end, so a cleaned one never does. A line
of which nothing is left goes, unless lines are to be kept.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import BinaryIO

from cleanse.errors import InputError
from cleanse.formats.base import BLOCK, MAX_RECORD, Block, Fields, Note, Parsed, Piece, Written

END = b"\n"


def read(stream: BinaryIO, size: int = BLOCK) -> Iterator[Block]:
    """The blocks of a stream, whole lines each."""
    return read_ended(stream, size, END)


def read_ended(stream: BinaryIO, size: int, end: bytes) -> Iterator[Block]:
    """The blocks of a stream, whole records each that end in `end`; a record that is longer than a block is a block of its own.

    Raises:
        InputError: a record is longer than `MAX_RECORD`.
    """
    record = start = held = 0
    rest: list[bytes] = []
    while data := stream.read(size):
        cut = data.rfind(end) + len(end)
        held = held + len(data) if cut < len(end) else len(data) - cut
        if held > MAX_RECORD:
            raise InputError(f"record {record + 1} is longer than {MAX_RECORD >> 20} MiB; is this the right --format?")
        if cut < len(end):
            rest.append(data)
            continue
        whole = b"".join([*rest, data[:cut]])
        yield Block(whole, record, start, is_head=record == 0)
        record += whole.count(end)
        start += len(whole)
        rest = [data[cut:]] if cut < len(data) else []
    if rest:
        yield Block(b"".join(rest), record, start, is_head=record == 0)


def parse(block: Block, _fields: Fields) -> Parsed:
    """Each line as a text."""
    return parse_ended(block, END)


def parse_ended(block: Block, end: bytes) -> Parsed:
    """Each record of a block as a text; records end in `end`."""
    rows = split_rows(block.data, end)
    pieces = tuple(Piece(block.record + number, body) for number, (body, _) in enumerate(rows))

    def render(
        texts: Sequence[str | bytes | Written], _notes: Mapping[int, Sequence[Note]], left_out: Collection[int]
    ) -> list[bytes]:
        return [
            b"" if piece.record in left_out else to_bytes(text) + row[1]
            for piece, text, row in zip(pieces, texts, rows, strict=True)
        ]

    last = block.record + len(rows) - 1 if rows and not rows[-1][1] else None

    def raw(record: int) -> bytes:
        return b"".join(rows[record - block.record])

    return Parsed(pieces, (), len(rows), render, raw, is_parted=lambda _source, output: end in output, unended=last)


def split_rows(data: bytes, end: bytes = END) -> list[tuple[bytes, bytes]]:
    """The records of a block, each with the end it has.

    >>> split_rows(b"a\\r\\nb")
    [(b'a', b'\\r\\n'), (b'b', b'')]
    """
    rows = []
    parts = data.split(end)
    last = parts.pop()
    for row in parts:
        if end == END and row.endswith(b"\r"):
            rows.append((row[:-1], b"\r" + end))
        else:
            rows.append((row, end))
    if last:
        rows.append((last, b""))
    return rows


def to_bytes(text: str | bytes | Written) -> bytes:
    """The bytes of a text; undecodable bytes as they were."""
    if isinstance(text, bytes):
        return text
    return (text if isinstance(text, str) else text.literal).encode("utf-8", "surrogateescape")
