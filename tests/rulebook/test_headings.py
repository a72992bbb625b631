"""An item of a menu between two lines of which rules know nothing is a heading, and so is what is marked as one."""

import pytest

from cleanse import Cleaner
from cleanse.rulebook.article.headings import (
    find_numbered,
    find_wrapped,
    is_heading,
    is_marked,
    is_marked_above_row,
    is_taken_up,
    is_title,
)
from cleanse.rulebook.view import View


@pytest.mark.parametrize(
    ("above", "below", "holds"),
    [
        ("Turn left at the church.", "Ring 0999-12 34 56.", True),
        ("Wednesday to Saturday 11–16", "Call us, or look in.", True),
        ("lunes a viernes, de 9 a 14 h", "Llámanos por teléfono.", True),
        ("Boats", "Call us, or look in.", False),
        ("Channel 5", "Call us, or look in.", False),
        ("Turn left at the church.", "Boats", False),
        ("The bells ring at six.", "18:40 The mayor arrives.", False),
        ("Yes.", "Call us, or look in.", False),
    ],
)
def test_what_stands_beside_a_heading(above: str, below: str, *, holds: bool) -> None:
    view = View(f"The weaving mill\n{above}\nContact\n{below}\nOpen doors on Sunday\n")
    assert is_heading(view, set(), 2) is holds
    assert not is_heading(view, {1}, 2)
    assert not is_heading(view, {3}, 2)


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("## Log in\nGive the name of your boat and the number on its bow.\n", True),
        ("Log in\n======\nGive the name of your boat and the number on its bow.\n", True),
        ("Log in\n------\n\nGive the name of your boat and the number on its bow.\n", True),
        ("Log in\nGive the name of your boat and the number on its bow.\n", False),
        ("Log in\n---\nBoats\n", False),
        ("## Log in\nRegister\n", False),
        ("## Log in\n", False),
    ],
)
def test_a_marked_heading_needs_a_sentence_below(text: str, *, stays: bool) -> None:
    assert is_marked(View(text), frozenset(), 0) is stays


@pytest.mark.parametrize(
    ("below", "stays"),
    [
        ("12 Quay Road, Soley", True),
        ("\nferry@soley.example", True),
        ("`v1`, `v2`", True),
        ("\n\n12 Quay Road", False),
        ("Quay Road", False),
        ("- 12 Quay Road", False),
        ("[Quay Road 12](https://soley.example)", False),
        ("## 12 Quay Road", False),
    ],
)
def test_a_marked_heading_stands_above_a_row(below: str, *, stays: bool) -> None:
    assert is_marked_above_row(View(f"# The ferry\n## Contact\n{below}\n"), {1}, 1) is stays
    assert not is_marked_above_row(View(f"The ferry\n## Contact\n{below}\n"), {1}, 1)
    assert not is_marked_above_row(View(f"# The ferry\n## Contact\n{below}\n"), {1, 2, 3}, 1)


def test_an_address_keeps_its_heading(cleaner: Cleaner) -> None:
    text = "# Prom\n\nProm odchodzi co godzinę.\n\n## Kontakt\n\nNabrzeże 4, Soley\ntel. 555 01 34\n"
    assert cleaner.clean(text).text == text


def test_what_a_handbook_heads_stays(cleaner: Cleaner) -> None:
    text = "The club's program knows who may take which boat.\n\n## Log in\n\nGive the name of your boat and the number on its bow.\n"
    assert cleaner.clean(text).text == text


def test_the_first_half_of_a_sentence_stays_in_text_that_is_broken_at_a_width(cleaner: Cleaner) -> None:
    half = "All rights reserved. No part of this book may be reproduced without\n"
    wrapped = (
        "The ferry house at Marrow Lock has been empty since the lock keeper\n"
        "retired, and the reeds have grown up to the second step of the stairs\n"
        "in which the keeper had once lost a shoe. His daughter says that the\n"
        "shoe was found in the next spring, with an eel in it that nobody\n"
        "wanted to touch, and that it hung above the door for twenty years.\n"
    )
    text = f"{wrapped}{half}the permission of the printer.\n"
    assert find_wrapped(View(text)) == {0, 1, 2, 3, 5}
    assert cleaner.clean(text).text == text
    assert find_wrapped(View(f"The ferry is gone.\n{half}the permission of the printer.\n")) == frozenset()


BELOW = "The boats of the club are kept in the old weaving mill by the river, and the key hangs behind the door."


@pytest.mark.parametrize(
    ("below", "holds"),
    [
        ("Comments on the plan are kept in the old mill until May.", True),
        ("A line with a hash is one of the comments that are passed over.", True),
        ("Uncommented lines are read as they stand, one by one.", False),
        ("Comments", False),
        ("Comments on the plan and the mill", False),
    ],
)
def test_a_sentence_below_says_its_heading_again(below: str, *, holds: bool) -> None:
    view = View(f"{BELOW}\nComments\n{below}\n")
    assert is_taken_up(view, set(), 1) is holds
    assert not is_taken_up(view, {2}, 1)


def test_what_is_taken_up_stays(cleaner: Cleaner) -> None:
    above, heading = "માળીએ બધાં ફૂલ બીજાને આપી દીધાં, અને ગામ આખું સુગંધથી ભરાઈ ગયું એમ લોકો કહે છે.", "શેર કરો"
    text = f"{above}\n{heading}\nતમારી પાસે જે છે તે બીજા સાથે શેર કરો, થોડું હોય તોપણ.\n"
    assert cleaner.clean(text).text == text
    assert heading not in cleaner.clean(f"{above}\n{heading}\nતમારી પાસે જે છે તે બીજાને આપો, થોડું હોય તોપણ.\n").text


def test_the_title_above_numbered_sections_stays(cleaner: Cleaner) -> None:
    sections = [f"{number}. {name}\n{BELOW}\n" for number, name in enumerate(("Boats", "Oars", "Rope"), 1)]
    text = "Terms of sale\n" + "".join(sections)
    assert cleaner.clean(text).text == text
    assert cleaner.clean("Home\nShop\n" + text + "All rights reserved.\n").text == text
    assert find_numbered([line for section in sections[:2] for line in section.split("\n")]) == []


SECTIONS = {
    "en": (
        "Privacy policy",
        (
            "We are a workshop that mends clocks, and we hold as little about anybody as we can; this page says what we keep, and why.\n"
            "What we collect\nWhoever leaves a clock with us is written down with a name and the fault of the clock.\n"
            "Who reads it\nNobody but us reads it, and the book is kept in a drawer that has a lock.\n"
            "Changes\nIf we change this policy, we will say so on the door and on this page.\n"
            "Questions\nWhoever has questions about the policy can ring the bell in the morning.\n"
        ),
    ),
    "es": (
        "Condiciones de uso",
        (
            "Al usar esta página aceptas lo que aquí se dice, así que conviene leerlo, porque la llevamos dos hermanos sin abogados.\n"
            "Pedidos\nUn pedido queda hecho cuando escribimos para confirmarlo, y nunca antes.\n"
            "Devoluciones\nAceptamos devoluciones en quince días, salvo de hilos cortados a medida.\n"
            "Cambios en estas condiciones\nLas condiciones pueden cambiar, y entonces lo diremos en la portada.\n"
        ),
    ),
}


@pytest.mark.parametrize("lang", SECTIONS)
def test_title_of_a_page_in_sections_that_is_about_it_stays(cleaner: Cleaner, lang: str) -> None:
    title, body = SECTIONS[lang]
    menu, foot = (
        ("Home\nShop\nContact\n", "Follow us on Facebook\n") if lang == "en" else ("Inicio\nTienda\nMi cuenta\n", "Aviso legal\n")
    )
    assert cleaner.clean(f"{menu}{title}\n{body}{foot}").text == f"{title}\n{body}"


def test_last_item_of_a_menu_above_an_article_is_no_title() -> None:
    body = SECTIONS["en"][1]
    for text, known, holds in (
        (f"Home\nPrivacy policy\n{body}", {0, 1}, True),
        (f"The clock\nPrivacy policy\n{body}", {1}, False),  # it has a title above it
        (f"Home\nEditorial\n{body}", {0, 1}, False),  # nothing says its word again
        (f"Home\nPrivacy policy\n{body}", {0, 1, 2}, False),
        (f"Home\nPrivacy policy\n{BELOW}\nWe have a policy.\nThe policy is old.\n", {0, 1}, False),  # it has no sections
    ):
        assert is_title(View(text), known, 1) is holds


def test_word_of_a_menu_above_two_sentences_is_a_heading() -> None:
    text = "The rope is blue\nQuestions\nWho brings the boat back?\nThe last one does."
    assert is_heading(View(text), set(), 1)
    assert not is_heading(View(text), {3}, 1)
    assert not is_heading(View(text.replace("one does.", "one")), set(), 1)
