"""JSON lines: one object a line, whose fields hold the texts; `a.b` is the field of that name, or else `b` within `a`.

Only the text itself is put back: the other fields, their order, the spelling of numbers, blanks and escapes stay byte for byte, and a
record whose texts did not change is the line that was read. A text that was written in ASCII with escapes is written so again. Of a key
that stands twice the last one counts, as JSON readers have it. A null is no text, be it the field or what should hold it.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import BinaryIO, NamedTuple

from cleanse.formats import lines
from cleanse.formats.base import BLOCK, Block, Fault, Fields, Names, Note, Parsed, Piece, Written, refuse_wide
from cleanse.formats.json_text import Path, dump_text, find_path, find_spans, find_spelling, find_value, put_literals, respell

#: JSON's own words for what is no text
_KINDS: dict[type, str] = {
    dict: "an object",
    list: "an array",
    int: "a number",
    float: "a number",
    bool: "true or false",
}


class _Row(NamedTuple):
    """A line as text, and its end."""

    body: str
    end: str


class _Found(NamedTuple):
    """The lines of a block, the texts in them, where each of these stands in its object, and the lines that cannot be read."""

    rows: list[_Row]
    pieces: list[Piece]
    places: list[Path]
    faults: list[Fault]


def read(stream: BinaryIO, size: int = BLOCK) -> Iterator[Block]:
    """The blocks of a stream, whole lines each."""
    return lines.read(stream, size)


def parse(block: Block, fields: Fields) -> Parsed:
    """The texts of each record; a record without any of the fields, or with one that holds no text, is a fault.

    Raises:
        InputError: the file is in UTF-16.
    """
    if block.is_head:
        refuse_wide(block.data)
    rows, pieces, places, faults = _find_texts(block, fields)

    def spelling(number: int) -> str | None:
        piece, path = pieces[number], places[number]
        body = rows[piece.record - block.record].body
        start, end = find_spans(body, {path})[path]
        return find_spelling(body[start:end], str(piece.text))

    def render(
        texts: Sequence[str | bytes | Written], notes: Mapping[int, Sequence[Note]], left_out: Collection[int]
    ) -> list[bytes]:
        out = [row.body + row.end for row in rows]
        changed: dict[int, dict[Path, str | Written]] = {}
        for piece, path, text in zip(pieces, places, texts, strict=True):
            if text != piece.text and not isinstance(text, bytes):
                changed.setdefault(piece.record, {})[path] = text
        for record in changed.keys() | notes.keys():
            row = rows[record - block.record]
            body = put_texts(row.body, changed.get(record, {}))
            out[record - block.record] = _put_note(body, fields.log, notes.get(record)) + row.end
        for record in left_out:
            out[record - block.record] = ""
        return [row.encode("utf-8", "surrogateescape") for row in out]

    def raw(record: int) -> bytes:
        return "".join(rows[record - block.record]).encode("utf-8", "surrogateescape")

    return Parsed(tuple(pieces), tuple(faults), len(rows), render, raw, spelling)


def _find_texts(block: Block, fields: Fields) -> _Found:
    found = _Found([], [], [], [])
    for number, (data, end) in enumerate(lines.split_rows(block.data), block.record):
        found.rows.append(_Row(data.decode("utf-8", "surrogateescape"), end.decode("ascii")))
        record, fault = _load(data, is_first=number == 0)
        if record is not None:
            paths = {name: find_path(record, name) for name in fields.texts}
            fault = _find_fault(record, paths, fields.log)
        if fault is not None:
            found.faults.append(Fault(number, fault))
        elif record is not None:
            about = [_look_up(record, names) for names in (fields.id, fields.source, fields.lang, fields.title)]
            for name, path in paths.items():
                if isinstance(text := find_value(record, path), str):
                    found.pieces.append(Piece(number, text, name, *about))
                    found.places.append(path)
    return found


def spell(text: str, spelling: str) -> Written:
    """A text as it was spelt before it was cleaned."""
    return Written(respell(text, spelling))


def spell_part(text: str, spelling: str) -> str | Written:
    """A text of which only some changes were taken back: in ASCII, if the original was; what was odd about its characters is not kept.

    Raises:
        ValueError: the spelling is none.
    """
    is_ascii = spelling == "ascii" or json.loads(spelling)[0] == "ascii"
    return Written(respell(text, "ascii")) if is_ascii else text


def _load(data: bytes, *, is_first: bool) -> tuple[dict[str, object] | None, str | None]:
    """The object of a line, None for a blank one; or why it cannot be read."""
    try:
        body = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, f"no UTF-8 at byte {error.start + 1} of the record"
    body = body.removeprefix("\ufeff")  # where files were joined one stands in the middle
    if not body.strip(" \t"):
        return None, None
    try:
        record = json.loads(body)
    except RecursionError:
        return None, "JSON that is nested too deeply"
    except json.JSONDecodeError as error:  # it counts lines of the record, of which there is one
        mend = "; a list of objects is none: `jq -c '.[]'` parts it" if is_first and body.lstrip().startswith("[") else ""
        return None, f"no JSON: {error.msg}: column {error.colno}{mend}"
    except ValueError as error:  # a number of too many digits
        return None, f"no JSON: {error}"
    return (record, None) if isinstance(record, dict) else (None, "no JSON object; a record is one object a line")


def _find_fault(record: dict[str, object], paths: Mapping[str, Path], log: str | None) -> str | None:
    """Why a record cannot be cleaned; None if it can."""
    if log is not None and log in record:
        return f"there is a field {log!r} already; name another one with --log-field"
    for name, path in paths.items():
        value = find_value(record, path)
        if value is not None and not isinstance(value, str):
            return f"the field {name!r} holds {_KINDS[type(value)]}, not text"
    missing = [what for path in paths.values() if (what := _tell_instead(record, path)) is not None]
    if not missing or len(missing) < len(paths):
        return None
    return f"no field {' or '.join(map(repr, paths))}; {missing[0]}; name one with --field"


def _tell_instead(record: dict[str, object], path: Path) -> str | None:
    """What is there where a path ends too early; None where it leads to a value, or to a null on its way."""
    value: object = record
    for depth, key in enumerate(path):
        if value is None:
            return None
        where = repr(".".join(path[:depth]))
        if not isinstance(value, dict):
            return f"{where} is {_KINDS.get(type(value), 'a text')}"
        if key not in value:
            return f"{f'{where} has' if depth else 'there are'} {', '.join(list(value)[:20]) or 'none'}"
        value = value[key]
    return None


def _look_up(record: dict[str, object], names: Names) -> str | None:
    """What a record says of its text, as text; a number is one too."""
    for name in (names,) if isinstance(names, str) else names or ():
        value = find_value(record, find_path(record, name)) if name else None
        if isinstance(value, (str, int)) and not isinstance(value, bool):
            return str(value)
    return None


def put_texts(line: str, texts: Mapping[Path, str | Written]) -> str:
    """A line of JSON with other texts at some paths; everything else as it stands.

    >>> put_texts('{"n": 1.50, "text":"a\\\\u00e9", "m": {"text": "b"}}', {("text",): "\u00fc", ("m", "text"): 'd"'})
    '{"n": 1.50, "text":"\\\\u00fc", "m": {"text": "d\\\\""}}'
    """
    spans = find_spans(line, texts.keys())
    literals = {}
    for path, (start, end) in spans.items():
        text = texts[path]
        literals[start, end] = text.literal if isinstance(text, Written) else dump_text(text, like=line[start:end])
    return put_literals(line, literals)


def _put_note(line: str, name: str | None, notes: Sequence[Note] | None) -> str:
    """A line with one field more, the last one of its object."""
    if name is None or notes is None:
        return line
    end = line.rindex("}")
    key = json.dumps(name, ensure_ascii=False)
    value = json.dumps(list(notes), ensure_ascii=line.isascii(), separators=(",", ":"))
    return f"{line[:end]},{key}:{value}{line[end:]}"
