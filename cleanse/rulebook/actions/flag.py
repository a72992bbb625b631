"""`flag`: report the match and leave it."""

from cleanse.rulebook.actions import Outcome, Until
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.view import Hit, View

TAKES_LINES = False


def act(rule: Rule, _hit: Hit, _view: View, _until: Until) -> Outcome:
    """Nothing is changed; the engine writes a flag."""
    return Outcome(refused=rule.why)
