"""`keep`: protect the match from the rules named in `protects`; these hits are looked for before any rule acts."""

from cleanse.rulebook.actions import Outcome, Until
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.view import Hit, View

TAKES_LINES = False


def act(rule: Rule, hit: Hit, view: View, until: Until) -> Outcome:  # noqa: ARG001
    """Nothing is changed."""
    return Outcome()
