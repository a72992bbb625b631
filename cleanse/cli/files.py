"""Outputs as the command line opens them, `-` for the standard one, and the status behind."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from cleanse.cli.options import Settings
from cleanse.core.record import Totals
from cleanse.errors import InputError, UsageError

#: the status of a filter whose reader has gone, as shells tell it: 128 and the number of SIGPIPE
READER_GONE = 141
_STANDARD = ("stdin", "stdout", "stderr")


@contextmanager
def open_output(path: str | None, *, is_precious: bool = False) -> Iterator[BinaryIO]:
    """Standard output, or a file that appears under its name once all is written; a precious one appears even if that fails.

    Raises:
        InputError: it cannot be written.
        UsageError: its name is empty.
        SystemExit: whoever read it has gone, `READER_GONE`; of a BrokenPipeError Typer would make status 1.
    """
    refuse_empty("an output", path)
    try:
        number = None if path is None else find_descriptor(path)
        if path is None or path == "-":
            with _open_stdout() as stream:
                yield stream
        elif number is not None:
            with _open_descriptor(path, number) as stream:
                yield stream
        else:
            from cleanse.run.output import open_new

            with open_new(path, is_precious=is_precious) as output:
                yield output.stream
    except BrokenPipeError:
        raise SystemExit(READER_GONE) from None


@contextmanager
def _open_stdout() -> Iterator[BinaryIO]:
    if sys.stdout is None:
        raise InputError("cannot write to standard output: it is closed; name a file with -o")
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        silence_stdout()
        raise InputError(f"cannot write to standard output: {error.strerror}") from None


@contextmanager
def _open_descriptor(path: str, number: int) -> Iterator[BinaryIO]:
    try:
        with os.fdopen(os.dup(number), "wb") as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError(f"cannot write {path!r}: {error.strerror}") from None


def refuse_empty(what: str, path: str | None) -> None:
    """Refuse an empty path, which the system takes for the folder we stand in: a variable of the shell that was never set.

    Raises:
        UsageError: says `what` the path was to name.
    """
    if path == "":
        raise UsageError(f"{what} is named '', which is no name; is it a variable without a value?")


def find_descriptor(path: str) -> int | None:
    """The number of the open file that a path names; where it is open others may write to it too, so no file may take its place.

    >>> find_descriptor("/dev/stderr"), find_descriptor("/dev/fd/63"), find_descriptor("a.txt")
    (2, 63, None)
    """
    folder, _, name = path.rpartition("/")
    if folder == "/dev" and name in _STANDARD:
        return _STANDARD.index(name)
    return int(name) if folder in {"/dev/fd", "/proc/self/fd"} and name.isdecimal() and len(name) < 8 else None


def silence_stdout() -> None:
    """Keep the interpreter from writing to a full device or to nobody again at its exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def finish(totals: Totals, settings: Settings) -> int:
    """Say what was done, if it is to be said, and give the exit status."""
    if settings.verbose or (not settings.quiet and sys.stderr.isatty()):
        from cleanse.cli.messages import tell
        from cleanse.cli.summary import summarise

        tell(summarise(totals, settings.log))
        if settings.rules:
            from cleanse.cli.hint import hint_at_source

            hint_at_source(settings)
    return 3 if totals.failed else 0
