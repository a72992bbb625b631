"""The options of the filter, declared once: help, settings files, environment, the fast lane, and Typer's own parsing are made
from this table."""

import os
from typing import NamedTuple

from cleanse.formats import TRAITS
from cleanse.run.spec import WORDS, PipelineSpec, name_flag

_RECIPE = PipelineSpec()


class Option(NamedTuple):
    """One option.

    kind: `text` takes a value, `list` may be repeated, `number` takes a number, `flag` takes none.
    """

    name: str
    kind: str
    help: str
    #: what stands for its value in the help; its choices if that is empty
    metavar: str = ""
    #: its flag of one letter, if it has one
    short: str = ""
    #: the words that it takes; none: any
    choices: tuple[str, ...] = ()
    #: whether the commands that clean and write nothing take it too: check, diff and explain
    is_shared: bool = True
    #: whether a settings file and the environment may give it
    is_setting: bool = True
    #: what parts the values of a list in an environment variable
    separator: str = ","
    #: what completion offers: rule ids or categories
    completes: str = ""

    @property
    def flags(self) -> tuple[str, ...]:
        """What gives it on the command line; the long flag stands first."""
        flag = name_flag(self.name)
        return (flag, self.short) if self.short else (flag,)

    @property
    def default(self) -> object:
        """What stands where nobody gives a value; None for lists and where there is nothing."""
        return Settings._field_defaults[self.name] or None

    @property
    def key(self) -> str:
        """The option's name in a settings file."""
        return name_flag(self.name).lstrip("-")


class Settings(NamedTuple):
    """The values of the options, one field each; the defaults of a recipe are its own."""

    format: str = "auto"
    field: tuple[str, ...] = ()
    id_field: str | None = None
    source_field: str | None = None
    lang_field: str | None = None
    title_field: str | None = None
    split_at: str | None = None
    first: float | None = None
    glob: tuple[str, ...] = ()
    source: str | None = None
    lang: str | None = None
    title: str | None = None
    encoding: str | None = None
    newline: str = _RECIPE.newline
    ascii: bool = _RECIPE.ascii
    langid: str = _RECIPE.langid
    ftfy_defaults: bool = _RECIPE.ftfy_defaults
    keep_lines: bool = _RECIPE.keep_lines
    steps: tuple[str, ...] = _RECIPE.steps
    rules: tuple[str, ...] = _RECIPE.rules
    no_bundled: bool = False
    only: tuple[str, ...] = _RECIPE.only
    disable: tuple[str, ...] = _RECIPE.disable
    keep: tuple[str, ...] = _RECIPE.keep
    drop: tuple[str, ...] = _RECIPE.drop
    min_confidence: str = _RECIPE.min_confidence
    drop_line: tuple[str, ...] = _RECIPE.drop_line
    keep_line: tuple[str, ...] = _RECIPE.keep_line
    preset: str = _RECIPE.preset
    names: str = _RECIPE.names
    max_removed: float = _RECIPE.max_removed
    output: str | None = None
    in_place: bool = False
    backup: str | None = None
    log: str | None = None
    log_format: str = "full"
    log_field: str | None = None
    jobs: str = "1"
    resume: bool = False
    on_error: str | None = None
    rejects: str | None = None
    config: str | None = None
    isolated: bool = False
    quiet: bool = False
    verbose: bool = False


#: what a stream may be read as
FORMATS = ("auto", *(name for name, traits in TRAITS.items() if traits.is_named))

OPTIONS = (
    Option(
        "format",
        "text",
        f"What the input is: text (a whole file is one text), {', '.join(FORMATS[2:])}; auto goes by the suffix.",
        "NAME",
        short="-f",
        choices=FORMATS,
    ),
    Option("field", "list", "A field or column that holds text; a.b is that key, else b within a.  [default: text]", "NAME"),
    Option("id_field", "text", "The field that holds a record's id, for the log.", "NAME"),
    Option("source_field", "text", "The field that holds a record's domain or URL.", "NAME"),
    Option("lang_field", "text", "The field that holds a record's language.", "NAME"),
    Option("title_field", "text", "The field that holds a record's title.", "NAME"),
    Option("split_at", "text", "Lines that hold this part a file into texts; they stay as they are.", "REGEX"),
    Option("first", "number", "Only the first N records of each file.", "N", is_setting=False),
    Option("glob", "list", "In folders, only files whose name or path fits.", "GLOB", is_setting=False, is_shared=False),
    Option("source", "text", "Where the text comes from, as a domain or URL; rules for one site need it.", "DOMAIN"),
    Option("lang", "text", "The text's language, or several parted by commas; decided by itself otherwise.", "TAG", short="-l"),
    Option(
        "title",
        "text",
        "The article's title, if it is known apart from the text; the line among the first five that repeats it goes.",
        "TEXT",
        is_setting=False,
    ),
    Option("encoding", "text", "The encoding of the input; auto finds it out, which is the default.", "NAME"),
    Option("newline", "text", "Keep CR LF in a text that has it throughout, or write LF.", choices=WORDS["newline"]),
    Option(
        "langid",
        "text",
        "What decides the language: profiles (built in), langdetect, or py3langid (an extra).",
        "NAME",
        choices=WORDS["langid"],
    ),
    Option("ascii", "flag", "Spell all of the clean text in ASCII letters, as its language does it."),
    Option("ftfy_defaults", "flag", "Repair characters exactly as ftfy.fix_text does by default."),
    Option("keep_lines", "flag", "Leave an empty line where a line was dropped."),
    Option(
        "steps",
        "list",
        "A step of your own, a function of a Python module, run before the white space is tidied.",
        "MODULE:NAME",
        is_setting=False,
    ),
    Option("rules", "list", "A rule file or a folder of them, on top of the bundled rules.", "PATH", separator=os.pathsep),
    Option("no_bundled", "flag", "Without the bundled rules, for a set that was frozen."),
    Option("only", "list", "Apply only the rules and built-in decisions whose id fits.", "GLOB", completes="rules"),
    Option("disable", "list", "Leave out the rules and built-in decisions whose id fits.", "GLOB", completes="rules"),
    Option("keep", "list", "Keep leftovers of this kind, and only flag them.", "CATEGORY", completes="categories"),
    Option("drop", "list", "Take leftovers of a kind that is kept otherwise.", "CATEGORY", completes="categories"),
    Option(
        "min_confidence",
        "text",
        "The least confidence that acts, of low, medium, high, certain; what is below only flags.",
        "LEVEL",
        choices=WORDS["min_confidence"],
    ),
    Option("drop_line", "list", "Drop every line that says this, as a rule would.", "TEXT", separator="\n"),
    Option("keep_line", "list", "Keep every line that says this, whatever the rules say.", "TEXT", separator="\n"),
    Option("preset", "text", "Everything, or only the repair of characters and blanks.", choices=WORDS["preset"]),
    Option(
        "names",
        "text",
        "One spelling a person: of all that a text spells in several ways, only of those in names rules, or of none.",
        choices=WORDS["names"],
    ),
    Option(
        "max_removed",
        "number",
        "Refuse to remove more than this share of a text; one of fewer than 5 lines and 300 letters may go whole.",
        "SHARE",
    ),
    Option(
        "output",
        "text",
        "Write here instead of to standard output; a folder for several files.",
        "FILE",
        short="-o",
        is_setting=False,
        is_shared=False,
    ),
    Option(
        "in_place", "flag", "Write each file over itself, whole or not at all.", short="-i", is_setting=False, is_shared=False
    ),
    Option(
        "backup",
        "text",
        "With -i: keep the file as it was under its name with this suffix, with a number behind it if there is one already.",
        "SUFFIX",
        is_shared=False,
    ),
    Option(
        "log",
        "text",
        "Write the change log here; it holds what was deleted. *.parquet: as Parquet.",
        "FILE",
        is_setting=False,
        is_shared=False,
    ),
    Option(
        "log_format",
        "text",
        "Whether the log holds what was deleted; offsets: only where, and by which rule, so that nothing can be undone.",
        choices=("full", "offsets"),
        is_shared=False,
    ),
    Option("log_field", "text", "Put the changes into the record, as a new field of this name.", "NAME", is_shared=False),
    Option("jobs", "text", "So many processes; what comes out is the same.", "N|auto", short="-j", is_shared=False),
    Option(
        "resume",
        "flag",
        "With -o: go on where a stopped run had come to; if that run had --resume too, also within a file.",
        is_setting=False,
        is_shared=False,
    ),
    Option(
        "on_error",
        "text",
        "A record that cannot be cleaned stays as it is, is left out, or ends the run.  [default: keep; skip with --rejects]",
        choices=("keep", "skip", "fail"),
        is_shared=False,
    ),
    Option(
        "rejects",
        "text",
        "Write records that cannot be cleaned here, with line and reason.",
        "FILE",
        is_setting=False,
        is_shared=False,
    ),
    Option("config", "text", "The settings file, instead of the ones found.", "FILE", is_setting=False),
    Option(
        "isolated", "flag", "Without the settings files, rules folder and environment of this place and user.", is_setting=False
    ),
    Option("quiet", "flag", "No summary on standard error, and with check no counts.", short="-q", is_shared=False),
    Option("verbose", "flag", "A summary on standard error, also where it is no terminal.", short="-v", is_shared=False),
)
#: the names of those that the commands that clean and write nothing take
SHARED_OPTIONS = tuple(option.name for option in OPTIONS if option.is_shared)
