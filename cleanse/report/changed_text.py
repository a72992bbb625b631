"""Texts with what would change in them, as reports for other programs name them."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from cleanse.core.edits import Change


class ChangedText(NamedTuple):
    """A text and what would change in it.

    name: the file's; None for standard input.
    original: None where only the log is there.
    record: what the text is called within its file, if it is not all of it.
    """

    name: str | None
    changes: Sequence[Change]
    original: str | None = None
    record: str | None = None


def make_uri(name: str | None) -> str:
    """A file's name as a URI; relative ones stay so.

    >>> make_uri("a b/ж.txt"), make_uri(None)
    ('a%20b/%D0%B6.txt', 'stdin')
    """
    if name is None:
        return "stdin"
    path = Path(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
