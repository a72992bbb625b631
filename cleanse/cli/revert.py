"""`cleanse revert`: the original out of the clean text and its log."""

from pathlib import Path
from typing import Annotated

import typer

from cleanse.changelog.read import read_log, undo
from cleanse.cli.completion import complete_rules
from cleanse.cli.files import open_input, open_output
from cleanse.errors import InputError, RevertError


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command("revert")
    def revert(
        path: Annotated[str, typer.Argument(help="The clean text; - or none for standard input.")] = "-",
        log: Annotated[str, typer.Option("--log", metavar="FILE", help="The log that was written with it.")] = ...,  # type: ignore[assignment]
        rule: Annotated[
            str | None,
            typer.Option(
                "--rule", metavar="GLOB", help="Take back only what these rules did alone.", autocompletion=complete_rules
            ),
        ] = None,
        output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead.")] = None,
    ) -> int:
        """Give the original back, byte for byte; refuses a log that does not belong to the text."""
        try:
            lines = Path(log).read_bytes().splitlines()
        except OSError as error:
            raise InputError(f"cannot read {log!r}: {error.strerror}") from None
        docs = read_log(lines, log)
        with open_input(path) as stream:
            data = stream.read()
        try:
            original = undo(data, docs, rule)
        except RevertError as error:
            raise RevertError(f"{path}: the log {log} does not belong to this text: {error}") from None
        with open_output(output) as target:
            target.write(original)
        return 0
