"""Settings from values, and the fast lane's own parsing of the command line; what it does not know is left to Typer."""

from collections.abc import Mapping, Sequence

from cleanse.cli.options import OPTIONS, Option, Settings
from cleanse.errors import UsageError


def make_settings(values: Mapping[str, object]) -> Settings:
    """Settings from values by option name; lists become tuples, None stands for the default.

    >>> settings = make_settings({"source": "example.org", "rules": ["a.yaml"], "newline": None})
    >>> settings.source, settings.rules, settings.newline
    ('example.org', ('a.yaml',), 'keep')
    """
    known = {name: value for name, value in values.items() if name in Settings._fields and value is not None}
    for option in OPTIONS:
        value = known.get(option.name)
        if option.kind == "list" and isinstance(value, (list, tuple)):
            known[option.name] = tuple(value)
    return Settings(**known)  # type: ignore[arg-type]


def split_quickly(arguments: Sequence[str]) -> tuple[list[str], dict[str, object]] | None:
    """Paths, and values by option name as they stand on the command line; None where anything is unusual.

    Raises:
        UsageError: there is no number where one is wanted.

    >>> split_quickly(["--source", "example.org", "-"])
    (['-'], {'source': 'example.org'})
    >>> split_quickly(["--sauce", "x"])
    """
    by_flag = {flag: option for option in OPTIONS for flag in option.flags}
    paths: list[str] = []
    values: dict[str, object] = {}
    lists: dict[str, list[str]] = {}
    place = 0
    while place < len(arguments):
        argument = arguments[place]
        place += 1
        if argument == "-" or not argument.startswith("-"):
            paths.append(argument)
            continue
        flag, equals, value = argument.partition("=")
        option = by_flag.get(flag)
        if option is None or (equals and not flag.startswith("--")):
            return None
        if option.kind == "flag":
            if equals:
                return None
            values[option.name] = True
            continue
        if not equals:
            if place == len(arguments) or arguments[place].startswith("--"):
                return None
            value = arguments[place]
            place += 1
        if option.kind == "list":
            lists.setdefault(option.name, []).append(value)
        elif option.kind == "number":
            values[option.name] = read_number(option, value)
        elif option.choices and value not in option.choices:
            return None
        else:
            values[option.name] = value
    return paths, {**values, **lists}


def read_number(option: Option, text: str) -> float:
    """The value of an option that takes a number.

    Raises:
        UsageError: it is none.
    """
    try:
        return float(text)
    except ValueError:
        raise UsageError(f"{option.flags[0]} {text}: a number is wanted, such as {option.default or 10}") from None
