"""Steps of manuals stay though they say what buttons do; rows of buttons go."""

import pytest

from cleanse import Cleaner
from cleanse.rulebook.article.steps import Steps
from cleanse.rulebook.view import View

PROSE = "The tram to the mill was stopped for most of the winter, because two of its wires had broken near the northern end of the line.\n"
LABELLED = {
    "de": "Schritt 1:\nAnmelden\nSchritt 2:\nArtikel teilen\nSchritt 3:\nKommentar schreiben\n",
    "el": "Βήμα 1\nΣύνδεση\nΒήμα 2\nΚοινοποίηση\nΒήμα 3\nΔιαβάστε περισσότερα\n",
    "en": "Lesson 1\nHome page\nLesson 2\nContact us\nLesson 3\nPrivacy policy\nLesson 4\nComments\n",
    "hi": "चरण 1\nलॉग इन करें\nचरण 2\nसाझा करें\nचरण 3\nऔर पढ़ें\n",
    "ko": "1단계\n로그인\n2단계\n공유하기\n3단계\n댓글 쓰기\n",
    "ru": "Шаг 1\nВойти\nНажмите зелёную кнопку.\nШаг 2\nПоделиться\nНажмите синюю.\nШаг 3\nЧитать далее\nНажмите красную.\n",
    "zh": "第一步\n登录\n第二步\n分享\n第三步\n阅读全文\n",
    "list": "Pour envoyer une page\n\n1. Connectez-vous\n2. Partagez cet article\n3. Abonnez-vous à la newsletter\n",
    "numbers": "1.\nSe connecter\n2.\nPartager\n3.\nImprimer\n4.\nLire la suite\n",
    "times": "18.00\nNews\n18.15\nWeather\n18.20\nSport\n18.30\nComments\n19.00\nNews\n",
}
ANNOUNCED = {
    "en": "Press the keys on the front panel in this order:\n\nLog in\nShare\nPrint\n\nThen switch the screen off.\n",
    "es": "Para mandar la foto se pulsan los botones en este orden:\n\n1. Iniciar sesión\n2. Compartir\n3. Imprimir\n\nY se apaga.\n",
    "fr": "Sur la borne, appuyez dans l'ordre sur les touches suivantes :\n\nSe connecter\nPartager\nImprimer\n\nFermez la porte.\n",
    "ja": "端末の操作は次の順で行います：\n\nログイン\nシェア\n印刷\n\n最後に電源を切ってください。\n",
    "tr": "Makinenin düğmelerine şu sırayla basın:\n\nGiriş Yap\nPaylaş\nYazdır\n\nSonra ekranı kapatın.\n",
}


@pytest.mark.parametrize("text", [*LABELLED.values(), *ANNOUNCED.values()], ids=[*LABELLED, *ANNOUNCED])
def test_steps_stay(cleaner: Cleaner, text: str) -> None:
    assert cleaner.clean(text).text == text


@pytest.mark.parametrize(
    "buttons",
    [
        "Share this article:\nFacebook\nTwitter\nLog in\nPrint\n",
        "Did you like this story? Then tell your friends about it with these buttons:\nShare on Facebook\nShare on Twitter\nPrint\n",
        "Photo 1\nShare this article\nPhoto 2\nShare this article\nPhoto 3\nShare this article\n",
    ],
)
def test_rows_of_buttons_go(cleaner: Cleaner, buttons: str) -> None:
    left = cleaner.clean(f"{PROSE}{buttons}{PROSE.replace('mill', 'lock')}").text.split("\n")
    assert {"Share on Facebook", "Share on Twitter", "Share this article", "Log in"}.isdisjoint(left)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Step 1\nShare\nStep 2\nPrint\n", 0),
        ("Step 1\nShare\nStep 2\nPrint\nStep 3\nRope\n", 2),
        ("Step 4\nShare\nStep 5\nPrint\n", 0),
        ("Step 4\nShare\nStep 5\nPrint\nStep 6\nRope\n", 2),
        ("Step 1\nShare\nStep 3\nPrint\n", 0),
        ("Step 1\nShare\nTask 2\nPrint\n", 0),
        ("1.\nShare\n2.\nPrint\n", 0),
        ("1.\nShare\n2.\nPrint\n3.\nRope\n", 2),
        ("3\nShare\n4\nPrint\n5\nRope\n", 0),
        ("Step 1\nShare\nStep 2\nRope\nBoat\nMast\nLock\nStep 3\nPrint\n", 0),
        ("Step 1\nShare\nRope\nStep 2\nShare\nMast\nStep 3\nShare\nLock\n", 0),
        ("9:00\nShare\n8:45\nPrint\n8:30\nRope\n", 0),
        ("Part I\nShare\nPart II\nPrint\nPart III\nRope\n", 2),
        ("1. Rope\n2. Share\n3. Boat\n", 1),
        ("1. Rope\n2. Share\n3. Print\n", 0),
        ("1. Rope\n2. Share\n", 0),
        ("2. Rope\n3. Share\n4. Boat\n", 0),
        ("1. Rope\n2. Share\nMast\n3. Boat\n", 0),
        ("\u4e00\u3001Rope\n\u4e8c\u3001Share\n\u4e09\u3001Boat\n", 1),
        ("Press these buttons one after another:\nShare\nPrint\nLog in\nThen go.\n", 3),
        ("Press these buttons one after another:\nShare\nPrint\nThen go.\n", 0),
        ("Press these buttons one after another:\nShare\nPrint\nLog in\nRope\n", 0),
        ('Press these buttons one after another:\nShare\nPrint\nLog in\n"Then go."\n', 0),
        ("Press these:\nShare\nPrint\nLog in\nThen go.\n", 0),
        ("Press these buttons one after another:\nShare\nPrint\nShare\nThen go.\n", 0),
    ],
)
def test_what_holds_a_step(text: str, held: int) -> None:
    view = View(text)
    kinds = {"Share": {"share"}, "Print": {"ui"}, "Log in": {"login"}}
    known = {
        line: kinds[word] for line, raw in enumerate(view.raw) if (word := raw.lstrip("1234. \u4e00\u4e8c\u4e09\u3001")) in kinds
    }
    steps = Steps(view, known)
    assert sum(map(steps.holds, known)) == held
