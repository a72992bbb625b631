"""`replace`: put `with` in place of the match; `$1` stands for the first group of a regex or slot of a template, `{slot}` for a slot."""

import re

from cleanse.rulebook.actions import Outcome, Span, Until
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.slots import SLOT
from cleanse.rulebook.view import Hit, View
from cleanse.text.diff import trim

TAKES_LINES = False
#: what stands for something else in `with`
REFERENCE = re.compile(r"\$(\d{1,2}|\$)|\{([a-z0-9_-]+)\}")


def act(rule: Rule, hit: Hit, view: View, _until: Until) -> Outcome:
    """The hit's span, replaced; what both share at its ends is left out of the edit."""
    new = REFERENCE.sub(lambda reference: _value(reference, rule, hit), rule.replacement or "")
    old = view.text[hit.start : hit.end]
    return Outcome((Span(*trim(hit.start, old, new)),))


def _value(reference: re.Match[str], rule: Rule, hit: Hit) -> str:
    """The text of `$1`, or of the slot by its place in the template; `$$` is a dollar sign."""
    if reference[1] == "$":
        return "$"
    if reference[1] is not None:
        number = int(reference[1])
        return (hit.groups[number - 1] or "") if 0 < number <= len(hit.groups) else ""
    slots = SLOT.findall(hit.pattern) if rule.kind == "like" else []
    number = slots.index(reference[2]) if reference[2] in slots else -1
    return (hit.groups[number] or "") if 0 <= number < len(hit.groups) else reference[0]
