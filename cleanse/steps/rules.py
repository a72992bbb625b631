"""The stage `rules`: residue rules from data files."""

from collections.abc import Iterable

from cleanse.core.document import Document
from cleanse.core.edits import Edit, Flag
from cleanse.rulebook.engine import judge, to_wishes
from cleanse.rulebook.ruleset import Ruleset


class RulesStep:
    """Applies a set of rules; stateless but for what the set compiles on first use."""

    __slots__ = ("_ruleset",)

    def __init__(self, ruleset: Ruleset) -> None:
        self._ruleset = ruleset

    def __call__(self, doc: Document, /) -> Iterable[Edit | Flag]:
        """The edits of all rules that fire, and flags for those that would have."""
        return to_wishes(judge(doc, self._ruleset), self._ruleset)
