"""What the commands below `rules` share: their options, and which files and rules are meant."""

from pathlib import Path
from typing import Annotated

import typer

from cleanse.cli.completion import complete_rules
from cleanse.cli.options import Settings
from cleanse.cli.recipe import make_spec, tell_misnamed
from cleanse.cli.settings import load_settings
from cleanse.errors import UsageError
from cleanse.rulebook.builtin import BUILTIN
from cleanse.rulebook.ruleset import Ruleset
from cleanse.rulebook.sources import find_bundled, find_files
from cleanse.rulebook.suggest import suggest
from cleanse.run.spec import PipelineSpec

RulesOption = Annotated[
    list[str] | None, typer.Option("--rules", metavar="PATH", help="A rule file or folder on top of the bundled ones.")
]
NoBundledOption = Annotated[bool, typer.Option("--no-bundled", help="Without the bundled rules, for a set that was frozen.")]
PathsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATH]...", help="Rule files or folders; all that are in use if none.", show_default=False),
]
IdArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The rule's id, or a glob.", autocompletion=complete_rules, show_default=False)
]


def read_settings(
    rules: list[str] | None = None,
    *,
    no_bundled: bool = False,
    config: str | None = None,
    isolated: bool = False,
    source: str | None = None,
    lang: str | None = None,
) -> Settings:
    """The settings with these options on top; flags that are not set say nothing."""
    values = {"rules": rules or None, "no_bundled": no_bundled or None, "config": config, "isolated": isolated or None}
    return load_settings({**values, "source": source, "lang": lang})


def read_spec(
    rules: list[str] | None = None, *, no_bundled: bool = False, config: str | None = None, isolated: bool = False
) -> PipelineSpec:
    """The recipe of the settings with these options on top."""
    settings = read_settings(rules, no_bundled=no_bundled, config=config, isolated=isolated)
    spec = make_spec(settings)
    tell_misnamed(settings.rules)
    return spec


def find_paths(paths: list[str] | None) -> tuple[list[Path], list[Path]]:
    """The rule files that were named, or all that are in use, and the roots that they were found below."""
    if paths:
        roots = [Path(path) for path in paths]
        return [file for root in roots for file in find_files(root)], roots
    roots = [Path(path) for path in read_spec().rules]
    own = [file for root in roots for file in find_files(root)]
    bundled = find_bundled()
    known = {path.resolve() for path in bundled}
    return [*bundled, *(path for path in own if path.resolve() not in known)], roots


def refuse_unknown(rule_id: str, ruleset: Ruleset) -> UsageError:
    """The error for an id that there is not."""
    known = [*ruleset.ids, *ruleset.names.ids, *BUILTIN]
    return UsageError(f"no rule {rule_id!r}; {suggest(rule_id, known) or '`cleanse rules list` shows all'}")
