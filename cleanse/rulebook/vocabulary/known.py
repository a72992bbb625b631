"""Words that leftovers are made of, in any language: subscribe, copyright, read on, cookies.

They are the beginnings of words (pairs of characters in scripts without spaces) that stand in two patterns of the bundled rules or more and
are rare in sentences; tools/known_words.py writes the file.
"""

from functools import cache
from pathlib import Path

from cleanse.text.lines import read_rows


@cache
def known_words() -> frozenset[str]:
    """The words, folded; at most six letters of each."""
    return frozenset(word for row in read_rows(Path(__file__).parent / "known-words.txt") for word in row.split())
