"""What comes out says nothing of what was cleaned before: lines that were seen are remembered to spare work alone."""

import random

import pytest

from cleanse import Cleaner
from cleanse.rulebook.view import View
from cleanse.run.spec import PipelineSpec, build_rules

LINES = (
    "En savoir plus",
    "dpa/lnw",
    "Quelle: dpa",
    "Lesen Sie auch: Neue Lichter",
    "Read the news about the photo of the author and share it, she wrote.",
    "Share on Facebook",
    "Foto: Anna Berg",
    "Photo by Anna Berg/Courier",
    "Подписывайтесь на нас",
    "Читайте также: мост открыт",
    "Comments (2)",
    "Leer más",
    "ten\u00a0xx",
    "The bridge is open again, the mayor said on Monday, and the trams run every ten minutes.",
    "Die Brücke ist wieder offen, sagte die Bürgermeisterin am Montag.",
)


@pytest.mark.parametrize("seed", range(4))
def test_text_comes_out_the_same_when_its_lines_were_seen(seed: int) -> None:
    chance = random.Random(seed)
    texts = ["\n".join(chance.choices(LINES, k=chance.randint(1, 8))) + "\n" for _ in range(60)]
    cleaner = Cleaner()
    first = [cleaner.clean(text) for text in texts]
    again = [cleaner.clean(text) for text in reversed(texts)][::-1]
    for one, other in zip(first, again, strict=True):
        assert (one.text, one.changes, one.flags, one.lang) == (other.text, other.changes, other.flags, other.lang)


def test_what_may_match_is_counted_alike_before_and_after_it_was_tried() -> None:
    text = "\n".join(LINES)
    search = build_rules(PipelineSpec()).search
    counts = []
    for _ in range(3):
        view = View(text)
        counts.append(search.count(view))
        list(search.find(view))
        counts.append(search.count(view))
    assert counts == [counts[0]] * 6


def test_language_is_decided_alike_when_lines_were_seen() -> None:
    text = "En savoir plus\ndpa/lnw\nQuelle: dpa\nQuelle: dpa\nQuelle: dpa\nLesen Sie auch: Neue Lichter\n"
    cleaner = Cleaner()
    results = []
    for other in ("", "zz\n", "yy\n"):
        cleaner.clean(other)
        result = cleaner.clean(text)
        results.append((result.text, result.flags, result.lang))
    assert results == [results[0]] * 3


def test_line_that_is_whole_only_after_the_last_repair_is_seen_by_the_rules() -> None:
    text = "Le pont est ouvert, a dit le maire lundi.\nIns\u00ef\u00bb\u00bfcrivez-vous \u00c3\u00a0 notre newsletter"
    cleaned = Cleaner().clean(text)
    assert cleaned.text == "Le pont est ouvert, a dit le maire lundi."
    assert cleaned.revert() == text
