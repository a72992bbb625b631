"""The texts of a file, whatever it is packed and written in, for what looks at texts and writes none.

A file that is a text is one text, however large; of other files one block is held at a time. Lines and NUL-ended texts in an encoding that does
not keep ASCII, such as UTF-16, are decoded as a whole.
"""

from collections.abc import Iterable, Iterator
from heapq import merge
from io import BytesIO
from operator import itemgetter
from typing import BinaryIO, NamedTuple

from cleanse.errors import InputError, name_once
from cleanse.formats import TRAITS
from cleanse.formats.base import Fields, Parsed, Piece, load_format
from cleanse.formats.windows import peek
from cleanse.run.many import read_blocks
from cleanse.run.opening import check_encoding, find_opening
from cleanse.text.decode import AUTO, decode, encode, find_codec
from cleanse.text.wide import find_mark, keeps_ascii

#: where records say things of their text that nobody named a field for
USUAL = Fields(id=("id",), source=("source", "url"), lang=("lang",))


class Text(NamedTuple):
    """A text, and what is known of it.

    name: what its record says, else its file, with the line behind a colon where that has several texts; None for all of standard input.
    encoding: what it was read as.
    """

    name: str | None
    text: str
    encoding: str = "utf-8"
    lang: str | None = None
    source: str | None = None


class Unread(NamedTuple):
    """A record that cannot be read: its file and line, and why."""

    place: str
    why: str


def read_texts(path: str, fields: Fields = USUAL, form: str = "auto", encoding: str | None = None) -> Iterator[Text | Unread]:
    """The texts of a file, or of standard input, and the records that cannot be read, in their order.

    Raises:
        InputError: it cannot be read to its end, has not the columns of `fields`, or is not in the named encoding.
        UsageError: an encoding is named for records, which are UTF-8.
    """
    form, opened = find_opening(path, form)
    check_encoding(path, form, encoding)
    try:
        with opened() as stream:
            if TRAITS[form].is_whole:
                whole = decode(stream.read(), encoding)
                yield Text(None if path == "-" else path, whole.text, whole.encoding.name)
            else:
                yield from _read_records(stream, path, form, fields, encoding)
    except InputError as error:
        raise InputError(str(error) if path == "-" else name_once(path, str(error))) from None


def read_sound(paths: Iterable[str], fields: Fields = USUAL) -> Iterator[Text]:
    """The texts of files all of whose records can be read.

    Raises:
        InputError: as `read_texts`, or a record cannot be read.
    """
    for path in paths:
        for one in read_texts(path, fields):
            if isinstance(one, Unread):
                raise InputError(f"{one.place}: {one.why}")
            yield one


def read_lines(paths: Iterable[str], fields: Fields = USUAL) -> Iterator[Text]:
    """The lines of such texts that are not blank, each as a text of its own."""
    for one in read_sound(paths, fields):
        yield from (one._replace(text=line) for line in one.text.splitlines() if line.strip())


def _read_records(stream: BinaryIO, path: str, form: str, fields: Fields, encoding: str | None) -> Iterator[Text | Unread]:
    used = None
    if not TRAITS[form].has_fields:
        head, stream = peek(stream, 4)
        if _is_wide(head, encoding):
            whole = decode(stream.read(), encoding)
            stream, encoding, used = BytesIO(encode(whole.text)), "utf-8", whole.encoding.name
    for block in read_blocks(stream, form):
        for one in _read_block(load_format(form).parse(block, fields), path, encoding):
            yield one if used is None or isinstance(one, Unread) else one._replace(encoding=used)


def _is_wide(head: bytes, encoding: str | None) -> bool:
    """Whether the ends of lines are other bytes than in ASCII."""
    if encoding is None or encoding == AUTO:
        return find_mark(head) is not None
    return not keeps_ascii(find_codec(encoding))


def _read_block(parsed: Parsed, path: str, encoding: str | None) -> Iterator[Text | Unread]:
    def find_place(record: int) -> str:
        return f"{path}:{parsed.find_line(record)}"

    faults = ((fault.record, Unread(find_place(fault.record), fault.why)) for fault in sorted(parsed.faults))
    texts = ((piece.record, _read_piece(piece, find_place(piece.record), encoding)) for piece in parsed.pieces)
    yield from map(itemgetter(1), merge(faults, texts, key=itemgetter(0)))


def _read_piece(piece: Piece, place: str, encoding: str | None) -> Text | Unread:
    name = piece.id or place
    if isinstance(piece.text, str):
        return Text(name, piece.text, lang=piece.lang or None, source=piece.source or None)
    try:
        text, used, _ = decode(piece.text, encoding, is_record=True)
    except InputError as error:
        return Unread(place, str(error))
    return Text(name, text, used.name)
