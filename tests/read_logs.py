"""The texts of a log."""

from collections.abc import Iterable

from cleanse.changelog.logged import Logged
from cleanse.changelog.read import read_whole_log


def read_log(lines: Iterable[bytes]) -> list[Logged]:
    """The texts of a log that changed, in order."""
    return read_whole_log(lines).docs
