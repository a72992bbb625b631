"""The stage `ascii`: the whole text in ASCII letters, for those who need them; last, and only when it is asked for."""

from collections.abc import Iterable

from cleanse.core.document import Document
from cleanse.core.edits import Edit
from cleanse.text.ascii import find_letters


def spell_in_ascii(doc: Document, /) -> Iterable[Edit]:
    """Replace each run of characters outside ASCII; the language's own spellings come first."""
    if not doc.text.isascii():
        for start, end, new, note in find_letters(doc.text, doc.language()):
            yield Edit(start, end, new, "ascii/letters", note)
