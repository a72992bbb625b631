"""What a run over records and files is to do, by its options, and where each input goes."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cleanse.cli.files import find_descriptor, refuse_empty
from cleanse.cli.inputs import Found, check_names, make_source
from cleanse.cli.options import Settings
from cleanse.cli.recipe import make_spec
from cleanse.cli.refuse import refuse_overwrite
from cleanse.errors import UsageError
from cleanse.formats import SPLIT, TEXT
from cleanse.formats.base import Fields
from cleanse.formats.suffix import guess_format
from cleanse.run.block import Job
from cleanse.run.digest import digest_rules_and_card
from cleanse.run.journal import find_journal, make_mark
from cleanse.run.many import Source
from cleanse.run.output import find_partial, make_folder
from cleanse.run.pieces import find_pieces
from cleanse.version import __version__


class Target(NamedTuple):
    """Where a source goes."""

    source: Source
    #: None: standard output
    path: str | None
    #: where what was done is noted until it is done; None: it is logged at once
    journal: Path | None = None
    #: where its blocks are kept until it is whole; None: nowhere
    pieces: Path | None = None
    mark: str = ""


def check_settings(settings: Settings) -> None:
    """Refuse options that do not go together.

    Raises:
        UsageError: names them.
    """
    for option, path in (("-o", settings.output), ("--log", settings.log), ("--rejects", settings.rejects)):
        refuse_empty(option, path)
    if settings.in_place and settings.output is not None:
        raise UsageError("-i writes each file over itself, -o elsewhere; one of them is wanted")
    if settings.in_place and settings.log is not None and _holds_something(settings.log):
        raise UsageError(
            f"--log {settings.log} has something in it: the log of a run before, perhaps, without which its originals are lost; name another file"
        )
    if settings.in_place and settings.log is not None:
        log = Path(settings.log).resolve()
        if halves := find_partial(log.parent, log.name):
            raise UsageError(
                f"{halves[0]}: half of the log of a run that was killed, without which its originals are lost; take it back with "
                "`cleanse revert --incomplete --log` and this file, and move it away, or give --log another name"
            )
    if settings.backup is not None and not settings.in_place:
        raise UsageError("--backup is for -i")
    if settings.backup is not None and (not settings.backup or "/" in settings.backup):
        raise UsageError(f"--backup {settings.backup!r}: a suffix is wanted, such as .bak")
    if settings.in_place and settings.first is not None:
        raise UsageError("--first leaves the other records out, which -i would lose; write elsewhere with -o")
    if settings.log and settings.log_field:
        raise UsageError("--log writes the changes to a file, --log-field into the records; one of them is wanted")
    if settings.first is not None and (settings.first < 1 or not settings.first.is_integer()):
        raise UsageError(f"--first {settings.first:g}: a whole number from 1 on is wanted")
    if settings.jobs != "auto" and not (settings.jobs.isdecimal() and int(settings.jobs) > 0):
        raise UsageError(f"--jobs {settings.jobs}: a number from 1 on, or auto, is wanted")


def _holds_something(path: str) -> bool:
    return Path(path).is_file() and Path(path).stat().st_size > 0


def count_first(settings: Settings) -> int | None:
    """How many records of each file are read; None: all."""
    return None if settings.first is None else int(settings.first)


def count_jobs(jobs: str) -> int:
    """The number of processes; auto: as many as this process may use."""
    if jobs != "auto":
        return int(jobs)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def make_job(settings: Settings) -> Job:
    """What is done to every block."""
    fields = Fields(
        settings.field or ("text",),
        settings.id_field,
        settings.source_field,
        settings.lang_field,
        settings.title_field,
        settings.log_field,
        settings.split_at or "",
    )
    is_skipping = settings.on_error == "skip" or (settings.on_error is None and settings.rejects is not None)
    return Job(make_spec(settings), fields, settings.log is not None, is_skipping, settings.log_format == "full")


def _digest_recipe(settings: Settings, job: Job) -> str:
    """What finished files have in common with those to come."""
    known = (__version__, digest_rules_and_card(job.spec), job._replace(spec=job.spec._replace(rules=())), settings.first)
    given = (settings.format, settings.source, settings.lang, settings.title, settings.encoding)
    return hashlib.sha256(repr((known, given)).encode()).hexdigest()


def make_targets(found: Sequence[Found], paths: Sequence[str], settings: Settings, job: Job) -> Iterator[Target]:
    """Where each file goes.

    Raises:
        UsageError: several files, or one in place, have nowhere to go, or a file would be written over itself.
    """
    output = settings.output
    is_folder = output is not None and (
        len(found) > 1 or output.endswith("/") or Path(output).is_dir() or any(Path(path).is_dir() for path in paths)
    )
    if settings.resume:
        _check_resume(found, output)
    if len(found) > 1 and not is_folder and not settings.in_place:
        told = f"{len(found)} files were named: -o FOLDER says where they go, -i writes each over itself"
        is_torn = not any(Path(each.path).exists() for each in found)
        raise UsageError(told + ("; none of them is there: a name with blanks needs quotation marks" if is_torn else ""))
    for each in found:
        if (each.path == "-" or find_descriptor(each.path) is not None) and (settings.in_place or is_folder):
            raise UsageError("standard input has no name to be written under; use > FILE or -o FILE")
        if settings.in_place and (path := Path(each.path)).exists() and not path.is_file():
            raise UsageError(f"{each.path} is no file that could be written over; use > FILE or -o FILE")
    if settings.in_place:
        check_names([each._replace(relative=str(Path(each.path).resolve())) for each in found])
    if output is None or not is_folder:
        for each in found:
            file = each.path if settings.in_place else None
            source = make_source(each, settings, file)
            _check_suffix(output, source)
            target = Target(source, each.path if settings.in_place else None if output == "-" else output)
            yield _keep(target, settings, job) if settings.resume else target
        return
    check_names(found)
    folder = Path(output)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{output} is a file; several files need a folder")
    recipe = _digest_recipe(settings, job)
    for each in found:
        if (folder / each.relative).resolve() == Path(each.path).resolve():
            raise UsageError(f"-o {output} would write {each.path} over itself; -i does that")
    for each in found:
        mark = make_mark(recipe, each.path, each.relative)
        source = make_source(each, settings, each.relative)
        journal = find_journal(folder, each.relative)
        yield Target(source, str(folder / each.relative), journal, find_pieces(journal), mark)


def check_targets(targets: Sequence[Target], settings: Settings) -> None:
    """Refuse a log that would be written over what becomes of a file in a folder.

    Raises:
        UsageError: names it.
    """
    beside = {"--log": settings.log, "--rejects": settings.rejects}
    names = {Path(path).name for path in beside.values() if path is not None}
    for target in targets:
        if target.path is not None and Path(target.path).name in names:
            refuse_overwrite({"-i" if settings.in_place else "-o": target.path, **beside}, ())


def make_folders(targets: Sequence[Target], settings: Settings) -> None:
    """Make the folders of a log and of rejects that stand below the folder of the output.

    Raises:
        InputError: one cannot be made.
    """
    if settings.output is None or all(target.journal is None for target in targets):
        return
    for name in (settings.log, settings.rejects):
        folder = None if name is None else Path(name).parent
        if folder is not None and folder.resolve().is_relative_to(Path(settings.output).resolve()):
            make_folder(folder)


def _check_suffix(output: str | None, source: Source) -> None:
    named = guess_format(output or "")
    if named not in {TEXT, source.form}:
        raise UsageError(
            f"-o {output} has the suffix of {named}, but {source.path} is read as {source.form}, and what comes out is of the same "
            "format; give it another suffix, or say with --format what comes in"
        )


def _check_resume(found: Sequence[Found], output: str | None) -> None:
    if output is None or output == "-":
        raise UsageError("--resume goes on with a file or folder that -o names; there is none")
    if any(each.path == "-" for each in found):
        raise UsageError("--resume reads the input again, which standard input does not allow; write it to a file first")
    if Path(output).exists() and not (Path(output).is_file() or Path(output).is_dir()):
        raise UsageError(f"--resume goes on with a file or folder; {output} is neither")


def _keep(target: Target, settings: Settings, job: Job) -> Target:
    """A file of its own whose blocks are kept beside it."""
    path = Path(str(target.path)).resolve()
    mark = make_mark(_digest_recipe(settings, job), target.source.path, None)
    return target._replace(pieces=find_pieces(find_journal(path.parent, path.name)), mark=mark)


def describe_reading(targets: Sequence[Target], settings: Settings) -> dict[str, str]:
    """How the input was read, where the names of several files would not say it, and where its ids stand."""
    form = targets[0].source.form if len(targets) == 1 else settings.format
    reading = {} if form in {"auto", TEXT, SPLIT} else {"format": form}
    fields = {"split_at": settings.split_at, "id_field": settings.id_field}
    return reading | {name: field for name, field in fields.items() if field is not None}
