"""The columns of a cleaned Arrow table: those that were there, and what is added for each column of texts."""

from typing import TYPE_CHECKING

from cleanse.core.document import Document
from cleanse.errors import InputError
from cleanse.formats.arrow_text import find_fact, find_text
from cleanse.formats.base import Fields
from cleanse.run.given import check_fields

if TYPE_CHECKING:
    import pyarrow as pa

CHANGES, LANG, FLAGS = "cleanse_changes", "cleanse_lang", "cleanse_flags"


def batch_schema(schema: "pa.Schema", fields: Fields) -> "pa.Schema":
    """The schema of a cleaned batch: the columns as they were, and those of `added_fields`.

    Raises:
        InputError: a column is not there, is no text, or would be added twice.
        UsageError: the fields are none.
    """
    import pyarrow as pa

    check_fields(fields)
    for name in fields.texts:
        find_text(schema, name)
    for fact in (fields.source, fields.lang, fields.title):
        if isinstance(fact, str):
            find_fact(schema, fact)
    added = added_fields(fields)
    for field in added:
        if field.name in schema.names:
            raise InputError(f"there is a column {field.name!r} already; rename it before cleaning")
    return pa.schema([*schema, *added], metadata=schema.metadata)


def added_fields(fields: Fields) -> "list[pa.Field]":
    """What each text column adds: its changes, language and flags; of several text columns each with the column's name in front.

    >>> [field.name for field in added_fields(Fields())]
    ['cleanse_changes', 'cleanse_lang', 'cleanse_flags']
    >>> added_fields(Fields(texts=("title", "text")))[0].name
    'title_cleanse_changes'
    """
    import pyarrow as pa

    span = [("start", pa.int64()), ("end", pa.int64())]
    text = pa.string()
    change = pa.struct([*span, ("old", text), ("new", text), ("rules", pa.list_(text)), ("notes", pa.list_(text))])
    flag = pa.struct([*span, ("rule", text), ("why", text)])
    prefixes = [""] if len(fields.texts) == 1 else [f"{name}_" for name in fields.texts]
    kinds = {CHANGES: pa.list_(change), LANG: text, FLAGS: pa.list_(flag)}
    return [pa.field(prefix + name, kind) for prefix in prefixes for name, kind in kinds.items()]


def describe(doc: Document) -> dict[str, object]:
    """What the added columns say of a text, as plain values.

    >>> describe(Document("Trams run."))
    {'cleanse_changes': [], 'cleanse_lang': None, 'cleanse_flags': []}
    """
    changes = [{**change._asdict(), "rules": list(change.rules), "notes": list(change.notes)} for change in doc.changes]
    lang = doc.facts.decided[0] if doc.facts.decided else None
    return {CHANGES: changes, LANG: lang, FLAGS: [flag._asdict() for flag in doc.flags]}
