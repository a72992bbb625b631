"""An item of a menu between two lines of which rules know nothing is a heading."""

import pytest

from cleanse.rulebook.headings import is_heading
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
