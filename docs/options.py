"""All commands with all their options, made from the command line itself: `python docs/options.py > docs/options.md`.

`docs/check.py` compares it, and writes it with --write, so no option is without its line.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
from man import flatten, is_shared, walk

from cleanse.cli.app import make_app

PAGE = Path(__file__).parent / "options.md"


def make_page() -> str:
    """The page in Markdown."""
    return "\n".join(_write(typer.main.get_command(make_app()))) + "\n"


def _write(root: Any) -> Iterator[str]:
    yield "<!-- made by docs/options.py -->"
    yield "# Commands and their options\n"
    yield "What `cleanse COMMAND --help` says, on one page. [cli.md](cli.md) explains what is common to all."
    for words, command in walk(root, ()):
        yield f"\n## cleanse {' '.join(words)}\n"
        yield f"{flatten(command.help)}\n"
        shared = [] if words == ("clean",) else [one for one in command.params if is_shared(one)]
        own = [one for one in command.params if one.name != "help" and one not in shared]
        if own:
            yield "| | |\n|---|---|"
            yield from (f"| {_name(one)} | {_escape(flatten(one.help))} |" for one in own)
        if shared:
            yield f"\nAs for [clean](#cleanse-clean): {', '.join(f'`{one.opts[-1]}`' for one in shared)}."


def _name(parameter: Any) -> str:
    """An option's flags or an argument's name, with what it takes."""
    if parameter.param_type_name == "argument":
        return f"`{_escape(parameter.metavar or parameter.name.upper())}`"
    flags = "`, `".join((*parameter.opts, *parameter.secondary_opts))
    return f"`{flags}`" if parameter.is_flag else f"`{flags} {_escape(parameter.metavar or 'VALUE')}`"


def _escape(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(make_page())
