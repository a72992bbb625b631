"""The options of the filter, declared once: help, settings files, environment, the fast lane, and Typer's own parsing are made
from this table."""

import os
from typing import NamedTuple

from cleanse.formats import TRAITS
from cleanse.run.spec import WORDS, PipelineSpec

_RECIPE = PipelineSpec()


class Option(NamedTuple):
    """One option.

    kind: `text` takes a value, `list` may be repeated, `number` takes a number, `flag` takes none.
    """

    name: str
    flags: tuple[str, ...]
    kind: str
    metavar: str
    help: str
    choices: tuple[str, ...] = ()
    #: whether a settings file and the environment may give it
    is_setting: bool = True
    #: what parts the values of a list in an environment variable
    separator: str = ","
    #: what completion offers: rule ids or categories
    completes: str = ""

    @property
    def default(self) -> object:
        """What stands where nobody gives a value; None for lists and where there is nothing."""
        return Settings._field_defaults[self.name] or None

    @property
    def key(self) -> str:
        """The option's name in a settings file."""
        return self.flags[0].lstrip("-")


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
        ("--format", "-f"),
        "text",
        "NAME",
        f"What the input is: text (a whole file is one text), {', '.join(FORMATS[2:])}; auto goes by the suffix.",
        FORMATS,
    ),
    Option(
        "field",
        ("--field",),
        "list",
        "NAME",
        "A field or column that holds text; a.b is that key, else b within a.  [default: text]",
    ),
    Option("id_field", ("--id-field",), "text", "NAME", "The field that holds a record's id, for the log."),
    Option("source_field", ("--source-field",), "text", "NAME", "The field that holds a record's domain or URL."),
    Option("lang_field", ("--lang-field",), "text", "NAME", "The field that holds a record's language."),
    Option("title_field", ("--title-field",), "text", "NAME", "The field that holds a record's title."),
    Option("split_at", ("--split-at",), "text", "REGEX", "Lines that hold this part a file into texts; they stay as they are."),
    Option("first", ("--first",), "number", "N", "Only the first N records of each file.", is_setting=False),
    Option("glob", ("--glob",), "list", "GLOB", "In folders, only files whose name or path fits.", is_setting=False),
    Option(
        "source", ("--source",), "text", "DOMAIN", "Where the text comes from, as a domain or URL; rules for one site need it."
    ),
    Option(
        "lang", ("--lang", "-l"), "text", "TAG", "The text's language, or several parted by commas; decided by itself otherwise."
    ),
    Option(
        "title",
        ("--title",),
        "text",
        "TEXT",
        "The article's title, if it is known apart from the text; the line among the first five that repeats it goes.",
        is_setting=False,
    ),
    Option("encoding", ("--encoding",), "text", "NAME", "The encoding of the input; auto finds it out, which is the default."),
    Option(
        "newline",
        ("--newline",),
        "text",
        "keep|lf",
        "Keep CR LF in a text that has it throughout, or write LF.",
        WORDS["newline"],
    ),
    Option(
        "langid",
        ("--langid",),
        "text",
        "NAME",
        "What decides the language: profiles (built in), langdetect, or py3langid (an extra).",
        WORDS["langid"],
    ),
    Option("ascii", ("--ascii",), "flag", "", "Spell all of the clean text in ASCII letters, as its language does it."),
    Option("ftfy_defaults", ("--ftfy-defaults",), "flag", "", "Repair characters exactly as ftfy.fix_text does by default."),
    Option("keep_lines", ("--keep-lines",), "flag", "", "Leave an empty line where a line was dropped."),
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
    Option("no_bundled", ("--no-bundled",), "flag", "", "Without the bundled rules, for a set that was frozen."),
    Option("only", ("--only",), "list", "GLOB", "Apply only the rules and built-in decisions whose id fits.", completes="rules"),
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
        WORDS["min_confidence"],
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
        WORDS["preset"],
    ),
    Option(
        "names",
        ("--names",),
        "text",
        "document|rules|off",
        "One spelling a person: of all that a text spells in several ways, only of those in names rules, or of none.",
        WORDS["names"],
    ),
    Option(
        "max_removed",
        ("--max-removed",),
        "number",
        "SHARE",
        "Refuse to remove more than this share of a text; one of fewer than 5 lines and 300 letters may go whole.",
    ),
    Option(
        "output",
        ("--output", "-o"),
        "text",
        "FILE",
        "Write here instead of to standard output; a folder for several files.",
        is_setting=False,
    ),
    Option("in_place", ("--in-place", "-i"), "flag", "", "Write each file over itself, whole or not at all.", is_setting=False),
    Option(
        "backup",
        ("--backup",),
        "text",
        "SUFFIX",
        "With -i: keep the file as it was under its name with this suffix, with a number behind it if there is one already.",
    ),
    Option(
        "log",
        ("--log",),
        "text",
        "FILE",
        "Write the change log here; it holds what was deleted. *.parquet: as Parquet.",
        is_setting=False,
    ),
    Option(
        "log_format",
        ("--log-format",),
        "text",
        "full|offsets",
        "Whether the log holds what was deleted; offsets: only where, and by which rule, so that nothing can be undone.",
        ("full", "offsets"),
    ),
    Option("log_field", ("--log-field",), "text", "NAME", "Put the changes into the record, as a new field of this name."),
    Option("jobs", ("--jobs", "-j"), "text", "N|auto", "So many processes; what comes out is the same."),
    Option(
        "resume",
        ("--resume",),
        "flag",
        "",
        "With -o: go on where a stopped run had come to; if that run had --resume too, also within a file.",
        is_setting=False,
    ),
    Option(
        "on_error",
        ("--on-error",),
        "text",
        "keep|skip|fail",
        "A record that cannot be cleaned stays as it is, is left out, or ends the run.  [default: keep; skip with --rejects]",
        ("keep", "skip", "fail"),
    ),
    Option(
        "rejects",
        ("--rejects",),
        "text",
        "FILE",
        "Write records that cannot be cleaned here, with line and reason.",
        is_setting=False,
    ),
    Option("config", ("--config",), "text", "FILE", "The settings file, instead of the ones found.", is_setting=False),
    Option(
        "isolated",
        ("--isolated",),
        "flag",
        "",
        "Without the settings files, rules folder and environment of this place and user.",
        is_setting=False,
    ),
    Option("quiet", ("--quiet", "-q"), "flag", "", "No summary on standard error, and with check no counts."),
    Option("verbose", ("--verbose", "-v"), "flag", "", "A summary on standard error, also where it is no terminal."),
)
#: what every command that reads a text takes
TEXT_OPTIONS = ("source", "lang", "langid", "title", "encoding", "newline", "ascii", "ftfy_defaults", "keep_lines", "steps")
#: what every command that reads records takes besides
RECORD_OPTIONS = ("format", "field", "id_field", "source_field", "lang_field", "title_field", "split_at", "first")
#: what says which rules act
RULE_OPTIONS = (
    *("rules", "no_bundled", "only", "disable", "keep", "drop", "min_confidence", "drop_line", "keep_line", "preset", "names"),
    *("max_removed", "config", "isolated"),
)
