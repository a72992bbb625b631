"""Repairs of mojibake that are refused, and those beside them that are made."""

import pytest

from cleanse import Cleaner

CLEANER = Cleaner(only=["chars/*"])

LEFT = [
    # a far letter out of a Latin one and a sign, which may take the blank with it
    "Le mot cafà² est ici.",
    "pã¥ vã¤gen",
    "lunedã¬ la piã¹",
    "brãº yfir",
    "Мостът á¥ е отворен",
    "ÖÄÜ² Länge",
    # text of another table, of which a part has the shape of UTF-8
    "óÅÍ£Î ýÅÒÂÁËÏ×",
    "êÖåã¢ â",
    # C1 controls of Mac and DOS tables
    "Espa\x96a y Catalu\x96a",
    "Jos\x8e N\x9c\x96ez",
    "h\x8etel",
    "\x95 na\x95ve",
    "sn\x9b",
    # Cyrillic and Greek letters that were bytes
    "jabЕ‚ek,niecałą",
    "Osclaνodh λ",
]
REPAIRED = [
    ("“Nice,â€ said the cafÃ© owner.", "“Nice,” said the café owner."),
    ("L’università² è un cafÃ©", "L’università² è un café"),
    ("äº¬ means capital", "京 means capital"),
    ("the Î² decay", "the β decay"),
    ("Ø§Ù„Ø¹Ø±Ø¨ÙŠØ©", "العربية"),
    ("The bridge\x97which opened\x97is long", "The bridge—which opened—is long"),
    ("The bridge\x97a fine one\x97is long", "The bridge—a fine one—is long"),
    ("one\x85two, \x86Müller", "one…two, †Müller"),
    ("It\x92s the Smiths\x92 dog", "It’s the Smiths’ dog"),
    ("\x8aKODA and \x8eilina", "ŠKODA and Žilina"),
    ("L\x92\x8cuvre du c\x9cur", "L’Œuvre du cœur"),
    ("M\x9fnchen und K\x9aln", "München und Köln"),
    ("CAFÃ‰ DE PARIS", "CAFÉ DE PARIS"),
    ("Moсква рада", "Москва рада"),
    # Latin letters, and bytes of UTF-8, in the Cyrillic table
    ("vakarЕі.", "vakarų."),
    ("ambaЕ\xad", "ambaŭ"),
    ("piщ, cittа", "più, città"),
]


@pytest.mark.parametrize("line", LEFT)
def test_what_cannot_be_a_repair_is_not_made(line: str) -> None:
    assert CLEANER.clean(line).text == line


@pytest.mark.parametrize(("line", "want"), REPAIRED)
def test_repairs_are_made_once(line: str, want: str) -> None:
    cleaned = CLEANER.clean(line)
    assert cleaned.text == want
    assert cleaned.revert() == line
    assert CLEANER.clean(want).text == want
