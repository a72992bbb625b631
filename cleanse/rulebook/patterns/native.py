"""The engine of regular expressions, google-re2: linear time, whatever somebody writes. Its only importer."""

from collections.abc import Iterator
from typing import Protocol

from cleanse.errors import RuleError

#: bytes that a program may take with what it remembers of the lines it has seen; the second for those that do not fit into the first.
#: Long counted repeats remember a state for each letter and find none of them again: ten times the memory makes them no faster
_SMALL, _LARGE = 400_000, 8 << 20


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
        """The number of its instructions; each takes 20 bytes or so."""
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

    try:
        program = _compile(pattern, _SMALL, ignore_case=ignore_case)
    except re2.error:
        try:
            program = _compile(pattern, _LARGE, ignore_case=ignore_case)
        except re2.error as error:
            message = error.args[0] if error.args else error
            if isinstance(message, bytes):
                message = message.decode("utf-8", "replace")
            raise RuleError(f"broken regex: {message}") from None
    # the engine's own store would keep the last 128 programs, whatever their size
    re2.purge()
    return program


def _compile(pattern: str, memory: int, *, ignore_case: bool) -> Program:
    import re2

    options = re2.Options()
    options.log_errors = False
    options.case_sensitive = not ignore_case
    options.max_mem = memory
    program: Program = re2.compile(pattern, options)
    return program
