"""Leaving out built-in decisions by id, and flagging those of a category that is off, as is done with rules."""

from collections.abc import Iterator, Sequence, Set

from cleanse.core.document import Document
from cleanse.core.edits import Edit, Flag
from cleanse.core.step import Step
from cleanse.rulebook.builtin import BUILTIN
from cleanse.rulebook.rule import OFF_CATEGORIES
from cleanse.rulebook.ruleset import is_chosen

#: line ends and what cuts left over belong to every selection, unless they are disabled
_ALWAYS = frozenset({"chars/newline", "chars/bom", "space/gap", "space/cut"})


def only_allowed(only: Sequence[str], disable: Sequence[str], step: Step, off: Set[str] = OFF_CATEGORIES) -> Step:
    """The step without the edits of decisions that the globs leave out, those of categories that are `off` turned into flags; the
    step itself if neither can happen."""
    flagged = frozenset(name for name, builtin in BUILTIN.items() if builtin.category in off and name not in _ALWAYS)
    return _Selected(only, disable, step, flagged) if only or disable or flagged else step


class _Selected:
    """A step that drops what it is told not to do."""

    __slots__ = ("_disable", "_flagged", "_only", "_step")

    def __init__(self, only: Sequence[str], disable: Sequence[str], step: Step, flagged: Set[str]) -> None:
        self._only = only
        self._disable = disable
        self._step = step
        self._flagged = flagged

    def __call__(self, doc: Document, /) -> Iterator[Edit | Flag]:
        """The allowed wishes."""
        for wish in self._step(doc):
            if not is_chosen(wish.rule, () if wish.rule in _ALWAYS else self._only, self._disable):
                continue
            if wish.rule in self._flagged and isinstance(wish, Edit):
                builtin = BUILTIN[wish.rule]
                yield Flag(
                    wish.start, wish.end, wish.rule, f"only flagged, the category {builtin.category} is off: {builtin.why}"
                )
            else:
                yield wish
