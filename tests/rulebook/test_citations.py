"""References to a place of the same book, and an article's notes and sources, stay; pointers to other articles go."""

import pytest

from cleanse import Cleaner
from cleanse.rulebook.article.apparatus import find_apparatus
from cleanse.rulebook.article.citations import Citations, names_place
from cleanse.rulebook.view import View

GLOSSARY = "Речник: вежи\nбрашпиль — лебёдка для якоря.\n{}\nкливер — косой парус.\n"
REFERENCES = [
    "См. также: шпиль, с. 12",
    "Див. також: правило про вовка, с. 9.",
    "यह भी देखें: रहट, पृष्ठ १२",
    "Xem thêm: máy neo, tr. 12",
    "Lihat juga: mesin jangkar, hlm. 12",
    "ראו גם: גלגלת, עמ' 12",
    "انظر أيضا: الشراع، ص ١٢.",
    "همچنین ببینید: صفحه ۴، قانون نردبان.",
    "Lásd még: 3. fejezet, Keresés",
    "Ayrıca bakınız: 7 numaralı karar",
]


@pytest.mark.parametrize("line", REFERENCES)
def test_reference_to_a_page_stays(cleaner: Cleaner, line: str) -> None:
    assert cleaner.clean(GLOSSARY.format(line)).text == GLOSSARY.format(line)


@pytest.mark.parametrize(
    "line",
    [
        "См. также: Новый мост открыли",
        "Xem thêm: Cầu mới đã mở",
        "Lásd még: Megnyílt az új híd",
        "Ayrıca bakınız: Yeni köprü açıldı",
    ],
)
def test_pointer_to_a_headline_goes(cleaner: Cleaner, line: str) -> None:
    assert cleaner.clean(GLOSSARY.format(line)).text == GLOSSARY.format("").replace("\n\n", "\n")


@pytest.mark.parametrize(
    "text",
    [
        "read also: the galaxy s 21",
        "read also: what was new in 2020",
        "lue myös: liiga 2024",
        "czytaj też: mecz 3:2",
        "p. 12 is torn",
    ],
)
def test_number_alone_is_no_place(text: str) -> None:
    assert not names_place(text)


def test_word_that_heads_another_line_is_a_reference() -> None:
    view = View("Capstan \u2013 an upright winch\nSee also: capstan\nSee also: windlass\nSee also: an upright winch")
    citations = Citations(view)
    assert [line for line in range(4) if citations.holds(line)] == [1]


def test_word_in_small_letters_is_a_reference(cleaner: Cleaner) -> None:
    text = "Речник рибарских речи\nвршка \u2014 плетена замка од прућа.\n{}\nсидро \u2014 котва, и још понешто.\n"
    line = "погледај и: сантрач"
    assert cleaner.clean(text.format(line)).text == text.format(line)
    view = View("See also: windlass\nsee also: a windlass\nsee also: www.gom.example\nsee also: windlass")
    assert [number for number in range(4) if Citations(view).holds(number)] == [3]


PAGES = {
    "de": ("Siehe auch\nListe der Mühlen\nLiteratur\nE. Brandt: Die Mühlen am Wehr. 1962.\nWeblinks\nWebsite der Gemeinde\n"),
    "fr": (
        "Voir aussi\nArticles connexes\nListe de moulins\nLiens externes\nSite de la commune\nBibliographie\nL. Durand, Moulins, 1908.\n"
    ),
    "ru": ("См. также\nСписок мельниц\nПримечания\nБелов, 1927, с. 3.\nСсылки\nМельница на сайте района\n"),
    "ja": ("脚注\n青沢村史、p. 45\n関連項目\n水車小屋の一覧\n外部リンク\n青沢村公式サイト\n"),
}
BODY = {
    "de": "Die Mühle am Wehr wurde gebaut, als der Müller des Dorfes starb und seine Witwe die alte Mühle an den Fluss verlegen ließ. Die Mühle"
    " am Wehr mahlte das Korn des Dorfes, bis der Fluss verlegt wurde und dem Rad der Mühle das Wasser fehlte.\nDie Witwe des Müllers ließ am"
    " Rad der Mühle ihren Namen einschneiden, der noch zu lesen ist, und das Dorf nennt die Mühle am Fluss nach der Witwe.\n",
    "fr": "Le moulin du gué fut construit quand la veuve du meunier fit déplacer le vieux moulin au bord de la rivière du village. Le moulin du"
    " gué servit au village jusqu'à ce que la rivière fût détournée et que l'eau manquât à la roue du moulin.\nLa veuve du meunier fit graver"
    " son nom sur la roue du moulin, et le village donne encore au vieux moulin de la rivière le nom de la veuve du meunier.\n",
    "ru": "Мельница у брода построена, когда вдова мельника велела перенести старую мельницу к реке. Мельница у брода молола зерно деревни, пока"
    " реку не отвели и колесу мельницы не стало хватать воды.\nВдова мельника велела вырезать своё имя на колесе мельницы, и деревня до сих"
    " пор называет старую мельницу у реки именем вдовы мельника.\n",
    "ja": "浅瀬の水車は、粉屋の未亡人が古い水車を村の川辺に移させたときに建てられた。浅瀬の水車は、川の流れが変えられて水車の輪に水が足りなくなるまで村の穀物を挽いた。\n"
    "粉屋の未亡人は水車の輪に自分の名を刻ませ、村では今も川辺の古い水車を未亡人の名で呼んでいる。\n",
}  # fmt: skip


@pytest.mark.parametrize("lang", PAGES)
def test_notes_and_sources_stay(cleaner: Cleaner, lang: str) -> None:
    text = BODY[lang] + PAGES[lang]
    assert cleaner.clean(text).text == text


def test_headings_alone_are_no_apparatus() -> None:
    assert find_apparatus(["See also", "References", "Contact", "12 May"]) == []
    assert find_apparatus(["References", "Crabbe 1931, p. 12", "References"]) == []
    assert find_apparatus(["See also", *["a mill"] * 50, "References", "Crabbe 1931, p. 12"]) == []
    assert find_apparatus(["== See also ==", "Mills", "References:", "Crabbe 1931, p. 12"]) == [[0, 2]]
