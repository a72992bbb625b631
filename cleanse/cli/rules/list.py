"""`cleanse rules list`: the rules in use, or those that do nothing on a text and why not."""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Annotated

import typer

from cleanse.cli.app import check_word
from cleanse.cli.completion import complete_categories
from cleanse.cli.messages import tell
from cleanse.cli.parameters import Config, Isolated
from cleanse.cli.recipe import make_origin, make_spec, tell_misnamed
from cleanse.cli.rules.common import NoBundledOption, RulesOption, read_settings, refuse_unknown
from cleanse.cli.say import say
from cleanse.errors import UsageError
from cleanse.rulebook.builtin import BUILTIN
from cleanse.rulebook.rule import CATEGORIES
from cleanse.rulebook.ruleset import Ruleset
from cleanse.run.opening import open_plain
from cleanse.run.spec import build_rules


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("list")(list_rules)


def list_rules(
    globs: Annotated[list[str] | None, typer.Argument(metavar="[GLOB]...", help="Only those with such an id.")] = None,
    rules: RulesOption = None,
    no_bundled: NoBundledOption = False,
    category: Annotated[
        str | None,
        typer.Option("--category", metavar="NAME", help="Only those of this category.", autocompletion=complete_categories),
    ] = None,
    why_not: Annotated[
        str | None, typer.Option("--why-not", metavar="FILE", help="The rules that were skipped on this text, and why.")
    ] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="DOMAIN", help="Where that text comes from.")] = None,
    lang: Annotated[str | None, typer.Option("--lang", "-l", metavar="TAG", help="Its language.")] = None,
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """List the rules in use. One line a rule: id, verb, category, why; with --why-not the rules that a text does not let act, and the reasons."""
    if category is not None:
        check_word("--category", category, CATEGORIES)
    if why_not is None and (source or lang):
        raise UsageError(
            f"{'--source' if source else '--lang'} says something of the text that --why-not names; --category chooses rules"
        )
    settings = read_settings(rules, no_bundled=no_bundled, config=config, isolated=isolated, source=source, lang=lang)
    spec = make_spec(settings)
    tell_misnamed(settings.rules)
    if why_not is not None:
        from cleanse.run.whynot import find_silent

        with open_plain(why_not) as stream:
            data = stream.read()
        silent = find_silent(data, spec, make_origin(why_not, settings))
        for name, reason in silent.reasons:
            say(f"{name}\t{reason}")
        tell(f"acting here: {silent.acting}, matching nothing: {silent.unmatched}")
        return 0
    ruleset = build_rules(spec)
    rows = sorted(find_rows(ruleset))
    for glob in globs or ():
        if not any(fnmatchcase(name, glob) for name, *_ in rows):
            raise refuse_unknown(glob, ruleset)
    shown = [row for row in rows if not globs or any(fnmatchcase(row[0], glob) for glob in globs)]
    say("".join("\t".join(row) + "\n" for row in shown if category in {None, row[2]}), end="")
    return 0


def find_rows(ruleset: Ruleset) -> Iterator[tuple[str, str, str, str]]:
    """Id, verb, category and why of every rule, name and built-in decision."""
    for rule in ruleset.skim():
        yield rule.id, rule.do, rule.category, rule.why
    for name in ruleset.names.skim():
        yield name.id, "replace", "name", name.why or f"Spellings of one {name.kind}"
    for decision, builtin in BUILTIN.items():
        yield decision, "built-in", builtin.category, builtin.why
