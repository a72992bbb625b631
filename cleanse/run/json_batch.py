"""Record batches whose rows are lines of JSON, as engines read text files: what comes out is what the filter writes for such a file.

A line that cannot be cleaned passes through as it came. The changes go into the field `log` of `Fields`, if it is given.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cleanse.core.record import Origin
from cleanse.formats.base import Block, Fields
from cleanse.run.batch import cut
from cleanse.run.block import Job, Task, clean_block
from cleanse.run.spec import PipelineSpec

if TYPE_CHECKING:
    import pyarrow as pa


def clean_json_batches(
    batches: "Iterable[pa.RecordBatch]", spec: PipelineSpec, fields: Fields = Fields()
) -> "Iterator[pa.RecordBatch]":
    """Clean batches of one column of strings, none of them null, each a record without its line end."""
    job = Job(spec, fields)
    for batch in batches:
        for part in cut(batch):
            yield _clean(part, job)


def _clean(batch: "pa.RecordBatch", job: Job) -> "pa.RecordBatch":
    import pyarrow as pa

    column = batch.column(0)
    plain = pa.large_binary() if pa.types.is_large_string(column.type) else pa.binary()
    data = b"".join(line + b"\n" for line in column.view(plain).to_pylist())
    done = clean_block(Task(Block(data), "jsonl", Origin()), job)
    lines = pa.array(done.output.split(b"\n")[:-1], type=plain)
    return pa.RecordBatch.from_arrays([lines.view(column.type)], schema=batch.schema)
