"""What every format gives: blocks of whole records out of a stream, the texts in a block, and its bytes with other texts in place.

A *block* is some whole records as they were read, small enough to hold, and all that a worker needs. A *piece* is one text of a record
and what the record says of it; a record may have several. A *row* is a record as it is written. Formats know nothing of cleaning.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import BinaryIO, NamedTuple, Protocol, cast

from cleanse.core.record import Json
from cleanse.errors import InputError

#: about how many bytes are read and worked on together
BLOCK = 256 << 10
#: a longer record, in bytes, is refused: it has to be held as a whole
MAX_RECORD = 64 << 20

#: what happened to a text, as its record may hold it
Note = Json


#: where a record says something of its text: a field, or several of which the first that is there counts and none need be
Names = str | tuple[str, ...] | None


class Fields(NamedTuple):
    """Which fields of a record hold its texts, and what is known of them; `a.b` is the one of that name, else `b` within `a`."""

    texts: tuple[str, ...] = ("text",)
    id: Names = None
    source: Names = None
    lang: Names = None
    title: Names = None
    #: the field that the changes are put in
    log: str | None = None
    #: what stands in a line between two texts; for `split` alone
    split_at: str = ""


class Block(NamedTuple):
    """Whole records as they were read; picklable."""

    data: bytes
    #: the number of its first record in the stream, from 0
    record: int = 0
    #: how many bytes of the stream stand before it
    start_byte: int = 0
    #: what stands before the first record and names the columns, or what the writer has to know; every block has it
    header: bytes = b""
    #: whether the stream starts with it; for text also whether it ends with it, for columns whether a row group does
    is_head: bool = True
    is_tail: bool = True
    #: what the text before was read in, if this is its continuation
    before: str | None = None
    #: on which line of the stream its first record begins, from 1 on, where records may have several lines
    line: int = 1


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


class Written(NamedTuple):
    """A text as its record spells it, with all quotation marks and escapes."""

    literal: str


class Parsed(NamedTuple):
    """A block taken apart."""

    pieces: tuple[Piece, ...]
    faults: tuple[Fault, ...]
    #: how many records it has
    size: int
    #: takes one text for each piece in order, notes by record, and the records to leave out; gives the rows, which together are
    #: the block. What is no piece is as it was. A format without rows gives one for all
    render: Callable[[Sequence[str | bytes | Written], Mapping[int, Sequence[Note]], Collection[int]], list[bytes]]
    #: a record as it was read
    raw: Callable[[int], bytes]
    #: how the text of a piece was spelt, by the piece's number; None where `render` would spell the text so by itself
    find_spelling: Callable[[int], str | None] = lambda _: None
    #: what stands before the first row
    head: bytes = b""
    #: whether a text, as it came and clean, would be read as more than one, or as one with the next
    is_parted: Callable[[bytes, bytes], bool] = lambda _source, _output: False
    #: on which line of the stream a record begins, or which it is, from 1 on
    find_line: Callable[[int], int] = lambda record: record + 1
    #: the record that has no end, so that nothing would be left of it but its text
    unended: int | None = None


class Writer(Protocol):
    """Takes the bytes of blocks in order."""

    def write(self, data: bytes, header: bytes, *, is_tail: bool) -> None:
        """Write what became of a block that had this header and this tail."""

    def close(self) -> None:
        """Write what stands at the end."""

    def drop(self) -> None:
        """Write nothing more, no end either: not all of the blocks have come."""


class Format(Protocol):
    """A module of this folder that is a format.

    It may also have `open_writer`, where blocks do not make a file by standing one behind the other; `spell` and `spell_part`, where
    its `find_spelling` gives something; `fits`, where first bytes that are among its traits do not yet tell it.
    """

    def read(self, stream: BinaryIO, size: int = BLOCK, /, **options: str | None) -> Iterator[Block]:
        """The blocks of a stream, of about `size` bytes; with the options that are among its traits."""

    def parse(self, block: Block, fields: Fields) -> Parsed:
        """The texts of a block."""


def load_format(name: str) -> Format:
    """The format of a name: the module that is called so."""
    return cast("Format", import_module(f"cleanse.formats.{name}"))


class _PlainWriter:
    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, data: bytes, header: bytes, *, is_tail: bool) -> None:  # noqa: ARG002
        self._stream.write(data)

    def close(self) -> None:
        pass

    def drop(self) -> None:
        pass


def refuse_wide(head: bytes) -> None:
    """Refuse records whose file begins with a byte order mark of UTF-16 or UTF-32: no line of them can be read.

    Raises:
        InputError: names the encoding, and the command that converts.
    """
    from cleanse.text.wide import find_mark

    if (name := find_mark(head)) is not None:
        kind = name.upper()[:6]
        raise InputError(f"the records are in {kind}, and read as UTF-8; convert them: iconv -f {kind} -t UTF-8 < FILE")


@contextmanager
def open_writer(name: str, stream: BinaryIO) -> Iterator[Writer]:
    """What writes blocks of a format to a stream; the end only if all went well, so that half a file is never taken for a whole one."""
    writer = cast("Writer", getattr(load_format(name), "open_writer", _PlainWriter)(stream))
    try:
        yield writer
    except BaseException:
        writer.drop()
        raise
    writer.close()
