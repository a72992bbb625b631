"""The options of a job that runs on an engine: every field of the recipe is one, and the columns are named."""

import argparse
from collections.abc import Sequence
from typing import NamedTuple

from cleanse.formats.base import Fields
from cleanse.run.spec import PipelineSpec, build, check_spec, name_flag


class Arguments(NamedTuple):
    """What the command line of a job says."""

    input: str
    output: str
    spec: PipelineSpec
    fields: Fields
    options: argparse.Namespace


def parse_job(parser: argparse.ArgumentParser, arguments: Sequence[str] | None) -> Arguments:
    """Read the command line of a job, after what its engine added to the parser.

    Raises:
        CleanseError: the recipe is broken.

    >>> job = parse_job(argparse.ArgumentParser(), ["in", "out", "--disable", "names/*", "--no-bundled", "--source-field", "url"])
    >>> job.spec.disable, job.spec.bundled, job.fields.source
    (('names/*',), False, 'url')
    """
    parser.add_argument("input", metavar="IN")
    parser.add_argument("output", metavar="OUT")
    parser.add_argument(
        "--field", action="append", metavar="NAME", help="a column of texts; may be repeated; text if none is named"
    )
    for fact in ("source", "lang", "title"):
        parser.add_argument(f"--{fact}-field", metavar="NAME", help=f"the column that holds the {fact} of each text")
    recipe = parser.add_argument_group("recipe", "as the options of cleanse itself")
    for name, default in PipelineSpec._field_defaults.items():
        flag = name_flag(name)
        if isinstance(default, bool):
            recipe.add_argument(flag, dest=name, default=default, action=argparse.BooleanOptionalAction)
        elif isinstance(default, tuple):
            recipe.add_argument(flag, dest=name, default=[], action="append", metavar="VALUE")
        else:
            recipe.add_argument(flag, dest=name, default=default, type=type(default), metavar="VALUE")
    given = parser.parse_args(arguments)
    values = (getattr(given, name) for name in PipelineSpec._fields)
    spec = check_spec(PipelineSpec._make(tuple(value) if isinstance(value, list) else value for value in values), name_flag)
    build(spec)
    fields = Fields(tuple(given.field or ["text"]), source=given.source_field, lang=given.lang_field, title=given.title_field)
    return Arguments(given.input, given.output, spec, fields, given)
