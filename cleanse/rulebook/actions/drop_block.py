"""`drop-block`: take the line of the match and those below it up to the next blank one; for `block` its lines."""

from cleanse.rulebook.actions import Outcome, Until, take_lines, take_within_limit
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.view import Hit, View

TAKES_LINES = True


def act(rule: Rule, hit: Hit, view: View, _until: Until) -> Outcome:
    """The lines from the hit to the next blank line, within the rule's limit."""
    if rule.kind == "block":
        return take_lines(view, hit.line, hit.last)
    last = hit.last
    # one line more than the limit is enough to refuse
    while last + 1 < len(view.lines) and not view.is_blank(last + 1) and last - hit.line <= rule.limit.lines:
        last += 1
    return take_within_limit(rule, view, hit.line, last)
