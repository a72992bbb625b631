"""`cleanse rules schema`: the JSON Schema of rule files, for editors."""

import typer

from cleanse.cli.say import say
from cleanse.rulebook.files.json_schema import write_schema


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("schema")(show_schema)


def show_schema() -> int:
    """Print the JSON Schema of rule files. An editor that knows it completes keys and marks mistakes."""
    say(write_schema(), end="")
    return 0
