"""Match kinds, one file each; the file's name is the kind.

A kind is a module with two functions:

- `anchors(patterns)`: what the prefilter may look for, see `Anchors`;
- `build(rule, lists, needs)`: a `Matcher`, made only when a line is a candidate for the first time.

`lists` holds the values of the slots by name, `needs` what `anchors` worked out beforehand. Adding a file adds a kind.
"""

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import NamedTuple, Protocol

from cleanse.rulebook.rule import Rule
from cleanse.rulebook.slots import Lists
from cleanse.rulebook.view import Hit, View

#: packed values, one for each pattern; none where there is nothing to work out, or where the set was not compiled
Needs = tuple[bytes, ...]


class Anchors(NamedTuple):
    """How candidate lines are found without running the matcher.

    keys: folded lines (`fold.line_key`) one of which the line must equal.
    literals: for each pattern in its order the folded texts one of which the line must hold; none stands for any line. A text
        that begins or ends with a line end stands at the start or the end of the line.
    needs: for each pattern what its matcher would otherwise work out when a line is first a candidate; only the kind reads it.
    """

    keys: tuple[str, ...] = ()
    literals: tuple[tuple[str, ...], ...] = ()
    needs: Needs = ()


def one_of(literal: str) -> tuple[str, ...]:
    """A literal as what a line must hold; nothing if it is empty."""
    return (literal,) if literal else ()


class Matcher(Protocol):
    """A compiled rule."""

    def find(self, view: View, line: int, patterns: Sequence[int] | None = None, /) -> Iterator[Hit]:
        """The places on a line where the rule's patterns match, from left to right.

        Args:
            view: The text.
            line: The line's number.
            patterns: The numbers of the patterns whose literals the line holds; None: all. Kinds without literals look at all.
        """
        ...


class _Kind(Protocol):
    def anchors(self, patterns: Sequence[str], /) -> Anchors: ...

    def build(self, rule: Rule, lists: Lists, needs: Needs = (), /) -> Matcher: ...


def find_kinds() -> tuple[str, ...]:
    """The names of all match kinds, sorted."""
    from pathlib import Path

    return tuple(sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem != "__init__"))


def match_kind(name: str) -> _Kind:
    """The module of a kind.

    Raises:
        ModuleNotFoundError: there is no such kind; the loader checks before.
    """
    module: _Kind = import_module(f"{__name__}.{name}")
    return module
