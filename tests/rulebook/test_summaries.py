"""A paragraph that ends in a button stays if it is the article's; summaries of other articles go."""

import pytest

from cleanse import Cleaner
from cleanse.rulebook.article.summaries import Summaries
from cleanse.rulebook.view import View

ARTICLE = {
    "de": (
        "Das alte Sägewerk am Kanal wird zum Museum, hat der Stadtrat am Montag mit zwölf gegen drei Stimmen beschlossen.",
        "Der Umbau soll im Frühjahr beginnen und vier Millionen Euro kosten, von denen das Land die Hälfte übernimmt.",
        "Die Anwohner hatten fünf Jahre lang dafür gekämpft und feierten den Beschluss auf der Brücke mit Musik und Kuchen.",
    ),
    "uk": (
        "Стару лісопилку біля каналу перетворять на музей, вирішила в понеділок міська рада дванадцятьма голосами проти трьох.",
        "Перебудова має розпочатися навесні та коштуватиме чотири мільйони гривень, половину з яких дає область.",
        "Мешканці п'ять років домагалися цього рішення і відсвяткували його на мосту з музикою та пирогами.",
    ),
    "es": (
        "El viejo aserradero del canal será un museo, decidió el lunes el concejo municipal por doce votos contra tres.",
        "La obra debe empezar en primavera y costará cuatro millones de euros, la mitad de los cuales pone la región.",
        "Los vecinos lucharon cinco años por ello y celebraron la decisión sobre el puente con música y pasteles.",
    ),
}
BUTTONS = {"de": "Weiterlesen", "uk": "Читати далі", "es": "Leer más"}
SUMMARIES = {
    "de": (
        ("Hochwasser in Mühlbach", "Nach drei Tagen Regen ist der Bach über die Ufer getreten und hat Keller geflutet."),
        ("Neue Schule eröffnet", "Hundertzwanzig Kinder sind am Dienstag in das neue Haus am Markt gezogen und staunten."),
    ),
    "uk": (
        ("Повінь у Млинках", "Після трьох днів дощу струмок вийшов із берегів і залив підвали будинків у долині."),
        ("Відкрили нову школу", "Сто двадцять дітей у вівторок перейшли до нової будівлі на площі та дивувалися."),
    ),
    "es": (
        ("Inundación en Molinos", "Tras tres días de lluvia el arroyo se salió de su cauce e inundó los sótanos del valle."),
        ("Abre la nueva escuela", "Ciento veinte niños entraron el martes en la casa nueva de la plaza y se asombraron."),
    ),
}


@pytest.mark.parametrize("place", range(3))
@pytest.mark.parametrize("lang", ARTICLE)
def test_folded_paragraph_of_the_article_stays(cleaner: Cleaner, lang: str, place: int) -> None:
    lines = [f"{line} {BUTTONS[lang]}" if at == place else line for at, line in enumerate(ARTICLE[lang])]
    assert all(line in cleaner.clean("\n".join(lines)).text for line in ARTICLE[lang])


@pytest.mark.parametrize("lang", ARTICLE)
def test_summaries_among_others_go(cleaner: Cleaner, lang: str) -> None:
    rows = [row for title, said in SUMMARIES[lang] for row in (title, f"{said} {BUTTONS[lang]}")]
    text = cleaner.clean("\n".join([*ARTICLE[lang], *rows])).text
    assert all(line in text for line in ARTICLE[lang])
    assert not any(said in text for _, said in SUMMARIES[lang])


def test_point_in_an_address_ends_no_sentence(cleaner: Cleaner) -> None:
    prompt = "Have you been affected by the issues raised in this story? Email us at newsdesk@harwick.example"
    article = (
        "The tram bridge over the Wick was opened again on Monday, two years after engineers had found cracks in its pillars."
    )
    assert cleaner.clean(f"{article}\n{prompt}\n").text == f"{article}\n"


def test_of_a_long_word_only_the_end_is_looked_at() -> None:
    """All of it would take half an hour."""
    view = View("Heading\n" + "a.bb" * 200_000 + "é.mehr\n")
    assert Summaries(view, {1}).is_article(1)
