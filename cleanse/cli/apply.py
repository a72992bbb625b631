"""`cleanse apply`: the clean text out of the original and its log, from which a reviewer may have taken edits out.

To take an edit out, delete its line, or a place out of the `starts` of a `bulk` line. What stays must fit the original: another text, an
edit that was moved, or one that overlaps another is refused with its place.
"""

from contextlib import ExitStack
from typing import Annotated

import typer

from cleanse.changelog.entry import Place, describe
from cleanse.changelog.read import Entry, Logged, Rule, Run, read_entries
from cleanse.changelog.replay import replay_file
from cleanse.changelog.write import LogWriter
from cleanse.cli.files import open_input, open_output
from cleanse.errors import RevertError
from cleanse.run.stream import Totals, add_record


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command("apply")
    def apply(
        path: Annotated[str, typer.Argument(help="The original text; - or none for standard input.")] = "-",
        log: Annotated[str, typer.Option("--log", metavar="FILE", help="The log whose edits are made.")] = ...,  # type: ignore[assignment]
        output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead.")] = None,
        new_log: Annotated[
            str | None, typer.Option("--new-log", metavar="FILE", help="Write the log of what was made here; revert takes it.")
        ] = None,
    ) -> int:
        """Make the edits of a reviewed log on the original; refuses what does not fit."""
        with open_input(log) as stream:
            entries = list(read_entries(stream, log))
        with open_input(path) as stream:
            data = stream.read()
        try:
            done = list(replay_file(data, [entry for entry in entries if isinstance(entry, Logged)]))
        except RevertError as error:
            raise RevertError(f"{path}: the log {log} does not fit: {error}") from None
        with ExitStack() as stack:
            written = stack.enter_context(open_output(output))
            lines = None if new_log is None else stack.enter_context(open_output(new_log))
            for one in done:
                written.write(one.output)
            if lines is not None:
                writer = make_writer(entries)
                rows = list(writer.begin())
                totals = Totals()
                for one in done:
                    if one.record is not None and one.logged is not None:
                        place = Place(one.logged.name, is_part=one.part is not None)
                        rows += writer.add(describe(one.record, place=place), part=one.part)
                        totals = add_record(totals, one.record)
                rows += writer.end(totals.changed, totals.edits, totals.removed)
                lines.writelines(row.encode() + b"\n" for row in rows)
        return 0


def make_writer(entries: list[Entry]) -> LogWriter:
    """A writer for a log of the same run."""
    legends = {entry.id: entry.legend for entry in entries if isinstance(entry, Rule)}
    said = next((entry.said for entry in entries if isinstance(entry, Run)), {})
    rules, config = (str(said.get(key, "")).removeprefix("sha256:") for key in ("rules", "config"))
    stages = said.get("stages")
    return LogWriter(legends, rules, config, [str(stage) for stage in stages] if isinstance(stages, list) else [])
