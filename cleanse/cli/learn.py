"""`cleanse learn`: the lines that the texts of a site share, printed as a rule file to review.

Nothing is changed: each rule says `status: proposed`, and a run leaves it alone until that is `active`. Above each rule stand its lines, in
how many texts it took each of them, and what stood around it.
"""

from typing import Annotated

import typer

from cleanse.cli.files import open_output
from cleanse.cli.inputs import list_files
from cleanse.cli.messages import tell, warn
from cleanse.cli.parameters import HELP, Encoding, Field, Format, Output, Paths, SourceField
from cleanse.cli.refuse import refuse_overwrite
from cleanse.cli.say import encode
from cleanse.cli.summary import say_count
from cleanse.cli.texts import read_told
from cleanse.errors import UsageError
from cleanse.formats.base import Fields
from cleanse.learn.corpus import Corpus
from cleanse.learn.recurring import MIN_TEXTS
from cleanse.learn.survey import Survey, survey
from cleanse.learn.write import write_survey
from cleanse.run.cleaner import Cleaner
from cleanse.run.domain import check_source, normalise_source
from cleanse.run.texts import USUAL

#: how many sites with too few texts are named
_NAMED = 5


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("learn")(learn)


def learn(
    paths: Paths = None,
    form: Format = "auto",
    field: Field = "text",
    source_field: SourceField = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="DOMAIN", help="The site of all texts that do not say theirs.")
    ] = None,
    rules: Annotated[list[str] | None, typer.Option("--rules", metavar="PATH", help=HELP["rules"])] = None,
    encoding: Encoding = None,
    output: Output = None,
) -> int:
    """Propose rules for lines that texts of a site share. The status is 3 if a record cannot be read.

    The site is what a record's field `source` or `url` says, if no option names another.
    """
    if source is not None:
        check_source(source, "--source")
    files = list_files(paths or ())
    refuse_overwrite({"-o": output or "-"}, [("the text", path) for path in [*files, *(rules or ())]])
    cleaner = Cleaner(rules=rules or ())
    corpus = Corpus()
    failed, nameless = False, 0
    for one in read_told(files, form, Fields((field,), USUAL.id, source_field or USUAL.source), encoding):
        failed = failed or one is None
        if one is None:
            continue
        site = normalise_source(one.source or source)
        if site:
            corpus.add(one.text, site)
        else:
            nameless += 1
    if nameless:
        _tell_nameless(nameless, has_others=len(corpus) > 0)
    found = survey(corpus, cleaner)
    with open_output(output) as stream:
        for row in write_survey(found):
            stream.write(encode(row) + b"\n")
    _tell(found)
    return 3 if failed else 0


def _tell_nameless(count: int, *, has_others: bool) -> None:
    """Say which texts are left out, since a rule must know its site.

    Raises:
        UsageError: no text says its site.
    """
    mend = "--source names the site of all, --source-field the field that holds it"
    if not has_others:
        raise UsageError(f"no text says which site it comes from; {mend}")
    warn(f"{say_count(count, 'text')} without a site {'is' if count == 1 else 'are'} left out; {mend}")


def _tell(found: Survey) -> None:
    lines = sum(len(proposal.lines) for proposal in found.proposals)
    sites = len({proposal.source for proposal in found.proposals})
    tell(
        f"{say_count(lines, 'line')} in {say_count(len(found.proposals), 'rule')} for {say_count(sites, 'site')} of {found.sites}"
    )
    if found.too_few:
        named = ", ".join(found.too_few[:_NAMED])
        more = f" and {len(found.too_few) - _NAMED} more" if len(found.too_few) > _NAMED else ""
        warn(f"fewer than {MIN_TEXTS} texts that say something of their own: {named}{more}")
