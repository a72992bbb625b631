"""The article ends where rules know that what stands behind one begins, unless as much of it follows."""

import pytest

from cleanse.rulebook.scorecard.article import CLOSING, COMMENTS, CUE, FINAL, GONE, SOFT, TEASER, Article, Line, find_end
from cleanse.rulebook.scorecard.features import find_column
from cleanse.rulebook.scorecard.lines import look
from cleanse.rulebook.scorecard.see import marks_of
from cleanse.rulebook.vocabulary.words import Words
from cleanse.run.spec import PipelineSpec, build_rules
from cleanse.text.fold import fold_text

PARAGRAPH = (
    "The tram bridge over the Wick reopened on Monday, two years after engineers found cracks in its oldest pillar. The city council"
    " said that the repairs to the bridge had cost nine million, three million more than the council had planned."
)
REPLY = "I crossed the bridge on Monday, and the repairs to the oldest pillar of it were plain to see for all who looked."


def make_lines(*lines: tuple[str, int]) -> list[Line]:
    return [Line(look(text), Words(fold_text(text)), hits) for text, hits in lines]


@pytest.mark.parametrize(
    ("mark", "below", "end"),
    [
        (FINAL, 1, 2),
        # as much below as above: a prompt in the middle of an article
        (FINAL, 2, 5),
        # comments may be longer than the article, by how much depends on whether it is sure that they are some
        (FINAL | COMMENTS | GONE, 12, 2),
        (FINAL | COMMENTS | SOFT, 8, 2),
        (FINAL | COMMENTS | SOFT, 9, 12),
        # tags and copyright stand in the middle of no article, but may stand above one
        (FINAL | CLOSING | GONE, 4, 2),
        (FINAL | CLOSING | GONE, 5, 8),
        (TEASER, 1, 4),
        (0, 1, 4),
    ],
)
def test_the_end(mark: int, below: int, end: int) -> None:
    lines = make_lines(
        (PARAGRAPH, 0), (PARAGRAPH, 0), ("Leave a comment", mark), ("Newest first", CUE), *[(PARAGRAPH, 0)] * below
    )
    assert find_end(lines) == (end if end == 2 else len(lines))


@pytest.mark.parametrize("mark", [FINAL, FINAL | COMMENTS | SOFT, FINAL | COMMENTS | GONE, FINAL | CLOSING | GONE])
def test_a_lone_button_ends_no_article_that_goes_on(mark: int) -> None:
    lines = make_lines((PARAGRAPH, 0), (PARAGRAPH, 0), ("Leave a comment", mark), (PARAGRAPH, 0), (PARAGRAPH, 0))
    assert find_end(lines) == len(lines)
    assert find_end(lines[:-1]) == 2
    assert set(find_column(Article(lines), "below-comments")) == {0}


def test_what_stands_above_an_article_does_not_end_it() -> None:
    lines = make_lines(("Share", FINAL), (REPLY, 0), ("Share", FINAL), (PARAGRAPH, 0), (PARAGRAPH, 0), ("Tags", FINAL))
    assert find_end(lines) == 5


def test_comments_are_no_part_of_the_article_although_they_share_its_words() -> None:
    lines = make_lines(*[(PARAGRAPH, 0)] * 3, ("Newest first", CUE), ("Leave a comment", FINAL | COMMENTS), *[(REPLY, 0)] * 4)
    article = Article(lines)
    assert (article.core_first, article.core_last) == (0, 2)
    assert find_column(article, "since-final")[-4:] == [1, 2, 3, 4]
    assert find_column(article, "final-above")[-4:] == [1, 1, 1, 1]


@pytest.mark.parametrize(("hit", "level"), [(FINAL, 0), (FINAL | COMMENTS | SOFT, 1), (FINAL | COMMENTS | GONE, 2)])
def test_what_heads_comments_is_known_below_it(hit: int, level: int) -> None:
    end = (("Newest first", CUE), ("Comments", hit))
    lines = make_lines(("Comments", hit), (PARAGRAPH, 0), (PARAGRAPH, 0), *end, ("So what", 0), ("Well", 0))
    column = find_column(Article(lines), "below-comments")
    assert column[-2:] == [level, level], "below the second"
    assert set(column[:-2]) == {0}, "the first heads no comments: no article stands above it"


@pytest.mark.parametrize(
    ("rule", "sure", "unsure"),
    [
        ("en/comment-prompt/form", FINAL | COMMENTS, FINAL | COMMENTS),
        ("en/copyright/notice", FINAL | CLOSING, 0),
        ("en/teaser/heading", TEASER, TEASER),
        ("en/credit/line", 0, 0),
    ],
)
def test_what_a_rule_says_of_the_place(rule: str, sure: int, unsure: int) -> None:
    found = build_rules(PipelineSpec()).find_rule(rule)
    assert found is not None
    assert (marks_of(found), marks_of(found, is_sure=False)) == (sure, unsure)
