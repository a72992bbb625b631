"""What every format gives: blocks of whole records out of a stream, the texts in a block, and its bytes with other texts in place.

A *block* is some whole records as they were read, small enough to hold, and all that a worker needs. A *piece* is one text of a record
and what the record says of it; a record may have several. Formats know nothing of cleaning.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple


class Fields(NamedTuple):
    """Which fields of a record hold its texts, and what is known of them; `a.b` for one within another."""

    texts: tuple[str, ...] = ("text",)
    id: str | None = None
    source: str | None = None
    lang: str | None = None
    title: str | None = None


class Block(NamedTuple):
    """Whole records as they were read; picklable."""

    data: bytes
    #: the number of its first record in the stream, from 0
    record: int
    #: how many bytes of the stream stand before it
    start_byte: int
    #: what stands before the first record and names the columns; written again with the first block alone
    header: bytes = b""
    is_head: bool = True
    is_tail: bool = True


class Piece(NamedTuple):
    """One text: bytes where the format does not say how they are read, else a str."""

    record: int
    text: str | bytes
    field: str | None = None
    id: str | None = None
    source: str | None = None
    lang: str | None = None
    title: str | None = None


class Fault(NamedTuple):
    """A record that cannot be read; it passes through as it is."""

    record: int
    why: str


class Parsed(NamedTuple):
    """A block taken apart.

    render: takes one text for each piece, in order, and gives the bytes of the block; what is not a piece is as it was.
    """

    pieces: tuple[Piece, ...]
    faults: tuple[Fault, ...]
    render: Callable[[Sequence[str | bytes]], bytes]
