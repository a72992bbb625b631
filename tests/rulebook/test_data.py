"""Data stay: patches, mappings, rows and tables, terms with their meanings, templates. Buttons that look like them go."""

import pytest

from cleanse import Cleaner
from cleanse.rulebook.article.data import Data, count_parting, is_mapping
from cleanse.rulebook.article.templates import find_tags
from cleanse.rulebook.view import View

PROSE = (
    "The tram to the mill was stopped for most of the winter, because two of its wires had broken near the northern end of the line.\n"
    "In March both wires were replaced by people from the county, and the first passengers rode up to the mill on a cold, clear Sunday.\n"
)
DATA = {
    "patch": "@@ -1,5 +1,5 @@\n Home\n News\n-Sport\n+Weather\n Contact\n About us\n",
    "patch with a blank line": "@@ -3,3 +3,4 @@ menu\n Главная\n\n-Контакты\n+Войти\n Реклама\n",
    "mapping": "sito:\n  menu:\n    - Home\n    - Contatti\n    - Chi siamo\n    - Pubblicità\nlingua: it\n",
    "mapping in small letters": "knoppen:\n- Delen\n- Inloggen\n- Lees meer\n- Reageer\n",
    "mapping without case": "お問い合わせ:\n  電話: 03-1111-0000\n広告:\n  あり: false\nログイン:\n  必要: true\n",
    "mapping with a text": "menu:\n  label: |\n    It is here.\n    Share\n  items:\n    - Log in\n    - Share\n",
    "rows with semicolons": "Czytaj więcej;dalej;1\nUdostępnij;podziel;2\nMost;rzeka;3\nKomentarze;głosy;4\n",
    "rows of two": "إعلان,advertisement\nمشاركة,share\nجسر,bridge\nاقرأ المزيد,read more\n",
    "rows with dashes": "Read more – Lees meer – Läs mer\nLog in – Inloggen – Logga in\nGood day – Goedendag – God dag\nWhere? – Waar? – Var?\n",
    "table": "| Przycisk | Znaczenie |\n|---|---|\n| Czytaj więcej | dalszy ciąg |\n| Zaloguj się | wejście |\n",
    "grid": "Magic square\n1 2 3\n4 5 6\n7 8 9\n",
    "terms": "Login\n: The name by which a machine knows you.\n\nComments\n: What readers say of a piece.\n",
    "literal block": "Пример::\n\n   Главная\n   Контакты\n\n   Войти\n",
    "template": "Bonjour,\n\n{% if retard %}\nLe tram a du retard.\n{% else %}\n{{ heure }}\n{% endif %}\n",
    "sections of a template": "{{#tram}}\nThe tram leaves at nine.\n{{/tram}}\n\n{{> footer}}\n",
}


@pytest.mark.parametrize("text", DATA.values(), ids=DATA)
def test_data_stay(cleaner: Cleaner, text: str) -> None:
    assert cleaner.clean(text).text == text


@pytest.mark.parametrize("name", [name for name in DATA if name not in {"mapping in small letters", "mapping without case"}])
def test_data_stay_in_an_article(cleaner: Cleaner, name: str) -> None:
    text = f"{PROSE}\n{DATA[name]}\n{PROSE.replace('mill', 'lock')}"
    assert cleaner.clean(text).text == text


def test_head_of_a_page_stays(cleaner: Cleaner) -> None:
    text = f"---\ntitle: Tram\ntags:\n  - Startseite\n  - Kontakt\n---\n\n{PROSE}"
    assert cleaner.clean(text).text == text


@pytest.mark.parametrize(
    "buttons",
    [
        "Share:\n- Print\n- Log in\n",
        "Share this article\n- Log in\n- Print\n",
        "Share,Print\nLog in,Comments\n",
        "{% if banner %}\nAdvertisement\n{% endif %}\n",
        "{% if banner %}\n{% endif %}\n",
    ],
)
def test_buttons_that_look_like_data_go(cleaner: Cleaner, buttons: str) -> None:
    known = {"Share:", "- Print", "Log in", "- Log in", "Share this article", "Advertisement", "{% if banner %}", "{% endif %}"}
    left = cleaner.clean(f"{PROSE}\n{buttons}").text.split("\n")
    assert known.isdisjoint(left)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Share;a\nRope;b\nBoat;c\nMast;d\n", True),
        ("Share;a\nRope;b\nBoat;c\n", False),
        ("Share;a\nShare;b\nShare;c\nMast;d\n", False),
        ("Share;a;1\nRope;b;2\nBoat;c;3\n", True),
        ("Share, a\nRope, b\nBoat, c\nMast, d\n", False),
        ("| Share | a |\n| Rope | b |\n| Boat | c |\n", False),
        ("| Share | a |\n|---|---|\n| Rope | b |\n", True),
        ("| Share |\n|---|\n| Rope |\n| Boat |\n", False),
        ("| Share |\n|---|---|\n| Rope | b |\n| Boat | b |\n", False),
    ],
)
def test_what_holds_a_row(text: str, *, held: bool) -> None:
    view = View(text)
    known = {line for line, raw in enumerate(view.raw) if "Share" in raw}
    assert any(Data(view, known).holds(line) for line in known) is held


def test_rows_are_short_and_no_sentences() -> None:
    assert count_parting(";", "rope;boat") == 1
    assert count_parting(";", "rope;boat" * 20) == 0
    assert count_parting(" ", "The rope – it is red – broke") == 2
    assert count_parting(" ", "The rope – it is red – broke.") == 0


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("a:\n  - b\n", True),
        ("a:\n  b: c\n  d:\n    - e: f\n      g: h\n", True),
        ("# a note\na: |\n  It is open. And: so on\nb:\n- c\n", True),
        ("A:\n  - b\n", False),
        ("a: b\nc: d\n", False),
        ("a: b\n  c: d\n", False),
        ("- a\n- b\n", False),
        ("a:\n  - b\nIt is open.\n", False),
        ("広告:\n  - 船\n", False),
    ],
)
def test_what_is_a_mapping(text: str, *, held: bool) -> None:
    assert is_mapping(text.splitlines()) is held


def test_among_other_lines_a_mapping_has_a_pair() -> None:
    assert is_mapping(["a:", "  b: c"], is_alone=False)
    assert not is_mapping(["a:", "  - c"], is_alone=False)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("{% if a %}\nRope\n{% endif %}\n", True),
        ("{% if a %}\n{% for b in c %}\n{% endfor %}\nRope\n{% endif %}\n", True),
        ("{% if a %}\nShare\n{% endif %}\nRope\n", False),
        ("{% if a %}\nRope\n{% endfor %}\n", False),
        ("{% endif %}\nRope\n{% if a %}\n", False),
        ("{{#a}}\nRope\n{{/a}}\n", True),
    ],
)
def test_what_is_a_pair(text: str, *, held: bool) -> None:
    view = View(text)
    assert (find_tags(view, {line for line, raw in enumerate(view.raw) if raw != "Rope"}) != frozenset()) is held
