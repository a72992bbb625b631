"""`cleanse config show`: every setting that counts, and where it came from."""

import json

import typer

from cleanse.cli.options import OPTIONS, Settings
from cleanse.cli.parameters import Config, Isolated
from cleanse.cli.say import say
from cleanse.cli.settings import merge_layers, read_layers


def register(app: typer.Typer) -> None:
    """Add the command."""
    config = typer.Typer(help="Show the settings.", rich_markup_mode=None, no_args_is_help=True)
    config.callback()(_start)
    config.command("show")(show)
    app.add_typer(config, name="config")


def _start() -> None:
    """Keep `show` a command of its own although it is the only one."""


def show(
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """Show every setting and where it came from. Each stands as a settings file would say it."""
    merged = merge_layers(read_layers({"config": config, "isolated": isolated or None}))
    defaults = Settings()
    for option in OPTIONS:
        if not option.is_setting:
            continue
        given = merged.get(option.name)
        rows = [(one.value, one.place) for one in given] if given else [(getattr(defaults, option.name), "default")]
        for value, place in rows:
            if value is None:
                say(f"# {option.key} is not set")
            else:
                written = list(value) if isinstance(value, tuple) else value
                say(f"{option.key} = {json.dumps(written, ensure_ascii=False)}  # {place}")
    return 0
