"""CSV (RFC 4180): columns parted by commas, fields that may stand in quotation marks and then hold line ends; the first row has names.

Only changed fields are written anew, in quotation marks if they had them or need them (`write_cell`); all else stays byte for byte, line ends and the
quoting of other fields too. A quotation mark inside a bare field is a character like others. A row whose quotation marks do not fit
is a fault, and its line alone: the next line is a row again.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, groupby
from operator import attrgetter
from typing import BinaryIO, NamedTuple

from cleanse.errors import InputError
from cleanse.formats.base import BLOCK, MAX_RECORD, Block, Fault, Fields, Names, Note, Parsed, Piece, Written, refuse_wide

COMMA = ","
#: a byte order mark and blank lines, which may stand above the names
_BLANK = re.compile(rb"(?:\xef\xbb\xbf)?(?:[ \r]*\n)*")
#: a carriage return that no line feed follows
_LONE = re.compile(r"\r(?!\n)")


class Cell(NamedTuple):
    """A field by its place in its row, and what it says."""

    start: int
    end: int
    text: str
    is_quoted: bool


def read(stream: BinaryIO, size: int = BLOCK) -> Iterator[Block]:
    """The blocks of a stream: whole rows, each block with the header."""
    return read_rows(stream, size, COMMA)


def read_rows(stream: BinaryIO, size: int, separator: str) -> Iterator[Block]:
    """The blocks of a stream whose columns are parted by `separator`."""
    rest = header = b""
    record = start = 0
    line = 1
    is_last = False
    while not is_last:
        data = stream.read(max(size, len(rest)))  # a row that goes on is looked at anew, so twice as much is read each time
        is_last = not data
        rest += data
        rows = _find_rows(rest, separator, is_last=is_last)
        at = 0
        if rows and not header:
            while len(rows) > 1 and _BLANK.fullmatch(rest, at, rows[0].end):
                at = rows.pop(0).end
            at = rows.pop(0).end
            header = rest[:at]
            line += header.count(b"\n")
        for is_broken, run in groupby(rows, key=attrgetter("is_broken")):
            ends = [row.end for row in run]
            # a line whose quotation mark is never closed is a block of its own, so that `parse` finds the same rows
            for count, end in [(1, end) for end in ends] if is_broken else [(len(ends), ends[-1])]:
                yield Block(rest[at:end], record, start + at, header, record == 0, line=line)
                record += count
                line += rest.count(b"\n", at, end)
                at = end
        start += at
        rest = rest[at:]
    if header and record == 0:
        yield Block(b"", 0, start, header)


def parse(block: Block, fields: Fields) -> Parsed:
    """The texts of each row; a row that is too short for a column of texts is a fault.

    Raises:
        InputError: the header has no column of a wanted name; says which it has.
    """
    return parse_rows(block, fields, COMMA)


def parse_rows(block: Block, fields: Fields, separator: str) -> Parsed:
    """The texts of each row of a block whose columns are parted by `separator`."""
    columns = _read_header(block.header, separator)
    wanted = [(name, _find_column(columns, name)) for name in fields.texts]
    about = [_find_fact(columns, names) for names in (fields.id, fields.source, fields.lang, fields.title)]
    pieces: list[Piece] = []
    cells: list[Cell] = []
    faults: list[Fault] = []
    rows = _cut_rows(block.data, separator)
    for number, row in enumerate(rows, block.record):
        found, fault = _split_row(row, separator)
        if found and len(found) <= max((at for _, at in wanted), default=-1):
            fault = f"only {len(found)} of {len(columns)} columns"
        if fault is not None:
            faults.append(Fault(number, fault))
        elif found:
            known = [None if at is None or at >= len(found) else found[at].text for at in about]
            cells += [found[at] for _, at in wanted]
            pieces += [Piece(number, found[at].text, name, *known) for name, at in wanted]

    def render(
        texts: Sequence[str | bytes | Written], _notes: Mapping[int, Sequence[Note]], left_out: Collection[int]
    ) -> list[bytes]:
        out = list(rows)
        for record, literals in _write_changed(pieces, cells, texts, separator).items():
            out[record - block.record] = _put_cells(rows[record - block.record], literals)
        for record in left_out:
            out[record - block.record] = b""
        return out

    def spelling(number: int) -> str:
        return "quoted" if cells[number].is_quoted else "bare"

    def raw(record: int) -> bytes:
        return rows[record - block.record]

    firsts: list[int] = []

    def find_line(record: int) -> int:
        if not firsts:
            firsts.extend(accumulate((row.count(b"\n") for row in rows), initial=block.line))
        return firsts[record - block.record]

    head = block.header if block.is_head else b""
    return Parsed(tuple(pieces), tuple(faults), len(rows), render, raw, spelling, head, find_line=find_line)


def _write_changed(
    pieces: Sequence[Piece], cells: Sequence[Cell], texts: Sequence[str | bytes | Written], separator: str
) -> dict[int, list[tuple[Cell, str]]]:
    """The fields whose text has changed, as they are written, by their record."""
    changed: dict[int, list[tuple[Cell, str]]] = {}
    for piece, cell, text in zip(pieces, cells, texts, strict=True):
        if text != piece.text and not isinstance(text, bytes):
            literal = text.literal if isinstance(text, Written) else write_cell(text, separator, like=cell)
            changed.setdefault(piece.record, []).append((cell, literal))
    return changed


def spell(text: str, spelling: str) -> Written:
    """A text as it was spelt before it was cleaned.

    >>> spell('5" pipe', "bare")
    Written(literal='5" pipe')
    """
    return Written(_quote(text) if spelling == "quoted" else text)


def spell_part(text: str, spelling: str) -> str | Written:
    """A text of which only some changes were taken back: in quotation marks, if the original was."""
    return spell(text, spelling) if spelling == "quoted" else text


@lru_cache(maxsize=8)
def _row_pattern(separator: str) -> re.Pattern[bytes]:
    """A whole row with its line end; no part of it can be matched in two ways, so the time is linear."""
    cell = rf'(?:"(?:[^"]++|"")*+"[^{separator}\n]*+|(?!")[^{separator}\n]*+)'
    return re.compile(rf"{cell}(?:{separator}{cell})*+\n".encode())


class _Row(NamedTuple):
    """Where a row ends, behind its line end, and whether it is a line whose quotation mark is never closed."""

    end: int
    is_broken: bool = False


def _cut_rows(data: bytes, separator: str) -> list[bytes]:
    """All rows with their line ends; together they are the data."""
    ends = [row.end for row in _find_rows(data, separator, is_last=True)]
    return [data[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def _find_rows(data: bytes, separator: str, *, is_last: bool) -> list[_Row]:
    """The rows, those of the last of which there is more to come left out.

    >>> [row.end for row in _find_rows(b'a,"b\\nc"\\nd,e', ",", is_last=True)]
    [8, 11]
    """
    rows: list[_Row] = []
    match = _row_pattern(separator).match
    at = 0
    while (found := match(data, at)) is not None:
        at = found.end()
        rows.append(_Row(at))
    if at == len(data) or not (is_last or len(data) - at > MAX_RECORD):
        return rows
    if not is_last:
        end = data.find(b"\n", at) + 1
        if not end:
            raise InputError(f"record {len(rows) + 1} of a block is longer than {MAX_RECORD >> 20} MiB; is this CSV?")
        return [*rows, _Row(end, is_broken=True)]
    if match(data[at:] + b"\n") is not None:
        return [*rows, _Row(len(data))]
    # a mark was open at every line end from here on; so a row that is not closed in its own line is never closed
    for line in data[at:].removesuffix(b"\n").split(b"\n"):
        at = min(at + len(line) + 1, len(data))
        rows.append(_Row(at, is_broken=match(line + b"\n") is None))
    return rows


@lru_cache(maxsize=8)
def _read_header(header: bytes, separator: str) -> tuple[str, ...]:
    """The names of the columns; blank lines may stand above them."""
    refuse_wide(header)
    cells, fault = _split_row(_BLANK.sub(b"", header, count=1), separator)
    if fault is not None:
        raise InputError(f"row 1: {fault}; the first row has the names of the columns")
    if any(_LONE.search(cell.text) for cell in cells):
        raise InputError("its line ends are CR alone; convert them to LF, as with `tr '\\r' '\\n'`")
    return tuple(cell.text for cell in cells)


def _find_column(columns: tuple[str, ...], name: str) -> int:
    if name not in columns:
        raise InputError(f"there is no column {name!r}; the header has {', '.join(columns)}; {_advise(columns)}")
    if columns.count(name) > 1:
        raise InputError(f"{columns.count(name)} columns are called {name!r}; rename all but one")
    return columns.index(name)


def _find_fact(columns: tuple[str, ...], names: Names) -> int | None:
    if names is None or isinstance(names, str):
        return None if names is None else _find_column(columns, names)
    return next((columns.index(name) for name in names if name in columns), None)


def _advise(columns: tuple[str, ...]) -> str:
    """What to do where a header has not the column that is wanted.

    >>> _advise(("id", "body"))
    'name one with --field'
    >>> _advise(("id;text",))
    "is it parted by ';'? Commas are wanted, or tabs with -f tsv"
    """
    mark = next((mark for mark in ";\t|," if mark in columns[0]), None) if len(columns) == 1 else None
    return "name one with --field" if mark is None else f"is it parted by {mark!r}? Commas are wanted, or tabs with -f tsv"


@lru_cache(maxsize=8)
def _cell_pattern(separator: str) -> re.Pattern[str]:
    return re.compile(rf'("(?:[^"]++|"")*+"|(?!")[^{separator}]*+)({separator}|\Z)')


def _split_row(row: bytes, separator: str) -> tuple[list[Cell], str | None]:
    """The fields of a row, none for a blank one; and why it cannot be read."""
    try:
        body = row.decode("utf-8")
    except UnicodeDecodeError as error:
        return [], f"no UTF-8 at byte {error.start + 1} of the record"
    body = body.removesuffix("\n").removesuffix("\r")
    if not body:
        return [], None
    cells: list[Cell] = []
    pattern = _cell_pattern(separator)
    at = 0
    while True:
        match = pattern.match(body, at)
        if match is None:
            mend = '; write "" for a mark in a field, not \\"' if '\\"' in body else ""
            return [], f"a quotation mark is never closed, or text stands behind one{mend}"
        written = match[1]
        is_quoted = written.startswith('"')
        text = written[1:-1].replace('""', '"') if is_quoted else written
        cells.append(Cell(match.start(1), match.end(1), text, is_quoted))
        if not match[2]:
            return cells, None
        at = match.end()


def _put_cells(row: bytes, literals: Sequence[tuple[Cell, str]]) -> bytes:
    body = row.decode("utf-8")
    out: list[str] = []
    position = 0
    for cell, literal in sorted(literals):
        out += (body[position : cell.start], literal)
        position = cell.end
    return "".join([*out, body[position:]]).encode()


def write_cell(text: str, separator: str, *, like: Cell) -> str:
    """A field as it is written in place of another: in quotation marks if that one was, or if it has to be.

    An empty one has to be, since a row of one empty field would be a blank line. A quotation mark inside a bare field stays bare if there
    was one before: the readers of such files know no quoting.

    >>> write_cell("a,b", ",", like=Cell(0, 1, "a", False))
    '"a,b"'
    >>> write_cell('says "hi" now', "\\t", like=Cell(0, 0, 'says "hi"', False))
    'says "hi" now'
    """
    needs = any(char in text for char in (separator, "\n", "\r")) or text.startswith('"')
    if like.is_quoted or not text or needs or ('"' in text and '"' not in like.text):
        return _quote(text)
    return text


def _quote(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
