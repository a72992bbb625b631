"""Hints at what was likely meant otherwise: standard input that looks like records, rules for sites that nothing names."""

import re
from pathlib import Path

from cleanse.cli.messages import warn
from cleanse.cli.options import Settings
from cleanse.rulebook.files.list_file import read_file
from cleanse.rulebook.sources import find_files
from cleanse.run.opening import peek_stdin

#: how an object begins that has something in it; the first line need not be here to its end
_OBJECT = re.compile(rb'[ \t]*\{[ \t]*"(?:[^"\\\r\n]|\\.)*"[ \t]*:')
_PEEKED = 4 << 10
#: how a rule file asks for a source
_ASKS_SOURCE = re.compile(rb"^[^#\n]*\bsource: ", re.MULTILINE)


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


def hint_at_source(settings: Settings) -> None:
    """Say on standard error that rules of the user's own wait for a source, where none was given.

    Raises:
        InputError: they cannot be read any more.
    """
    if settings.source is not None or settings.source_field is not None:
        return
    files = (path for root in settings.rules for path in find_files(Path(root)))
    path = next((path for path in files if _ASKS_SOURCE.search(read_file(path))), None)
    if path is not None:
        warn(
            f"{path}: rules with `source` did not act, since no source is known;"
            " --source names the site, --source-field the field of a record that holds its URL or domain"
        )
