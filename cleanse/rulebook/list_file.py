"""List files: the values of a slot, one a line."""

from typing import TYPE_CHECKING

from cleanse.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


def read_file(path: "Path") -> bytes:
    """What stands in a file that users edit.

    Raises:
        InputError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {str(path)!r}: {error.strerror}") from None


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
