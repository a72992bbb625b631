"""Files as the command line opens them: `-` for the standard streams, errors that name the file, outputs that appear whole."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from cleanse.cli.options import Settings
from cleanse.errors import InputError, UsageError
from cleanse.run.spec import PipelineSpec, check_spec
from cleanse.run.stream import Origin


def choose_path(paths: Sequence[str]) -> str:
    """The one input; standard input where none is named.

    Raises:
        UsageError: several files were named.
    """
    if len(paths) > 1:
        raise UsageError(
            f"{len(paths)} files were named, one at a time can be cleaned: for FILE in …; do cleanse $FILE -o …; done"
        )
    return paths[0] if paths else "-"


@contextmanager
def open_input(path: str, commands: Sequence[str] = ()) -> Iterator[BinaryIO]:
    """The bytes of a file or of standard input.

    Raises:
        InputError: it cannot be read; a mistyped command is recognised.
    """
    if path == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = Path(path).open("rb")  # noqa: SIM115
    except OSError as error:
        raise InputError(_explain(path, error, commands)) from None
    with stream:
        yield stream


def _explain(path: str, error: OSError, commands: Sequence[str]) -> str:
    if isinstance(error, FileNotFoundError) and "/" not in path:
        from difflib import get_close_matches

        close = get_close_matches(path, commands, 1)
        if close:
            return f"no such file {path!r}; did you mean the command {close[0]!r}?"
    return f"cannot read {path!r}: {error.strerror}"


@contextmanager
def open_output(path: str | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that appears whole and under its name when all is written.

    Raises:
        InputError: it cannot be written.
    """
    if path is not None and path != "-":
        from cleanse.run.output import open_new

        with open_new(path) as output:
            yield output.stream
        return
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _silence_stdout()
        raise InputError(f"cannot write to standard output: {error.strerror}") from None


def _silence_stdout() -> None:
    """Keep the interpreter from flushing a full device again at its exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def make_spec(settings: Settings) -> PipelineSpec:
    """The recipe of the settings.

    Raises:
        UsageError: a value is out of its range.
    """
    shared = {name: getattr(settings, name) for name in PipelineSpec._fields if name in Settings._fields}
    return check_spec(PipelineSpec(**shared, bundled=not settings.no_bundled))


def make_origin(path: str, settings: Settings) -> Origin:
    """What is known of an input."""
    name = None if path == "-" else path
    return Origin(name, settings.source, settings.lang, settings.title, settings.encoding)
