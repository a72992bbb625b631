"""`drop-between`: take everything from the line of the match to that of the next end marker, both included, within the rule's limit."""

from cleanse.rulebook.actions import Outcome, Until, take_within_limit
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.view import Hit, View

TAKES_LINES = True


def act(rule: Rule, hit: Hit, view: View, until: Until) -> Outcome:
    """The lines from the hit to the end marker below it; nothing where there is none."""
    last = until(hit.last)
    if last is None:
        return Outcome(refused="the end of what is to go is not found")
    return take_within_limit(rule, view, hit.line, last)
