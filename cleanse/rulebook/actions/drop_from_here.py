"""`drop-from-here`: take everything from the line of the match to the end of the text, within the rule's limit."""

from cleanse.rulebook.actions import Outcome, Until, take_within_limit
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.view import Hit, View

TAKES_LINES = True


def act(rule: Rule, hit: Hit, view: View, _until: Until) -> Outcome:
    """The lines from the hit on."""
    return take_within_limit(rule, view, hit.line, len(view.lines) - 1)
