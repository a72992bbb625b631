"""`cleanse project`: annotation spans moved from the original to the clean text, or back with `--reverse`.

JSON lines: objects with `start` and `end` (code points, half-open); everything else in them stays, and `how` says how the span came
through: exact, changed (something in it differs), trimmed (an end of it went) or deleted. Standoff files (`.ann`): the offsets and
the words are moved. What was deleted is left out and told on standard error, with the rules that took it.
"""

from collections.abc import Iterable, Iterator
from typing import Annotated, BinaryIO

import typer

from cleanse.changelog import brat
from cleanse.changelog.logged import Logged
from cleanse.changelog.read import read_entries
from cleanse.changelog.span_lines import find_only, make_finder, move_lines
from cleanse.changelog.spans import Line, read_corpus
from cleanse.cli.app import check_word
from cleanse.cli.files import open_output
from cleanse.cli.messages import warn
from cleanse.cli.parameters import Output
from cleanse.cli.refuse import refuse_overwrite
from cleanse.errors import InputError
from cleanse.run.log_file import open_log
from cleanse.run.opening import open_input

_FORMATS = ("auto", "jsonl", "brat")
#: how many deleted spans are named one by one
_TOLD = 20


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("project")(project)


def project(
    path: Annotated[str, typer.Argument(help="The spans: JSON lines or an .ann file; - or none for standard input.")] = "-",
    *,
    log: Annotated[str, typer.Option("--log", metavar="FILE", help="The change log of the text.")],
    reverse: Annotated[bool, typer.Option("--reverse", help="From the clean text to the original.")] = False,
    form: Annotated[
        str, typer.Option("-f", "--format", metavar="auto|jsonl|brat", help="What the spans are in; auto: by suffix.")
    ] = "auto",
    doc_field: Annotated[
        str | None,
        typer.Option(
            "--doc-field", metavar="NAME", help="The field of a span that names its text: by its id in the log, or number."
        ),
    ] = None,
    keep_deleted: Annotated[
        bool, typer.Option("--keep-deleted", help="Keep deleted spans in JSON lines, as empty ones where they stood.")
    ] = False,
    output: Output = None,
) -> int:
    """Move annotation spans to the clean text, or back. What was deleted is told."""
    check_word("--format", form, _FORMATS)
    refuse_overwrite({"-o": output or "-"}, [("the log", log), ("the file of spans", path)])
    is_brat = form == "brat" or (form == "auto" and path.endswith(".ann"))
    need = "moving the words of an .ann file" if is_brat else None
    with open_log(log) as rows:
        corpus = read_corpus((entry for entry in read_entries(rows, log, need) if isinstance(entry, Logged)), reverse=reverse)
    with open_input(path) as stream:
        text = stream.read().decode("utf-8", "surrogateescape")
    lines = text.removesuffix("\n").split("\n") if text else []
    moved: Iterable[Line]
    with open_output(output) as target:
        try:
            if is_brat:
                moved = brat.move_lines(lines, find_only(corpus))
            else:
                moved = move_lines(lines, make_finder(corpus, doc_field), keep_deleted=keep_deleted)
            told = list(_write(moved, target))
        except InputError as error:
            raise InputError(f"{path}:{error}") from None
    for message in told[:_TOLD]:
        warn(f"{path}:{message}")
    if len(told) > _TOLD:
        warn(f"{len(told) - _TOLD} more were left out")
    return 0


def _write(lines: Iterable[Line], target: BinaryIO) -> Iterator[str]:
    """Write what is kept and give what is to be told of the rest."""
    for number, line in enumerate(lines, 1):
        if line.text is not None:
            target.write(line.text.encode("utf-8", "surrogateescape") + b"\n")
        if line.how == "deleted":
            yield f"{number}: deleted by {', '.join(line.rules)}"
        elif line.how == "orphaned":
            yield f"{number}: left out with what it is on"
