"""`drop-until-here`: take everything from the start of the text to the line of the match, within the rule's limit."""

from cleanse.rulebook.actions import Outcome, Until, take_within_limit
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.view import Hit, View

TAKES_LINES = True


def act(rule: Rule, hit: Hit, view: View, _until: Until) -> Outcome:
    """The lines up to the hit."""
    return take_within_limit(rule, view, 0, hit.last)
