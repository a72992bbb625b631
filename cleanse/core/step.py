"""A step: a stateless function that looks at a document and returns what it wishes to change."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from cleanse.core.document import Document
from cleanse.core.edits import Edit, Flag


class Step(Protocol):
    """Anything that can be called with a document and yields edits and flags, with offsets in `doc.text`."""

    def __call__(self, doc: Document, /) -> Iterable[Edit | Flag]:
        """The wishes; none leaves the document as it is."""
        ...


class Stage(NamedTuple):
    """Steps under one name; each sees what the one before it left."""

    name: str
    steps: tuple[Step, ...]
    #: what this stage removes counts for the safety valve
    weighed: bool = False
    #: still done when the valve has closed
    always: bool = False
    #: how often the steps are repeated at the most, while they change something
    rounds: int = 1
