"""Files as the command line opens them: `-` for the standard streams, errors that name the file, outputs that appear whole."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO

from cleanse.cli.options import Settings
from cleanse.errors import InputError, UsageError
from cleanse.run.spec import PipelineSpec, check_lang, check_spec
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
        stream = open(path, "rb")  # noqa: SIM115
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
        if path == "help":
            return "no such file 'help'; did you mean --help?"
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


def check_apart(paths: Sequence[str], settings: Settings) -> None:
    """Refuse to write two things to one file, or a log over a text that it is the log of.

    Raises:
        UsageError: names the file.
    """
    written: dict[str, str] = {}
    for option, name in (("-o", settings.output), ("--log", settings.log), ("--rejects", settings.rejects)):
        if name is None or name == "-" or (os.path.exists(name) and not os.path.isfile(name)):
            continue
        real = os.path.realpath(name)
        if real in written:
            raise UsageError(f"{written[real]} and {option} both name {name}; they need files of their own")
        written[real] = option
    for path in paths:
        option = written.get(os.path.realpath(path), "-o")
        if option != "-o" and path != "-":
            raise UsageError(f"{option} {path} would be written over the text itself; name another file")


def make_spec(settings: Settings) -> PipelineSpec:
    """The recipe of the settings.

    Raises:
        UsageError: a value is out of its range.
    """
    if settings.steps and os.getcwd() not in sys.path:
        sys.path.insert(0, os.getcwd())  # steps may stand in a module of this folder
    shared = {name: getattr(settings, name) for name in PipelineSpec._fields if name in Settings._fields}
    return check_spec(PipelineSpec(**shared, bundled=not settings.no_bundled))


def make_origin(path: str, settings: Settings) -> Origin:
    """What is known of an input.

    Raises:
        UsageError: the language is no tag.
    """
    check_lang(settings.lang, "--lang")
    name = None if path == "-" else path
    return Origin(name, settings.source, settings.lang, settings.title, settings.encoding)
