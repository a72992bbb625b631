"""Arrow IPC, the file and the stream format, batch by batch; what comes out is of the same kind, with the same batches, uncompressed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from cleanse.errors import InputError
from cleanse.formats import ARROW_FILE, ARROW_STREAM
from cleanse.formats.base import BLOCK, Block
from cleanse.formats.columns import load_batch, make_empty, parse, require_pyarrow, tell_damage, to_blocks

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["fits", "open_writer", "parse", "read"]

_OLD_MAGIC = b"FEA1"
FILE, STREAM = b"file", b"stream"
#: a longer schema, in bytes, is none
_MAX_SCHEMA = 16 << 20


def fits(head: bytes) -> bool:
    """Whether a stream with these first 12 bytes is one of Arrow; text may begin as a stream does, but not with such numbers behind.

    >>> fits(bytes.fromhex("ffffffff 78000000 10000000")), fits(b"\\xff\\xff\\xff\\xff in latin-1")
    (True, False)
    """
    size, root = int.from_bytes(head[4:8], "little"), int.from_bytes(head[8:12], "little")
    return not head.startswith(ARROW_STREAM) or (size % 8 == 0 and 4 <= root < size < _MAX_SCHEMA)


def read(stream: BinaryIO, size: int = BLOCK) -> Iterator[Block]:  # noqa: ARG001 - a batch is a block
    """The blocks of a file or stream; one without rows is one block.

    Raises:
        InputError: it is no Arrow, or Feather V1, is cut, or pyarrow is not installed.
    """
    require_pyarrow()
    magic = stream.read(len(ARROW_FILE))
    if magic.startswith(_OLD_MAGIC):
        raise InputError("this is Feather V1, which is no Arrow file; write it anew with pyarrow.feather, whose default is V2")
    kind = FILE if magic == ARROW_FILE else STREAM
    stream.seek(0)
    record = 0
    with tell_damage("this Arrow data"):
        schema, batches = _open_file(stream) if kind == FILE else _open_stream(stream)
        for batch in batches:
            _check_layout(batch)
            yield from to_blocks(batch, record, kind, is_tail=True)
            record += batch.num_rows
        if record == 0:
            yield from to_blocks(make_empty(schema), 0, kind, is_tail=True)


def _check_layout(batch: "pa.RecordBatch") -> None:
    """Look whether all offsets of a batch lie within it: Arrow data are used as they are, and a wrong one would end the process.

    Raises:
        pa.ArrowInvalid: one does not. A text that is no UTF-8 is a fault of its record alone.
    """
    import pyarrow as pa

    for column in batch.columns:
        try:
            column.validate(full=True)
        except pa.ArrowInvalid as error:
            if "UTF8" not in str(error):
                raise


def _open_file(stream: BinaryIO) -> "tuple[pa.Schema, Iterator[pa.RecordBatch]]":
    import pyarrow as pa

    reader = pa.ipc.open_file(stream)
    return reader.schema, (reader.get_batch(number) for number in range(reader.num_record_batches))


def _open_stream(stream: BinaryIO) -> "tuple[pa.Schema, Iterator[pa.RecordBatch]]":
    import pyarrow as pa

    reader = pa.ipc.open_stream(stream)
    return reader.schema, iter(reader)


class _Writer:
    """Collects the blocks of a batch and writes it."""

    def __init__(self, stream: BinaryIO) -> None:
        require_pyarrow()
        self._stream = stream
        self._writer: pa.ipc.RecordBatchStreamWriter | None = None
        self._batch: list[pa.RecordBatch] = []

    def write(self, data: bytes, header: bytes, *, is_tail: bool) -> None:
        """Take a block; write the batch if it is the last one of it."""
        import pyarrow as pa

        self._batch.append(load_batch(data))
        if self._writer is None:
            make = pa.ipc.new_stream if header == STREAM else pa.ipc.new_file
            self._writer = make(self._stream, self._batch[0].schema)
        if is_tail:
            whole = self._batch[0] if len(self._batch) == 1 else pa.concat_batches(self._batch)
            if whole.num_rows:
                self._writer.write_batch(whole)
            self._batch = []

    def close(self) -> None:
        """Write the end."""
        if self._writer is not None:
            self._writer.close()

    def drop(self) -> None:
        """Leave the end out."""
        self._writer = None


def open_writer(stream: BinaryIO) -> _Writer:
    """What writes a file or stream of these blocks."""
    return _Writer(stream)
