"""`cleanse revert`: the original out of the clean text and its log."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from cleanse.changelog.entry import printable
from cleanse.changelog.logged import Log
from cleanse.changelog.undo import refuse_records, undo
from cleanse.cli.app import check_word
from cleanse.cli.completion import complete_rules
from cleanse.cli.files import open_output, refuse_empty
from cleanse.cli.inputs import Found, find_files, make_source
from cleanse.cli.log_part import choose_form, choose_part, group_files, list_names
from cleanse.cli.messages import warn
from cleanse.cli.options import FORMATS, Settings
from cleanse.cli.parameters import LoggedFormat, Output
from cleanse.cli.refuse import refuse_overwrite
from cleanse.cli.whole_output import open_whole
from cleanse.errors import InputError, RevertError, UsageError
from cleanse.formats.base import open_writer
from cleanse.run.log_file import read_log_file
from cleanse.run.many import read_blocks
from cleanse.run.output import make_folder
from cleanse.run.undo import undo_blocks


class _Asked(NamedTuple):
    """What is asked for, whatever the file.

    known: What the log says.
    log: Where it lies.
    form: What the files are said to be, or `auto`.
    rule: A glob over the rules whose changes are taken back; None: all.
    may_be_cut: Whether the log may lack its end; a file that does not fit it is then left as it is.
    """

    known: Log
    log: str
    form: str
    rule: str | None
    may_be_cut: bool


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("revert")(revert)


def revert(
    path: Annotated[str, typer.Argument(help="The clean file, or a folder of them; - or none for standard input.")] = "-",
    *,
    log: Annotated[str, typer.Option("--log", metavar="FILE", help="The log that was written with it.")],
    rule: Annotated[
        str | None,
        typer.Option(
            "--rule",
            metavar="GLOB",
            help="Take back only what these rules did alone, with the blanks that went beside it.",
            autocompletion=complete_rules,
        ),
    ] = None,
    incomplete: Annotated[
        bool,
        typer.Option("--incomplete", help="Use a log without its end, of a run in place that was killed or ran out of disk."),
    ] = False,
    form: LoggedFormat = "auto",
    output: Output = None,
) -> int:
    """Give the original back, byte for byte. A log that does not belong to the text is refused."""
    check_word("--format", form, FORMATS)
    refuse_empty("-o", output)
    # the text itself may be named: that undoes a file in place
    is_streamed = output in {None, "-"} or path == "-"
    refuse_overwrite({"-o": output or "-"}, [("the log", log), *([("the text", path)] if is_streamed else [])])
    known = read_log_file(log, may_be_cut=incomplete)
    if rule is not None and not any(fnmatchcase(name, rule) for name in _find_ids(known)):
        raise UsageError(f"--rule {rule}: no rule of that name is in the log; `cleanse stats --log {log}` shows those that are")
    asked = _Asked(known, log, form, rule, incomplete)
    if path != "-" and Path(path).is_dir():
        return 3 if _revert_folder(path, _check_folder(path, output), asked) else 0
    found = Found(path, Path(path).name)
    with _named(found, log):
        _revert_file(found, output, choose_part(known, path), asked)
    return 0


def _check_folder(path: str, output: str | None) -> str:
    """The folder that the originals of a folder go to.

    Raises:
        UsageError: none is named, or it is a file.
    """
    if output is None:
        raise UsageError(f"{path} is a folder; -o says which one the originals go to")
    if Path(output).exists() and not Path(output).is_dir():
        raise UsageError(f"{output} is a file; several files need a folder")
    return output


@contextmanager
def _named(found: Found, log: str) -> Iterator[None]:
    """Name the text and the log in what is told of them."""
    try:
        yield
    except RevertError as error:
        raise RevertError(f"{found.path}: the log {log} does not belong to this text: {error}") from None


def _revert_folder(folder: str, output: str, asked: _Asked) -> int:
    """Give back the originals of all files of a folder; files that are not in the log are copied.

    Files and folders that cannot be read are named, unless they are in the log; returns how many there were.
    """
    shut: list[InputError] = []
    files = find_files([folder], (), output, shut.append)
    told = _tell_files(asked.known, files, folder, asked.log)
    targets = {found: str(Path(output) / found.relative) for found in files}
    for found, target in targets.items():
        if Path(found.path).resolve() != Path(asked.log).resolve():  # a log among the texts is copied as it is
            refuse_overwrite({"-o": target}, [("the log", asked.log)])
    for found, target in targets.items():
        make_folder(Path(target).parent)
        if found.path not in told:
            _copy(found.path, target, shut)
            continue
        try:
            with _named(found, asked.log):
                _revert_file(found, target, told[found.path], asked)
        except RevertError as fault:
            if not asked.may_be_cut:
                raise
            warn(f"{fault}; left as it is")
            _copy(found.path, target, shut)
    for error in shut:
        warn(error)
    return len(shut)


def _tell_files(log: Log, files: Sequence[Found], folder: str, path: str) -> dict[str, Log]:
    """What a log says of the files of a folder, by their paths; a file that it does not tell of did not change.

    The log has the path below the folder, or, of files in place, the one from where we stood. What names no file is of all.

    Raises:
        RevertError: it tells of files that are not there: they have another name now, or are gone.
    """
    by_file = group_files(log)
    of_all = by_file.pop(None, None)
    if of_all is not None:
        return {found.path: of_all for found in files}
    by_path = {Path(str(file)).absolute(): file for file in by_file}
    told: dict[str, Log] = {}
    for found in files:
        name = printable(found.relative)
        file = name if name in by_file else by_path.get(Path(printable(found.path)).absolute())
        if file in by_file:
            told[found.path] = by_file.pop(file)
    if by_file:
        raise RevertError(
            f"{folder}: the log {path} tells of {list_names(by_file)}, which {'is' if len(by_file) == 1 else 'are'} "
            f"not in this folder; {_mend(told, folder)}"
        )
    return told


def _mend(told: Mapping[str, Log], folder: str) -> str:
    if told:
        return "put back what was renamed or moved, or revert the files one by one, under any name"
    return f"name the folder as it was named when it was cleaned, and not {folder}"


def _copy(path: str, target: str, shut: list[InputError]) -> None:
    """A file of which the log does not tell, as it is; what cannot be read, a link to nothing perhaps, is noted.

    Raises:
        InputError: the copy cannot be written.
    """
    try:
        Path(path).open("rb").close()
    except OSError as error:
        shut.append(InputError(f"cannot read {path!r}: {error.strerror}"))
        return
    try:
        shutil.copyfile(path, target)
    except shutil.SameFileError:
        return
    except OSError as error:
        raise InputError(f"cannot copy {path!r} to {target!r}: {error.strerror}") from None


def _revert_file(found: Found, target: str | None, told: Log, asked: _Asked) -> None:
    form = choose_form(told, asked.form)
    source = make_source(found, Settings(format=form, split_at=told.split_at), None)
    with source.open() as stream:
        if source.traits.is_whole:
            refuse_records(told.docs)
            original = undo(stream.read(), told.docs, asked.rule)
            with open_output(target) as plain:
                plain.write(original)
            return
        with open_whole(target) as plain, open_writer(source.form, plain) as writer:
            blocks = read_blocks(stream, source.form, split_at=told.split_at or "")
            for undone in undo_blocks(blocks, source.form, told, asked.rule):
                writer.write(undone.data, undone.header, is_tail=undone.is_tail)


def _find_ids(log: Log) -> set[str]:
    """The rules that changed something."""
    return {rule for logged in log.docs for change in logged.changes for rule in change.rules}
