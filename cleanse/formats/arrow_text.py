"""Texts in columns of Arrow: where they stand, how they are read, and how others are put in their place.

Texts stand in columns of any string type: string, large_string, string_view, and dictionaries of the first two; a column of nulls alone
is as good as one. `a.b` is the column of that name, else the field `b` within a column `a` of structs, at any depth. A text that is no UTF-8, which
Arrow does not check when it reads a file, is read as bytes and stays what it is.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from cleanse.errors import InputError
from cleanse.formats.base import Names

if TYPE_CHECKING:
    import pyarrow as pa


class Place(NamedTuple):
    """Where values stand: the number of a column, and the fields within it."""

    column: int
    path: tuple[str, ...]


def find_text(schema: "pa.Schema", name: str) -> Place:
    """Where texts stand.

    Raises:
        InputError: there is no column of the name, or several, or it is no text.
    """
    return _find(schema, name, is_fact=False)


def find_fact(schema: "pa.Schema", name: str) -> Place:
    """Where a fact about the text stands, as text or a whole number.

    Raises:
        InputError: there is no column of the name, or several, or it holds something else.
    """
    return _find(schema, name, is_fact=True)


def _choose_fact(schema: "pa.Schema", names: Sequence[str]) -> Place | None:
    """Where the first of some facts that is there stands."""
    for name in names:
        with suppress(InputError):
            return find_fact(schema, name)
    return None


def _find(schema: "pa.Schema", name: str, *, is_fact: bool) -> Place:
    import pyarrow as pa

    head, _, rest = name.partition(".")
    path = rest.split(".") if rest and name not in schema.names and head in schema.names else []
    at = _find_column(schema, head if path else name)
    kind = schema.field(at).type
    for part in path:
        if not pa.types.is_struct(kind) or kind.get_field_index(part) < 0:
            raise InputError(f"the column {head!r} holds {schema.field(at).type}, without a field {rest!r}")
        kind = kind.field(part).type
    if not (_is_text(kind) or (is_fact and pa.types.is_integer(kind))):
        raise InputError(f"the {'field' if path else 'column'} {name!r} holds {kind}, not text")
    return Place(at, tuple(path))


def _find_column(schema: "pa.Schema", name: str) -> int:
    at = [number for number, known in enumerate(schema.names) if known == name]
    if not at:
        raise InputError(describe_missing(name, schema.names))
    if len(at) > 1:
        raise InputError(f"there are {len(at)} columns {name!r}; rename all but one")
    return at[0]


def describe_missing(name: str, names: Sequence[str]) -> str:
    """What is said of a column that is not there, beside those that are.

    >>> describe_missing("text", ["body", "url"])
    "there is no column 'text'; there are body, url; name one of these"
    """
    known = f"are {', '.join(names)}; name one of these" if names else "is none at all"
    return f"there is no column {name!r}; there {known}"


def _is_text(kind: "pa.DataType") -> bool:
    import pyarrow as pa

    if pa.types.is_dictionary(kind):
        return bool(pa.types.is_string(kind.value_type) or pa.types.is_large_string(kind.value_type))
    checks = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view, pa.types.is_null)
    return any(check(kind) for check in checks)


def read_facts(batch: "pa.RecordBatch", names: Names) -> list[str | None]:
    """What a column says of each row; None where nothing is said, or in what is no UTF-8.

    Raises:
        InputError: as `find_fact`, where one name is given.
    """
    place = find_fact(batch.schema, names) if isinstance(names, str) else _choose_fact(batch.schema, names or ())
    if place is None:
        return [None] * batch.num_rows
    values = read_texts(batch, place)
    return [None if value is None or isinstance(value, bytes) else str(value) for value in values]


def read_texts(batch: "pa.RecordBatch", place: Place) -> "list[str | bytes | None]":
    """The texts of a place; bytes where one is no UTF-8."""
    import pyarrow.compute as pc

    array = batch.column(place.column)
    if place.path:
        array = pc.struct_field(array, list(place.path))
    return to_values(array)


def to_values(array: "pa.Array | pa.ChunkedArray") -> "list[str | bytes | None]":
    """The texts of an array; bytes where one is no UTF-8."""
    try:
        texts: list[str | bytes | None] = array.to_pylist()
    except UnicodeDecodeError:
        return [_decode(scalar) for scalar in array]
    return texts


def _decode(scalar: "pa.Scalar") -> str | bytes | None:
    try:
        text: str | None = scalar.as_py()
    except UnicodeDecodeError as error:
        return error.object
    return text


def put_texts(array: "pa.Array", texts: Mapping[int, str], path: Sequence[str] = ()) -> "pa.Array":
    """The array with other texts in some rows, of the type it has; the array itself, without a copy, where there are none.

    Args:
        array: A column.
        texts: By row.
        path: The fields within structs that lead to the texts; fields beside it are not copied.

    Raises:
        InputError: the texts do not fit into the type.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    if not texts:
        return array
    if path:
        at = array.type.get_field_index(path[0])
        fields = [array.field(number) for number in range(array.type.num_fields)]
        fields[at] = put_texts(fields[at], texts, path[1:])
        return pa.StructArray.from_arrays(fields, fields=list(array.type), mask=array.is_null() if array.null_count else None)
    plain = pa.large_string() if pa.types.is_large_string(array.type) else pa.string()
    changed = pa.array([texts.get(row) for row in range(len(array))], type=plain)
    try:
        return pc.coalesce(changed, array.cast(plain)).cast(array.type)
    except pa.ArrowInvalid as error:
        raise InputError(f"the clean texts do not fit into a column of {array.type}; cast it to large_string: {error}") from None
