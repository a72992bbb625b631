"""Record batches of Arrow as blocks: what the formats Parquet and Arrow have in common.

A block is some rows of a batch, as an Arrow stream; its header is what the writer has to know, and it ends a group of rows with `is_tail`.
Columns without texts, their types and the metadata of the schema stay as they are. A null is no text; a text that is no UTF-8 is a
fault. pyarrow is an extra.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cleanse.errors import InputError
from cleanse.formats.arrow_text import find_text, put_texts, read_facts, read_texts
from cleanse.formats.base import BLOCK, Block, Fault, Fields, Note, Parsed, Piece, Written

if TYPE_CHECKING:
    import pyarrow as pa


def require_pyarrow() -> None:
    """Say what is to be done where pyarrow is not installed.

    Raises:
        InputError: it is not.
    """
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        raise InputError("Parquet and Arrow need pyarrow: pip install pyarrow") from None


@contextmanager
def tell_damage(what: str) -> Iterator[None]:
    """Say that data cannot be read, whatever pyarrow has against them.

    Args:
        what: What the data are.

    Raises:
        InputError: they are damaged, cut, or of a kind that pyarrow does not know.
    """
    import pyarrow as pa

    try:
        yield
    except (pa.ArrowException, OSError, UnicodeError) as error:  # names of columns may be no UTF-8
        raise InputError(f"{what} cannot be read: {' '.join(str(error).split())}") from None


def to_blocks(batch: "pa.RecordBatch", record: int, header: bytes, *, is_tail: bool) -> Iterator[Block]:
    """The rows of a batch in blocks of about `BLOCK` bytes; an empty batch is one block.

    Args:
        batch: The rows.
        record: The number of the first one.
        header: What the writer has to know.
        is_tail: Whether the batch ends its group.
    """
    step = max(1, batch.num_rows * BLOCK // max(BLOCK, batch.nbytes)) if batch.num_rows else 1
    for start in range(0, max(1, batch.num_rows), step):
        part = batch.slice(start, step)
        is_last = start + step >= batch.num_rows
        yield Block(dump_batch(part), record + start, 0, header, record + start == 0, is_tail and is_last)


def make_empty(schema: "pa.Schema") -> "pa.RecordBatch":
    """A batch without rows."""
    import pyarrow as pa

    return pa.RecordBatch.from_arrays([pa.nulls(0, field.type) for field in schema], schema=schema)


def dump_batch(batch: "pa.RecordBatch") -> bytes:
    """A batch as an Arrow stream."""
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    return bytes(sink.getvalue())


def load_batch(data: bytes) -> "pa.RecordBatch":
    """The batch of an Arrow stream."""
    import pyarrow as pa

    with pa.ipc.open_stream(data) as reader:
        return reader.read_next_batch()


def parse(block: Block, fields: Fields) -> Parsed:
    """The texts of some rows.

    Raises:
        InputError: a column is not there, holds no text, or would be added twice.
    """
    import pyarrow as pa

    batch = load_batch(block.data)
    wanted = {name: find_text(batch.schema, name) for name in fields.texts}
    if fields.log is not None and fields.log in batch.schema.names:
        raise InputError(f"there is a column {fields.log!r} already; name another one with --log-field")
    about = [read_facts(batch, name) for name in (fields.id, fields.source, fields.lang, fields.title)]
    texts = {name: read_texts(batch, place) for name, place in wanted.items()}
    faults = _find_faults(texts, block.record)
    pieces: list[Piece] = []
    for row in range(batch.num_rows):
        if row not in faults:
            known = [column[row] for column in about]
            found = ((name, column[row]) for name, column in texts.items())
            pieces += [Piece(block.record + row, text, name, *known) for name, text in found if isinstance(text, str)]

    def render(
        new: Sequence[str | bytes | Written], notes: Mapping[int, Sequence[Note]], left_out: Collection[int]
    ) -> list[bytes]:
        changed: dict[str, dict[int, str]] = {}
        for piece, text in zip(pieces, new, strict=True):
            if text != piece.text and isinstance(text, str):
                changed.setdefault(piece.field or "", {})[piece.record - block.record] = text
        if not changed and not left_out and fields.log is None:
            return [block.data]
        arrays = list(batch.columns)
        for name, rows in changed.items():
            at, path = wanted[name]
            arrays[at] = put_texts(arrays[at], rows, path)
        out = pa.RecordBatch.from_arrays(arrays, schema=batch.schema)
        if fields.log is not None:
            out = _add_notes(out, fields.log, [notes.get(block.record + row) for row in range(batch.num_rows)])
        return [dump_batch(_leave_out(out, {record - block.record for record in left_out}))]

    def raw(record: int) -> bytes:
        held = [column[record - block.record] for column in texts.values()]
        return next((value for value in held if isinstance(value, bytes)), b"")

    return Parsed(tuple(pieces), tuple(faults.values()), batch.num_rows, render, raw)


def _find_faults(texts: Mapping[str, Sequence[str | bytes | None]], first: int) -> dict[int, Fault]:
    """The rows with a text that is no UTF-8, by their places in the batch, whose first record has the number `first`."""
    faults: dict[int, Fault] = {}
    for name, column in texts.items():
        for row, text in enumerate(column):
            if isinstance(text, bytes):
                faults.setdefault(row, Fault(first + row, f"no UTF-8 in the column {name!r}"))
    return faults


def make_note_type() -> "pa.DataType":
    """The type of the column that the changes are put in."""
    import pyarrow as pa

    text, numbers = pa.string(), pa.list_(pa.int64())
    names = [("field", text), ("rule", text), ("span", numbers), ("clean", numbers), ("old", text), ("new", text)]
    return pa.list_(pa.struct([*names, ("via", pa.list_(text)), ("note", text), ("same_as", numbers)]))


def _add_notes(batch: "pa.RecordBatch", name: str, notes: Sequence[Sequence[Note] | None]) -> "pa.RecordBatch":
    import pyarrow as pa

    rows = [[] if note is None else list(note) for note in notes]
    schema = batch.schema.append(pa.field(name, make_note_type()))
    return pa.RecordBatch.from_arrays([*batch.columns, pa.array(rows, type=make_note_type())], schema=schema)


def _leave_out(batch: "pa.RecordBatch", rows: Collection[int]) -> "pa.RecordBatch":
    import pyarrow as pa

    return batch.filter(pa.array([row not in rows for row in range(batch.num_rows)])) if rows else batch
