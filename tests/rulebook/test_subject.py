"""In an article about cookies or newsletters the sentences of banners and prompts are its own; elsewhere they go."""

from pathlib import Path

import pytest

from cleanse import Cleaner
from cleanse.rulebook.article.subject import is_about
from cleanse.rulebook.view import View

POLICIES = {
    "en": (
        "Privacy policy of the Millbrook Rowing Club\n"
        "This policy explains what personal data the club collects about its members, why it does so and how long the data are kept.\n"
        "We use cookies to analyse traffic on our booking page.\n"
        "A cookie is a small text file that your browser stores on your device.\n"
        "You can withdraw your consent at any time.\n"
    ),
    "de": (
        "Datenschutzerklärung des Ruderclubs Mühlbach\n"
        "Diese Erklärung sagt, welche personenbezogenen Daten der Club von seinen Mitgliedern erhebt und wie lange er sie behält.\n"
        "Wir verwenden Cookies, um Zugriffe auf unsere Buchungsseite zu zählen.\n"
        "Ein Cookie ist eine kleine Textdatei, die der Browser auf Ihrem Gerät speichert.\n"
        "Mit der Nutzung dieser Seite stimmen Sie zu, dass wir Besuche zählen.\n"
    ),
    "fr": (
        "Politique de confidentialité du club d'aviron de Millefont\n"
        "Cette politique explique quelles données personnelles le club recueille auprès de ses membres et pourquoi il les conserve.\n"
        "Nous utilisons des cookies pour mesurer l'audience de notre page de réservation.\n"
        "Un cookie est un petit fichier texte que le navigateur enregistre sur votre appareil.\n"
        "Vous pouvez retirer votre consentement à tout moment.\n"
    ),
    "ru": (
        "Политика конфиденциальности гребного клуба «Мельничный»\n"
        "Здесь сказано, какие персональные данные клуб собирает о своих членах, зачем они нужны и как долго хранятся.\n"
        "Мы используем файлы cookie для улучшения работы сайта.\n"
        "Файл cookie — это небольшой текстовый файл, который браузер хранит на устройстве.\n"
    ),
    "ja": (
        "水車町ボートクラブのプライバシーポリシー\n"
        "この方針は、クラブが会員のどのような個人情報を集め、何のために使い、どれだけ保管するかを説明するものです。\n"
        "当サイトではCookieを使用しています。\n"
        "クッキーとは、ブラウザが利用者の端末に保存する小さなテキストファイルのことです。\n"
    ),
}
ELSEWHERE = {
    "en": "The tram bridge over the Wick was opened again on Monday, two years after engineers had found cracks in its pillars.\n",
    "de": "Die Straßenbahnbrücke über die Wick ist am Montag wieder geöffnet worden, zwei Jahre nachdem Risse gefunden worden waren.\n",
    "fr": "Le pont du tramway sur la Wick a rouvert lundi, deux ans après la découverte de fissures dans ses piliers, selon la ville.\n",
    "ru": "Трамвайный мост через Вик снова открыли в понедельник, через два года после того, как в его опорах нашли трещины.\n",
    "ja": "ウィック川に架かる路面電車の橋は、橋脚にひびが見つかってから二年を経て、月曜日に再び開通したと市が発表した。\n",
}
RECIPE = (
    "Walnut cookies from Ottermere\n"
    "These cookies keep for three weeks in a tin, and my grandmother hid the tin behind the flour so that we would not find them.\n"
    "Turn the cookies once, or the lower half of the cookies gets darker than the upper one.\n"
)
BANNER = "We use cookies to improve your experience on our website.\n"


@pytest.mark.parametrize("lang", POLICIES)
def test_the_subject_stays(cleaner: Cleaner, lang: str) -> None:
    assert cleaner.clean(POLICIES[lang]).text == POLICIES[lang]


@pytest.mark.parametrize("lang", POLICIES)
def test_the_same_sentence_goes_elsewhere(cleaner: Cleaner, lang: str) -> None:
    banner = POLICIES[lang].splitlines(keepends=True)[2]
    assert cleaner.clean(ELSEWHERE[lang] + banner).text == ELSEWHERE[lang]


def test_an_article_about_newsletters(cleaner: Cleaner) -> None:
    text = (
        "Why small papers bet on newsletters\n"
        "Twelve local papers now send a newsletter before breakfast, and half of their subscribers read nothing else of the paper.\n"
        "Subscribe to our newsletter!\n"
        "That is how each of them begins, and the inbox of an average reader gets nine newsletters a day.\n"
    )
    assert cleaner.clean(text).text == text
    assert cleaner.clean(f"{ELSEWHERE['en']}Subscribe to our newsletter!\n").text == ELSEWHERE["en"]


def test_a_recipe_speaks_of_other_cookies(cleaner: Cleaner) -> None:
    assert cleaner.clean(RECIPE + BANNER).text == RECIPE


def test_lines_that_rules_know_do_not_count() -> None:
    view = View(POLICIES["en"])
    assert is_about(view, set(), ("cookie", "privacy"))
    assert not is_about(view, {0, 3}, ("cookie", "privacy"))
    assert not is_about(view, set(range(5)), ("cookie", "privacy"))


def test_a_list_of_ones_own(tmp_path: Path) -> None:
    """A folder of rules names the subjects of any category."""
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "ad-subjects.txt").write_text("advert\nbillboard\n", encoding="utf-8")
    rule = (
        "version: 1\nrules:\n- id: my/ad/label\n  why: A label\n  do: drop-line\n  match: {line: An advertisement stood here}\n"
    )
    (tmp_path / "ad.yaml").write_text(
        f"{rule}  test: {{drop: An advertisement stood here, keep: An advertisement}}\n", encoding="utf-8"
    )
    own = Cleaner(rules=[str(tmp_path)], disable=["structure/*"])
    text = (
        "The billboards of Harwick\n"
        "For ninety years the wall beside the station carried an advertisement for soap, longer than any other wall in town.\n"
        "An advertisement stood here\n"
    )
    assert own.clean(text).text == text
    assert own.clean(f"{ELSEWHERE['en']}An advertisement stood here\n").text == ELSEWHERE["en"]


PAGES = {
    "de": (
        "Datenschutzerklärung\n"
        "Der Heimatverein geht mit den Daten seiner Mitglieder sorgsam um.\n"
        "1. Verantwortlicher\n"
        "Heimatverein Untermarbach\n"
        "2. Cookies\n"
        "Diese Website verwendet Cookies.\n"
        "3. Newsletter\n"
        "Sie können den Newsletter jederzeit abbestellen.\n"
    ),
    "cs": (
        "Zásady ochrany osobních údajů\n"
        "Správcem údajů je Pivovar Pod Mostem.\n"
        "Cookies\n"
        "Tento web používá soubory cookie.\n"
        "Nezbytné cookies\n"
        "Bez nich web nefunguje.\n"
    ),
    "it": (
        "Informativa sui cookie\n"
        "Questo sito utilizza cookie tecnici e di terze parti.\n"
        "Che cosa sono i cookie\n"
        "Sono piccoli file di testo.\n"
        "Come disabilitare i cookie\n"
        "Dalle impostazioni del browser.\n"
    ),
}


@pytest.mark.parametrize(("lang", "button"), [("de", "Alle akzeptieren"), ("cs", "Přijmout vše"), ("it", "Accetta tutti")])
def test_a_page_of_terms_stays_and_its_banner_goes(cleaner: Cleaner, lang: str, button: str) -> None:
    assert cleaner.clean(PAGES[lang] + button + "\n").text == PAGES[lang]


@pytest.mark.parametrize(
    ("title", "lang", "banner"),
    [("Datenschutzerklärung", "de", "Diese Website verwendet Cookies.\n"), ("Privacy Policy", "en", BANNER)],
)
def test_a_link_to_such_a_page_above_an_article_keeps_no_banner(cleaner: Cleaner, title: str, lang: str, banner: str) -> None:
    assert banner not in cleaner.clean(f"{title}\n{ELSEWHERE[lang] * 2}{banner}").text
