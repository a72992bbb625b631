"""`cleanse rules show`: a rule as it counts, and which file set each key."""

from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase

import typer

from cleanse.cli.parameters import Config, Isolated
from cleanse.cli.rules.common import (
    IdArgument,
    NoBundledOption,
    RulesOption,
    read_spec,
    refuse_unknown,
)
from cleanse.cli.say import say
from cleanse.rulebook.builtin import BUILTIN
from cleanse.rulebook.files.provenance import Origins
from cleanse.rulebook.files.write import write_name, write_rule
from cleanse.rulebook.rule import NameRule, Place, Rule
from cleanse.rulebook.sources import find_layers, read_files
from cleanse.run.spec import build_rules


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("show")(show_rule)


def show_rule(
    rule_id: IdArgument,
    rules: RulesOption = None,
    no_bundled: NoBundledOption = False,
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """Show a rule as it counts, all layers merged. Behind each key stand the file and line that set it."""
    spec = read_spec(rules, no_bundled=no_bundled, config=config, isolated=isolated)
    ruleset = build_rules(spec)
    known: list[Rule | NameRule] = [*ruleset.rules, *ruleset.names]
    entries = [entry for entry in known if fnmatchcase(entry.id, rule_id)]
    builtin = [name for name in BUILTIN if fnmatchcase(name, rule_id)]
    if not entries and not builtin:
        raise refuse_unknown(rule_id, ruleset)
    files = read_files([path for layer in find_layers(spec.rules, bundled=spec.bundled) for path in layer]) if entries else []
    origins = Origins(files)
    for number, entry in enumerate(entries):
        for row in ([""] if number else []) + list(describe(entry, origins.find(entry))):
            say(row)
        if isinstance(entry, Rule) and (why := ruleset.why_flagged(entry)) is not None:
            say(f"# {why.partition(':')[0]}")
    for name in builtin:
        say(f"id: {name}\nbuilt in, category {BUILTIN[name].category}\nwhy: {BUILTIN[name].why}")
    return 0


def describe(entry: Rule | NameRule, origins: Mapping[str, Sequence[Place]]) -> Iterator[str]:
    """The entry as its file would say it, one key a line, and where each key was set."""
    for row in write_rule(entry) if isinstance(entry, Rule) else write_name(entry):
        key = row[4:].partition(":")[0]
        if row.startswith("     "):
            yield row[4:]
        elif key in origins:
            places = ", ".join(f"{place.path}:{place.line}" for place in origins[key])
            yield f"{row[4:]}  # {places}"
        else:
            yield f"{row[4:]}  # {'read from the id' if key == 'category' else 'default'}"
