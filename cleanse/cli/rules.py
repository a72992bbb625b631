"""`cleanse rules list | show | test | lint`: what the rules are, and whether they hold."""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated

import typer

from cleanse.errors import RuleError, UsageError
from cleanse.rulebook.lint import lint_files
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.selftest import find_cases
from cleanse.rulebook.sources import find_bundled, find_files
from cleanse.run.ruletest import run_rule_tests
from cleanse.run.spec import PipelineSpec, build_rules

_Rules = Annotated[
    list[str] | None, typer.Option("--rules", metavar="PATH", help="A rule file or folder on top of the bundled ones.")
]
_Files = Annotated[list[str] | None, typer.Argument(metavar="[PATH]...", help="Rule files or folders; the bundled ones if none.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    rules = typer.Typer(help="List, show, test and lint rules.", rich_markup_mode=None, no_args_is_help=True)
    rules.command("list")(list_rules)
    rules.command("show")(show_rule)
    rules.command("test")(run_tests)
    rules.command("lint")(run_lint)
    app.add_typer(rules, name="rules")


def list_rules(
    rules: _Rules = None,
    category: Annotated[str | None, typer.Option("--category", metavar="NAME", help="Only those of this category.")] = None,
) -> int:
    """One line a rule: id, verb, category, why."""
    from cleanse.rulebook.builtin import BUILTIN

    ruleset = build_rules(PipelineSpec(rules=tuple(rules or ())))
    rows = [(rule.id, rule.do, rule.category, rule.why) for rule in ruleset.rules]
    rows += [(name.id, "replace", "name", name.why or f"Spellings of one {name.kind}") for name in ruleset.names]
    rows += [(name, "built-in", builtin.category, builtin.why) for name, builtin in BUILTIN.items()]
    for row in sorted(rows):
        if category in {None, row[2]}:
            typer.echo("\t".join(row))
    return 0


def show_rule(
    rule_id: Annotated[str, typer.Argument(metavar="ID", help="The rule's id, or a glob.")], rules: _Rules = None
) -> int:
    """Everything about a rule, and where it stands."""
    from cleanse.rulebook.builtin import BUILTIN

    ruleset = build_rules(PipelineSpec(rules=tuple(rules or ())))
    found = [rule for rule in ruleset.rules if fnmatchcase(rule.id, rule_id)]
    for rule in found:
        for row in describe(rule):
            typer.echo(row)
    for name, builtin in BUILTIN.items():
        if fnmatchcase(name, rule_id):
            found.append(ruleset.rules[0])
            typer.echo(f"id: {name}\nbuilt in, category {builtin.category}\nwhy: {builtin.why}")
    if not found:
        from difflib import get_close_matches

        close = get_close_matches(rule_id, [*(rule.id for rule in ruleset.rules), *BUILTIN], 1)
        raise UsageError(
            f"no rule {rule_id!r}" + (f"; did you mean {close[0]!r}?" if close else "; `cleanse rules list` shows all")
        )
    return 0


def describe(rule: Rule) -> Iterator[str]:
    """A rule in the words of its file, one key a line, what is at its default left out."""
    yield f"id: {rule.id}"
    yield f"file: {rule.place}"
    for key in ("why", "do", "category", "confidence"):
        yield f"{key}: {getattr(rule, key)}"
    if rule.at != "anywhere":
        yield f"at: {rule.at}"
    if rule.within is not None:
        yield f"within: {rule.within.side} {rule.within.lines}{'%' if rule.within.percent else ''}"
    for key, value in rule.when._asdict().items():
        if value:
            yield f"when {key}: {value if isinstance(value, (bool, int)) else _say(value)}"
    if rule.replacement is not None:
        yield f"with: {rule.replacement}"
    if rule.protects:
        yield f"protects: {', '.join(rule.protects)}"
    yield f"match {rule.kind}:"
    for pattern in rule.patterns:
        yield from (f"    {line}" for line in pattern.split("\n"))
    yield f"tests: {sum(1 for _ in find_cases(rule))}"


def _say(value: object) -> str:
    values = getattr(value, "values", None)
    if values is not None:
        return f"{'not ' if getattr(value, 'negated', False) else ''}{', '.join(values)}"
    return str(value)


def find_paths(paths: list[str] | None) -> list[Path]:
    """The rule files that were named, or the bundled ones."""
    return [file for path in paths for file in find_files(Path(path))] if paths else find_bundled()


def run_lint(paths: _Files = None) -> int:
    """Look for faults in rule files: all of them, each with its place, caret and mend; end with 1 if there are any."""
    files = find_paths(paths)
    faults = lint_files(files, bundled=not paths)
    for fault in faults:
        typer.echo(fault.render())
    errors = sum(1 for fault in faults if fault.severity == "error")
    typer.echo(f"{len(files)} files, {errors} errors, {len(faults) - errors} warnings", err=True)
    return 1 if errors else 0


def run_tests(paths: _Files = None) -> int:
    """Run the tests inside the rules, alone and through the whole pipeline; end with 1 if one fails or none is found."""
    files = find_paths(paths)
    faults = [fault for fault in lint_files(files, bundled=not paths) if fault.severity == "error"]
    for fault in faults:
        typer.echo(fault.render())
    if faults:
        return 1
    try:
        result = run_rule_tests(files, () if not paths else tuple(map(str, files)))
    except RuleError as error:
        typer.echo(str(error))
        return 1
    for failure in result.failures:
        typer.echo(failure)
    typer.echo(f"{result.rules} rules, {result.cases} cases, {len(result.failures)} failed", err=True)
    if not result.cases:
        typer.echo("no test was found; a rule's `test:` holds its cases", err=True)
    return 1 if result.failures or not result.cases else 0
