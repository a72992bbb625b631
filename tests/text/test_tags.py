"""Languages that metadata write in other ways are the languages that rules ask for."""

import pytest

from cleanse import Cleaner
from cleanse.text.tags import read_tags

TEXT = "Die Brücke ist wieder offen, sagte die Bürgermeisterin am Montag.\nLesen Sie auch: Neue Lichter\nDie Bahnen fahren bald darüber.\n"


@pytest.mark.parametrize(
    ("given", "tags"),
    [
        ("de", ("de",)),
        ("DE", ("de",)),
        ("de_AT", ("de-AT",)),
        ("DEU", ("de",)),
        ("ger-at", ("de-AT",)),
        ("zh-hant", ("zh-Hant",)),
        ("sr_latn_rs", ("sr-Latn-RS",)),
        ("ckb", ("ckb",)),
        (" id , MS ", ("id", "ms")),
        ("German", ()),
        ("", ()),
        (",", ()),
        ("zh-Hant-TW-x-private1", ("zh-Hant-TW-x-private1",)),
    ],
)
def test_forms(given: str, tags: tuple[str, ...]) -> None:
    assert read_tags(given) == tags


@pytest.mark.parametrize("lang", ["de", "DE", "de-AT", "de_DE", "deu"])
def test_rules_of_the_language_act(lang: str) -> None:
    assert "Lesen Sie auch" not in Cleaner().clean(TEXT, lang=lang).text
