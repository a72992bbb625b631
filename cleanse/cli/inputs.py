"""The inputs of a run: which files, what each is read as, and where what becomes of it goes."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple

from cleanse.cli.files import make_origin, open_input
from cleanse.cli.options import Settings
from cleanse.errors import InputError, UsageError
from cleanse.formats.compressed import open_compressed
from cleanse.formats.suffix import guess_format, split_suffix
from cleanse.formats.windows import peek
from cleanse.run.held import open_held
from cleanse.run.many import SPLIT, Source

#: formats of records, whose texts are UTF-8
_NAMED = ("jsonl", "csv", "tsv", "parquet", "arrow")
#: formats whose reader goes to and fro
_SEEKING = frozenset({"parquet", "arrow"})
_MAGIC = {b"PAR1": "parquet", b"ARROW1": "arrow"}
#: what the backups of a file have behind its name, but for that of --backup
_BACKUPS = (".bak", ".old", ".orig", "~")


class Found(NamedTuple):
    """A file, and its path below the folder that was named, or its name."""

    path: str
    relative: str
    #: the folder that was named, if one was
    folder: str | None = None


def find_files(paths: Sequence[str], globs: Sequence[str], output: str | None) -> list[Found]:
    """The files of paths and folders, each folder's sorted; hidden ones and those of the output folder are left out.

    Raises:
        UsageError: a folder has no file, or none that fits.
        InputError: a folder cannot be read.
    """
    out = None if output is None else Path(output).resolve()
    found: list[Found] = []
    for path in paths or ["-"]:
        if path == "-" or not Path(path).is_dir():
            found.append(Found(path, Path(path).name))
            continue
        inside = sorted(_walk(Path(path), out))
        fitting = [each for each in inside if not globs or any(_fits(each, glob) for glob in globs)]
        if not fitting:
            raise UsageError(f"{path}: there is no file" + (f" that fits {', '.join(globs)}" if globs else ""))
        found += [Found(str(Path(path) / each), each.as_posix(), path) for each in fitting]
    return found


def list_files(paths: Sequence[str]) -> list[str]:
    """The files that are named, and all in the folders that are; standard input where none is.

    Raises:
        UsageError: a folder has no file.
        InputError: a folder cannot be read.
    """
    return [found.path for found in find_files(paths, (), None)]


def _walk(folder: Path, out: Path | None) -> Iterator[Path]:
    for name, folders, files in os.walk(folder, onerror=_refuse):
        here = Path(name)
        folders[:] = [each for each in folders if not each.startswith(".") and (here / each).resolve() != out]
        yield from ((here / file).relative_to(folder) for file in files if not file.startswith("."))


def _refuse(error: OSError) -> None:
    raise InputError(f"cannot read the folder {error.filename!r}: {error.strerror}") from None


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
    if settings.field and not any(source.form in _NAMED for source in sources):
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


def make_source(found: Found, settings: Settings, file: str | None, commands: Sequence[str] = ()) -> Source:
    """How an input is opened and read; of standard input the first bytes are looked at.

    Raises:
        UsageError: an option does not go with its format, or the language is no tag.
        InputError: standard input cannot be read.
    """
    form = settings.format
    if found.path == "-":
        with open_input("-") as stdin:
            stream = open_compressed(stdin).stream
        try:
            head, stream = peek(stream)
        except InputError as error:
            raise InputError(f"-: {error}") from None
        if form == "auto":
            form = next((name for magic, name in _MAGIC.items() if head.startswith(magic)), "text")
        opened = partial(_hold, stream, form)
    else:
        form = guess_format(found.path) if form == "auto" else form
        opened = partial(_open_file, found.path, form, commands)
    if settings.split_at is not None:
        if form != "text":
            raise UsageError(f"{found.path}: --split-at parts a text, this is {form}")
        form = SPLIT
    if settings.encoding not in {None, "auto"} and form in _NAMED:
        raise UsageError(f"{found.path}: --encoding is for text, lines and null; {form} is UTF-8: convert it with iconv first")
    if settings.log_field is not None and form not in {"jsonl", *_SEEKING}:
        raise UsageError(f"{found.path}: --log-field needs records with named fields, jsonl, parquet or arrow; this is {form}")
    return Source(found.path, form, make_origin(found.path, settings)._replace(file=file), opened)


@contextmanager
def open_plain(path: str, commands: Sequence[str] = ()) -> Iterator[BinaryIO]:
    """The bytes of a file, unpacked if its suffix says that it is compressed, or of standard input, if its first bytes do.

    Raises:
        InputError: it cannot be read, or is not what its suffix says.
    """
    compression = split_suffix(path)[1]
    with open_input(path, commands) as stream:
        yield (
            stream
            if compression is None and path != "-"
            else open_compressed(stream, compression, path if path != "-" else None).stream
        )


@contextmanager
def _open_file(path: str, form: str, commands: Sequence[str]) -> Iterator[BinaryIO]:
    with open_plain(path, commands) as stream:
        if split_suffix(path)[1] is None:
            yield stream
        else:
            with _hold(stream, form) as plain:
                yield plain


@contextmanager
def _hold(stream: BinaryIO, form: str) -> Iterator[BinaryIO]:
    """The stream; in a temporary file if its reader has to go to and fro."""
    if form not in _SEEKING:
        yield stream
        return
    with open_held() as held:
        while data := stream.read(1 << 20):
            held.write(data)
        with held.read() as plain:
            yield plain
