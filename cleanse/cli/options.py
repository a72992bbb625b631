"""The options of the filter, declared once: help, the fast lane, and Typer's own parsing are made from this table."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Option(NamedTuple):
    """One option.

    kind: `text` takes a value, `list` may be repeated, `number` takes a number, `flag` takes none.
    """

    name: str
    flags: tuple[str, ...]
    kind: str
    metavar: str
    help: str
    default: str | float | bool | None = None
    choices: tuple[str, ...] = ()


class Settings(NamedTuple):
    """The values of the options, one field each."""

    source: str | None = None
    lang: str | None = None
    title: str | None = None
    encoding: str | None = None
    newline: str = "keep"
    ascii: bool = False
    langid: str = "profiles"
    ftfy_defaults: bool = False
    rules: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    disable: tuple[str, ...] = ()
    max_removed: float = 0.5
    output: str | None = None
    log: str | None = None
    quiet: bool = False
    verbose: bool = False


OPTIONS = (
    Option(
        "source", ("--source",), "text", "DOMAIN", "Where the text comes from, as a domain or URL; rules for one site need it."
    ),
    Option(
        "lang", ("--lang", "-l"), "text", "TAG", "The text's language, or several parted by commas; decided by itself otherwise."
    ),
    Option("title", ("--title",), "text", "TEXT", "The article's title, if it is known apart from the text."),
    Option("encoding", ("--encoding",), "text", "NAME", "The encoding of the input; auto finds it out, which is the default."),
    Option(
        "newline",
        ("--newline",),
        "text",
        "keep|lf",
        "Keep CR LF in a text that has it throughout, or write LF.",
        "keep",
        ("keep", "lf"),
    ),
    Option(
        "langid",
        ("--langid",),
        "text",
        "NAME",
        "What decides the language: profiles (built in), langdetect, or py3langid (an extra).",
        "profiles",
        ("profiles", "langdetect", "py3langid"),
    ),
    Option("ascii", ("--ascii",), "flag", "", "Spell all of the clean text in ASCII letters, as its language does it.", False),
    Option(
        "ftfy_defaults", ("--ftfy-defaults",), "flag", "", "Repair characters exactly as ftfy.fix_text does by default.", False
    ),
    Option("rules", ("--rules",), "list", "PATH", "A rule file or a folder of them, on top of the bundled rules."),
    Option("only", ("--only",), "list", "GLOB", "Apply only the rules and built-in decisions whose id fits."),
    Option("disable", ("--disable",), "list", "GLOB", "Leave out the rules and built-in decisions whose id fits."),
    Option("max_removed", ("--max-removed",), "number", "SHARE", "Refuse to remove more than this share of a text.", 0.5),
    Option("output", ("--output", "-o"), "text", "FILE", "Write the clean text here instead of to standard output."),
    Option("log", ("--log",), "text", "FILE", "Write the change log here; it holds what was deleted."),
    Option("quiet", ("--quiet", "-q"), "flag", "", "No summary on standard error.", False),
    Option("verbose", ("--verbose", "-v"), "flag", "", "A summary on standard error, also where it is no terminal.", False),
)


def make_settings(values: Mapping[str, object]) -> Settings:
    """Settings from values by option name; lists become tuples, None in place of a list none at all.

    >>> make_settings({"source": "example.org", "rules": ["a.yaml"]}).rules
    ('a.yaml',)
    """
    known = {name: value for name, value in values.items() if name in Settings._fields}
    for option in OPTIONS:
        if option.kind == "list":
            value = known.get(option.name)
            known[option.name] = tuple(value) if isinstance(value, (list, tuple)) else ()
    return Settings(**known)  # type: ignore[arg-type]


def parse_quickly(arguments: Sequence[str]) -> tuple[list[str], Settings] | None:
    """Paths and settings of the plain filter, or None where anything is unusual and the whole parser has to look at it.

    >>> parse_quickly(["--source", "example.org", "-"])[0]
    ['-']
    >>> parse_quickly(["--sauce", "x"])
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
            try:
                values[option.name] = float(value)
            except ValueError:
                return None
        elif option.choices and value not in option.choices:
            return None
        else:
            values[option.name] = value
    return paths, make_settings({**values, **lists})
