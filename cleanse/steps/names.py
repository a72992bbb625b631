"""The stage `names`: one spelling for one person within a document."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from cleanse.core.document import Document
from cleanse.core.edits import Edit, Flag
from cleanse.core.reference import is_plain
from cleanse.rulebook.rule import NameRule

if TYPE_CHECKING:
    from cleanse.names.variants import Spellings

_CAPITALS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class NamesStep:
    """Unifies the spellings of a person that a document spells in several ways.

    Args:
        rules: Which spellings are equal; they never edit a text that is consistent.
        imposed: The user's own, whose canonical spelling is used even against the majority.
        by_rules: Whether only spellings that rules list are unified.
    """

    __slots__ = ("_by_rules", "_imposed", "_rules", "_spellings")

    def __init__(self, rules: Sequence[NameRule] = (), imposed: Sequence[NameRule] = (), *, by_rules: bool = False) -> None:
        self._rules = rules
        self._imposed = imposed
        self._by_rules = by_rules
        self._spellings: Spellings | None = None

    def __call__(self, doc: Document, /) -> Iterable[Edit | Flag]:
        """The edits of the differing letters."""
        if not self._imposed and not may_name_two(doc.text):
            return ()
        from cleanse.names.canonical import unify
        from cleanse.names.variants import Spellings

        if self._spellings is None:
            self._spellings = Spellings(self._rules, self._imposed)
        return unify(doc.text, self._spellings, doc.language, by_rules=self._by_rules)


def may_name_two(text: str) -> bool:
    """Whether a text can name somebody in two ways: in ASCII letters two names have four capitals, or three, one of them behind a
    possessive and a small word (Ben Silva's ben Sylva).

    >>> may_name_two("The bridge is open again, Anna said."), may_name_two("Sergei Lavrov met Sergey Lavrov")
    (False, True)
    """
    if is_plain() or not text.isascii():
        return True
    data = text.encode("ascii")
    capitals = len(data) - len(data.translate(None, _CAPITALS))
    return capitals > 3 or (capitals == 3 and b"'" in data)
