"""CSV (RFC 4180): columns parted by commas, fields that may stand in quotation marks and then hold line ends; the first row has names.

Only changed fields are written anew, in quotation marks if they had them or need them; all else stays byte for byte, line ends and the
quoting of other fields too. A row that is too short for a field has no such text.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import AnyStr, BinaryIO, NamedTuple

from cleanse.errors import InputError
from cleanse.formats.base import Block, Fault, Fields, Parsed, Piece

BLOCK = 1 << 20
COMMA = ","
#: a longer row, in bytes, is taken for a quotation mark that was never meant to open a field
MAX_ROW = 64 << 20


class Cell(NamedTuple):
    """A field by its place in the block, and what it says."""

    start: int
    end: int
    text: str
    is_quoted: bool


def read(stream: BinaryIO, size: int = BLOCK) -> Iterator[Block]:
    """The blocks of a stream: whole rows, each block with the header.

    Raises:
        InputError: a row is longer than `MAX_ROW`.
    """
    rest = b""
    header = b""
    record = start = 0
    is_head = True
    while True:
        data = stream.read(size)
        rest += data
        cuts = find_row_ends(rest, is_last=not data)
        if len(rest) > MAX_ROW and not cuts:
            raise InputError(f"row {record + 1}: a quotation mark is not closed within {MAX_ROW >> 20} MiB; is this CSV?")
        if not header and cuts:
            header = rest[: cuts[0]]
            rest = rest[cuts[0] :]
            cuts = [cut - len(header) for cut in cuts[1:]]
            start = len(header)
        if cuts or (not data and is_head and header):
            end = cuts[-1] if cuts else 0
            yield Block(rest[:end], record, start, header, is_head)
            is_head = False
            record += len(cuts)
            start += end
            rest = rest[end:]
        if not data:
            return


def find_row_ends(data: AnyStr, *, is_last: bool = False) -> list[int]:
    """Where rows end, behind their line ends; one within quotation marks is none. With `is_last` the end of the data is one too.

    >>> find_row_ends(b'a,"b\\nc"\\nd,e', is_last=True)
    [8, 11]
    """
    quote, newline = ('"', "\n") if isinstance(data, str) else (b'"', b"\n")
    ends: list[int] = []
    is_open = False
    position = 0
    while (at := data.find(newline, position)) >= 0:
        is_open ^= data.count(quote, position, at) % 2 == 1
        position = at + 1
        if not is_open:
            ends.append(position)
    if is_last and len(data) > (ends[-1] if ends else 0):
        ends.append(len(data))
    return ends


def parse(block: Block, fields: Fields, separator: str = COMMA) -> Parsed:
    """The texts of each row.

    Raises:
        InputError: the header has no column of a wanted name; says which it has.
    """
    columns = read_header(block.header, separator)
    wanted = [_find_column(columns, name) for name in fields.texts]
    about = [
        None if name is None else _find_column(columns, name) for name in (fields.id, fields.source, fields.lang, fields.title)
    ]
    body = block.data.decode("utf-8", "surrogateescape")
    pieces: list[Piece] = []
    cells: list[Cell] = []
    faults: list[Fault] = []
    for number, row in enumerate(pairwise([0, *find_row_ends(body, is_last=True)]), block.record):
        found = _split_row(body, *row, separator)
        if found is None:
            faults.append(Fault(number, "a quotation mark is never closed, or text stands behind one"))
            continue
        known = [None if at is None or at >= len(found) else found[at].text for at in about]
        for name, at in zip(fields.texts, wanted, strict=True):
            if at < len(found):
                cells.append(found[at])
                pieces.append(Piece(number, found[at].text, name, *known))

    def render(texts: Sequence[str | bytes]) -> bytes:
        out: list[str] = []
        position = 0
        for cell, text in sorted(zip(cells, map(str, texts), strict=True)):
            if text != cell.text:
                out += (body[position : cell.start], write_cell(text, separator, is_quoted=cell.is_quoted))
                position = cell.end
        whole = "".join([*out, body[position:]]).encode("utf-8", "surrogateescape")
        return block.header + whole if block.is_head else whole

    return Parsed(tuple(pieces), tuple(faults), render)


@lru_cache(maxsize=8)
def read_header(header: bytes, separator: str) -> tuple[str, ...]:
    """The names of the columns."""
    text = header.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    cells = _split_row(text, 0, len(text), separator)
    if cells is None:
        raise InputError("row 1: the header has a quotation mark that is never closed")
    return tuple(cell.text for cell in cells)


def _find_column(columns: tuple[str, ...], name: str) -> int:
    if name not in columns:
        raise InputError(f"there is no column {name!r}; the header has {', '.join(columns)}; name one with --field")
    return columns.index(name)


@lru_cache(maxsize=8)
def _cell_pattern(separator: str) -> re.Pattern[str]:
    return re.compile(rf'("(?:[^"]|"")*"|[^{re.escape(separator)}\r\n]*)({re.escape(separator)}|\r?\n|\r|\Z)')


def _split_row(body: str, start: int, end: int, separator: str) -> list[Cell] | None:
    """The fields of a row; None where the quotation marks do not fit."""
    cells: list[Cell] = []
    pattern = _cell_pattern(separator)
    at = start
    while at < end:
        match = pattern.match(body, at, end)
        if match is None:
            return None
        written = match[1]
        is_quoted = written.startswith('"')
        if is_quoted and (len(written) < 2 or not written.endswith('"')):
            return None
        text = written[1:-1].replace('""', '"') if is_quoted else written
        cells.append(Cell(match.start(1), match.end(1), text, is_quoted))
        if match[2] != separator:
            return cells if match.end() == end else None
        at = match.end()
    cells.append(Cell(end, end, "", False))
    return cells


def write_cell(text: str, separator: str, *, is_quoted: bool) -> str:
    """A field as it is written.

    >>> write_cell("a,b", ",", is_quoted=False)
    '"a,b"'
    """
    if is_quoted or any(char in text for char in (separator, '"', "\n", "\r")):
        return '"' + text.replace('"', '""') + '"'
    return text
