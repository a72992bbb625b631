"""`keep`: protect the match from the rules named in `protects`; these hits are looked for before any rule acts."""

from cleanse.rulebook.actions import Outcome, Until
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.view import Hit, View

TAKES_LINES = False


def act(_rule: Rule, _hit: Hit, _view: View, _until: Until) -> Outcome:
    """Nothing is changed."""
    return Outcome()
