"""Outputs as the command line opens them, `-` for the standard one; what is asked before, so that no file is written over what is read or
takes it back; and the status behind.
"""

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import BinaryIO

from cleanse.cli.options import Settings
from cleanse.core.record import Origin, Totals
from cleanse.errors import InputError, UsageError
from cleanse.run.spec import PipelineSpec, check_lang, check_spec, name_flag

#: the status of a filter whose reader has gone, as shells tell it: 128 and the number of SIGPIPE
READER_GONE = 141
_STANDARD = ("stdin", "stdout", "stderr")


def choose_path(paths: Sequence[str], command: str) -> str:
    """The one input; standard input where none is named.

    Raises:
        UsageError: several files were named.
    """
    mend = f"{command} takes one at a time: for FILE in …; do cleanse {command} $FILE; done"
    if len(paths) > 1:
        raise UsageError(f"{len(paths)} files were named, {mend}")
    if paths and os.path.isdir(paths[0]):
        raise UsageError(f"{paths[0]} is a folder of files, {mend}")
    return paths[0] if paths else "-"


@contextmanager
def open_output(path: str | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that appears whole and under its name when all is written.

    Raises:
        InputError: it cannot be written.
        SystemExit: whoever read it has gone, `READER_GONE`; of a BrokenPipeError Typer would make status 1.
    """
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

            with open_new(path) as output:
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


def refuse_empty(what: str, path: str | None) -> None:
    """Refuse an empty path, which the system takes for the folder we stand in: a variable of the shell that was never set.

    Raises:
        UsageError: says `what` the path was to name.
    """
    if path == "":
        raise UsageError(f"{what} is named '', which is no name; is it a variable without a value?")


def refuse_mistyped(paths: Sequence[str], commands: Sequence[str]) -> None:
    """Refuse a first name that is no file and nearly a command: cleaned, what that command reads would cost its log.

    Raises:
        UsageError: says which command may be meant.
    """
    if not paths or "/" in paths[0] or os.path.lexists(paths[0]):
        return
    from difflib import get_close_matches

    close = get_close_matches(paths[0], commands, 1)
    if close or paths[0] == "help":
        raise UsageError(f"no such file {paths[0]!r}; did you mean {f'the command {close[0]!r}' if close else '--help'}?")


def refuse_lost_log(paths: Sequence[str], settings: Settings) -> None:
    """Refuse to write over the log that takes back what is read: the word `revert` was forgotten.

    Raises:
        UsageError: names the log.
    """
    log = settings.log or "-"
    if settings.in_place or len(paths) != 1 or not (os.path.isfile(paths[0]) and os.path.isfile(log)):
        return
    from cleanse.changelog.undo import takes_back
    from cleanse.run.opening import open_input, open_plain

    with open_plain(log) as lines, open_input(paths[0]) as text:
        if takes_back(lines, text):
            mend = "`cleanse revert` does so; to clean the clean text, give --log another name"
            raise UsageError(f"{log} is the log that takes {paths[0]} back: {mend}")


def check_apart(paths: Sequence[str], settings: Settings) -> None:
    """Refuse what `refuse_overwrite` refuses, for the options of the filter.

    Raises:
        UsageError: names the file.
    """
    written = {
        "-o": None if settings.in_place else settings.output or "-",
        "--log": settings.log,
        "--rejects": settings.rejects,
    }
    read = [*(("the text", path) for path in paths or ["-"]), *(("the rule file", path) for path in settings.rules)]
    refuse_overwrite(written, read, has_in_place=True)


def refuse_overwrite(written: Mapping[str, str | None], read: Iterable[tuple[str, str]], *, has_in_place: bool = False) -> None:
    """Refuse to write two things to one file or stream, or anything over what is read, and to read two things from one stream.

    Every command that has an `-o` asks this before it opens anything.

    Args:
        written: Where each option writes; `-` is standard output, None is nowhere.
        read: What is read, as `the log`, and its path; `-` is standard input.
        has_in_place: Whether `-i` would write the text over itself.

    Raises:
        UsageError: names the file.
    """
    written = {option: "-" if path is not None and find_descriptor(path) == 1 else path for option, path in written.items()}
    streams = ["the text" if option == "-o" else option for option, path in written.items() if path == "-"]
    if len(streams) > 1:
        raise UsageError(f"{' and '.join(streams)} would both go to standard output; name a file for one of them")
    options: dict[str, str] = {}
    for option, path in written.items():
        if path is None or path == "-" or (os.path.exists(path) and not os.path.isfile(path)):
            continue
        real = os.path.realpath(path)
        if real in options:
            raise UsageError(f"{options[real]} and {option} both name {path}; they need files of their own")
        options[real] = option
    waiting: str | None = None
    for what, path in read:
        if path == "-":
            if waiting not in {None, what}:
                raise UsageError(f"{waiting} and {what} cannot both be standard input; name a file for one of them")
            waiting = what
        elif (over := options.get(os.path.realpath(path))) is not None:
            mend = "-i does that" if has_in_place and over == "-o" and what == "the text" else "name another file"
            raise UsageError(f"{over} {path} would be written over {what} itself; {mend}")
        if streams and _is_stdout(path):
            mend = ", or use -i to write a file over itself" if has_in_place and what == "the text" else ""
            raise UsageError(f"{path}: the input is also the output; write to another file{mend}")


def _is_stdout(path: str) -> bool:
    """Whether standard output goes to the file that is read, as with `cleanse a.txt > a.txt`."""
    if sys.stdout is None or (path == "-" and sys.stdin is None):
        return False
    try:
        written = os.fstat(sys.stdout.fileno())
        read = os.fstat(sys.stdin.fileno()) if path == "-" else os.stat(path)
    except OSError:  # there is no such file, or the stream is none of the system's
        return False
    return stat.S_ISREG(written.st_mode) and os.path.samestat(written, read)


def make_spec(settings: Settings) -> PipelineSpec:
    """The recipe of the settings.

    Raises:
        UsageError: a value is out of its range.
    """
    if settings.steps and os.getcwd() not in sys.path:
        sys.path.insert(0, os.getcwd())  # steps may stand in a module of this folder
    if settings.rules:
        for path in settings.rules:
            refuse_empty("--rules", path)
        _tell_misnamed(settings.rules, os.getcwd())
    shared = {name: getattr(settings, name) for name in PipelineSpec._fields if name in Settings._fields}
    return check_spec(PipelineSpec(**shared, bundled=not settings.no_bundled), name_flag)


@lru_cache
def _tell_misnamed(rules: Sequence[str], _folder: str) -> None:
    """Name, once, the files of rules folders that are no rule files by their names alone."""
    from pathlib import Path

    from cleanse.cli.messages import warn
    from cleanse.rulebook.sources import find_files, find_misnamed

    for path in (path for root in map(Path, rules) if root.is_dir() and find_files(root) for path in find_misnamed(root)):
        warn(f"{path}: not read, since rule files end in .yaml or .yml; rename it to {path.stem}")


def make_origin(path: str, settings: Settings) -> Origin:
    """What is known of an input.

    Raises:
        UsageError: the language is no tag, or the source no domain.
    """
    check_lang(settings.lang, "--lang")
    if settings.source is not None:
        from cleanse.run.domain import check_source

        check_source(settings.source, "--source")
    name = None if path == "-" else path
    return Origin(name, settings.source, settings.lang, settings.title, settings.encoding)


def finish(totals: Totals, settings: Settings) -> int:
    """Say what was done, if it is to be said, and give the exit status."""
    if settings.verbose or (not settings.quiet and sys.stderr.isatty()):
        from cleanse.cli.messages import tell
        from cleanse.cli.summary import summarise

        tell(summarise(totals, settings.log))
    return 3 if totals.failed else 0
