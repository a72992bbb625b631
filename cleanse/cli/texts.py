"""What commands share that look at texts and write none: the options that say where the texts are, and how a bad record is told."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from cleanse.cli.app import check_word
from cleanse.cli.hint import hint_at_format
from cleanse.cli.inputs import list_files
from cleanse.cli.messages import warn
from cleanse.cli.options import FORMATS, OPTIONS
from cleanse.formats.base import Fields
from cleanse.run.texts import Text, Unread, read_texts

HELP = {option.name: option.help for option in OPTIONS}

Paths = Annotated[
    list[str] | None, typer.Argument(metavar="[PATH]...", help="The files and folders to read; - or none for standard input.")
]
Format = Annotated[str, typer.Option("-f", "--format", metavar="NAME", help=HELP["format"])]
Encoding = Annotated[str | None, typer.Option("--encoding", metavar="NAME", help=HELP["encoding"])]
Field = Annotated[
    str,
    typer.Option("--field", metavar="NAME", help="The field of a record that holds its text; a.b is that key, else b within a."),
]


def read_told(paths: Sequence[str] | None, form: str, fields: Fields, encoding: str | None) -> Iterator[Text | None]:
    """The texts of files and folders; None in place of a record that cannot be read, which is told on standard error.

    Raises:
        UsageError: there is no such format, or a folder has no file.
        InputError: a file cannot be read to its end.
    """
    check_word("--format", form, FORMATS)
    for path in list_files(paths or ()):
        if path == "-" and form == "auto":
            hint_at_format()
        for one in read_texts(path, fields, form, encoding):
            if isinstance(one, Unread):
                warn(f"{one.place}: {one.why}")
                yield None
            else:
                yield one
