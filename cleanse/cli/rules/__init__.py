"""`cleanse rules …`: one file a command, found by walking this folder."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import typer

from cleanse.cli.app import choose

#: in the order of help
ORDER = ("list", "show", "test", "lint", "new", "review", "schema", "diff", "freeze")


def find_subcommands() -> tuple[str, ...]:
    """The names of the commands below `rules`, in the order of help."""
    found = {path.stem for path in Path(__file__).parent.glob("*.py")} - {"__init__", "common"}
    return tuple(sorted(found, key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name)))


def register(app: typer.Typer, arguments: Sequence[str] = ()) -> None:
    """Add the commands, or the one alone that the arguments name."""
    rules = typer.Typer(
        help="List, show, test, lint, write, review and compare rules.", rich_markup_mode=None, no_args_is_help=True
    )
    for name in choose(find_subcommands(), arguments):
        import_module(f"{__name__}.{name}").register(rules)
    app.add_typer(rules, name="rules")
