"""What a line's words say: those that the article has as well, and those that leftovers are made of; all in per cent."""

from itertools import accumulate

from cleanse.rulebook.scorecard.article import Article

#: for fewer of a text's lines what is around each is added up by itself
_FEW = 6


def find_shared(article: Article) -> list[int]:
    """Words that the article has."""
    return [article.shared[place] for place in article.places]


def find_shared_against(article: Article) -> list[int]:
    """The same, against what the article's paragraphs share with each other."""
    usual = max(1, article.cohesion)
    return [100 * article.shared[place] // usual for place in article.places]


def find_shared_any(article: Article) -> list[int]:
    """Words that any other line has."""
    return [article.shared_any[place] for place in article.places]


def find_shared_around(article: Article) -> list[int]:
    """Words of four lines around it that the article has."""
    shared = [0, 0, *article.shared, 0, 0]
    return [(shared[p] + shared[p + 1] + shared[p + 3] + shared[p + 4]) // 4 for p in article.places]


def find_core_shared(article: Article) -> list[int]:
    """What the article's paragraphs share with each other."""
    return [article.cohesion] * len(article.places)


def find_known(article: Article) -> list[int]:
    """Words of leftovers."""
    return [_know(article, place) for place in article.places]


def find_known_above(article: Article) -> list[int]:
    """Words of leftovers in the five lines above."""
    return [
        sum([_know(article, at) for at in range(max(0, place - 5), place)]) // max(1, min(5, place)) for place in article.places
    ]


def find_known_around(article: Article) -> list[int]:
    """Words of leftovers in the five lines above, the line and the five lines below."""
    count = article.count
    spans = [(max(0, place - 5), min(count, place + 6)) for place in article.places]
    if len(spans) * _FEW < count:
        return [sum([_know(article, at) for at in range(start, end)]) // (end - start) for start, end in spans]
    total = list(accumulate([_know(article, at) for at in range(count)], initial=0))
    return [(total[end] - total[start]) // (end - start) for start, end in spans]


def _know(article: Article, place: int) -> int:
    return article.lines[place].words.know(dense=article.dense)
