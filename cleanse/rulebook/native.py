"""The engine of regular expressions, google-re2: linear time, whatever somebody writes. Its only importer."""

from collections.abc import Iterator
from typing import Protocol

from cleanse.errors import RuleError


class Match(Protocol):
    """What the engine finds; offsets in code points of the searched text."""

    def start(self, group: int = 0) -> int:
        """Where the group starts."""
        ...

    def end(self, group: int = 0) -> int:
        """Where the group ends."""
        ...

    def group(self, group: int = 0) -> str | None:
        """The text of the group; None if it took no part."""
        ...

    def groups(self) -> tuple[str | None, ...]:
        """The texts of all groups from 1 on."""
        ...


class Program(Protocol):
    """What the engine compiles a pattern to."""

    @property
    def programsize(self) -> int:
        """The number of its instructions; each takes 20 to 40 bytes once it has run."""
        ...

    def finditer(self, text: str) -> Iterator[Match]:
        """All matches from left to right."""
        ...

    def fullmatch(self, text: str) -> Match | None:
        """A match of the whole text."""
        ...

    def search(self, text: str) -> Match | None:
        """The first match."""
        ...


def compile_program(pattern: str, *, ignore_case: bool = False) -> Program:
    """Compile a pattern that is in the engine's own words.

    Raises:
        RuleError: the engine cannot read it.
    """
    import re2

    options = re2.Options()
    options.log_errors = False
    options.case_sensitive = not ignore_case
    try:
        program: Program = re2.compile(pattern, options)
    except re2.error as error:
        message = error.args[0] if error.args else error
        if isinstance(message, bytes):
            message = message.decode("utf-8", "replace")
        raise RuleError(f"broken regex: {message}") from None
    # it would keep the last 128 of them, a hundred megabytes of large ones
    re2.purge()
    return program
