"""`flag`: report the match and leave it."""

from cleanse.rulebook.actions import Outcome, Until
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.view import Hit, View

TAKES_LINES = False


def act(rule: Rule, hit: Hit, view: View, until: Until) -> Outcome:  # noqa: ARG001
    """Nothing is changed; the engine writes a flag."""
    return Outcome(refused=rule.why)
