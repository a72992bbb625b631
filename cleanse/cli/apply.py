"""`cleanse apply`: the clean text out of the original and its log, from which a reviewer may have taken edits out.

To take an edit out, delete its line, or a place out of the `starts` of a `bulk` line. What stays must fit the original: another text, an
edit that was moved, or one that overlaps another is refused with its place.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from cleanse.changelog.entry import Place, describe
from cleanse.changelog.logged import Log, LogLine, RuleLine, RunLine, gather
from cleanse.changelog.replay import Replayed, replay_file
from cleanse.changelog.write import LogWriter
from cleanse.cli.app import check_word
from cleanse.cli.files import open_output
from cleanse.cli.inputs import Found, make_source
from cleanse.cli.log_part import choose_form, choose_part
from cleanse.cli.options import FORMATS, Settings
from cleanse.cli.parameters import LoggedFormat, Output
from cleanse.cli.refuse import refuse_overwrite
from cleanse.cli.whole_output import open_whole
from cleanse.core.record import Totals
from cleanse.errors import RevertError, UsageError
from cleanse.formats.base import open_writer
from cleanse.run.log_file import read_log_entries
from cleanse.run.many import Source, read_blocks
from cleanse.run.replay import replay_blocks


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("apply")(apply)


def apply(
    path: Annotated[str, typer.Argument(help="The original; - or none for standard input.")] = "-",
    *,
    log: Annotated[str, typer.Option("--log", metavar="FILE", help="The log whose edits are made.")],
    form: LoggedFormat = "auto",
    output: Output = None,
    new_log: Annotated[
        str | None, typer.Option("--new-log", metavar="FILE", help="Write the log of what was made here; revert takes it.")
    ] = None,
) -> int:
    """Make the edits of a reviewed log on the original. What does not fit is refused."""
    check_word("--format", form, FORMATS)
    if Path(path).is_dir():
        raise UsageError(
            f'{path} is a folder, apply takes one file at a time: for FILE in …; do cleanse apply --log {log} "$FILE"; done'
        )
    refuse_overwrite({"-o": output or "-", "--new-log": new_log}, [("the log", log), ("the original", path)])
    entries = read_log_entries(log, "applying")
    try:
        known = choose_part(gather(entries), path, is_original=True)
        source = make_source(Found(path, path), Settings(format=choose_form(known, form), split_at=known.split_at), None)
        write = _apply_to_text if source.traits.is_whole else _apply_to_records
        write(source, known, entries, output, new_log)
    except RevertError as error:
        raise RevertError(f"{path}: the log {log} does not fit: {error}") from None
    return 0


def _apply_to_text(source: Source, known: Log, entries: list[LogLine], output: str | None, new_log: str | None) -> None:
    with source.open() as stream:
        done = list(replay_file(stream.read(), known.docs))
    with ExitStack() as stack:
        written = stack.enter_context(open_output(output))
        lines = None if new_log is None else stack.enter_context(open_output(new_log))
        for one in done:
            written.write(one.output)
        if lines is not None:
            lines.writelines(row.encode() + b"\n" for row in _write_log(done, entries))


def _apply_to_records(source: Source, known: Log, entries: list[LogLine], output: str | None, new_log: str | None) -> None:
    log = make_writer(entries)
    totals = Totals()
    with ExitStack() as stack:
        stream = stack.enter_context(source.open())
        target = stack.enter_context(open_whole(output))
        lines = None if new_log is None else stack.enter_context(open_output(new_log))

        def put(rows: Iterable[str]) -> None:
            if lines is not None:
                lines.writelines(row.encode() + b"\n" for row in rows)

        put(log.begin())
        writer = stack.enter_context(open_writer(source.form, target))
        blocks = read_blocks(stream, source.form, split_at=known.split_at or "")
        for made in replay_blocks(blocks, source.form, known):
            writer.write(made.data, made.header, is_tail=made.is_tail)
            put(log.add(made.entries, made.texts))
            for record in made.records:
                totals = totals.add(record)
        put(log.end(totals.changed, totals.edits, totals.removed, len(known.rejects)))


def _write_log(done: Iterable[Replayed], entries: list[LogLine]) -> Iterator[str]:
    writer = make_writer(entries)
    totals = Totals()
    yield from writer.begin()
    for one in done:
        if one.record is not None and one.logged is not None:
            place = Place(one.logged.name, is_part=one.part is not None)
            yield from writer.add(describe(one.record, place=place), part=one.part)
            totals = totals.add(one.record)
    yield from writer.end(totals.changed, totals.edits, totals.removed)


def make_writer(entries: list[LogLine]) -> LogWriter:
    """A writer for a log of the same run."""
    legends = {entry.id: entry.legend for entry in entries if isinstance(entry, RuleLine)}
    run = next(entry for entry in entries if isinstance(entry, RunLine))
    return LogWriter(legends, run.rules, run.config, run.stages, run.reading)
