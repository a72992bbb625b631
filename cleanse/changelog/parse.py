"""The lines of a log as JSON, and the values in them; what is of another kind raises a TypeError that shows it."""

import json
from collections.abc import Iterable, Iterator

from cleanse.core.record import Json
from cleanse.errors import InputError


def parse_lines(lines: Iterable[bytes], path: str, *, may_be_cut: bool = False) -> Iterator[tuple[str, Json]]:
    """The lines of a log with their places; blank ones are passed over, and half a line at the end of one that may be cut.

    Raises:
        InputError: this is no log; names the line.
    """
    is_begun = False
    rows = iter(lines)
    for number, raw in enumerate(rows, 1):
        if not raw.strip():  # an editor has left it
            continue
        place = f"{path}:{number}"
        try:
            line = json.loads(raw)
        except (ValueError, RecursionError):
            if is_begun and may_be_cut and not any(map(bytes.strip, rows)):
                return
            raise InputError(f"{place}: no JSON; a change log has one JSON object a line") from None
        if not isinstance(line, dict):
            raise InputError(f"{place}: no object; a change log has one JSON object a line")
        if not is_begun and line.get("t") != "run":
            raise InputError(f"{place}: the first line is no run line, so this is no change log")
        is_begun = True
        yield place, line
    if not is_begun:
        raise InputError(f"{path}: the log is empty")


def to_rows(value: object, size: int) -> list[list[object]]:
    """A list of lists of one size.

    Raises:
        TypeError: it is something else.
    """
    if not isinstance(value, list) or not all(isinstance(row, list) and len(row) == size for row in value):
        raise TypeError(f"a list of lists of {size} is wanted where {value!r} stands")
    return value


def to_object(value: object) -> Json:
    """A JSON object.

    Raises:
        TypeError: it is something else.
    """
    if not isinstance(value, dict):
        raise TypeError(f"an object is wanted where {value!r} stands")
    return value


def to_number(value: object) -> int:
    """A whole number.

    Raises:
        TypeError: it is something else.
    """
    if not isinstance(value, int):
        raise TypeError(f"a whole number is wanted where {value!r} stands")
    return value


def to_numbers(value: object) -> list[int]:
    """A list of whole numbers.

    Raises:
        TypeError: it is something else.
    """
    if not isinstance(value, list):
        raise TypeError(f"a list of numbers is wanted where {value!r} stands")
    return [to_number(item) for item in value]


def to_span(value: object) -> tuple[int, int]:
    """Where something begins and ends.

    Raises:
        TypeError: it is something else.
    """
    if not isinstance(value, list) or len(value) != 2:
        raise TypeError(f"a span is two whole numbers, not {value!r}")
    return to_number(value[0]), to_number(value[1])


def to_text(line: Json, key: str) -> str:
    """`key` of an edit, which stands in hexadecimal where it holds a lone surrogate.

    Raises:
        KeyError: it stands in neither way.
        ValueError: its hexadecimal is none, or no text.
    """
    if key in line:
        return str(line[key])
    return bytes.fromhex(str(line[f"{key}_hex"])).decode("utf-8", "surrogatepass")
