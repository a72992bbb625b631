"""The stage `names`: one spelling for one person within a document."""

from collections.abc import Iterable, Sequence

from cleanse.core.document import Document
from cleanse.core.edits import Edit, Flag
from cleanse.names.canonical import unify_with
from cleanse.names.variants import Spellings
from cleanse.rulebook.rule import NameRule


class NamesStep:
    """Unifies the spellings of a person that a document spells in several ways.

    Args:
        rules: Which spellings are equal; they never edit a text that is consistent.
        imposed: The user's own, whose canonical spelling is used even against the majority.
        by_rules: Whether only spellings that rules list are unified.
    """

    __slots__ = ("_by_rules", "_spellings")

    def __init__(self, rules: Sequence[NameRule] = (), imposed: Sequence[NameRule] = (), *, by_rules: bool = False) -> None:
        self._by_rules = by_rules
        self._spellings = Spellings(rules, imposed)

    def __call__(self, doc: Document, /) -> Iterable[Edit | Flag]:
        """The edits of the differing letters."""
        return unify_with(doc.text, self._spellings, doc.language, by_rules=self._by_rules)
