"""The inputs of a run: which files, and what each is read as."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from cleanse.cli.files import refuse_empty
from cleanse.cli.hint import hint_at_format
from cleanse.cli.messages import warn
from cleanse.cli.options import Settings
from cleanse.cli.recipe import make_origin
from cleanse.errors import InputError, UsageError
from cleanse.formats import SPLIT, TRAITS
from cleanse.run.many import Source
from cleanse.run.opening import check_encoding, find_opening

#: what the backups of a file have behind its name, but for that of --backup
_BACKUPS = (".bak", ".old", ".orig", "~")
#: what would be waited for without end, or has none
_SPECIAL = {stat.S_IFIFO: "pipe", stat.S_IFSOCK: "socket", stat.S_IFCHR: "device", stat.S_IFBLK: "device"}


class Found(NamedTuple):
    """A file, and its path below the folder that was named, or its name."""

    path: str
    relative: str
    #: the folder that was named, if one was
    folder: str | None = None


def _refuse(error: InputError) -> None:
    raise error


def find_files(
    paths: Sequence[str], globs: Sequence[str], output: str | None, tell: Callable[[InputError], object] = _refuse
) -> list[Found]:
    """The files of paths and folders, each folder's sorted; hidden ones and those of the output folder are left out.

    A pipe, socket or device in a folder is left out too, and named on standard error; one that is named itself is read.

    Args:
        paths: What was named; `-`, and no path, is standard input.
        globs: One of them must fit the name or path of a file in a folder; none: all do.
        output: The folder that is written to.
        tell: Takes a folder that cannot be read, and may raise it.

    Raises:
        UsageError: a folder has no file, or none that fits, or a name is empty.
        InputError: a folder cannot be read, and nothing else is there.
    """
    out = None if output is None else Path(output).resolve()
    found: list[Found] = []
    shut: list[InputError] = []

    def note(error: OSError) -> None:
        shut.append(InputError(f"cannot read the folder {error.filename!r}: {error.strerror}"))
        tell(shut[-1])

    for path in paths or ["-"]:
        refuse_empty("a file or folder", path)
        if path == "-" or not Path(path).is_dir():
            found.append(Found(path, Path(path).name))
            continue
        known = len(shut)
        inside = sorted(_walk(Path(path), out, note))
        fitting = [each for each in inside if not globs or any(_fits(each, glob) for glob in globs)]
        fitting = [each for each in fitting if not _leave_out_special(Path(path) / each)]
        if not fitting and len(shut) == known:
            raise UsageError(f"{path}: there is no file" + (f" that fits {', '.join(globs)}" if globs else ""))
        found += [Found(str(Path(path) / each), each.as_posix(), path) for each in fitting]
    if shut and not found:
        raise shut[0]
    return found


def list_files(paths: Sequence[str]) -> list[str]:
    """The files that are named, and all in the folders that are; standard input where none is.

    Raises:
        UsageError: a folder has no file.
        InputError: a folder cannot be read.
    """
    return [found.path for found in find_files(paths, (), None)]


def _walk(folder: Path, out: Path | None, note: Callable[[OSError], object]) -> Iterator[Path]:
    for name, folders, files in os.walk(folder, onerror=note):
        here = Path(name)
        folders[:] = [each for each in folders if not each.startswith(".") and (here / each).resolve() != out]
        yield from ((here / file).relative_to(folder) for file in files if not file.startswith("."))


def _leave_out_special(path: Path) -> bool:
    """Whether a path is a pipe, socket or device, which is named on standard error; what cannot be looked at fails when it is read."""
    try:
        kind = _SPECIAL.get(stat.S_IFMT(path.stat().st_mode))
    except OSError:
        return False
    if kind is not None:
        warn(f"{path}: left out, for it is a {kind} and no file")
    return kind is not None


def _fits(path: Path, glob: str) -> bool:
    return fnmatchcase(path.name, glob) or fnmatchcase(path.as_posix(), glob)


def is_outside(found: Found) -> bool:
    """Whether it is a link in a folder to what lies outside of it."""
    if found.folder is None or not Path(found.path).is_symlink():
        return False
    return not Path(found.path).resolve().is_relative_to(Path(found.folder).resolve())


def is_backup(found: Found, suffix: str | None) -> bool:
    """Whether it is a backup that stands in a folder: it ends in the suffix of --backup, or the file stands beside it.

    >>> is_backup(Found("in/a.txt.bak", "a.txt.bak", "in"), ".bak"), is_backup(Found("a.txt.bak", "a.txt.bak"), ".bak")
    (True, False)
    """
    if found.folder is None:
        return False
    if suffix and found.path.endswith(suffix):
        return True
    bare = found.path.rstrip("0123456789")  # the second backup ends in .bak2
    ends = [each for each in (*_BACKUPS, suffix or "~") if bare.endswith(each)]
    return any(Path(bare.removesuffix(each)).is_file() for each in ends)


def check_outside(paths: Sequence[str], settings: Settings) -> None:
    """Refuse to write a log among the texts of a folder, where the next run would read it as one of them.

    Raises:
        UsageError: names it.
    """
    for option, name in (("--log", settings.log), ("--rejects", settings.rejects)):
        for path in paths if name is not None and name != "-" else ():
            if not Path(path).is_dir():
                continue
            place, folder = Path(str(name)).resolve(), Path(path).resolve()
            out = None if settings.output is None else Path(settings.output).resolve()
            if not place.is_relative_to(folder) or (out is not None and out != folder and place.is_relative_to(out)):
                continue
            below = place.relative_to(folder)
            is_read = not settings.glob or any(_fits(below, glob) for glob in settings.glob)
            if is_read and not any(part.startswith(".") for part in below.parts):
                raise UsageError(
                    f"{option} {name} stands in {path}, where the next run would read it as a text; write it elsewhere"
                )


def check_fields(sources: Sequence[Source], settings: Settings) -> None:
    """Refuse to name a field where no input has any.

    Raises:
        UsageError: says what the input is.
    """
    if settings.field and not any(source.traits.has_fields for source in sources):
        only = sources[0]
        raise UsageError(f"{only.path}: --field names a field of records, this is {only.form}; say with --format what it is")


def check_names(found: Sequence[Found]) -> None:
    """Refuse two files that would be written under one name.

    Raises:
        UsageError: names them.
    """
    known: dict[str, str] = {}
    for each in found:
        if each.relative in known:
            raise UsageError(
                f"{known[each.relative]} and {each.path} would both be written as {each.relative}; clean them in two runs"
            )
        known[each.relative] = each.path


def make_source(found: Found, settings: Settings, file: str | None) -> Source:
    """How an input is opened and read; of standard input the first bytes are looked at.

    Raises:
        UsageError: an option does not go with its format, or the language is no tag.
        InputError: standard input cannot be read.
    """
    if found.path == "-" and settings.format == "auto" and settings.split_at is None:
        hint_at_format()
    form, opened = find_opening(found.path, settings.format)
    if settings.split_at is not None:
        if not TRAITS[form].is_whole:
            raise UsageError(f"{found.path}: --split-at parts a text, this is {form}")
        form = SPLIT
    check_encoding(found.path, form, settings.encoding)
    if settings.log_field is not None and not TRAITS[form].takes_log:
        *some, last = (name for name, traits in TRAITS.items() if traits.takes_log)
        able = f"{', '.join(some)} or {last}"
        raise UsageError(f"{found.path}: --log-field needs records with named fields, {able}; this is {form}")
    return Source(found.path, form, make_origin(found.path, settings)._replace(file=file), opened)
