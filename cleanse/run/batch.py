"""One Arrow batch: the function that every engine calls, in one process or on a cluster.

Columns that hold no texts come out as they are, without a copy; so does a text column in which nothing changed. Added columns:
`cleanse_changes` (list of {start, end, old, new, rules, note}, offsets in code points of the original text), `cleanse_lang` (the
language where something asked for it, else null) and `cleanse_flags` (list of {start, end, rule, why}). With several text columns their
names carry the column's: `title_cleanse_changes`. pyarrow is imported when the first batch is cleaned.
"""

from typing import TYPE_CHECKING

from cleanse.core.document import Document
from cleanse.core.edits import Change, revert
from cleanse.errors import InputError
from cleanse.formats.base import Fields
from cleanse.run.spec import PipelineSpec, build, make_facts

if TYPE_CHECKING:
    import pyarrow as pa

_FIELDS = Fields()


def clean_batch(batch: "pa.RecordBatch", spec: PipelineSpec, fields: Fields = _FIELDS) -> "pa.RecordBatch":
    """Clean the text columns of a batch.

    Args:
        batch: Any number of rows; a null stays null.
        spec: The recipe.
        fields: Which columns hold texts, and which say what is known of them.

    Raises:
        InputError: a column is not there, is no text, or would be added twice.
    """
    import pyarrow as pa

    known = {name: _read_column(batch, name) for name in (fields.source, fields.lang, fields.title) if name is not None}
    arrays = list(batch.columns)
    names = list(batch.schema.names)
    schema = [batch.schema.field(number) for number in range(len(names))]
    for name in fields.texts:
        at = find_column(batch, name)
        docs = _clean_column(batch, name, spec, fields, known)
        if any(doc is not None and doc.changes for doc in docs):
            arrays[at] = pa.array([None if doc is None else doc.text for doc in docs], type=schema[at].type)
        prefix = "" if len(fields.texts) == 1 else f"{name}_"
        for added, array in _describe(docs):
            if prefix + added in names:
                raise InputError(f"there is a column {prefix + added!r} already; rename it before cleaning")
            arrays.append(array)
            schema.append(pa.field(prefix + added, array.type))
    return pa.RecordBatch.from_arrays(arrays, schema=pa.schema(schema, metadata=batch.schema.metadata))


def find_column(batch: "pa.RecordBatch", name: str) -> int:
    """The number of a text column.

    Raises:
        InputError: there is none of the name, or it is no text.
    """
    import pyarrow as pa

    at: int = batch.schema.get_field_index(name)
    if at < 0:
        raise InputError(f"there is no column {name!r}; there are {', '.join(batch.schema.names)}; name one with --field")
    kind = batch.schema.field(at).type
    if not (pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind)):
        raise InputError(f"the column {name!r} holds {kind}, not text")
    return at


def _read_column(batch: "pa.RecordBatch", name: str) -> list[str | None]:
    at = batch.schema.get_field_index(name)
    if at < 0:
        raise InputError(f"there is no column {name!r}; there are {', '.join(batch.schema.names)}")
    return [None if value is None else str(value) for value in batch.column(at).to_pylist()]


def _clean_column(
    batch: "pa.RecordBatch", name: str, spec: PipelineSpec, fields: Fields, known: dict[str, list[str | None]]
) -> list[Document | None]:
    pipeline = build(spec)
    columns = [known.get(field or "") for field in (fields.source, fields.lang, fields.title)]
    docs: list[Document | None] = []
    for row, text in enumerate(batch.column(find_column(batch, name)).to_pylist()):
        if text is None:
            docs.append(None)
            continue
        facts = make_facts(*(None if column is None else column[row] for column in columns))
        original = Document(text, facts)
        doc = pipeline.run(original)
        docs.append(doc if revert(doc.text, doc.changes) == text else original)
    return docs


def _describe(docs: list[Document | None]) -> "list[tuple[str, pa.Array]]":
    import pyarrow as pa

    span = [("start", pa.int64()), ("end", pa.int64())]
    text = pa.string()
    change = pa.struct([*span, ("old", text), ("new", text), ("rules", pa.list_(text)), ("note", text)])
    flag = pa.struct([*span, ("rule", text), ("why", text)])
    changes = [None if doc is None else [_row(one) for one in doc.changes] for doc in docs]
    langs = [None if doc is None or not doc.facts.decided else doc.facts.decided[0] for doc in docs]
    flags = [None if doc is None else [one._asdict() for one in doc.flags] for doc in docs]
    return [
        ("cleanse_changes", pa.array(changes, type=pa.list_(change))),
        ("cleanse_lang", pa.array(langs, type=text)),
        ("cleanse_flags", pa.array(flags, type=pa.list_(flag))),
    ]


def _row(change: Change) -> dict[str, object]:
    row = change._asdict()
    row["rules"] = list(change.rules)
    row["note"] = "; ".join(row.pop("notes")) or None
    return row
