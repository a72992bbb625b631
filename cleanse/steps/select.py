"""Leaving out built-in decisions by id, as rules are left out."""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from cleanse.core.document import Document
from cleanse.core.edits import Edit, Flag
from cleanse.core.step import Step


def only_allowed(only: Sequence[str], disable: Sequence[str], step: Step) -> Step:
    """The step without the edits of decisions that the globs leave out; the step itself if they leave out none."""
    return _Selected(only, disable, step) if only or disable else step


class _Selected:
    """A step that drops what it is told not to do."""

    __slots__ = ("_disable", "_only", "_step")

    def __init__(self, only: Sequence[str], disable: Sequence[str], step: Step) -> None:
        self._only = only
        self._disable = disable
        self._step = step

    def __call__(self, doc: Document, /) -> Iterable[Edit | Flag]:
        """The allowed wishes."""
        return [wish for wish in self._step(doc) if self._allows(wish.rule)]

    def _allows(self, rule: str) -> bool:
        if self._only and not any(fnmatchcase(rule, glob) for glob in self._only):
            # line ends and what cuts left over belong to every selection
            return rule in {"chars/newline", "chars/bom", "space/gap", "space/cut"} and not any(
                fnmatchcase(rule, glob) for glob in self._disable
            )
        return not any(fnmatchcase(rule, glob) for glob in self._disable)
