"""The filter over more than one text: records, folders, several processes, files in place."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import BinaryIO, cast

from cleanse.changelog.write import Part
from cleanse.cli.files import finish, open_output
from cleanse.cli.inputs import Found, check_fields, check_outside, find_files, is_backup, is_outside
from cleanse.cli.line_files import do_nothing, open_line_file, open_log_file
from cleanse.cli.messages import warn
from cleanse.cli.options import Settings
from cleanse.cli.progress import Progress
from cleanse.cli.targets import (
    Target,
    check_settings,
    check_targets,
    count_first,
    count_jobs,
    describe_reading,
    make_folders,
    make_job,
    make_targets,
)
from cleanse.errors import CleanseError, InputError, UsageError
from cleanse.formats.base import open_writer
from cleanse.run.block import Account, Done, Job
from cleanse.run.held import open_held
from cleanse.run.journal import dump_note, is_finished, read_notes
from cleanse.run.ledger import Ledger
from cleanse.run.many import BrokenInputError, Source, clean_events, read_events, split_results
from cleanse.run.output import make_folder, open_new, remove_partial
from cleanse.run.pieces import count_pieces, keep_pieces

#: takes what is to be told of a block, and its place in a text that is cleaned in windows
Tell = Callable[[Account, Part | None], None]


def run_many(paths: Sequence[str], settings: Settings) -> int:
    """Clean texts and return the exit status."""
    check_settings(settings)
    check_outside(paths, settings)
    shut: list[InputError] = []
    found = find_files(paths, settings.glob, settings.output, shut.append)
    if shut and settings.on_error == "fail":
        raise shut[0]
    if settings.in_place:
        found = _leave_out(found, settings.backup)
    job = make_job(settings)
    targets = list(make_targets(found, paths, settings, job))
    check_targets(targets, settings)
    check_fields([target.source for target in targets], settings)
    if settings.resume:
        _clear_away(targets, settings)
    stopped: BaseException | None = None
    with ExitStack() as stack:
        progress = Progress([target.source for target in targets], is_shown=not settings.quiet)
        make_folders(targets, settings)
        log = None if settings.log is None else stack.enter_context(open_log_file(settings.log, is_precious=settings.in_place))
        rejects = None if settings.rejects is None else stack.enter_context(open_line_file(settings.rejects))
        ledger = Ledger(job, log and log.write, rejects and rejects.write, progress.warn, describe_reading(targets, settings))
        for error in shut:
            progress.warn(error)
        run = _Run(settings, job, ledger, progress, log.sync if log else do_nothing, is_alone=len(targets) == 1 and not shut)
        try:
            run.clean(targets)
        except (CleanseError, KeyboardInterrupt, SystemExit) as error:
            if not settings.in_place:
                raise
            stopped = error  # the files that are done have changed, so their log must be there
        finally:
            progress.clear()
            _remove_empty(targets)
        ledger.end()
    if run.backups:
        progress.warn(_tell_backups(run.backups))
    if stopped is not None:
        raise stopped
    _forget_all(targets)
    if run.broken:
        progress.warn(f"files that could not be read and were left out: {run.broken} of {len(targets)}")
    if shut:
        progress.warn(f"folders that could not be read and were left out: {len(shut)}")
    return finish(ledger.totals, settings) or (3 if run.broken or shut else 0)


def _leave_out(found: Sequence[Found], backup: str | None) -> list[Found]:
    """The files but for backups and links that lead out of their folder, which are named: nobody asked to write over those."""
    kept: list[Found] = []
    backups: list[str] = []
    for each in found:
        if is_outside(each):
            warn(f"{each.path}: left out, for it is a link to a file outside of {each.folder}")
        elif is_backup(each, backup):
            backups.append(each.path)
        else:
            kept.append(each)
    if backups:
        more = f" and {len(backups) - 1} more" if len(backups) > 1 else ""
        warn(f"{backups[0]}{more}: left out, for a backup is not cleaned")
    if not kept:
        raise UsageError("no file is left to be cleaned in place; name the files themselves")
    return kept


def _tell_backups(backups: Sequence[Path]) -> str:
    """Where the backups are that got a number; there is one at least."""
    more = f", and so for {len(backups) - 1} more" if len(backups) > 1 else ""
    return f"backups of earlier runs stay as they are; what stood there before this one is in {backups[0]}{more}"


class _Run:
    """A run over files, one after the other."""

    def __init__(
        self, settings: Settings, job: Job, ledger: Ledger, progress: Progress, sync_log: Callable[[], None], *, is_alone: bool
    ) -> None:
        self._settings = settings
        self._job = job
        self._ledger = ledger
        self._progress = progress
        self._sync_log = sync_log
        self._is_alone = is_alone
        self.broken = 0
        #: those that had to be given a number, since an earlier run has left its own
        self.backups: list[Path] = []

    def clean(self, targets: Sequence[Target]) -> None:
        """Clean what is not done yet; log all of it, in order."""
        targets = [self._count_pieces(target) for target in targets]
        todo = [target for target in targets if not self._is_done(target)]
        sources = [target.source for target in todo]
        events = read_events(sources, self._job.fields.split_at, count_first(self._settings))
        cleaned = clean_events(events, self._job, count_jobs(self._settings.jobs))
        with closing(cleaned):
            self._write_all(targets, todo, split_results(sources, cleaned))

    def _write_all(
        self, targets: Sequence[Target], todo: Sequence[Target], results: Iterator[tuple[Source, Iterator[Done]]]
    ) -> None:
        waiting = iter(todo)
        ahead = next(waiting, None)
        for target in targets:
            if target is ahead:
                _, blocks = next(results)
                self._clean_or_name(target, blocks)
                ahead = next(waiting, None)
            else:
                self._replay(target, cast("Path", target.journal))
            self._progress.finish(target.source.path)

    def _clean_or_name(self, target: Target, blocks: Iterator[Done]) -> None:
        """Write a file; one of several that cannot be read is named."""
        try:
            self._clean_file(target, blocks)
        except BrokenInputError as error:
            _forget(target)
            if self._is_alone or self._settings.on_error == "fail":
                raise
            self.broken += 1
            self._progress.warn(error)

    def _is_done(self, target: Target) -> bool:
        if target.journal is None or target.path is None:
            return False
        if self._settings.resume and is_finished(target.journal, Path(target.path), target.mark):
            return True
        target.journal.unlink(missing_ok=True)
        return False

    def _count_pieces(self, target: Target) -> Target:
        """The target, with the blocks of it that are done already."""
        if target.pieces is None or not self._settings.resume:
            return target
        return target._replace(source=target.source._replace(done=count_pieces(target.pieces, target.mark)))

    def _clean_file(self, target: Target, blocks: Iterator[Done]) -> None:
        """Write a file; what is told of it is told when it stands there."""
        if target.pieces is not None and self._settings.resume:
            make_folder(target.pieces.parent)
            blocks = keep_pieces(target.pieces, target.mark, target.source.done, blocks)
        if target.journal is None and not self._settings.in_place:
            with open_output(target.path) as stream:
                self._write(target, blocks, stream, self._tell(target))
            return
        path = cast("str", target.path)
        if target.journal is None:
            with open_held() as held, open_new(path, self._settings.backup) as output:
                output.is_kept = not self._write(target, blocks, output.stream, _note(held.write))
                # before the file is replaced: a log that says too much can still be used, what it lacks stands nowhere
                with held.read() as notes:
                    self._tell_all(target, notes)
                self._sync_log()
            if output.backup is not None and not output.backup.name.endswith(str(self._settings.backup)):
                self.backups.append(output.backup)
            return
        make_folder(target.journal.parent)
        make_folder(Path(path).parent)
        with open_new(str(target.journal)) as journal:
            journal.stream.write(target.mark.encode() + b"\n")
            with open_new(path) as output:
                self._write(target, blocks, output.stream, _note(journal.stream.write))
        _forget(target)
        self._replay(target, target.journal)

    def _write(self, target: Target, blocks: Iterator[Done], stream: BinaryIO, tell: Tell) -> bool:
        """Write the blocks of a file, and say whether any has changed."""
        source = target.source
        is_changed = False
        written = 0
        with open_writer(source.form, stream) as writer:
            for number, done in enumerate(blocks):
                if done.account.rejects and self._settings.on_error == "fail":
                    worst = done.account.rejects[0]
                    raise InputError(f"{source.path}:{worst.line}: {worst.why}")
                writer.write(done.output, done.header, is_tail=done.is_tail)
                is_part = source.traits.is_whole and not (done.is_head and done.is_tail)
                tell(done.account, Part(number, done.start_byte, written) if is_part else None)
                written += len(done.output)
                is_changed = is_changed or done.is_changed
                self._progress.show(source.path, done.start_byte)
        return is_changed

    def _tell(self, target: Target) -> Tell:
        source = target.source
        return lambda account, part: self._ledger.add(account, source.path, source.form, source.origin.file, part)

    def _tell_all(self, target: Target, lines: BinaryIO) -> None:
        tell = self._tell(target)
        for account, part in read_notes(lines):
            tell(account, part)

    def _replay(self, target: Target, journal: Path) -> None:
        with journal.open("rb") as lines:
            lines.readline()
            self._tell_all(target, lines)


def _note(write: Callable[[bytes], object]) -> Tell:
    """What notes blocks, a line each."""

    def note(account: Account, part: Part | None) -> None:
        write(dump_note(account, part) + b"\n")

    return note


def _clear_away(targets: Sequence[Target], settings: Settings) -> None:
    """Remove the hidden halves of files that the run before was writing."""
    owned = (path for target in targets if target.journal is not None for path in (target.path, target.journal))
    for folder in {Path(str(path)).parent for path in owned}:
        remove_partial(folder)
    for name in (settings.log, settings.rejects, *(target.path for target in targets if target.journal is None)):
        if name is not None:
            path = Path(name).resolve()
            remove_partial(path.parent, path.name)


def _forget(target: Target) -> None:
    """Remove the blocks of a file that is whole, or never will be."""
    if target.pieces is not None:
        target.pieces.unlink(missing_ok=True)


def _forget_all(targets: Sequence[Target]) -> None:
    """Remove all that was kept of files that are done: what was noted of them, and their blocks."""
    for target in targets:
        if target.journal is not None:
            target.journal.unlink(missing_ok=True)
        _forget(target)
    _remove_empty(targets)


def _remove_empty(targets: Sequence[Target]) -> None:
    """Remove the hidden folders that nothing is left in."""
    for folder in {target.pieces.parent for target in targets if target.pieces is not None}:
        with suppress(OSError):
            folder.rmdir()
