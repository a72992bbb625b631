"""The columns of Arrow tables: which of them hold texts, and which a cleaned table has besides.

Texts stand in columns of any string type: string, large_string, string_view, and dictionaries of the first two. pyarrow is imported where it is
needed.
"""

from typing import TYPE_CHECKING

from cleanse.core.document import Document
from cleanse.errors import InputError
from cleanse.formats.base import Fields

if TYPE_CHECKING:
    import pyarrow as pa

CHANGES, LANG, FLAGS = "cleanse_changes", "cleanse_lang", "cleanse_flags"


def batch_schema(schema: "pa.Schema", fields: Fields) -> "pa.Schema":
    """The schema of a cleaned batch: the columns as they were, and those of `added_fields`.

    Raises:
        InputError: a column is not there, is no text, or would be added twice.
    """
    import pyarrow as pa

    for name in fields.texts:
        find_text(schema, name)
    for fact in (fields.source, fields.lang, fields.title):
        if fact is not None:
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


def find_text(schema: "pa.Schema", name: str) -> int:
    """The number of a text column.

    Raises:
        InputError: there is none of the name, or several, or it is no text.
    """
    at = _find_column(schema, name)
    _check_text(f"the column {name!r}", schema.field(at).type)
    return at


def find_fact(schema: "pa.Schema", name: str) -> tuple[int, list[str]]:
    """Where a fact about the text stands: the number of a column, and the path below it; `a.b` is the field `b` of the column `a`.

    Raises:
        InputError: there is none of the name, or several, or it is no text.
    """
    import pyarrow as pa

    head, _, rest = name.partition(".")
    if name in schema.names or not rest or head not in schema.names:
        return find_text(schema, name), []
    at = _find_column(schema, head)
    kind = schema.field(at).type
    for part in rest.split("."):
        if not pa.types.is_struct(kind) or kind.get_field_index(part) < 0:
            raise InputError(f"the column {head!r} holds {schema.field(at).type}, without a field {rest!r}")
        kind = kind.field(part).type
    _check_text(f"the field {name!r}", kind)
    return at, rest.split(".")


def _find_column(schema: "pa.Schema", name: str) -> int:
    at = [number for number, known in enumerate(schema.names) if known == name]
    if not at:
        raise InputError(f"there is no column {name!r}; there are {', '.join(schema.names)}")
    if len(at) > 1:
        raise InputError(f"there are {len(at)} columns {name!r}; rename all but one")
    return at[0]


def _check_text(what: str, kind: "pa.DataType") -> None:
    """Refuse a type that holds no texts; a column of nulls alone is as good as one that does."""
    import pyarrow as pa

    inner = kind.value_type if pa.types.is_dictionary(kind) else kind
    checks = [pa.types.is_string, pa.types.is_large_string]
    if inner is kind:
        checks += [pa.types.is_string_view, pa.types.is_null]
    if not any(check(inner) for check in checks):
        raise InputError(f"{what} holds {kind}, not text")
