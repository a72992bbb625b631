"""The options of the filter, declared once: help, settings files, environment, the fast lane, and Typer's own parsing are made
from this table."""

import os
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
    #: whether a settings file and the environment may give it
    is_setting: bool = True
    #: what parts the values of a list in an environment variable
    separator: str = ","
    #: what completion offers: rule ids or categories
    completes: str = ""

    @property
    def key(self) -> str:
        """The option's name in a settings file."""
        return self.flags[0].lstrip("-")


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
    keep_lines: bool = False
    steps: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    no_bundled: bool = False
    only: tuple[str, ...] = ()
    disable: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    min_confidence: str = "high"
    drop_line: tuple[str, ...] = ()
    keep_line: tuple[str, ...] = ()
    preset: str = "news"
    names: str = "document"
    max_removed: float = 0.5
    output: str | None = None
    log: str | None = None
    config: str | None = None
    isolated: bool = False
    quiet: bool = False
    verbose: bool = False


OPTIONS = (
    Option(
        "source", ("--source",), "text", "DOMAIN", "Where the text comes from, as a domain or URL; rules for one site need it."
    ),
    Option(
        "lang", ("--lang", "-l"), "text", "TAG", "The text's language, or several parted by commas; decided by itself otherwise."
    ),
    Option("title", ("--title",), "text", "TEXT", "The article's title, if it is known apart from the text.", is_setting=False),
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
    Option("keep_lines", ("--keep-lines",), "flag", "", "Leave an empty line where a line was dropped.", False),
    Option(
        "steps",
        ("--step",),
        "list",
        "MODULE:NAME",
        "A step of your own, a function of a Python module, run before the white space is tidied.",
        is_setting=False,
    ),
    Option(
        "rules",
        ("--rules",),
        "list",
        "PATH",
        "A rule file or a folder of them, on top of the bundled rules.",
        separator=os.pathsep,
    ),
    Option("no_bundled", ("--no-bundled",), "flag", "", "Without the bundled rules, for a set that was frozen.", False),
    Option(
        "only",
        ("--only",),
        "list",
        "GLOB",
        "Apply only the rules and built-in decisions whose id fits.",
        completes="rules",
    ),
    Option(
        "disable",
        ("--disable",),
        "list",
        "GLOB",
        "Leave out the rules and built-in decisions whose id fits.",
        completes="rules",
    ),
    Option("keep", ("--keep",), "list", "CATEGORY", "Keep leftovers of this kind, and only flag them.", completes="categories"),
    Option("drop", ("--drop",), "list", "CATEGORY", "Take leftovers of a kind that is kept otherwise.", completes="categories"),
    Option(
        "min_confidence",
        ("--min-confidence",),
        "text",
        "LEVEL",
        "The least confidence that acts, of low, medium, high, certain; what is below only flags.",
        "high",
        ("low", "medium", "high", "certain"),
    ),
    Option("drop_line", ("--drop-line",), "list", "TEXT", "Drop every line that says this, as a rule would.", separator="\n"),
    Option(
        "keep_line", ("--keep-line",), "list", "TEXT", "Keep every line that says this, whatever the rules say.", separator="\n"
    ),
    Option(
        "preset",
        ("--preset",),
        "text",
        "news|encoding",
        "Everything, or only the repair of characters and blanks.",
        "news",
        ("news", "encoding"),
    ),
    Option(
        "names",
        ("--names",),
        "text",
        "document|rules|off",
        "One spelling a person: of all that a text spells in several ways, only of those in names rules, or of none.",
        "document",
        ("document", "rules", "off"),
    ),
    Option("max_removed", ("--max-removed",), "number", "SHARE", "Refuse to remove more than this share of a text.", 0.5),
    Option(
        "output",
        ("--output", "-o"),
        "text",
        "FILE",
        "Write the clean text here instead of to standard output.",
        is_setting=False,
    ),
    Option("log", ("--log",), "text", "FILE", "Write the change log here; it holds what was deleted.", is_setting=False),
    Option("config", ("--config",), "text", "FILE", "The settings file, instead of the ones found.", is_setting=False),
    Option(
        "isolated",
        ("--isolated",),
        "flag",
        "",
        "Without the settings files, rules folder and environment of this place and user.",
        False,
        is_setting=False,
    ),
    Option("quiet", ("--quiet", "-q"), "flag", "", "No summary on standard error.", False),
    Option("verbose", ("--verbose", "-v"), "flag", "", "A summary on standard error, also where it is no terminal.", False),
)
#: what every command that reads a text takes
TEXT_OPTIONS = ("source", "lang", "langid", "title", "encoding", "newline", "ascii", "ftfy_defaults", "keep_lines", "steps")
#: what says which rules act
RULE_OPTIONS = (
    *("rules", "no_bundled", "only", "disable", "keep", "drop", "min_confidence", "drop_line", "keep_line", "preset", "names"),
    *("max_removed", "config", "isolated"),
)


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
            try:
                values[option.name] = float(value)
            except ValueError:
                return None
        elif option.choices and value not in option.choices:
            return None
        else:
            values[option.name] = value
    return paths, {**values, **lists}
