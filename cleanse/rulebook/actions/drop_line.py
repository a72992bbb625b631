"""`drop-line`: take the line that the match stands on; for `block` all its lines."""

from cleanse.rulebook.actions import Outcome, Until, take_lines
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.view import Hit, View

TAKES_LINES = True


def act(_rule: Rule, hit: Hit, view: View, _until: Until) -> Outcome:
    """The hit's lines, whole."""
    return take_lines(view, hit.line, hit.last)
