"""`drop-line`: take the line that the match stands on; for `block` all its lines."""

from cleanse.rulebook.actions import Outcome, Until, take_lines
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.view import Hit, View

TAKES_LINES = True


def act(rule: Rule, hit: Hit, view: View, until: Until) -> Outcome:  # noqa: ARG001
    """The hit's lines, whole."""
    return take_lines(view, hit.line, hit.last)
