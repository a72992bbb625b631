"""A progress bar on standard error, if that is a terminal, and only once a second has gone by."""

import os
import sys
import time
from pathlib import Path

from cleanse.cli.messages import warn
from cleanse.run.many import Source

_WIDTH = 30


class Progress:
    """Shows how many bytes of the inputs are done; of a pipe, whose size is not known, how many MB.

    Args:
        sources: The inputs.
        is_shown: Whether there is a bar at all.
    """

    def __init__(self, sources: list[Source], *, is_shown: bool) -> None:
        self._is_shown = is_shown and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._sizes = {source.path: _measure(source.path) for source in sources} if self._is_shown else {}
        self._whole = sum(self._sizes.values()) if all(self._sizes.values()) else 0
        self._before = 0
        self._next = time.monotonic() + 1
        self._is_drawn = False

    def show(self, path: str, done: int) -> None:
        """Show that this many bytes of a file are done, and all files before it."""
        if not self._is_shown or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + 0.2
        self._is_drawn = True
        done = self._before + min(done, self._sizes.get(path) or done)
        if self._whole:
            full = _WIDTH * done // self._whole
            text = f"[{'#' * full}{'.' * (_WIDTH - full)}] {100 * done // self._whole:3}%"
        else:
            text = f"{done / 1e6:.0f} MB"
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()

    def finish(self, path: str) -> None:
        """Note that a file is done."""
        self._before += self._sizes.get(path, 0)
        self.show(path, 0)

    def warn(self, message: object) -> None:
        """Write a message in place of the bar."""
        self.clear()
        warn(message)

    def clear(self) -> None:
        """Take the bar away, so that a message can be written."""
        if self._is_drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._is_drawn = False


def _measure(path: str) -> int:
    return Path(path).stat().st_size if path != "-" and Path(path).is_file() else 0
