"""Whether a rule shows by tests what it takes and what it leaves."""

from collections.abc import Iterator

from cleanse.rulebook.checks.source import Source
from cleanse.rulebook.fault import Fault
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.selftest import find_cases, is_own_case

#: these change no text, so nothing shows what they take
_SHOW_NOTHING = frozenset({"keep", "flag"})


def check_tests(rule: Rule, source: Source, *, bundled: bool) -> Iterator[Fault]:
    """Missing cases; bundled rules must have one of each kind."""
    if not any(True for _ in find_cases(rule)):
        yield source.fault(rule, "no test", "add `test:` with a `drop:` or `change:` case and a `keep:` case")
        return
    shown = is_own_case(rule) or rule.drop_cases or any(case.before != case.after for case in rule.change_cases)
    if not shown and rule.do not in _SHOW_NOTHING:
        yield source.fault(rule, "no test shows what it takes", "add a `drop:` or `change:` case to `test:`")
    if not rule.keep_cases and not any(case.before == case.after for case in rule.change_cases):
        mend = "add a line to `test: keep:` that looks alike and must stay"
        yield source.fault(rule, "no `keep` case", mend, severity="error" if bundled else "warning")
