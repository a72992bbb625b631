"""Arrow batches: the function that every engine calls, in one process or on a cluster.

Columns that hold no texts come out as they are, without a copy; so does a text column in which nothing changed. What is added is in
`columns`. `cleanse_changes` holds the changes of each text, `Change(**row)` makes one again; `cleanse_lang` its language where something
asked for it, else null. A null stays null. A text that is no valid UTF-8 stays as it is, with a flag.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from cleanse.core.document import Document
from cleanse.core.edits import Flag
from cleanse.errors import UsageError
from cleanse.formats.arrow_text import Place, find_text, put_texts, read_facts, read_texts
from cleanse.formats.base import Fields
from cleanse.run.check import clean_text
from cleanse.run.columns import added_fields, batch_schema, describe
from cleanse.run.given import check_recipe
from cleanse.run.spec import PipelineSpec, build, make_facts

if TYPE_CHECKING:
    import pyarrow as pa

INVALID = "bytes/invalid-utf-8"
#: batches of more bytes are cut before they are cleaned, since their texts stand in memory twice meanwhile
LARGEST = 64 * 2**20


def clean_batches(
    batches: "Iterable[pa.RecordBatch]", spec: PipelineSpec, fields: Fields = Fields()
) -> "Iterator[pa.RecordBatch]":
    """Clean batches one by one, in order; a large one comes out in several, a row alone in one whatever its size.

    Raises:
        InputError: as `clean_batch`.
    """
    for batch in batches:
        for part in cut(batch):
            yield clean_batch(part, spec, fields)


def clean_table(table: "pa.Table", spec: PipelineSpec, fields: Fields = Fields()) -> "pa.Table":
    """Clean the text columns of a table; its chunks stay chunks.

    Raises:
        UsageError: it is no table.
        InputError: as `clean_batch`.
    """
    import pyarrow as pa

    if not isinstance(table, pa.Table):
        raise UsageError(f"a Table is wanted, not {type(table).__name__}; clean_batch takes a RecordBatch")
    schema = batch_schema(table.schema, fields)
    return pa.Table.from_batches(clean_batches(table.to_batches(), spec, fields), schema)


def cut(batch: "pa.RecordBatch") -> "Iterator[pa.RecordBatch]":
    """The batch in parts of at most `LARGEST` bytes, as far as rows can be parted."""
    if batch.nbytes <= LARGEST or batch.num_rows < 2:
        yield batch
        return
    half = batch.num_rows // 2
    yield from cut(batch.slice(0, half))
    yield from cut(batch.slice(half))


def clean_batch(batch: "pa.RecordBatch", spec: PipelineSpec, fields: Fields = Fields()) -> "pa.RecordBatch":
    """Clean the text columns of a batch.

    Args:
        batch: Any number of rows.
        spec: The recipe.
        fields: Which columns hold texts, and which say what is known of them; `id` is not looked at.

    Returns:
        A batch of as many rows, with the schema that `batch_schema` tells.

    Raises:
        InputError: a column is not there, is no text, or would be added twice.
        UsageError: batch, recipe or fields are of another kind.
    """
    import pyarrow as pa

    if not isinstance(batch, pa.RecordBatch):
        raise UsageError(f"a RecordBatch is wanted, not {type(batch).__name__}; clean_table takes a Table")
    check_recipe(spec)
    schema = batch_schema(batch.schema, fields)
    arrays = list(batch.columns)
    added: list[pa.Array] = []
    for name in fields.texts:
        at, path = place = find_text(batch.schema, name)
        docs = _clean_column(batch, name, place, spec, fields)
        changed = {row: doc.text for row, doc in enumerate(docs) if doc is not None and doc.changes}
        arrays[at] = put_texts(arrays[at], changed, path)
        added += _add_columns(docs)
    return pa.RecordBatch.from_arrays([*arrays, *added], schema=schema)


def _clean_column(batch: "pa.RecordBatch", name: str, place: Place, spec: PipelineSpec, fields: Fields) -> list[Document | None]:
    pipeline = build(spec)
    # a column of titles is not held against itself
    title = None if fields.title == name else fields.title
    sources, languages, titles = (read_facts(batch, fact) for fact in (fields.source, fields.lang, title))
    docs: list[Document | None] = []
    for text, source, lang, known in zip(read_texts(batch, place), sources, languages, titles, strict=True):
        if text is None:
            docs.append(None)
        elif isinstance(text, bytes):
            docs.append(Document("", flags=(Flag(0, 0, INVALID, "no valid UTF-8, left as it is"),)))
        else:
            docs.append(clean_text(text, pipeline, make_facts(source, lang, known, langid=spec.langid)).doc)
    return docs


def _add_columns(docs: Sequence[Document | None]) -> "list[pa.Array]":
    """What is added for one text column."""
    import pyarrow as pa

    rows = [{} if doc is None else describe(doc) for doc in docs]
    return [pa.array([row.get(field.name) for row in rows], type=field.type) for field in added_fields(Fields())]
