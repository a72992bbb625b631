"""Cuts inside lines leave one blank, however many stand together."""

import pytest

from cleanse import Cleaner
from cleanse.core.document import Document
from cleanse.core.edits import Edit
from cleanse.steps.space import mend_cuts


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Trams [x] run.", "Trams run."),
        ("Trams [x] [x] [x] run.", "Trams run."),
        ("[x] [x] Trams [x]", "Trams"),
        ("Trams [x]\n[x] run [x] [x]again.", "Trams\nrun again."),
        ("Trams[x]run.", "Tramsrun."),
    ],
)
def test_blanks_around_cuts(text: str, left: str) -> None:
    cuts = [at for at in range(len(text)) if text.startswith("[x]", at)]
    doc = Document(text).edit([Edit(at, at + 3, "", "x/ui") for at in cuts])
    while (mended := doc.edit(mend_cuts(doc))).text != doc.text:
        doc = mended
    assert doc.text == left


@pytest.mark.parametrize(
    "text",
    [
        "def count(number):\n    total = 0\n{}    for n in range(number):\n        total += n\n",
        "all: build\n{}\tcc -o trams trams.c\n",
        "- warm clothes\n{}  - socks\n  - a hat\n",
    ],
)
def test_whole_lines_that_go_leave_the_indentation_of_their_neighbours(text: str) -> None:
    assert Cleaner().clean(text.format("Advertisement\n")).text == text.format("")
