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


def test_way_back_to_the_beginning_is_a_heading_between_paragraphs() -> None:
    above = "Το πανηγύρι άνοιξε τη Δευτέρα από όσους είχαν στήσει τους πάγκους, και κρατάει ως το τέλος της εβδομάδας."
    below = "Το βράδυ μαζεύονται όλοι στον παλιό μύλο, όπου όποιος μένει στην κοιλάδα μπορεί να μιλήσει πέντε λεπτά."
    line = "Επιστροφή στην αρχή"
    cleaner = Cleaner(lang="el")
    inside = f"{above}\n{line}\n{below}\n"
    assert cleaner.clean(inside).text == inside
    assert cleaner.clean(f"{above}\n{below}\n{line}\n").text == f"{above}\n{below}\n"
