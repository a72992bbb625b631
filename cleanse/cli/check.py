"""`cleanse check`: would anything change?"""

from collections import Counter

import typer

from cleanse.cli.app import add_command
from cleanse.cli.files import choose_path
from cleanse.cli.inputs import Found, make_source
from cleanse.cli.options import RECORD_OPTIONS, RULE_OPTIONS, TEXT_OPTIONS, Settings
from cleanse.cli.targets import count_first, make_job
from cleanse.run.ledger import HEADED
from cleanse.run.many import look_through

_OPTIONS = (*RECORD_OPTIONS, *TEXT_OPTIONS, *RULE_OPTIONS, "quiet")


def register(app: typer.Typer) -> None:
    """Add the command."""
    add_command(app, "check", check, _OPTIONS)


def check(paths: list[str], settings: Settings) -> int:
    """Say what would change, rule by rule; write nothing; end with 1 if anything would."""
    path = choose_path(paths)
    source = make_source(Found(path, path), settings, None)
    counts: Counter[str] = Counter()
    failed = False
    for number, record, why in look_through(source, make_job(settings), count_first(settings)):
        if record is None:
            failed = True
            typer.echo(f"cleanse: {path}:{number + 1 + (source.form in HEADED)}: {why}", err=True)
        else:
            counts.update(change.rules[-1] for change in record.doc.changes)
            failed = failed or record.failed
    if counts and not settings.quiet:
        typer.echo(f"{path}: {sum(counts.values())} edits by {len(counts)} rules")
        for rule, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            typer.echo(f"{count:7} {rule}")
    if failed:
        return 3
    return 1 if counts else 0
