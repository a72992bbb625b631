"""Letters and words, found fast, are those that a look at each character finds."""

import re
import sys

from hypothesis import given
from hypothesis import strategies as st

from cleanse.core.letters import count_letters, count_letters_each, has_high, part_words

WORD = re.compile(r"[^\W\d_]+")
texts = st.text(st.one_of(st.sampled_from("aZé_ \n9٣²½'’—漢가हि١\u0307\ud800"), st.characters()), max_size=60)


@given(texts)
def test_letters_are_those_that_each_character_tells(text: str) -> None:
    assert count_letters(text) == sum(map(str.isalnum, text))


@given(st.lists(texts.map(lambda text: text.replace("\n", " "))))
def test_letters_of_lines_are_those_of_each(lines: list[str]) -> None:
    assert count_letters_each(lines) == list(map(count_letters, lines))


@given(texts)
def test_words_are_those_of_the_expression(text: str) -> None:
    parted = part_words(text)
    assert len(parted) == len(text)
    assert [line.split() for line in parted.split("\n")] == [WORD.findall(line) for line in text.split("\n")]


def test_high_characters_are_seen_alone_and_among_others() -> None:
    for code in range(0x80, sys.maxunicode + 1):
        assert has_high(chr(code)) == (code > 0x7FF and not 0x2000 <= code < 0x2E80), hex(code)
    assert has_high("\u2014 \u6c34") and not has_high("\u2014 \u00e9")


def test_each_character_counts_as_it_does_by_itself() -> None:
    """All of them at once: the ranges that are passed over hold nothing but letters."""
    everything = "\n".join(map(chr, range(sys.maxunicode + 1)))
    assert part_words(everything).split() == WORD.findall(everything)
    assert count_letters(everything) == sum(map(str.isalnum, everything)) == sum(count_letters_each(everything.split("\n")))
