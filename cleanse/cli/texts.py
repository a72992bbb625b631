"""The texts that a command looks at without changing them: a file, its lines, or the records of JSON lines."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Annotated, BinaryIO, NamedTuple

import typer

from cleanse.errors import InputError, name_once
from cleanse.formats import lines
from cleanse.formats.json_text import find_path, find_value
from cleanse.run.opening import open_plain
from cleanse.text.decode import decode

FORMATS = ("text", "lines", "jsonl")

#: the arguments that say where the texts are, for every command that reads them
Paths = Annotated[
    list[str] | None, typer.Argument(metavar="[PATH]...", help="The files and folders to read; - or none for standard input.")
]
Format = Annotated[
    str, typer.Option("-f", "--format", metavar="text|lines|jsonl", help="What a text is: a file, a line, or a record.")
]
Field = Annotated[
    str,
    typer.Option("--field", metavar="NAME", help="The field of a record that holds its text; a.b is that key, else b within a."),
]

#: with one of these in front, a file of lines is decoded as a whole
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


class FieldNames(NamedTuple):
    """The names of the fields of a record by what they hold; `a.b` is the one of that name, else `b` within `a`."""

    text: str = "text"
    id: str = "id"
    lang: str | None = None
    source: str | None = None


class Text(NamedTuple):
    """A text to be looked at, and what its record says of it; the reason instead of a text that could not be read."""

    id: str | None
    text: str
    encoding: str
    fault: str | None = None
    lang: str | None = None
    source: str | None = None


def read_texts(path: str, form: str, encoding: str | None, fields: FieldNames) -> Iterator[Text]:
    """The texts of a file, unpacked if it is compressed, or of standard input.

    Raises:
        InputError: it cannot be read, or the named encoding does not fit.
    """
    try:
        with open_plain(path) as stream:
            yield from _read_stream(stream, None if path == "-" else path, form, encoding, fields)
    except InputError as error:
        raise InputError(str(error) if path == "-" else name_once(path, str(error))) from None


def _read_stream(stream: BinaryIO, name: str | None, form: str, encoding: str | None, fields: FieldNames) -> Iterator[Text]:
    if form == "text":
        decoded = decode(stream.read(), encoding)
        yield Text(name, decoded.text, decoded.encoding.name)
        return
    for number, (line, used) in enumerate(_read_lines(stream, encoding), 1):
        place = f"{name or '-'}:{number}"
        if form == "lines":
            yield Text(place, line, used)
        elif line.strip():
            yield _read_record(line, used, place, fields)


def _read_lines(stream: BinaryIO, encoding: str | None) -> Iterator[tuple[str, str]]:
    """The lines without their ends, each with what it was read as."""
    blocks = (block.data for block in lines.read(stream))
    first = next(blocks, b"")
    if encoding is not None or first.startswith(_WIDE_MARKS):
        whole = decode(b"".join([first, *blocks]), encoding)
        rows: Iterable[str] = whole.text.removesuffix("\n").split("\n") if whole.text else ()
        yield from ((row.rstrip("\r"), whole.encoding.name) for row in rows)
        return
    for block in chain([first], blocks):
        for row, _ in lines.split_rows(block):
            one = decode(row.rstrip(b"\r"), is_record=True)
            yield one.text, one.encoding.name


def _read_record(line: str, encoding: str, place: str, fields: FieldNames) -> Text:
    """The text of a JSON record."""
    try:
        record = json.loads(line.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        return Text(None, "", encoding, f"{place}: no JSON: {error}")
    text = _look_up(record, fields.text)
    if not isinstance(text, str):
        known = f"; it has {', '.join(map(str, record))}" if isinstance(record, dict) and record else ""
        return Text(None, "", encoding, f"{place}: no text in the field {fields.text!r}{known}; name another one with --field")
    name = _look_up(record, fields.id)
    lang, source = (_look_up(record, field) if field is not None else None for field in (fields.lang, fields.source))
    return Text(
        place if name is None else str(name),
        text,
        encoding,
        lang=lang if isinstance(lang, str) else None,
        source=source if isinstance(source, str) else None,
    )


def _look_up(record: object, field: str) -> object:
    """The value of a field, within others if its name is dotted, or None."""
    return find_value(record, find_path(record, field)) if isinstance(record, dict) else None
