"""Escapes of JSON and of mail: read in running text, left in code and in text about them."""

import pytest

from cleanse import Cleaner

CLEANER = Cleaner(only=["chars/escaped"])


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (r"Le caf\u00e9 est ferm\u00e9 d\u00e8s lundi.", "Le café est fermé dès lundi."),
        (
            r"N\u00e3o h\u00e1 previs\u00e3o; as crian\u00e7as j\u00e1 est\u00e3o aqui.",
            "Não há previsão; as crianças já estão aqui.",
        ),
        (r"\u6a4b\u306f\u6708\u66dc\u65e5\u306b\u518d\u958b\u3057\u305f\u3002", "橋は月曜日に再開した。"),
        (r"They\u2019re \u201cready\u201d, she said, and it isn\u2019t late.", "They’re “ready”, she said, and it isn’t late."),
        (
            r"\u041c\u043e\u0441\u0442 \u0447\u0435\u0440\u0435\u0437 \u0440\u0435\u043a\u0443 \u043e\u0442\u043a\u0440\u044b\u0442.",
            "Мост через реку открыт.",
        ),
        (
            r"\u0938\u0947\u0924\u0941 \u092b\u093f\u0930 \u0916\u0941\u0932\u093e \u0932\u094b\u0917\u094b\u0902 \u0915\u0947 \u0932\u093f\u090f\u0964",
            "सेतु फिर खुला लोगों के लिए।",
        ),
        (
            r"He said \"it\u2019s over\" at the caf\u00e9.\nThe caf\u00e9 closed \ud83d\ude00.",
            'He said "it’s over" at the café.\nThe café closed 😀.',
        ),
        (
            "Die Br=C3=BCcke f=C3=BCr Fu=C3=9Fg=C3=A4nger bleibt ge=\nsperrt, h=C3=\n=B6rten wir.=20\nEnde",
            "Die Brücke für Fußgänger bleibt gesperrt, hörten wir. \nEnde",
        ),
        ("C=C3=A2y c=E1=BA=A7u m=E1=BB=9Bi =C4=91=C3=A3 m=E1=BB=9F.", "Cây cầu mới đã mở."),
    ],
)
def test_escapes_in_running_text_are_read(text: str, want: str) -> None:
    cleaned = CLEANER.clean(text)
    assert cleaned.text == want
    assert CLEANER.clean(want).text == want


@pytest.mark.parametrize(
    "text",
    [
        r"One caf\u00e9 only.",
        r"caf\u00e9 d\u00e9j\u00e0 t\u00eate;",
        r"\u5e02\u9577 is a mayor.",
        r"In Java, '\u00e9' is a letter: caf\u00e9, r\u00e9sum\u00e9, d\u00e9j\u00e0.",
        r"The escapes in caf\u00e9 and d\u00e9j\u00e0 vu and t\u00eate are read by a parser.",
        r"/[\u4e00-\u9fff]+/ and caf\u00e9, d\u00e9j\u00e0",
        r"The class \u0400-\u04ff has \u0410 \u0411 \u0412 \u0413.",
        '"title": "Le caf\\u00e9 est ferm\\u00e9 d\\u00e8s lundi",',
        "titre=Le caf\\u00e9 est ferm\\u00e9 d\\u00e8s lundi",
        r"echo -e 'caf\u00e9 d\u00e9j\u00e0 vu t\u00eate'",
        r"C:\users\u00e9t\u00e9\d\u00e9j\u00e0",
        r"\underline{caf\u00e9} \usepackage d\u00e9j\u00e0 t\u00eate",
        r"Le caf\u00e9 est ferm\u00e9 d\u00e8s lundi, \u0007 et \ud800.",
        "x=C3=A9 y=C3=A8 z=C3=A0",
        "https://a.example/?q=caf=C3=A9&b=C3=A9t=C3=A9&c=d=C3=A9j=C3=A0",
        "a == b, c =D0 =D1, =20 and =3D",
    ],
)
def test_code_and_text_about_escapes_stay(text: str) -> None:
    assert CLEANER.clean(text).text == text
