"""`cleanse rules test`: the tests inside the rules."""

import typer

from cleanse.cli.messages import tell
from cleanse.cli.rules.common import PathsArgument, find_paths
from cleanse.cli.say import say
from cleanse.cli.summary import say_count
from cleanse.errors import RuleError
from cleanse.rulebook.bundled import bundled_root
from cleanse.rulebook.lint import lint_files
from cleanse.rulebook.patterns.pattern import keep_more
from cleanse.run.ruletest import run_rule_tests


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("test")(run_tests)


def run_tests(paths: PathsArgument = None) -> int:
    """Run the tests inside the rules. Each runs alone and through the whole pipeline; the status is 1 if one fails or none is found."""
    keep_more()
    files, roots = find_paths(paths)
    faults = lint_files(files, roots if paths else [bundled_root(), *roots], overlaps=False)
    errors = [fault for fault in faults if fault.severity == "error"]
    shown = [fault for fault in faults if fault.severity == "error" or "not loaded" in fault.message]
    for fault in shown:
        say(fault.render())
    if errors:
        tell(f"{say_count(len(errors), 'error')}; the tests were not run")
        return 1
    try:
        result = run_rule_tests(files, tuple(map(str, roots)))
    except RuleError as error:
        say(str(error))
        return 1
    for failure in result.failures:
        say(failure)
    tell(f"{say_count(result.rules, 'rule')}, {say_count(result.cases, 'case')}, {len(result.failures)} failed")
    if result.idle:
        tell(f"{say_count(result.idle, 'rule')} not active, and not tested")
    if hidden := len(faults) - len(shown):
        tell(f"{say_count(hidden, 'warning')}; see `cleanse rules lint`")
    if not result.cases:
        tell("no test was found; the `test:` of an active rule holds its cases")
    return 1 if result.failures or not result.cases else 0
