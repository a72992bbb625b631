"""The whole command line: all commands, the filter as the default one.

A command is a file of this folder with a function `register(app)`.
"""

import inspect
import signal
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from importlib import import_module
from typing import Annotated

import typer
from typer.core import TyperCommand, TyperGroup

from cleanse.cli import COMMANDS
from cleanse.cli.completion import COMPLETERS
from cleanse.cli.fast_lane import read_number
from cleanse.cli.files import open_output
from cleanse.cli.options import OPTIONS, Option
from cleanse.cli.say import say
from cleanse.cli.settings import load_settings
from cleanse.errors import UsageError
from cleanse.version import __version__

#: commands that have commands below them
_GROUPS = {"rules"}


class DefaultGroup(TyperGroup):
    """A group whose first word may be left out: what is no command goes to `clean`."""

    def parse_args(self, ctx, args):  # type: ignore[no-untyped-def]
        """Put `clean` in front of arguments that name no command."""
        if not args and ctx.resilient_parsing:  # the shell asks what may come first
            return super().parse_args(ctx, args)
        if not args or (args[0] not in self.commands and args[0] not in {*_HELP, "--version", *_COMPLETION}):
            args = ["clean", *args]
        return super().parse_args(ctx, args)


_COMPLETION = ("--install-completion", "--show-completion")
_HELP = ("-h", "--help")


def make_app(arguments: Sequence[str] = ()) -> typer.Typer:
    """The application with all commands, or with the one alone that the arguments name."""
    app = typer.Typer(
        name="cleanse",
        cls=DefaultGroup,
        help="Strip what scrapers leave in text, and log every change so that it can be undone byte for byte.",
        epilog="Without a command cleanse is a filter: cleanse < in.txt > out.txt",
        no_args_is_help=False,
        result_callback=_end,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": list(_HELP)},
    )

    @app.callback()
    def start(version: Annotated[bool, typer.Option("--version", help="Print the version and end.")] = False) -> None:
        if version:
            say(f"cleanse {__version__}")
            raise typer.Exit

    for name in choose(COMMANDS, arguments):
        further = (arguments[1:],) if name in _GROUPS else ()
        import_module(f"cleanse.cli.{name}").register(app, *further)
    return app


def choose(commands: Sequence[str], arguments: Sequence[str]) -> Sequence[str]:
    """The command that the arguments begin with; all of them where they name none.

    >>> choose(("check", "diff"), ["diff", "a.txt"]), choose(("check", "diff"), ["--help"])
    (('diff',), ('check', 'diff'))
    """
    return tuple(name for name in commands if name in arguments[:1]) or commands


def run(arguments: Sequence[str]) -> int:
    """Parse and run; returns the exit status.

    Raises:
        CleanseError: something the user gave is wrong.
    """
    # what Typer itself prints, no command does
    is_asking = not {*_HELP, *_COMPLETION}.isdisjoint(arguments)
    if is_asking and hasattr(signal, "SIGPIPE"):  # where the reader has gone, Typer would end with 1
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        with open_output(None) if is_asking else nullcontext():
            make_app(arguments)(args=list(arguments), prog_name="cleanse")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0


def _end(status: object, **_: object) -> None:
    """End with what a command returned."""
    raise typer.Exit(status if isinstance(status, int) else 0)


def add_command(
    app: typer.Typer,
    name: str,
    handle: Callable[..., int],
    options: Sequence[str],
    *,
    own: Sequence[inspect.Parameter] = (),
    path_help: str = "The file to read; - or none for standard input.",
    cls: type[TyperCommand] | None = None,
) -> None:
    """Register a command that takes paths and some of the filter's options.

    Args:
        app: The application.
        name: The command's name.
        handle: Gets the paths, the settings and the command's own options; its docstring is the command's help.
        options: Names of the options in the table.
        own: Options that this command alone has, no settings, as parameters of a Typer command.
        path_help: What the paths are.
        cls: What reads its words, if not as usual.
    """
    chosen = [option for option in OPTIONS if option.name in options]

    def command(**values: object) -> int:
        paths = values.pop("paths", None)
        others = {parameter.name: values.pop(parameter.name) for parameter in own}
        check_choices(values)
        read_numbers(values)
        return handle(list(paths) if isinstance(paths, (list, tuple)) else [], load_settings(values), **others)

    paths = inspect.Parameter(
        "paths",
        inspect.Parameter.KEYWORD_ONLY,
        default=None,
        annotation=Annotated[list[str] | None, typer.Argument(help=path_help, metavar="[PATH]...", show_default=False)],
    )
    parameters = [paths, *own, *map(make_parameter, chosen)]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    command.__doc__ = handle.__doc__
    app.command(name, cls=cls)(command)


def check_choices(values: Mapping[str, object]) -> None:
    """Refuse a word that an option does not know.

    Raises:
        UsageError: names the option and its words.
    """
    for option in OPTIONS:
        value = values.get(option.name)
        if option.choices and value is not None:
            check_word(option.flags[0], value, option.choices)


def read_numbers(values: dict[str, object]) -> None:
    """Read the options that take a number, which Typer gives as they were written.

    Raises:
        UsageError: names the option, and what it may look like.
    """
    for option in OPTIONS:
        value = values.get(option.name)
        if option.kind == "number" and value is not None:
            values[option.name] = read_number(option, str(value))


def check_word(flag: str, value: object, words: Sequence[str]) -> None:
    """Refuse a word that an option does not know.

    Raises:
        UsageError: names the option and its words.
    """
    if value not in words:
        raise UsageError(f"{flag} {value}: one of {', '.join(words)} is wanted")


def make_own_option(name: str, words: Sequence[str], text: str) -> inspect.Parameter:
    """An option that one command alone has, with the words that it takes, the default first."""
    information = typer.Option("--" + name.replace("_", "-"), metavar="|".join(words), help=text)
    annotation = Annotated[str, information]
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=words[0], annotation=annotation)


_TYPES: dict[str, object] = {"text": str | None, "list": list[str] | None, "number": str | None, "flag": bool | None}


def make_parameter(option: Option) -> inspect.Parameter:
    """The parameter of a Typer command for an option; None where it is not given, so that settings files can speak."""
    text = option.help if option.default is None else f"{option.help}  [default: {option.default}]"
    information = typer.Option(
        *option.flags,
        help=text,
        metavar=option.metavar or "|".join(option.choices) or None,
        show_default=False,
        autocompletion=COMPLETERS.get(option.completes),
    )
    value = _TYPES[option.kind]
    annotation = Annotated[value, information]  # type: ignore[valid-type]
    return inspect.Parameter(option.name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)
