"""`drop-span`: take the match and nothing else; blanks around the cut are mended by the stage `space`."""

from cleanse.rulebook.actions import Outcome, Span, Until
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.view import Hit, View

TAKES_LINES = False


def act(_rule: Rule, hit: Hit, _view: View, _until: Until) -> Outcome:
    """The hit's span."""
    return Outcome((Span(hit.start, hit.end),))
