"""The plain reference path: with `CLEANSE_SLOW=1` in the environment nothing is skipped, shared or remembered for the sake of speed.

Both paths must give the same output and the same log; a property test compares them.
"""

import os

_state = {"plain": os.environ.get("CLEANSE_SLOW") == "1"}


def is_plain() -> bool:
    """Whether the plain path is taken."""
    return _state["plain"]


def take_plain(*, plain: bool) -> None:
    """Take the plain path, or the fast one."""
    _state["plain"] = plain
