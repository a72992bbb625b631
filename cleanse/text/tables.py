"""The tables of the repair, for the ftfy that is installed.

They lie in a generated file. Where another version of ftfy is installed than the one the file was made from, they are made afresh in
memory, which takes a second, so that the result is always that of the installed ftfy.
"""

from functools import cache
from typing import NamedTuple

from cleanse.text.ftfy_engine import is_version
from cleanse.text.search import Group


class Tables(NamedTuple):
    """Classes are written as the inside of a character class."""

    ftfy: str
    unicode: str
    #: ftfy's test for mojibake, turned round: see anchors.py
    bad: tuple[Group, ...]
    ligatures: dict[str, str]
    widths: dict[str, str]
    quotes: dict[str, str]
    #: the characters themselves
    controls: str
    #: never in NFC, or not assigned
    nfc_never: str
    #: combining marks
    marks: str
    #: may join the character before them, and the characters that can stand before one that does
    nfc_joining: str
    nfc_joined: str
    #: what of all this lies beyond U+FFFF
    nfc_beyond: str


@cache
def load_tables() -> Tables:
    """The tables for the installed ftfy."""
    from cleanse.text import repair_tables as made

    if not is_version(made.FTFY):
        from cleanse.text.make_tables import make_tables

        return make_tables()
    tables = Tables(*(getattr(made, name.upper()) for name in Tables._fields))
    return tables._replace(bad=tuple(Group(*group) for group in made.BAD))
