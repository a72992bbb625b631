"""What the tables of the repair hold; `make_tables` makes them, `installed_tables` finds those that fit."""

from typing import NamedTuple

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
