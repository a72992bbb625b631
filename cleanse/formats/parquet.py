"""Parquet, row group by row group: groups, compression of each column, and metadata come out as they went in.

In memory is one row group at a time, and what pyarrow needs to write one.
"""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from cleanse.formats.base import BLOCK, Block
from cleanse.formats.columns import load_batch, make_empty, parse, require_pyarrow, tell_damage, to_blocks

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

__all__ = ["open_writer", "parse", "read"]

#: how many rows are read at once
ROWS = 8192


def read(stream: BinaryIO, size: int = BLOCK) -> Iterator[Block]:  # noqa: ARG001 - a batch is a block
    """The blocks of a file; a file without rows is one block.

    Raises:
        InputError: it is no Parquet, is cut, or pyarrow is not installed.
    """
    require_pyarrow()
    import pyarrow.parquet as pq

    record, header = 0, b""
    with tell_damage("this Parquet"):
        source = pq.ParquetFile(stream, pre_buffer=False)
        for group in range(source.num_row_groups):
            left = source.metadata.row_group(group).num_rows
            for batch in source.iter_batches(ROWS, row_groups=[group], use_threads=False):
                left -= batch.num_rows
                # only now: of what cannot be read pyarrow cannot tell how it is written either, and ends the process
                header = header or json.dumps(_describe(source)).encode()
                batch = batch.cast(source.schema_arrow) if batch.schema != source.schema_arrow else batch
                yield from to_blocks(
                    batch.replace_schema_metadata(source.schema_arrow.metadata), record, header, is_tail=left == 0
                )
                record += batch.num_rows
        if record == 0:
            header = header or json.dumps(_describe(source)).encode()
            yield from to_blocks(make_empty(source.schema_arrow), 0, header, is_tail=True)


def _describe(source: "pq.ParquetFile") -> dict[str, object]:
    """How a file is written, for another one like it."""
    if source.num_row_groups == 0:
        return {}
    group = source.metadata.row_group(0)
    columns = [group.column(number) for number in range(group.num_columns)]
    return {
        "version": source.metadata.format_version,
        "compression": {column.path_in_schema: column.compression for column in columns},
    }


class _Sink:
    """A stream that takes nothing more when it was shut: pyarrow writes a file's end also when its writer is thrown away."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._is_shut = False
        self.closed = False

    def write(self, data: bytes) -> int:
        """Take bytes."""
        return len(data) if self._is_shut else self._stream.write(data)

    def shut(self) -> None:
        """Take no more."""
        self._is_shut = True


class _Writer:
    """Collects the blocks of a row group and writes it."""

    def __init__(self, stream: BinaryIO) -> None:
        require_pyarrow()
        self._sink = _Sink(stream)
        self._writer: pq.ParquetWriter | None = None
        self._group: list[pa.RecordBatch] = []

    def write(self, data: bytes, header: bytes, *, is_tail: bool) -> None:
        """Take a block; write the group if it is the last one of it."""
        import pyarrow as pa

        self._group.append(load_batch(data))
        if self._writer is None:
            self._writer = self._open(self._group[0].schema, json.loads(header or b"{}"))
        if is_tail:
            table = pa.Table.from_batches(self._group)
            if table.num_rows:
                self._writer.write_table(table, row_group_size=table.num_rows)
            self._group = []

    def _open(self, schema: "pa.Schema", known: dict[str, object]) -> "pq.ParquetWriter":
        import pyarrow.parquet as pq

        compression = known.get("compression")
        names = {name: "none" if kind == "UNCOMPRESSED" else str(kind).lower() for name, kind in _items(compression)}
        return pq.ParquetWriter(self._sink, schema, version=known.get("version", "2.6"), compression=names or "snappy")

    def close(self) -> None:
        """Write the file's end."""
        if self._writer is not None:
            self._writer.close()

    def drop(self) -> None:
        """Leave the file's end out."""
        self._sink.shut()
        self.close()


def _items(value: object) -> list[tuple[str, object]]:
    return list(value.items()) if isinstance(value, dict) else []


def open_writer(stream: BinaryIO) -> _Writer:
    """What writes a file of these blocks."""
    return _Writer(stream)
