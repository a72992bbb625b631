"""N-grams are found whatever was asked before, and what is remembered is bounded."""

from cleanse.text.language import grams
from cleanse.text.language.grams import Grams


def test_beginnings_that_no_n_gram_has_are_forgotten() -> None:
    table = Grams("a\tan\tand\tb")
    for code in range(0x4E00, 0x4E00 + 2 * grams._KEPT):
        assert table.find(chr(code)) is None
    assert [table.find(gram) for gram in ("a", "an", "and", "b", "c")] == [0, 1, 2, 3, None]
    assert len(table._ranges) <= grams._KEPT
