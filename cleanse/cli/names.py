"""`cleanse names`: who is named in a corpus, in which spellings; printed as a names rule file to review.

Nothing is changed and nothing merged: each entry says `status: proposed`, and a run leaves it alone until that is `active`. Above each
entry stand the counts of each spelling by language and source, and why the spellings may be one person's.
"""

from typing import Annotated

import typer

from cleanse.cli.files import open_output
from cleanse.cli.inputs import list_files
from cleanse.cli.parameters import Encoding, Field, Format, Output, Paths, SourceField
from cleanse.cli.refuse import refuse_overwrite
from cleanse.cli.say import encode
from cleanse.cli.texts import read_told
from cleanse.errors import UsageError
from cleanse.formats.base import Fields
from cleanse.names.census import Census
from cleanse.names.propose import write_proposals
from cleanse.run.domain import normalise_source
from cleanse.run.texts import USUAL
from cleanse.text.language.langid import find_backend

_TIERS = {"A": ("A",), "B": ("A", "B")}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("names")(names)


def names(
    paths: Paths = None,
    form: Format = "auto",
    field: Field = "text",
    lang_field: Annotated[
        str | None, typer.Option("--lang-field", metavar="NAME", help="The field of a record that holds its language.")
    ] = None,
    source_field: SourceField = None,
    lang: Annotated[
        str | None, typer.Option("--lang", "-l", metavar="TAG", help="The language of texts that do not say theirs.")
    ] = None,
    tier: Annotated[
        str, typer.Option("--tier", metavar="A|B", help="A: only what a press spelling explains. B: what is close, too.")
    ] = "B",
    encoding: Encoding = None,
    output: Output = None,
) -> int:
    """Propose rules for names spelt in several ways. All persons that the texts name are counted; the status is 3 if a record cannot be read."""
    if tier not in _TIERS:
        raise UsageError(f"--tier {tier}: A or B is wanted")
    files = list_files(paths or ())
    refuse_overwrite({"-o": output or "-"}, [("the text", path) for path in files])
    decide = find_backend("profiles")
    census = Census()
    failed = False
    for one in read_told(files, form, Fields((field,), USUAL.id, source_field, lang_field), encoding):
        failed = failed or one is None
        if one is not None:
            census.add(one.text, one.lang or lang or decide(one.text).lang, normalise_source(one.source) or one.name)
    with open_output(output) as stream:
        for row in write_proposals(census.proposals(), _TIERS[tier]):
            stream.write(encode(row) + b"\n")
    return 3 if failed else 0
