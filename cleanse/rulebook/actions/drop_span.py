"""`drop-span`: take the match and nothing else; blanks around the cut are mended by the stage `space`."""

from cleanse.rulebook.actions import Outcome, Span, Until
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.view import Hit, View

TAKES_LINES = False


def act(rule: Rule, hit: Hit, view: View, until: Until) -> Outcome:  # noqa: ARG001
    """The hit's span."""
    return Outcome((Span(hit.start, hit.end),))
