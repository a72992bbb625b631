"""`cleanse rules lint`: all faults of all rule files in one run."""

from pathlib import Path
from typing import Annotated

import typer

from cleanse.cli.inputs import list_files
from cleanse.cli.messages import tell
from cleanse.cli.parameters import Field
from cleanse.cli.rules.common import PathsArgument, find_paths
from cleanse.cli.say import say
from cleanse.cli.summary import say_count
from cleanse.errors import RuleError
from cleanse.rulebook.bundled import bundled_root
from cleanse.rulebook.checks.source import Source
from cleanse.rulebook.fault import Fault
from cleanse.rulebook.lint import lint_files
from cleanse.rulebook.patterns.pattern import keep_more
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.sources import read_all_lists, read_files
from cleanse.run.control import try_on_control
from cleanse.run.ruletest import make_ruleset, run_alone
from cleanse.run.texts import USUAL, Text, read_lines


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("lint")(run_lint)


def run_lint(
    paths: PathsArgument = None,
    control: Annotated[
        list[str] | None,
        typer.Option(
            "--control",
            metavar="PATH",
            help="Clean text that no rule should take, line by line; a file or folder, of any format.",
        ),
    ] = None,
    field: Field = "text",
) -> int:
    """Look for faults in rule files. All are shown, each with its place, caret and mend; the status is 1 if one is an error."""
    keep_more()
    # a file that is not there is told at once
    lines = list(read_lines(list_files(control), USUAL._replace(texts=(field,)))) if control else []
    files, roots = find_paths(paths)
    faults = lint_files(files, roots if paths else [bundled_root(), *roots])
    errors = count_errors(faults)
    for fault in faults:
        say(fault.render())
    if not errors:
        rules = [rule for file in read_files(files) for rule in file.rules if rule.status == "active"]
        own = tuple(map(str, roots))
        errors += _report_tests(rules, own)
        if control:
            faults += _report_control(rules, files, lines, own)
    warnings = len(faults) - count_errors(faults)
    tell(f"{say_count(len(files), 'file')}, {say_count(errors, 'error')}, {say_count(warnings, 'warning')}")
    return 1 if errors else 0


def count_errors(faults: list[Fault]) -> int:
    """How many of the faults are errors."""
    return sum(1 for fault in faults if fault.severity == "error")


def _report_tests(rules: list[Rule], own: tuple[str, ...]) -> int:
    """Print the cases that fail with no other rule at work; returns their number."""
    try:
        failures = [failure.render() for failure in run_alone(rules, own)]
    except RuleError as error:
        failures = str(error).split("\n")
    for failure in failures:
        say(failure)
    return len(failures)


def _report_control(rules: list[Rule], files: list[Path], lines: list[Text], own: tuple[str, ...]) -> list[Fault]:
    """Print what is too general, with every line it takes."""
    ruleset = make_ruleset(rules, read_all_lists(own))
    sources = {str(path): Source(path.read_text(encoding="utf-8", errors="replace"), str(path)) for path in files}
    found = try_on_control(ruleset, lines, sources)
    for entry in found:
        say(entry.fault.render())
        for lang, text in entry.taken:
            say(f"    takes ({lang}): {text}")
    return [entry.fault for entry in found]
