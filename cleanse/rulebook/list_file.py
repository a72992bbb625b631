"""A list as a file: one value a line, in UTF-8."""

from pathlib import Path

from cleanse.errors import InputError


def read_list(path: Path) -> tuple[str, ...]:
    """The values of a list, without the blanks around them.

    Raises:
        InputError: it cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise InputError(f"{path}: the list is not UTF-8; save it as UTF-8") from None
    except OSError as error:
        raise InputError(f"cannot read the list {str(path)!r}: {error.strerror}") from None
    return tuple(line.strip() for line in lines if line.strip())
