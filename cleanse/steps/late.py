"""A step that is imported and made when the first text needs it."""

from collections.abc import Callable, Iterable

from cleanse.core.document import Document
from cleanse.core.edits import Edit, Flag
from cleanse.core.step import Step


class LateStep:
    """Does what another step does.

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
