"""Options and arguments that several commands have and no settings file gives, as Typer reads them; each is declared once."""

from typing import Annotated

import typer

from cleanse.cli.options import OPTIONS

HELP = {option.name: option.help for option in OPTIONS}

Paths = Annotated[
    list[str] | None, typer.Argument(metavar="[PATH]...", help="The files and folders to read; - or none for standard input.")
]
Format = Annotated[str, typer.Option("-f", "--format", metavar="NAME", help=HELP["format"])]
LoggedFormat = Annotated[
    str, typer.Option("--format", "-f", metavar="NAME", help="What the file is, if neither log nor suffix tells.")
]
Encoding = Annotated[str | None, typer.Option("--encoding", metavar="NAME", help=HELP["encoding"])]
Field = Annotated[
    str,
    typer.Option("--field", metavar="NAME", help="The field of a record that holds its text; a.b is that key, else b within a."),
]
SourceField = Annotated[
    str | None, typer.Option("--source-field", metavar="NAME", help="The field of a record that holds its domain or URL.")
]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of to standard output.")]
Config = Annotated[str | None, typer.Option("--config", metavar="FILE", help=HELP["config"])]
Isolated = Annotated[bool, typer.Option("--isolated", help=HELP["isolated"])]
