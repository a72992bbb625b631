"""A hint where standard input is likely to be something else than the text that it is read as."""

import re

from cleanse.cli.messages import warn
from cleanse.run.opening import peek_stdin

#: how an object begins that has something in it; the first line need not be here to its end
_OBJECT = re.compile(rb'[ \t]*\{[ \t]*"(?:[^"\\\r\n]|\\.)*"[ \t]*:')
_PEEKED = 4 << 10


def hint_at_format() -> None:
    """Say on standard error that standard input looks like JSON lines, if its first line is an object.

    Raises:
        InputError: it cannot be read.
    """
    line, end, _ = peek_stdin(_PEEKED).partition(b"\n")
    if _OBJECT.match(line) is not None and (not end or _is_object(line)):
        warn(
            "standard input looks like JSON lines and is read as one text; -f jsonl reads its records, -f text says that it is one"
        )


def _is_object(line: bytes) -> bool:
    import json

    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False
