"""`cleanse report`: what a run did, as one HTML page for people.

The log alone gives counts and edits; with the cleaned files the page shows examples in their context, the sample with whole lines, and one
text before and after. Files are matched by digest, so that it does not matter which of them are named, or in what order.
"""

from typing import Annotated

import typer

from cleanse.cli.files import open_output
from cleanse.cli.inputs import list_files
from cleanse.cli.parameters import Output
from cleanse.cli.refuse import refuse_overwrite
from cleanse.cli.say import encode
from cleanse.errors import UsageError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("report")(report)


def report(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CLEAN]...",
            help="The cleaned files, or folders of them, for the words around the edits.",
            show_default=False,
        ),
    ] = None,
    *,
    log: Annotated[str, typer.Option("--log", metavar="FILE", help="The change log; it is read twice.")],
    before: Annotated[
        str | None, typer.Option("--before", metavar="LOG", help="An earlier run's log, to show which rules are new.")
    ] = None,
    texts: Annotated[int, typer.Option("--texts", metavar="N", help="How many texts the sample has.")] = 12,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Another seed gives another sample.")] = 0,
    output: Output = None,
) -> int:
    """Write an HTML page about a run, from its log. It says what the run did, and whether it was safe."""
    from cleanse.report.page import make_report

    if not 0 <= texts <= 200:
        raise UsageError(f"--texts {texts}: a number from 0 to 200 is wanted")
    if log == "-":
        raise UsageError("--log -: the report reads its log twice; name a file")
    cleaned = list_files(paths) if paths else []
    before_log = () if before is None else (("the log", before),)
    refuse_overwrite({"-o": output or "-"}, [("the log", log), *before_log, *(("the clean text", path) for path in cleaned)])
    page = make_report(log, cleaned, before, texts, seed)
    with open_output(output) as target:
        target.write(encode(page))
    return 0
