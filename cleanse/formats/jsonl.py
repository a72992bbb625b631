"""JSON lines: one object a line, whose fields hold the texts; `a.b` is a field within another.

Only the text itself is put back: the other fields, their order, the spelling of numbers, blanks and escapes stay byte for byte, and a
record whose texts did not change is the line that was read. Of a key that stands twice the last one counts, as JSON readers have it.

A byte that is no UTF-8 and the escape of the same lone surrogate are one code point; a line that has both cannot be told apart and is
a fault, as is a line that is no object.
"""

import json
import re
from collections.abc import Collection, Iterator, Sequence
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import BinaryIO, NamedTuple

from cleanse.formats import lines
from cleanse.formats.base import Block, Fault, Fields, Parsed, Piece

_BLANK = re.compile(r"[ \t\r\n]*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_scan = json.JSONDecoder().scan_once  # type: ignore[attr-defined]

Path = tuple[str, ...]


class _Row(NamedTuple):
    """A line as text, its end, and the paths of its texts that were handed out."""

    body: str
    end: bytes
    paths: tuple[Path, ...]


def read(stream: BinaryIO, size: int = lines.BLOCK) -> Iterator[Block]:
    """The blocks of a stream, whole lines each."""
    return lines.read(stream, size)


def parse(block: Block, fields: Fields) -> Parsed:
    """The texts of each record; a field that is not there or holds no text is left out."""
    paths = tuple(tuple(name.split(".")) for name in fields.texts)
    rows: list[_Row] = []
    pieces: list[Piece] = []
    faults: list[Fault] = []
    for number, (data, end) in enumerate(lines.split_rows(block.data), block.record):
        body = data.decode("utf-8", "surrogateescape")
        record, fault = _load(body, is_first=number == 0)
        found: list[Path] = []
        if fault is not None:
            faults.append(Fault(number, fault))
        elif record is not None:
            about = [_look_up(record, name) for name in (fields.id, fields.source, fields.lang, fields.title)]
            for name, path in zip(fields.texts, paths, strict=True):
                text = _find(record, path)
                if isinstance(text, str):
                    found.append(path)
                    pieces.append(Piece(number, text, name, *about))
        rows.append(_Row(body, end, tuple(found)))

    def render(texts: Sequence[str | bytes]) -> bytes:
        old = iter(pieces)
        new = iter(texts)
        out: list[bytes] = []
        for row in rows:
            changed = {path: text for path in row.paths if (text := str(next(new))) != next(old).text}
            body = put_texts(row.body, changed) if changed else row.body
            out += (body.encode("utf-8", "surrogateescape"), row.end)
        return b"".join(out)

    return Parsed(tuple(pieces), tuple(faults), render)


def _load(body: str, *, is_first: bool) -> tuple[dict[str, object] | None, str | None]:
    """The object of a line, None for a blank one; or why it cannot be read."""
    if is_first:
        body = body.removeprefix("\ufeff")
    if not body.strip(" \t"):
        return None, None
    try:
        record = json.loads(body)
    except RecursionError:
        return None, "JSON that is nested too deeply"
    except ValueError as error:
        return None, f"no JSON: {error}"
    if not isinstance(record, dict):
        return None, "no JSON object; a record is one object a line"
    if _SURROGATE.search(body) is not None and _ESCAPED_SURROGATE.search(body) is not None:
        return None, "bytes that are no UTF-8 beside escaped surrogates: the two could not be told apart again"
    return record, None


def _look_up(record: dict[str, object], name: str | None) -> str | None:
    """What a record says of its text, as text; a number is one too."""
    value = _find(record, tuple(name.split("."))) if name else None
    return value if isinstance(value, str) else str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _find(record: dict[str, object], path: Path) -> object:
    """The value at a path, or None."""
    value: object = record
    for key in path:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def put_texts(line: str, texts: dict[Path, str]) -> str:
    """A line of JSON with other texts at some paths; everything else as it stands.

    >>> put_texts('{"n": 1.50, "text":"a\\\\u00e9", "m": {"text": "b"}}', {("text",): "c", ("m", "text"): 'd"'})
    '{"n": 1.50, "text":"c", "m": {"text": "d\\\\""}}'
    """
    spans: dict[Path, tuple[int, int]] = {}
    start = line.index("{")
    _note_spans(line, start, (), texts.keys(), spans)
    raw_bytes = _ESCAPED_SURROGATE.search(line) is None
    pieces: list[str] = []
    position = 0
    for path, (first, last) in sorted(spans.items(), key=lambda item: item[1]):
        pieces += (line[position:first], dump_text(texts[path], keep_raw=raw_bytes))
        position = last
    return "".join([*pieces, line[position:]])


def dump_text(text: str, *, keep_raw: bool) -> str:
    """A text as a JSON string; lone surrogates as they are where they stand for raw bytes, else as escapes."""
    written = json.dumps(text, ensure_ascii=False)
    return written if keep_raw else _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def _note_spans(line: str, at: int, inside: Path, wanted: Collection[Path], spans: dict[Path, tuple[int, int]]) -> int:
    """Note where the values at some paths stand; `at` is where an object begins, the result is where it ends."""
    at = _skip(line, at + 1)
    while line[at] != "}":
        key, at = scanstring(line, at + 1)
        at = _skip(line, _skip(line, at) + 1)
        path = (*inside, key)
        if line[at] == "{" and any(each[: len(path)] == path for each in wanted if len(each) > len(path)):
            for each in [each for each in spans if each[: len(path)] == path]:
                del spans[each]  # the same key again: the last one counts
            end = _note_spans(line, at, path, wanted, spans)
        else:
            _, end = _scan(line, at)
            if path in wanted:
                spans[path] = (at, end)
        at = _skip(line, end)
        if line[at] == ",":
            at = _skip(line, at + 1)
    return at + 1


def _skip(line: str, at: int) -> int:
    match = _BLANK.match(line, at)
    return at if match is None else match.end()
