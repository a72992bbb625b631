"""The log as Parquet: a row for each line, columns for what is asked for most, and `rest` with the other keys as JSON.

The columns are `t`, `n`, `id`, `file`, `record`, `field`, `source`, `lang`, `rule`, `start`, `end`, `clean_start`, `clean_end`, `old`,
`new`. The lines come back from the rows as they were, but for the order of their keys. pyarrow is an extra.
"""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from cleanse.changelog.entry import dump
from cleanse.errors import InputError

if TYPE_CHECKING:
    import pyarrow as pa

_TEXTS = ("t", "id", "file", "field", "source", "lang", "rule", "old", "new")
_SPANS = {"span": ("start", "end"), "clean": ("clean_start", "clean_end")}
#: how many lines make a row group
_GROUP = 20_000


def make_schema() -> "pa.Schema":
    """The columns.

    Raises:
        InputError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
    except ImportError:
        raise InputError("a log in Parquet needs pyarrow: pip install pyarrow") from None
    number, text = pa.int64(), pa.string()
    return pa.schema(
        [
            *(("t", text), ("n", number), ("id", text), ("file", text), ("record", number), ("field", text), ("source", text)),
            *(("lang", text), ("rule", text), ("start", number), ("end", number), ("clean_start", number), ("clean_end", number)),
            *(("old", text), ("new", text), ("rest", text)),
        ]
    )


class ParquetLog:
    """Takes lines of the log and writes them as rows; `close` writes the file's end."""

    def __init__(self, stream: BinaryIO) -> None:
        self._schema = make_schema()
        import pyarrow.parquet as pq

        self._writer: pq.ParquetWriter = pq.ParquetWriter(stream, self._schema, compression="zstd")
        self._rows: list[dict[str, object]] = []

    def write(self, line: str) -> None:
        """Take a line."""
        self._rows.append(_to_row(json.loads(line)))
        if len(self._rows) >= _GROUP:
            self._flush()

    def close(self) -> None:
        """Write what is left and the file's end."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        import pyarrow as pa

        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, schema=self._schema))
            self._rows = []


def _to_row(line: dict[str, object]) -> dict[str, object]:
    row: dict[str, object] = {}
    rest: dict[str, object] = {}
    for key, value in line.items():
        if isinstance(value, list) and key in _SPANS:
            row.update(zip(_SPANS[key], value, strict=True))
        elif (key in _TEXTS and isinstance(value, str)) or (key in {"n", "record"} and isinstance(value, int)):
            row[key] = value
        else:
            rest[key] = value
    return {**row, "rest": dump(rest) if rest else None}


def read_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a log in Parquet.

    Raises:
        InputError: it is none, or pyarrow is not installed.
    """
    schema = make_schema()
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        source = pq.ParquetFile(stream)
        if source.schema_arrow.names != schema.names:
            raise InputError(f"this Parquet is no change log; its columns are {', '.join(source.schema_arrow.names)}")
        for batch in source.iter_batches(_GROUP):
            for row in batch.to_pylist():
                yield dump(_to_line(row)).encode()
    except (pa.ArrowException, OSError, ValueError, RecursionError) as error:
        raise InputError(f"this Parquet cannot be read: {' '.join(str(error).split())}") from None


def _to_line(row: dict[str, object]) -> dict[str, object]:
    line: dict[str, object] = {}
    for key, (start, end) in _SPANS.items():
        if row[start] is not None:
            line[key] = [row[start], row[end]]
    line |= {key: row[key] for key in (*_TEXTS, "n", "record") if row[key] is not None}
    return {**line, **json.loads(str(row["rest"]))} if row["rest"] is not None else line
