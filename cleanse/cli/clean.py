"""The filter: `cleanse < in > out`, `cleanse FILE`."""

import sys
from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from cleanse.cli.files import choose_path, make_origin, make_spec, open_input, open_output
from cleanse.cli.options import Settings
from cleanse.run.spec import build
from cleanse.run.stream import Totals, clean_stream

if TYPE_CHECKING:
    import typer


def run_filter(paths: Sequence[str], settings: Settings, commands: Sequence[str] = ()) -> int:
    """Clean one text and return the exit status: 0, or 3 if some of it could not be cleaned safely."""
    path = choose_path(paths)
    spec = make_spec(settings)
    build(spec)  # a broken rule file is told before any data is read
    with ExitStack() as stack:
        stream = stack.enter_context(open_input(path, commands))
        log = None if settings.log is None else stack.enter_context(open_output(settings.log))
        output = stack.enter_context(open_output(settings.output))
        write_line = None if log is None else lambda line: log.write(line.encode() + b"\n")
        totals = clean_stream(stream, output.write, write_line, spec, make_origin(path, settings))
    if settings.verbose or (not settings.quiet and sys.stderr.isatty()):
        print(summarise(totals, settings.log), file=sys.stderr)  # noqa: T201
    if totals.failed:
        print(f"cleanse: {path}: left as it came, the self-check failed", file=sys.stderr)  # noqa: T201
    return 3 if totals.failed else 0


def summarise(totals: Totals, log: str | None) -> str:
    """The one line for standard error.

    >>> summarise(Totals(1, 1, 70, 14, 1000, 788), "x.jsonl")
    'cleanse: 1 text, 70 edits by 14 rules, 21.2% removed (log: x.jsonl)'
    """
    plural = "" if totals.texts == 1 else "s"
    where = "" if log is None else f" (log: {log})"
    removed = 100 * totals.removed
    return f"cleanse: {totals.texts} text{plural}, {totals.edits} edits by {totals.rules} rules, {removed:.1f}% removed{where}"


def register(app: "typer.Typer") -> None:
    """Add the command."""
    from cleanse.cli.app import add_command, find_commands

    def clean(paths: list[str], settings: Settings) -> int:
        """Clean a text: from standard input to standard output, or the file that is named."""
        return run_filter(paths, settings, find_commands())

    add_command(app, "clean", clean, Settings._fields)
