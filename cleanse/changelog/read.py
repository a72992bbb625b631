"""Reading the log back, and undoing a text by it.

A log is believed only if it is whole: its first line names the format, its last is `end`. Everything that does not fit the text is
refused with the first place that differs; nothing is guessed.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from typing import NamedTuple

from cleanse.changelog.write import LOG
from cleanse.core.edits import Change, revert
from cleanse.core.encoding import Encoding
from cleanse.errors import InputError, RevertError
from cleanse.text.decode import decode, encode

Json = dict[str, object]


class Logged(NamedTuple):
    """What a log says of one text."""

    number: int
    name: str | None
    encoding: Encoding
    input_sha256: str
    output_sha256: str
    output_bytes: int
    output_byte: int
    changes: tuple[Change, ...]


def read_log(lines: Iterable[bytes], path: str = "log") -> list[Logged]:
    """The texts of a log that changed, in order.

    Raises:
        InputError: the log is no log of this format, is damaged, or was cut short; names the line.
    """
    docs: list[Logged] = []
    changes: list[Change] = []
    ended = False
    for place, line in _parse(lines, path):
        kind = line.get("t")
        if kind == "run" and line.get("log") != LOG:
            raise InputError(f"{place}: this is {line.get('log')!r}; {LOG} is understood")
        try:
            if kind == "doc":
                _finish(docs, changes)
                docs.append(_read_doc(line))
            elif kind == "edit":
                changes.append(_read_edit(line))
            elif kind == "bulk":
                changes.extend(_read_bulk(line))
            elif kind == "end":
                ended = True
        except (KeyError, TypeError, ValueError) as error:
            raise InputError(f"{place}: broken {kind} line: {error}") from None
    _finish(docs, changes)
    if not ended:
        raise InputError(f"{path}: the log has no end line, so the run was cut short; clean the text again")
    return docs


def _parse(lines: Iterable[bytes], path: str) -> Iterator[tuple[str, Json]]:
    number = 0
    for number, raw in enumerate(lines, 1):
        place = f"{path}:{number}"
        try:
            line = json.loads(raw)
        except ValueError:
            raise InputError(f"{place}: no JSON; a change log has one JSON object a line") from None
        if not isinstance(line, dict):
            raise InputError(f"{place}: no object; a change log has one JSON object a line")
        if number == 1 and line.get("t") != "run":
            raise InputError(f"{place}: the first line is no run line, so this is no change log")
        yield place, line
    if number == 0:
        raise InputError(f"{path}: the log is empty")


def _finish(docs: list[Logged], changes: list[Change]) -> None:
    """Give the last text its changes."""
    if changes:
        if not docs:
            raise ValueError("an edit before any doc line")
        docs[-1] = docs[-1]._replace(changes=tuple(sorted(changes)))
        changes.clear()


def _read_doc(line: Json) -> Logged:
    part = _mapping(line.get("part") or {})
    output = _mapping(line["output"])
    name = line.get("id")
    return Logged(
        number=_number(line["n"]),
        name=None if name is None else str(name),
        encoding=_read_encoding(_mapping(line["encoding"])),
        input_sha256=str(_mapping(line["input"])["sha256"]),
        output_sha256=str(output["sha256"]),
        output_bytes=_number(output["bytes"]),
        output_byte=_number(part.get("output_byte", 0)),
        changes=(),
    )


def _read_encoding(line: Json) -> Encoding:
    parts = []
    for part in _rows(line.get("parts", []), 3):
        parts.append((_number(part[0]), _number(part[1]), str(part[2])))
    raw = tuple((_number(place), bytes.fromhex(str(held))) for place, held in _rows(line.get("raw", []), 2))
    if parts and parts[0][:2] != (0, 0):
        raise ValueError(f"the first part begins at {parts[0][:2]}, not at 0")
    return Encoding(str(line["name"]), tuple(parts), raw)


def _rows(value: object, size: int) -> list[list[object]]:
    if not isinstance(value, list) or not all(isinstance(row, list) and len(row) == size for row in value):
        raise TypeError(f"a list of lists of {size} is wanted where {value!r} stands")
    return value


def _mapping(value: object) -> Json:
    if not isinstance(value, dict):
        raise TypeError(f"an object is wanted where {value!r} stands")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"a whole number is wanted where {value!r} stands")
    return value


def _numbers(value: object) -> list[int]:
    if not isinstance(value, list):
        raise TypeError(f"a list of numbers is wanted where {value!r} stands")
    return [_number(item) for item in value]


def _text(line: Json, key: str) -> str:
    if key in line:
        return str(line[key])
    return bytes.fromhex(str(line[f"{key}_hex"])).decode("utf-8", "surrogatepass")


def _rules(line: Json) -> tuple[str, ...]:
    via = line.get("via", [])
    return (*(str(rule) for rule in via), str(line["rule"])) if isinstance(via, list) else (str(line["rule"]),)


def _read_edit(line: Json) -> Change:
    start, end = _numbers(line["span"])
    return Change(start, end, _text(line, "old"), _text(line, "new"), _rules(line))


def _read_bulk(line: Json) -> Iterator[Change]:
    old, new, rules = _text(line, "old"), _text(line, "new"), _rules(line)
    for start in _numbers(line["starts"]):
        yield Change(start, start + len(old), old, new, rules)


def undo(data: bytes, docs: list[Logged], rules: str | None = None) -> bytes:
    """The original bytes of a cleaned file.

    Args:
        data: The cleaned file.
        docs: What the log says of it: nothing, one text, or its windows in order.
        rules: A glob over rule ids: only changes that these rules alone made are taken back.

    Raises:
        RevertError: the log does not belong to the file; names the first place.
    """
    if not docs:
        return data
    pieces: list[bytes] = []
    position = 0
    for logged in docs:
        end = logged.output_byte + logged.output_bytes
        if end > len(data) or logged.output_byte != position:
            raise RevertError(f"the log is of a file of {end} bytes or more, this one has {len(data)}")
        pieces.append(_undo_text(data[position:end], logged, rules))
        position = end
    if position != len(data):
        raise RevertError(f"the log ends at byte {position}, the file has {len(data)}")
    return b"".join(pieces)


def _undo_text(data: bytes, logged: Logged, rules: str | None) -> bytes:
    text = decode(data, "utf-8").text
    changes = logged.changes
    if hashlib.sha256(data).hexdigest() != logged.output_sha256:
        revert(text, changes)  # raises with the first place that differs, if an edit does
        raise RevertError(f"the text of {logged.name or 'the log'} was changed after it was cleaned, outside the log's edits")
    try:
        original = encode(revert(text, changes), logged.encoding)
    except (UnicodeEncodeError, LookupError) as error:
        raise RevertError(f"the original cannot be written as the log says: {error}; the log was changed") from None
    if hashlib.sha256(original).hexdigest() != logged.input_sha256:
        raise RevertError("undoing the log does not give the logged original; the log was changed")
    if rules is None:
        return original
    chosen = [change for change in changes if all(fnmatchcase(rule, rules) for rule in change.rules)]
    return encode(revert(text, to_clean(chosen, changes)), "utf-8")


def to_clean(chosen: list[Change], changes: tuple[Change, ...]) -> list[Change]:
    """Some of the changes as if they alone stood between the clean text and one in which the others were made already."""
    out: list[Change] = []
    wanted = set(chosen)
    shift = 0
    for change in changes:
        if change in wanted:
            out.append(change._replace(start=change.start + shift, end=change.end + shift))
        else:
            shift += len(change.new) - len(change.old)
    return out
