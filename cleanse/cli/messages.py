"""Messages on standard error: a line each, whatever the names in it hold."""

import sys


def tell(message: str) -> None:
    """Write a message as it is; what UTF-8 cannot hold stands in it as its escape."""
    sys.stderr.write(f"{message}\n".encode("utf-8", "backslashreplace").decode())


def warn(message: object) -> None:
    """Write a message of one line behind `cleanse: `."""
    tell(f"cleanse: {message}")
