"""ASCII: the language's own spelling first, nothing lost without a word in the log."""

import pytest
from hypothesis import given

from cleanse import Cleaner
from cleanse.core.edits import Edit, apply
from cleanse.text.ascii import find_letters
from tests.strategies import ugly_text


def spell(text: str, lang: str | None = None) -> str:
    return apply(text, [Edit(start, end, new, "ascii/letters") for start, end, new, _ in find_letters(text, lang)])


@pytest.mark.parametrize(
    ("lang", "text", "want"),
    [
        ("de", "Größe, ÜBER, Über, ÖPNV", "Groesse, UEBER, Ueber, OEPNV"),
        ("sv", "Ärger på Öland", "Arger pa Oland"),
        ("da", "Ærø og Århus", "Aeroe og Aarhus"),
        ("uk", "Згорани, Єва й п’ять, ЩО", "Zhorany, Yeva y piat, SHCHO"),
        ("bg", "Щъркел", "Shtarkel"),
        ("sr", "Њујорк, Ђорђе", "Njujork, Djordje"),
        ("ru", "Юлия, объект", "Yuliya, obekt"),
        (None, "Łódź, naïve, “so” – 5 €", 'Lodz, naive, "so" - 5 EUR'),
        (None, "Αθήνα", "Athena"),
        (None, "北京大学 在", "Bei Jing Da Xue Zai"),
        (None, "party 🎉 now\u00a0!", "party ? now !"),
        (None, "e\u0301te\u0301", "ete"),
    ],
)
def test_spelling(lang: str | None, text: str, want: str) -> None:
    assert spell(text, lang) == want


@given(ugly_text)
def test_what_comes_out_is_ascii_but_for_undecodable_bytes(text: str) -> None:
    assert all(char < "\x80" or "\ud800" <= char <= "\udfff" for char in spell(text))


def test_it_is_the_last_stage_and_can_be_undone() -> None:
    text = "Die Brücke ist seit Montag wieder offen, sagte der Bürgermeister der Stadt.\u00a0Größe zählt hier nicht.\n"
    cleaned = Cleaner(ascii=True, lang="de").clean(text)
    assert cleaned.text == (
        "Die Bruecke ist seit Montag wieder offen, sagte der Buergermeister der Stadt. Groesse zaehlt hier nicht.\n"
    )
    assert cleaned.revert() == text
    assert {rule for change in cleaned.changes for rule in change.rules} == {"ascii/letters", "space/nbsp"}
