"""A line that says where to write to, and no more, is the article's own where nothing beside it tells that it is a leftover."""

import pytest

from cleanse import Cleaner

ABOVE = "The fair was opened on Monday by the people who had built the stalls, and it goes on until the end of the week."
BELOW = "In the evening the council meets at the old mill, where everybody who lives in the valley may speak for five minutes."
LINES = [
    ("en", "Write to us at help@fair.example."),
    ("de", "Schreiben Sie uns an hilfe@fest.example."),
    ("es", "Escríbenos a ayuda@feria.example"),
    ("fr", "Écrivez-nous à l'adresse aide@foire.example"),
    ("it", "Scrivici a aiuto@fiera.example"),
    ("ro", "Scrie-ne la ajutor@targ.example"),
]


@pytest.mark.parametrize(("lang", "line"), LINES)
def test_an_address_to_write_to_goes_in_company_alone(lang: str, line: str) -> None:
    cleaner = Cleaner(lang=lang)
    inside = f"{ABOVE}\n{line}\n{BELOW}\n"
    assert cleaner.clean(inside).text == inside
    assert line not in cleaner.clean(f"{ABOVE}\n{BELOW}\nShare on Facebook\n{line}\n© 2025 Valley Courier\n").text
