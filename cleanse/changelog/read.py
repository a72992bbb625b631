"""Reading the log back.

A log is believed only if it is whole: its first line names the format, its last is `end`.
"""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cleanse.changelog.write import LOG
from cleanse.core.edits import Change
from cleanse.core.encoding import Encoding
from cleanse.errors import InputError

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
    file: str | None = None
    record: int | None = None
    field: str | None = None
    #: how the original was spelt in its record, if a writer would spell it otherwise
    spelling: str | None = None
    #: the line end that went with the text
    dropped: str | None = None


class Rejected(NamedTuple):
    """A record that was left out because it could not be read."""

    file: str | None
    record: int
    raw: bytes


class Log(NamedTuple):
    """A whole log; `form` and `split_at` say how its input was read, where the file's name does not."""

    docs: list[Logged]
    rejects: list[Rejected]
    form: str | None
    split_at: str | None


def read_log(lines: Iterable[bytes], path: str = "log") -> list[Logged]:
    """The texts of a log that changed, in order.

    Raises:
        InputError: the log is no log of this format, is damaged, or was cut short; names the line.
    """
    return read_whole_log(lines, path).docs


def read_whole_log(lines: Iterable[bytes], path: str = "log") -> Log:
    """All that a log holds.

    Raises:
        InputError: as `read_log`.
    """
    docs: list[Logged] = []
    rejects: list[Rejected] = []
    reading: Json = {}
    changes: list[Change] = []
    ended = False
    for place, line in _parse(lines, path):
        kind = line.get("t")
        if kind == "run" and line.get("log") != LOG:
            raise InputError(f"{place}: this is {line.get('log')!r}; {LOG} is understood")
        if kind == "run":
            reading = line
        try:
            if kind == "doc":
                _finish(docs, changes)
                docs.append(_read_doc(line))
            elif kind == "edit":
                changes.append(_read_edit(line))
            elif kind == "bulk":
                changes.extend(_read_bulk(line))
            elif kind == "reject":
                rejects.append(Rejected(_optional(line, "file"), _number(line["record"]), _raw(line)))
            elif kind == "end":
                ended = True
        except (KeyError, TypeError, ValueError) as error:
            raise InputError(f"{place}: broken {kind} line: {error}") from None
    _finish(docs, changes)
    if not ended:
        raise InputError(f"{path}: the log has no end line, so the run was cut short; clean the text again")
    return Log(docs, rejects, _optional(reading, "format"), _optional(reading, "split_at"))


def _optional(line: Json, key: str) -> str | None:
    value = line.get(key)
    return None if value is None else str(value)


def _raw(line: Json) -> bytes:
    return bytes.fromhex(str(line["raw_hex"])) if "raw_hex" in line else str(line["raw"]).encode()


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
    record = line.get("record")
    return Logged(
        number=_number(line["n"]),
        name=_optional(line, "id"),
        encoding=_read_encoding(_mapping(line["encoding"])),
        input_sha256=str(_mapping(line["input"])["sha256"]),
        output_sha256=str(output["sha256"]),
        output_bytes=_number(output["bytes"]),
        output_byte=_number(part.get("output_byte", 0)),
        changes=(),
        file=_optional(line, "file"),
        record=None if record is None else _number(record),
        field=_optional(line, "field"),
        spelling=_optional(line, "spelling"),
        dropped=_optional(line, "dropped"),
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
