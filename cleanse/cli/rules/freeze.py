"""`cleanse rules freeze`: the rules in use as one file."""

from collections.abc import Iterator
from pathlib import Path

import typer

from cleanse.cli.files import open_output
from cleanse.cli.parameters import Config, Isolated, Output
from cleanse.cli.refuse import refuse_overwrite
from cleanse.cli.rules.common import NoBundledOption, RulesOption, read_spec
from cleanse.rulebook.files.freeze import freeze
from cleanse.rulebook.ruleset import Ruleset
from cleanse.rulebook.sources import find_bundled, find_files
from cleanse.run.spec import PipelineSpec, build_rules, build_scorer
from cleanse.version import __version__


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("freeze")(freeze_rules)


def freeze_rules(
    rules: RulesOption = None,
    no_bundled: NoBundledOption = False,
    config: Config = None,
    isolated: Isolated = False,
    output: Output = None,
) -> int:
    """Write the rules in use as one file. It is for a corpus that is cleaned over years; use it with --no-bundled --rules FILE."""
    spec = read_spec(rules, no_bundled=no_bundled, config=config, isolated=isolated)
    read = [file for path in spec.rules for file in find_files(Path(path))] + (find_bundled() if spec.bundled else [])
    refuse_overwrite({"-o": output or "-"}, [("the rule file", str(file)) for file in read])
    chosen = build_rules(spec._replace(drop_line=(), keep_line=()))
    ruleset = Ruleset(chosen.rules, chosen.names, chosen.lists, chosen.imposed)
    head = (
        f"# {len(ruleset.rules)} rules and {len(ruleset.names)} names, frozen by cleanse {__version__}; "
        "use them with --no-bundled --rules FILE\n"
        f"# digest {ruleset.digest}\n"
    )
    with open_output(output) as stream:
        stream.write(head.encode())
        for line in (*freeze(ruleset), *_freeze_card(spec)):
            stream.write(line.encode() + b"\n")
    return 0


def _freeze_card(spec: PipelineSpec) -> Iterator[str]:
    """The lines of the scorecard in use."""
    from cleanse.rulebook.files.write_card import write_card

    scorer = build_scorer(spec)
    if scorer is not None:
        yield from write_card(scorer.card)
