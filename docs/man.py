"""The manual page, made from the commands and options as the command line declares them: `python docs/man.py > docs/cleanse.1`.

`docs/check.py` compares it, and writes it with --write. What the command line does not declare (exit status, files) stands here or is taken
from docs/cli.md.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from cleanse.cli.app import make_app
from cleanse.cli.options import OPTIONS
from cleanse.cli.settings import PREFIX
from cleanse.version import __version__

PAGE = Path(__file__).parent / "cleanse.1"
_HELP = {flag: option.help for option in OPTIONS for flag in option.flags}
_FILES = (
    (
        "cleanse.toml",
        "Settings of a project: the nearest one in this folder or above, or the table [tool.cleanse] of a pyproject.toml.",
    ),
    ("$XDG_CONFIG_HOME/cleanse/config.toml", "Settings of the user, below those of the project."),
    ("$XDG_CONFIG_HOME/cleanse/rules/", "Rules of the user, in use unless --isolated is given."),
)
_VARIABLES = (
    ("CLEANSE_CONFIG", "The settings file, instead of the ones found."),
    ("NO_COLOR", "No colours, unless --color always asks for them."),
    ("CLICOLOR_FORCE", "Colours also where the output is no terminal."),
    ("XDG_CONFIG_HOME", "Where settings and rules of the user are; ~/.config if it is not set."),
    ("XDG_CACHE_HOME", "Where compiled rules are kept; ~/.cache if it is not set."),
)


def make_page() -> str:
    """The page in the language of man(7)."""
    return "\n".join(_write(typer.main.get_command(make_app()))) + "\n"


def _write(root: Any) -> Iterator[str]:
    yield '.\\" made by docs/man.py'
    yield f'.TH CLEANSE 1 "" "cleanse {__version__}" "User Commands"'
    yield ".SH NAME"
    yield _quote(f"cleanse - {root.help[0].lower()}{root.help[1:]}".rstrip("."))
    yield ".SH SYNOPSIS"
    yield ".B cleanse\n[\\fICOMMAND\\fR] [\\fIOPTION\\fR]... [\\fIPATH\\fR]..."
    yield ".SH DESCRIPTION"
    yield _quote(root.epilog)
    yield ".SH COMMANDS"
    for words, command in walk(root, ()):
        yield f".SS {_quote(' '.join(('cleanse', *words)))}"
        yield _quote(flatten(command.help))
        shared = [] if words == ("clean",) else [one for one in command.params if is_shared(one)]
        for parameter in command.params:
            if parameter.name != "help" and parameter not in shared:
                yield ".TP"
                yield _name(parameter)
                yield _quote(flatten(parameter.help))
        if shared:
            yield f".PP\nAs for cleanse clean: {', '.join(_flags(one) for one in shared)}."
    yield ".SH EXIT STATUS"
    for status, meaning in _read_statuses():
        yield f".TP\n.B {status}\n{_quote(meaning)}"
    yield ".SH ENVIRONMENT"
    names = ", ".join(f"{PREFIX}{option.key.upper().replace('-', '_')}" for option in OPTIONS if option.is_setting)
    yield f".TP\n.B {names}\nAs the option of that name."
    for name, meaning in _VARIABLES:
        yield f".TP\n.B {name}\n{_quote(meaning)}"
    yield ".SH FILES"
    for name, meaning in _FILES:
        yield f".TP\n.I {_quote(name)}\n{_quote(meaning)}"


def walk(group: Any, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """All commands with their words, those of a group behind it."""
    for name in sorted(group.commands):
        command = group.commands[name]
        if hasattr(command, "commands"):
            yield from walk(command, (*words, name))
        else:
            yield (*words, name), command


def is_shared(parameter: Any) -> bool:
    """Whether an option is one of the filter's, and means the same."""
    return any(flag in _HELP and flatten(parameter.help).startswith(_HELP[flag]) for flag in parameter.opts)


def _name(parameter: Any) -> str:
    """An option's flags or an argument's name, with what it takes."""
    if parameter.param_type_name == "argument":
        return f".I {_quote(parameter.metavar or parameter.name.upper())}"
    flags = _flags(parameter)
    return flags if parameter.is_flag else f"{flags} \\fI{_quote(parameter.metavar or 'VALUE')}\\fR"


def _flags(parameter: Any) -> str:
    return ", ".join(f"\\fB{_quote(flag)}\\fR" for flag in (*parameter.opts, *parameter.secondary_opts))


def _read_statuses() -> list[tuple[str, str]]:
    """The table of docs/cli.md."""
    text = (Path(__file__).parent / "cli.md").read_text(encoding="utf-8")
    section = text.partition("## Exit status\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| ([\d, ]+) \| (.+) \|$", section, re.MULTILINE)
    return [(status, meaning.replace("`", "")) for status, meaning in rows]


def flatten(text: str | None) -> str:
    """A help text on one line."""
    return " ".join((text or "").split())


def _quote(text: str) -> str:
    """Text as it stands: no backslash, hyphen or first dot means anything."""
    quoted = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{quoted}" if quoted[:1] in {".", "'"} else quoted


if __name__ == "__main__":
    sys.stdout.write(make_page())
