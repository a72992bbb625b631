"""Files that users edit: how they are read, and lists, the values of a slot, one a line."""

import os
from typing import TYPE_CHECKING

from cleanse.core.pattern import compile_late
from cleanse.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

#: what stands around the path of a list in a rule file
_AROUND = compile_late(rb"[\r\n\"'\[\]{},:#]")


def read_file(path: "Path") -> bytes:
    """What stands in a file that users edit.

    Raises:
        InputError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {str(path)!r}: {error.strerror}") from None


def even_lines(text: str) -> str:
    """The text with one kind of line end, so that places in it are those that an editor shows."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_list(path: "Path") -> tuple[str, ...]:
    """The values of a list file, without blank lines.

    Raises:
        InputError: it cannot be read, or is not UTF-8; names the line.
    """
    data = read_file(path)
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(f"{path}:{line}: the list is not UTF-8 here; save it as UTF-8") from None
    return tuple(line.strip() for line in lines if line.strip())


def find_lists(file: "Path", data: bytes) -> "set[Path]":
    """The lists that a rule file may name: all in the folder `lists` beside it, and whatever of its text is the path of one.

    Args:
        file: The rule file.
        data: Its bytes.
    """
    folder = file.parent
    parts = (part.strip(b" \t-") for part in _AROUND.split(data))
    named = (folder / part.decode("utf-8", "surrogateescape") for part in parts if part.endswith(b".txt"))
    return {path for path in (*folder.glob("lists/*.txt"), *named) if os.path.isfile(path)}  # noqa: PTH113 - no file, too, where the name is too long for one
