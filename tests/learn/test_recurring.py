"""What lines of a site are found, and the lines that come again and belong to a text."""

from random import Random

import pytest

from cleanse.learn.pages import read_pages
from cleanse.learn.recurring import find_recurring
from tests.learn.site import make_paragraph, make_text


def find(texts: list[str]) -> dict[str, str]:
    """Each line that is found, with where it goes; no rule takes anything."""
    return {line.text: line.where for line in find_recurring(read_pages((text, text) for text in texts))}


def test_line_of_most_texts_goes_anywhere() -> None:
    texts = [make_text(number, "Harwick Post Online", "All the news of the Wick valley.") for number in range(6)]
    assert find(texts) == {"Harwick Post Online": "anywhere", "All the news of the Wick valley.": "anywhere"}


def test_line_of_some_texts_and_a_single_word_go_beside_others() -> None:
    texts = [make_text(number, "Valley", "Boats and tides" if number < 4 else "") for number in range(10)]
    assert find(texts) == {"Valley": "beside", "Boats and tides": "beside"}


def test_headline_of_some_texts_goes_behind_them_and_never_above() -> None:
    below = [make_text(number, "", "Ferry Runs Again After the Long Winter" if number < 4 else "") for number in range(10)]
    above = [make_text(number, "Ferry Runs Again After the Long Winter" if number < 4 else "") for number in range(10)]
    assert find(below) == {"Ferry Runs Again After the Long Winter": "behind"}
    assert find(above) == {}


def test_headline_in_a_script_without_spaces_counts_as_one() -> None:
    texts = [make_text(number, "渡船在漫长的冬天后恢复通航" if number < 4 else "") for number in range(10)]
    assert find(texts) == {}


@pytest.mark.parametrize(
    "sentence",
    ["The ferry runs again, said the harbour master on Monday.", "Паром снова ходит, сообщил в понедельник начальник порта."],
)
def test_sentence_of_some_texts_stays(sentence: str) -> None:
    assert find([make_text(number, below=sentence if number < 4 else "") for number in range(10)]) == {}


@pytest.mark.parametrize(
    "question",
    [
        "What is your favourite book?",
        "Quel est votre livre préféré ?",
        "ما هو كتابك المفضل؟",
        "好きな本は何ですか。",
        "Ποιο είναι το αγαπημένο σας βιβλίο;",
    ],
)
def test_question_of_all_interviews_goes_only_beside_leftovers(question: str) -> None:
    for place in ("first", "between"):
        assert find([make_text(number, **{place: question}) for number in range(8)]) == {question: "beside"}


def test_line_that_few_texts_have_stays() -> None:
    assert find([make_text(number, "Boats and tides" if number < 2 else "") for number in range(10)]) == {}


@pytest.mark.parametrize("line", ["12.04.2011", "***", "| 12 | 13 |", "7 b"])
def test_line_without_words_stays(line: str) -> None:
    assert find([make_text(number, line) for number in range(6)]) == {}


def test_numbers_that_differ_are_one_line() -> None:
    texts = [make_text(number, below=f"Comments ({number * 1234:,})") for number in range(6)]
    (line,) = find_recurring(read_pages((text, text) for text in texts))
    assert (line.texts, line.varies, line.where) == (6, True, "anywhere")


def test_what_rules_take_everywhere_is_not_found_again() -> None:
    texts = [make_text(number, below="Harwick Post Online") for number in range(6)]
    cleaned = [text.replace("Harwick Post Online\n", "") for text in texts]
    assert find_recurring(read_pages(zip(texts, cleaned, strict=True))) == []


def test_versions_of_one_article_count_once() -> None:
    article = make_text(1)
    versions = [f"{article}{make_text(number).splitlines()[0]}\n" for number in range(2, 9)]
    assert len(read_pages((text, text) for text in versions)) == 1


def test_verses_are_no_texts_to_learn_from() -> None:
    hymn = "\n".join(f"Verse {number} of the hymn\nPraise the mill" for number in range(9))
    assert read_pages([(hymn, hymn)]) == []


def test_versions_of_an_article_that_grows_count_once() -> None:
    random = Random(1)
    paragraphs = [make_paragraph(random) for _ in range(12)]
    versions = ["\n".join(paragraphs[: number + 4]) for number in range(8)]
    assert min(map(len, paragraphs)) > 200
    assert len(read_pages((text, text) for text in versions)) == 1
