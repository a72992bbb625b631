"""Checks before anything is opened: nothing may be written over what is read, nor over the log that takes it back."""

import os
import stat
import sys
from collections.abc import Iterable, Mapping, Sequence

from cleanse.cli.files import find_descriptor
from cleanse.cli.options import Settings
from cleanse.errors import UsageError


def choose_path(paths: Sequence[str], command: str) -> str:
    """The one input; standard input where none is named.

    Raises:
        UsageError: several files were named.
    """
    mend = f'{command} takes one at a time: for FILE in …; do cleanse {command} "$FILE"; done'
    if len(paths) > 1:
        raise UsageError(f"{len(paths)} files were named, {mend}")
    if paths and os.path.isdir(paths[0]):
        raise UsageError(f"{paths[0]} is a folder of files, {mend}")
    return paths[0] if paths else "-"


def refuse_mistyped(paths: Sequence[str], commands: Sequence[str]) -> None:
    """Refuse a first path that is no file and nearly a command: run as the filter, it would write over the log that the command reads.

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
