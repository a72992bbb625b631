"""`cleanse check`: would anything change?"""

from collections import Counter

import typer

from cleanse.cli.app import add_command
from cleanse.cli.files import choose_path, make_origin, make_spec, open_input
from cleanse.cli.options import RULE_OPTIONS, TEXT_OPTIONS, Settings
from cleanse.run.stream import clean_windows

_OPTIONS = (*TEXT_OPTIONS, *RULE_OPTIONS, "quiet")


def register(app: typer.Typer) -> None:
    """Add the command."""
    add_command(app, "check", check, _OPTIONS)


def check(paths: list[str], settings: Settings) -> int:
    """Say what would change, rule by rule; write nothing; end with 1 if anything would."""
    path = choose_path(paths)
    counts: Counter[str] = Counter()
    failed = False
    with open_input(path) as stream:
        for _, record in clean_windows(stream, make_spec(settings), make_origin(path, settings)):
            counts.update(change.rules[-1] for change in record.doc.changes)
            failed = failed or record.failed
    if counts and not settings.quiet:
        typer.echo(f"{path}: {sum(counts.values())} edits by {len(counts)} rules")
        for rule, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            typer.echo(f"{count:7} {rule}")
    if failed:
        return 3
    return 1 if counts else 0
