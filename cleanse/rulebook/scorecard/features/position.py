"""Where in the text, and where about the article a line stands."""

from itertools import accumulate

from cleanse.rulebook.scorecard.article import Article


def find_edge(article: Article) -> list[int]:
    """Lines from the nearer end."""
    return [min(place, article.count - 1 - place) for place in article.places]


def find_from_start(article: Article) -> list[int]:
    """Lines above."""
    return list(article.places)


def find_from_end(article: Article) -> list[int]:
    """Lines below."""
    return [article.count - 1 - place for place in article.places]


def find_place(article: Article) -> list[int]:
    """How much of the text stands above, per cent of its letters."""
    total = list(accumulate((seen.letters for seen in article.looks), initial=0))
    whole = max(1, total[-1])
    return [100 * total[place] // whole for place in article.places]


def find_before_prose(article: Article) -> list[int]:
    """Lines before the first paragraph."""
    return [max(0, article.first - place) for place in article.places]


def find_after_prose(article: Article) -> list[int]:
    """Lines after the last paragraph."""
    return [max(0, place - article.last) for place in article.places]


def find_before_long(article: Article) -> list[int]:
    """Lines before the first long paragraph."""
    return [max(0, article.first_long - place) for place in article.places]


def find_after_long(article: Article) -> list[int]:
    """Lines after the last long paragraph."""
    return [max(0, place - article.last_long) for place in article.places]


def find_core(article: Article) -> list[int]:
    """Whether it stands inside the core."""
    return [int(article.core_first <= place <= article.core_last) for place in article.places]


def find_before_core(article: Article) -> list[int]:
    """Lines before the core."""
    return [max(0, article.core_first - place) for place in article.places]


def find_after_core(article: Article) -> list[int]:
    """Lines after the core."""
    return [max(0, place - article.core_last) for place in article.places]


def _share_letters(article: Article, first: int, end: int) -> list[int]:
    """How much of the text some lines are, per cent of its letters."""
    whole = max(1, sum([seen.letters for seen in article.looks]))
    return _for_all(article, 100 * sum([seen.letters for seen in article.looks[first:end]]) // whole)


def _for_all(article: Article, value: int) -> list[int]:
    """What is said of the whole text is said of each line."""
    return [value] * len(article.places)


def find_core_share(article: Article) -> list[int]:
    """How much of the text the core is, per cent of its letters."""
    return _share_letters(article, article.core_first, article.core_last + 1)


def find_behind_core(article: Article) -> list[int]:
    """How much of the text stands behind the core, per cent of its letters."""
    return _share_letters(article, article.core_last + 1, article.count)


def find_core_lines(article: Article) -> list[int]:
    """The lines of the core."""
    return _for_all(article, max(0, article.core_last - article.core_first + 1))


def find_prose_lines(article: Article) -> list[int]:
    """The paragraphs of the text."""
    return _for_all(article, article.prose_count)


def find_prose_share(article: Article) -> list[int]:
    """How much of the text is prose, per cent of its letters."""
    whole = max(1, sum([seen.letters for seen in article.looks]))
    return _for_all(article, 100 * sum([seen.letters for seen in article.looks if seen.prose]) // whole)


def find_short_lines(article: Article) -> list[int]:
    """How many of the text's lines are no prose, per cent."""
    return _for_all(article, 100 * (article.count - article.prose_count) // max(1, article.count))
