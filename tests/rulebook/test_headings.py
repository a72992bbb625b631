"""An item of a menu between two lines of which rules know nothing is a heading, and so is what is marked as one."""

import pytest

from cleanse import Cleaner
from cleanse.rulebook.headings import find_numbered, find_wrapped, is_heading, is_marked, is_taken_up
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
