"""Pages in which headings and short texts take turns keep headings that read like a site's; in articles the same lines go."""

import pytest

from cleanse import Cleaner
from cleanse.rulebook.article.turns import Turns
from cleanse.rulebook.view import View

QUESTIONS = {
    "bg": "Как да платя?\nС карта.\nКолко струва доставката?\nПет лева.\nЗабравена парола\nНатиснете връзката под формата.\n",
    "fi": "Miten maksan?\nLaskulla.\nKauanko toimitus kestää?\nNoin viikon.\nUnohditko salasanan?\nNapsauta linkkiä lomakkeen alla.\n",
    "it": "Come pago?\nCon la carta.\nQuanto costa la spedizione?\nTre euro.\nPassword dimenticata?\nCliccate sul link sotto il modulo.\n",
    "tr": "Nasıl öderim?\nKartla.\nKargo ne kadar?\nKırk lira.\nŞifremi unuttum\nFormun altındaki bağlantıya tıklayın.\n",
}
GLOSSARY = (
    "Words of the printing house\nByline\nThe line that names the writer.\nGutter\nThe white between two columns.\n"
    "Advertisement\nSpace that somebody paid for.\nWidow\nThe last line of a paragraph at the top of a page.\n"
    "Read more\nA label put before a link to another article.\n"
)
FIRMS = {
    "da": "Om væveriet\nVi er otte.\nHistorie\nDet begyndte i en lade.\nÅbningstider\nFredag 13–18\nKontakt os\nRing på 99 99 12 34.\n",
    "no": "Om veveriet\nVi er åtte.\nHistorie\nDet startet i et naust.\nÅpningstider\nOnsdag 11–16\nKontakt oss\nRing eller stikk innom.\n",
    "en": "The kennels\nWe have nine dogs.\nVolunteer\nWalk a dog on Sundays.\nLeave a legacy\nTalk to the treasurer about your will.\n"
    "Become a member\nMembership is 15 pounds a year.\n",
}
SHORT = {
    "ar": "مسرد الكلمات\n\nحبل\nما يربط القارب.\nإعلان\nخبر مدفوع الثمن.\nمشاركة\nقسمة الشيء.\n",
    "en": "Words of the printing house\n\nAdvertisement\nA notice that somebody has paid for.\nSubscribe\nTo pay for a year of papers at once.\n",
    "hi": "शब्दावली\n\nविज्ञापन\nपैसे देकर छपवाई गई सूचना।\nटिप्पणियाँ\nपाठकों की बातें।\n",
    "pl": "Reklama\nOgłoszenie, za które ktoś zapłacił.\nUdostępnij\nRozkaz: podziel się z innymi.\n",
}
ARTICLE = (
    "Tram bridge over the Wick reopens\n"
    "The tram bridge over the Wick was opened again on Monday, two years after engineers had found cracks in its pillars and closed it.\n"
    "Two years of detours\n"
    "Passengers had to change to buses on both banks, and the shops at the old stop say that they lost a third of what they sold.\n"
    "{}\n"
    "The works cost four million, half of which the county paid, and the other half came from a fund for the river towns of the region.\n"
    "What comes next\n"
    "A second bridge is planned below the weir, but nobody wants to say when the first drawings of it will be shown to the council.\n"
)


@pytest.mark.parametrize("text", [*QUESTIONS.values(), GLOSSARY, *FIRMS.values(), *SHORT.values()])
def test_headings_of_turns_stay(cleaner: Cleaner, text: str) -> None:
    assert cleaner.clean(text).text == text


@pytest.mark.parametrize("line", ["Advertisement", "Become a member", "Sign up to our newsletter", "Read more"])
def test_between_paragraphs_of_an_article_they_go(cleaner: Cleaner, line: str) -> None:
    assert cleaner.clean(ARTICLE.format(line)).text == ARTICLE.format(line).replace(f"{line}\n", "")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Rope\nIt is long.\nBoat\nIt is green.\nShare\nIt is red.\nMast\nIt is high.\n", True),
        ("Rope\nIt is long.\nShare\nIt is green.\nRead\nIt is red.\nPrint\nIt is high.\n", False),
        ("Rope\nIt is long.\nBoat\nIt is green.\nShare\nIt is red.\nShare\nIt is high.\n", False),
        ("Share\nIt is long.\nPrint\nIt is green.\n", True),
        ("Words\nShare\nIt is long.\nPrint\nIt is green.\n", True),
        ("It is open.\nShare\nIt is long.\nPrint\nIt is green.\n", False),
        ("Share\nIt is long.\nPrint\nIt is green.\nRope\n", False),
        ("Rope\nIt is long.\nShare\nIt is green.\n", False),
        ("Words\n\nRope\nIt is long.\nShare\nIt is green.\nPrint\nIt is red.\n", True),
        ("Rope\nIt is long.\nBoat\nIt is green.\nShare\n2. Oars\nThey are long.\nMast\nIt is high.\n", False),
    ],
    ids=[
        *("a list", "most is known", "said again"),
        *(
            "a short glossary",
            "below a title",
            "below a sentence",
            "above a line",
            "below a heading, as in an article",
            "title apart",
        ),
        "a number's heading is no text",
    ],
)
def test_what_holds_a_heading(text: str, *, held: bool) -> None:
    view = View(text)
    known = {line for line, raw in enumerate(view.raw) if raw in {"Share", "Read", "Print"}}
    assert any(Turns(view, known).holds(line, "share") for line in known) is held


def test_what_interrupts_articles_needs_more_headings() -> None:
    view = View("How?\nBy boat.\nWhen?\nOn Sunday.\nShare\nIt is red.\n")
    turns = Turns(view, {4})
    assert turns.holds(4, "login")
    assert not turns.holds(4, "ad")
