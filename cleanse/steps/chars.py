"""The stage `chars`: line ends, terminal escapes, entities, mojibake, controls, surrogates, composed letters.

No white space is collapsed, no quotation mark or width is changed. The stage is repeated until nothing changes, since one repair
can uncover another (an entity that hides half of a damaged character).
"""

from collections.abc import Callable, Iterable, Iterator

from cleanse.core.document import Document
from cleanse.core.edits import Edit
from cleanse.text import repair
from cleanse.text.diff import Replacement

_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


class Repair:
    """A step out of a function that finds replacements in a text."""

    __slots__ = ("_find", "_rule")

    def __init__(self, rule: str, find: Callable[[str], Iterable[Replacement]]) -> None:
        self._rule = rule
        self._find = find

    def __call__(self, doc: Document, /) -> Iterable[Edit]:
        """One edit for each replacement."""
        return [Edit(start, end, new, self._rule, note) for start, end, new, note in self._find(doc.text)]


def find_bom(text: str) -> Iterator[Replacement]:
    """A byte order mark at the start of the text."""
    if text.startswith(_BOM):
        yield Replacement(0, 1, "")


#: in order; each sees what the one before it left
CHARS = (
    Repair("chars/bom", find_bom),
    Repair("chars/newline", repair.find_newlines),
    Repair("chars/escape", repair.find_escapes),
    Repair("chars/entity", repair.find_entities),
    Repair("chars/mojibake", repair.find_mojibake),
    Repair("chars/control", repair.find_controls),
    Repair("chars/surrogate", repair.find_surrogates),
    Repair("chars/nfc", repair.find_decomposed),
)


def restore_crlf(doc: Document, /) -> Iterable[Edit]:
    """Give a text whose line ends were all CR LF its line ends back, so that nothing is logged for them."""
    if "\r" in doc.original and repair.ends_lines_in_crlf(doc.original):
        at = doc.text.find("\n")
        while at >= 0:
            yield Edit(at, at, "\r", "chars/newline")
            at = doc.text.find("\n", at + 1)
