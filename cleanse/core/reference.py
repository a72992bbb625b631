"""The plain reference path: with `CLEANSE_SLOW=1` in the environment nothing is skipped, shared or remembered for the sake of speed.

Both paths must give the same output and the same log; a property test compares them.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

_state = {"plain": os.environ.get("CLEANSE_SLOW") == "1"}


def is_plain() -> bool:
    """Whether the plain path is taken."""
    return _state["plain"]


@contextmanager
def take_path(*, plain: bool) -> Iterator[None]:
    """Take the plain path, or the fast one, until this is left; for tests, and for all threads of the process."""
    before = is_plain()
    _state["plain"] = plain
    try:
        yield
    finally:
        _state["plain"] = before
