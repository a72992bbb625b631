"""`cleanse rules diff`: what changes on texts between two sets of rules."""

from typing import Annotated

import typer

from cleanse.cli.inputs import list_files
from cleanse.cli.messages import tell
from cleanse.cli.parameters import Field
from cleanse.cli.rules.common import NoBundledOption
from cleanse.cli.say import say
from cleanse.cli.summary import say_count
from cleanse.run.ruleset_diff import compare
from cleanse.run.spec import PipelineSpec
from cleanse.run.texts import USUAL, read_sound

BUNDLED = "bundled"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("diff")(diff_rules)


def diff_rules(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A rule file or folder, or `bundled`.", show_default=False)],
    new: Annotated[
        str, typer.Argument(metavar="NEW", help="What is compared with it, a file or folder or `bundled`.", show_default=False)
    ],
    on: Annotated[
        list[str],
        typer.Option("--on", metavar="CORPUS", help="Texts to clean: files and folders, of any format.", show_default=False),
    ],
    field: Field = "text",
    no_bundled: NoBundledOption = False,
    show: Annotated[int, typer.Option("--show", metavar="N", help="So many examples a rule.", min=0)] = 3,
) -> int:
    """Compare what two sets of rules do to texts. Counts and examples, rule by rule; the status is 1 if anything differs.

    Each set is a file or folder on top of the bundled rules, or with --no-bundled one that stands alone, as a frozen one does;
    the word `bundled` is the bundled rules by themselves.
    """
    sides = [PipelineSpec() if side == BUNDLED else PipelineSpec(rules=(side,), bundled=not no_bundled) for side in (old, new)]
    found = compare(sides[0], sides[1], read_sound(list_files(on), USUAL._replace(texts=(field,))), show)
    for rule in found.rules:
        say(f"{rule.rule}\t-{rule.lost}\t+{rule.won}")
        for example in rule.examples:
            say(f"    {example}")
    summary = f"{say_count(found.texts, 'text')}, {found.changed} changed otherwise, {say_count(len(found.rules), 'rule')} in it"
    tell(summary)
    return 1 if found.rules else 0
