"""What a run did, in one line, and its exit status."""

import sys

from cleanse.cli.options import Settings
from cleanse.run.stream import Totals


def finish(totals: Totals, settings: Settings) -> int:
    """Say what was done, if it is to be said, and give the exit status."""
    if settings.verbose or (not settings.quiet and sys.stderr.isatty()):
        print(summarise(totals, settings.log), file=sys.stderr)  # noqa: T201
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
