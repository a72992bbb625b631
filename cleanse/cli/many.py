"""The filter over more than one text: records, folders, several processes, files in place."""

import hashlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, NamedTuple, cast

from cleanse import __version__
from cleanse.changelog.write import Part
from cleanse.cli.clean import finish
from cleanse.cli.files import make_spec, open_output
from cleanse.cli.inputs import Found, check_names, find_files, make_source
from cleanse.cli.options import Settings
from cleanse.cli.progress import Progress
from cleanse.errors import CleanseError, InputError, UsageError
from cleanse.formats.base import Fields, open_writer
from cleanse.run.block import Done, Job
from cleanse.run.journal import find_journal, is_finished, make_mark, read_notes, write_note
from cleanse.run.ledger import HEADED, Ledger
from cleanse.run.many import SPLIT, BrokenInputError, Source, clean_events, read_events, split_results
from cleanse.run.output import open_new, remove_partial
from cleanse.run.spec import build_rules


class Target(NamedTuple):
    """Where a source goes."""

    source: Source
    #: None: standard output
    path: str | None
    #: where what was done is noted until it is done; None: it is logged at once
    journal: Path | None = None
    mark: str = ""


def run_many(paths: Sequence[str], settings: Settings, commands: Sequence[str] = ()) -> int:
    """Clean texts and return the exit status."""
    check_settings(settings)
    found = find_files(paths, settings.glob, settings.output)
    job = make_job(settings)
    targets = list(make_targets(found, paths, settings, job, commands))
    stopped: BaseException | None = None
    with ExitStack() as stack:
        progress = Progress([target.source for target in targets], is_shown=not settings.quiet)

        def warn(message: object) -> None:
            progress.clear()
            sys.stderr.write(f"cleanse: {message}\n".encode("utf-8", "backslashreplace").decode())

        write_log = None if settings.log is None else stack.enter_context(open_log_file(settings.log))
        write_reject = None if settings.rejects is None else stack.enter_context(open_line_file(settings.rejects))
        ledger = Ledger(job, write_log, write_reject, warn, _describe_reading(targets, settings))
        run = _Run(settings, job, ledger, progress, warn, is_alone=len(targets) == 1 and not settings.in_place)
        try:
            run.clean(targets)
        except (CleanseError, KeyboardInterrupt, SystemExit) as error:
            if not settings.in_place:
                raise
            stopped = error  # the files that are done have changed, so their log must be there
        finally:
            progress.clear()
        ledger.end()
    if stopped is not None:
        raise stopped
    for target in targets:
        if target.journal is not None:
            target.journal.unlink(missing_ok=True)
    if settings.output is not None and any(target.journal for target in targets):
        _remove_if_empty(find_journal(Path(settings.output), "").parent)
    if run.broken:
        warn(f"{run.broken} of {len(targets)} files could not be read and were left out")
    return finish(ledger.totals, settings) or (3 if run.broken else 0)


def check_settings(settings: Settings) -> None:
    """Refuse options that do not go together.

    Raises:
        UsageError: names them.
    """
    if settings.in_place and settings.output is not None:
        raise UsageError("-i writes each file over itself, -o elsewhere; one of them is wanted")
    if settings.backup and not settings.in_place:
        raise UsageError("--backup is for -i")
    if settings.backup and "/" in settings.backup:
        raise UsageError(f"--backup {settings.backup}: a suffix is wanted, such as .bak")
    if settings.log and settings.log_field:
        raise UsageError("--log writes the changes to a file, --log-field into the records; one of them is wanted")
    if settings.first is not None and (settings.first < 1 or settings.first != int(settings.first)):
        raise UsageError(f"--first {settings.first:g}: a whole number from 1 on is wanted")
    if settings.jobs != "auto" and not (settings.jobs.isdecimal() and int(settings.jobs) > 0):
        raise UsageError(f"--jobs {settings.jobs}: a number from 1 on, or auto, is wanted")


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
    return Job(make_spec(settings), fields, settings.log is not None, is_skipping)


def _digest_recipe(settings: Settings, job: Job) -> str:
    """What finished files have in common with those to come."""
    known = (__version__, build_rules(job.spec).digest, job._replace(spec=job.spec._replace(rules=())), settings.first)
    given = (settings.format, settings.source, settings.lang, settings.title, settings.encoding)
    return hashlib.sha256(repr((known, given)).encode()).hexdigest()


def make_targets(
    found: Sequence[Found], paths: Sequence[str], settings: Settings, job: Job, commands: Sequence[str]
) -> Iterator[Target]:
    """Where each file goes.

    Raises:
        UsageError: several files, or one in place, have nowhere to go.
    """
    output = settings.output
    is_folder = output is not None and (
        len(found) > 1 or output.endswith("/") or Path(output).is_dir() or any(Path(path).is_dir() for path in paths)
    )
    if settings.resume and not is_folder:
        raise UsageError("--resume goes on with a run over several files with -o FOLDER; this is none")
    if len(found) > 1 and not is_folder and not settings.in_place:
        raise UsageError(f"{len(found)} files were named: -o FOLDER says where they go, -i writes each over itself")
    for each in found:
        if each.path == "-" and (settings.in_place or is_folder):
            raise UsageError("standard input has no name to be written under; use > FILE or -o FILE")
    if output is None or not is_folder:
        for each in found:
            file = each.path if settings.in_place else None
            source = make_source(each, settings, file, commands)
            yield Target(source, each.path if settings.in_place else None if output == "-" else output)
        return
    check_names(found)
    folder = Path(output)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{output} is a file; several files need a folder")
    recipe = _digest_recipe(settings, job)
    for each in found:
        mark = make_mark(recipe, each.path)
        source = make_source(each, settings, each.relative, commands)
        yield Target(source, str(folder / each.relative), find_journal(folder, each.relative), mark)


def _describe_reading(targets: Sequence[Target], settings: Settings) -> dict[str, str]:
    """How the input was read, where the names of several files would not say it."""
    form = targets[0].source.form if len(targets) == 1 else settings.format
    reading = {} if form in {"auto", "text", SPLIT} else {"format": form}
    return reading if settings.split_at is None else {**reading, "split_at": settings.split_at}


@contextmanager
def open_line_file(path: str) -> Iterator[Callable[[str], object]]:
    """What takes lines for a file."""
    with open_output(path) as stream:
        yield lambda line: stream.write(line.encode() + b"\n")


@contextmanager
def open_log_file(path: str) -> Iterator[Callable[[str], object]]:
    """What takes the lines of a log: a Parquet file if its suffix says so."""
    if not path.endswith(".parquet"):
        with open_line_file(path) as write:
            yield write
        return
    from cleanse.changelog.parquet import ParquetLog, make_schema

    make_schema()
    with open_output(path) as stream:
        log = ParquetLog(stream)
        yield log.write
        log.close()


class _Run:
    """A run over files, one after the other."""

    def __init__(
        self, settings: Settings, job: Job, ledger: Ledger, progress: Progress, warn: Callable[[object], None], *, is_alone: bool
    ) -> None:
        self._settings = settings
        self._job = job
        self._ledger = ledger
        self._progress = progress
        self._warn = warn
        self._is_alone = is_alone
        self.broken = 0

    def clean(self, targets: Sequence[Target]) -> None:
        """Clean what is not done yet; log all of it, in order."""
        if self._settings.resume:
            for folder in {Path(target.path).parent for target in targets if target.path is not None}:
                remove_partial(folder)
        todo = [target for target in targets if not self._is_done(target)]
        first = None if self._settings.first is None else int(self._settings.first)
        sources = [target.source for target in todo]
        events = read_events(sources, self._job.fields.split_at, first)
        results = split_results(sources, clean_events(events, self._job, count_jobs(self._settings.jobs)))
        waiting = iter(todo)
        ahead = next(waiting, None)
        for target in targets:
            if target is not ahead:
                self._replay(target, cast("Path", target.journal))
                continue
            _, blocks = next(results)
            try:
                self._clean_file(target, blocks)
            except BrokenInputError as error:
                if self._is_alone or self._settings.on_error == "fail":
                    raise
                self.broken += 1
                self._warn(error)
            self._progress.finish(target.source.path)
            ahead = next(waiting, None)

    def _is_done(self, target: Target) -> bool:
        if target.journal is None or target.path is None:
            return False
        if self._settings.resume and is_finished(target.journal, Path(target.path), target.mark):
            return True
        target.journal.unlink(missing_ok=True)
        return False

    def _clean_file(self, target: Target, blocks: Iterator[Done]) -> None:
        """Write a file; what is told of it is told when it stands there."""
        if target.journal is None and not self._settings.in_place:
            with open_output(target.path) as stream:
                self._write(target, blocks, stream, self._tell(target))
            return
        path = cast("str", target.path)
        if target.journal is None:
            with TemporaryFile() as held, open_new(path, self._settings.backup) as output:
                notes = cast("BinaryIO", held)
                output.is_kept = not self._write(target, blocks, output.stream, lambda done, part: write_note(notes, done, part))
                notes.seek(0)
                self._tell_all(target, notes)  # before the file is replaced: a log that says too much can still be used
            return
        _make_folder(target.journal.parent)
        _make_folder(Path(path).parent)
        with open_new(str(target.journal)) as journal:
            journal.stream.write(target.mark.encode() + b"\n")
            with open_new(path) as output:
                self._write(target, blocks, output.stream, lambda done, part: write_note(journal.stream, done, part))
        self._replay(target, target.journal)

    def _write(self, target: Target, blocks: Iterator[Done], stream: BinaryIO, tell: Callable[[Done, Part | None], None]) -> bool:
        """Write the blocks of a file, and say whether any has changed."""
        source = target.source
        writer = open_writer(source.form, stream)
        is_changed = False
        written = 0
        for number, done in enumerate(blocks):
            if done.rejects and self._settings.on_error == "fail":
                worst = done.rejects[0]
                raise InputError(f"{source.path}:{worst.record + 1 + (source.form in HEADED)}: {worst.why}")
            writer.write(done.output, done.header, is_tail=done.is_tail)
            is_part = source.form == "text" and not (done.is_head and done.is_tail)
            tell(done, Part(number, done.start_byte, written) if is_part else None)
            written += len(done.output)
            is_changed = is_changed or done.is_changed
            self._progress.show(source.path, done.start_byte)
        writer.close()
        return is_changed

    def _tell(self, target: Target) -> Callable[[Done, Part | None], None]:
        source = target.source
        return lambda done, part: self._ledger.add(done, source.path, source.form, source.origin.file, part)

    def _tell_all(self, target: Target, lines: BinaryIO) -> None:
        tell = self._tell(target)
        for done, part in read_notes(lines):
            tell(done, part)

    def _replay(self, target: Target, journal: Path) -> None:
        with journal.open("rb") as lines:
            lines.readline()
            self._tell_all(target, lines)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot make the folder {str(folder)!r}: {error.strerror}") from None


def _remove_if_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
