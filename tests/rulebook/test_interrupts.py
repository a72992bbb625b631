"""Markers of advertisements and share buttons that stand alone inside an article, and headings that say the same."""

import pytest

from cleanse import Cleaner

FIRST = "The bridge over the river was opened again on Monday after two years of work, the council said."
SECOND = "Drivers of the trams were happy, because the detour had taken ten minutes each time, they said."
ABOVE = {
    "de": "Die Brücke über den Fluss ist seit Montag nach zwei Jahren Bauzeit wieder offen, teilte die Stadt mit.",
    "ru": "Мост через реку снова открыт после двух лет ремонта, сообщил в понедельник городской совет.",
    "es": "El puente sobre el río volvió a abrirse el lunes tras dos años de obras, informó el ayuntamiento.",
    "zh": "横跨河流的大桥经过两年的施工，于星期一重新开放，市议会宣布。",
}
BELOW = {
    "de": "Die Fahrer der Bahnen freuen sich, denn der Umweg dauerte jedes Mal zehn Minuten, sagen sie.",
    "ru": "Водители трамваев рады, ведь объезд каждый раз занимал десять минут, говорят они.",
    "es": "Los conductores de los tranvías están contentos, porque el desvío costaba diez minutos cada vez.",
    "zh": "电车司机们很高兴，因为绕行每次都要花十分钟，他们说。",
}


@pytest.mark.parametrize(("lang", "marker"), [("de", "Werbung"), ("ru", "Реклама"), ("es", "Publicidad"), ("zh", "广告")])
def test_a_marker_between_two_sentences_goes(cleaner: Cleaner, lang: str, marker: str) -> None:
    text = f"{ABOVE[lang]}\n{marker}\n{BELOW[lang]}\n"
    assert cleaner.clean(text).text == f"{ABOVE[lang]}\n{BELOW[lang]}\n"


def test_a_marker_that_stands_there_twice_goes(cleaner: Cleaner) -> None:
    list_of_words = "Dächer und Türme\nWerbung\nBrücken und Stege\n"
    text = f"{ABOVE['de']}\n{list_of_words}{list_of_words.replace('Türme', 'Mauern').replace('Stege', 'Furten')}{BELOW['de']}\n"
    assert "Werbung" not in cleaner.clean(text).text


@pytest.mark.parametrize(
    "below",
    [
        "In Werbung steckte die Stadt neun Millionen, und keiner weiß, wozu das gut gewesen sein soll.",
        "Neun Millionen gab die Stadt aus.\nKosten\nDie Brücke selbst kostete ein Drittel mehr, als der Rat beschlossen hatte.",
    ],
    ids=["its paragraph speaks of it", "the text has headings"],
)
def test_a_heading_of_the_article_stays(cleaner: Cleaner, below: str) -> None:
    headings = "Bau\nDie Arbeiten an der Brücke dauerten zwei Jahre, ein Jahr länger als gedacht.\n"
    text = f"{ABOVE['de']}\n{headings}Werbung\n{below}\n"
    assert cleaner.clean(text).text == text


@pytest.mark.parametrize(("lang", "button"), [("de", "Teilen"), ("ru", "Поделиться"), ("es", "Compartir")])
def test_a_button_between_the_day_and_the_first_paragraph_goes(cleaner: Cleaner, lang: str, button: str) -> None:
    long = f"{ABOVE[lang]} {BELOW[lang]}"
    text = f"Harwick\n04.05.2023, 10:20\n{button}\n{long}\n"
    assert cleaner.clean(text).text == f"Harwick\n04.05.2023, 10:20\n{long}\n"
    inside = f"{long}\n{button}\n{BELOW[lang]} {ABOVE[lang]}\n"
    assert button in cleaner.clean(inside).text
