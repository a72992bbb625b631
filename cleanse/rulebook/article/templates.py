"""Tags of templates that come in pairs, `{% if gift %}` and `{% endif %}`: both stay, or both go.

A page that was not filled in leaves a pair with nothing in it, or with its buttons. A pair around a line of which no rule knows anything is
what a template's author wrote, or what somebody writes of templates, and so are the other tags of its text.
"""

from collections.abc import Set
from itertools import accumulate

from cleanse.core.pattern import compile_late
from cleanse.rulebook.view import View

_TAG = compile_late(r"\{%[-+]?\s*(end)?([a-z]+)[^{}]*%\}|\{\{([#^/])([\w.]+)[^{}]*\}\}")
#: what begins a tag
_TAG_STARTS = ("{%", "{{")


def find_tags(view: View, known: Set[int]) -> frozenset[int]:
    """The lines that begin with a tag, if two that stand alone on their lines are a pair, and a line of no rule stands between them.

    Args:
        view: The text.
        known: Numbers of the lines that rules know something of.
    """
    tags = frozenset(number for number in view.solid if view.raw[number].lstrip().startswith(_TAG_STARTS))
    content = [number not in known and number not in tags for number in view.solid]
    #: for each line that is not blank, how many such lines stand above it
    above = [0, *accumulate(content)]
    opened: dict[str, list[int]] = {}
    for place, number in enumerate(view.solid):
        match = _TAG.fullmatch(view.raw[number].strip())
        if match is None:
            continue
        name = match[2] or match[4]
        if not (match[1] or match[3] == "/"):
            opened.setdefault(name, []).append(place)
        elif opened.get(name) and above[place] > above[opened[name].pop()]:
            return tags
    return frozenset()
