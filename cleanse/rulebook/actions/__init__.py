"""Verbs, one file each; the file's name is the verb with underscores.

A verb is a module with one function, `act(rule, hit, view, until)`: the spans of the text to replace, each with its new text, or the
reason why nothing is done. `until` gives the last line of the nearest end marker below a line, for `drop-between`. `TAKES_LINES` says
that the verb takes whole lines, so that a rule that follows may ask whether its neighbour was dropped. Adding a file adds a verb.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import NamedTuple, Protocol

from cleanse.rulebook.rule import Rule
from cleanse.rulebook.view import Hit, View


class Span(NamedTuple):
    """Replace `text[start:end]` by `new`."""

    start: int
    end: int
    new: str = ""


Until = Callable[[int], int | None]


class Outcome(NamedTuple):
    """What a verb does with a hit: spans, or the reason why not."""

    spans: tuple[Span, ...] = ()
    refused: str | None = None


class _Verb(Protocol):
    TAKES_LINES: bool

    def act(self, rule: Rule, hit: Hit, view: View, until: Until, /) -> Outcome: ...


def find_verbs() -> tuple[str, ...]:
    """The names of all verbs, sorted."""
    from pathlib import Path

    return tuple(sorted(path.stem.replace("_", "-") for path in Path(__file__).parent.glob("[a-z]*.py")))


@cache
def verb(name: str) -> _Verb:
    """The module of a verb.

    Raises:
        ModuleNotFoundError: there is no such verb; the loader checks before.
    """
    module: _Verb = import_module(f"{__name__}.{name.replace('-', '_')}")
    return module


def take_lines(view: View, first: int, last: int) -> Outcome:
    """Whole lines, both included, with their line ends."""
    return Outcome((Span(view.lines[first].start, view.lines[last].stop),))


def take_within_limit(rule: Rule, view: View, first: int, last: int) -> Outcome:
    """Whole lines, unless they are more than the rule's `limit` allows."""
    solid = view.count_solid(first, last)
    if solid > rule.limit.lines:
        return Outcome(refused=f"would remove {solid} lines, the limit is {rule.limit.lines}")
    gone = view.count_letters(first, last)
    whole = view.count_letters(0, len(view.lines) - 1)
    if gone > rule.limit.share * whole:
        return Outcome(refused=f"would remove {100 * gone / whole:.0f}% of the text, the limit is {100 * rule.limit.share:.0f}%")
    return take_lines(view, first, last)
