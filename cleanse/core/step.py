"""A step: a stateless function that looks at a document and returns what it wishes to change."""

from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from cleanse.core.document import Document
from cleanse.core.edits import Edit, Flag

#: anything that can be called with a document and yields edits and flags, with offsets in `doc.text`; none leaves it as it is
Step = Callable[[Document], Iterable[Edit | Flag]]


class Gated(NamedTuple):
    """Steps of which a quick look at the text tells which ones have anything to do.

    find_needed: The names of the steps that are needed for a text; asked again when a step has changed it.
    steps: In order, each with its name.
    """

    find_needed: Callable[[str], Collection[str]]
    steps: tuple[tuple[str, Step], ...]


class Stage(NamedTuple):
    """Steps under one name; each sees what the one before it left."""

    name: str
    steps: tuple[Step | Gated, ...]
    #: what this stage removes counts for the safety valve
    weighed: bool = False
    #: still done when the valve has closed
    always: bool = False
    #: how often the steps are repeated at most, while they change something
    rounds: int = 1


class LateStep:
    """A step that is imported and made when the first text needs it.

    Args:
        make: Makes that step; called once.
    """

    __slots__ = ("_make", "_step")

    def __init__(self, make: Callable[[], Step]) -> None:
        self._make = make
        self._step: Step | None = None

    def __call__(self, doc: Document, /) -> Iterable[Edit | Flag]:
        """The wishes of the step."""
        if self._step is None:
            self._step = self._make()
        return self._step(doc)
