"""What a line has by itself."""

from collections.abc import Callable

from cleanse.core.pattern import compile_late
from cleanse.rulebook.scorecard.article import Article, Column
from cleanse.rulebook.scorecard.lines import Look

_NUMBERED = compile_late(r"\d{1,3}[.)\u3001\uff0e:]")


def of_line(read: Callable[[Look], int]) -> Column:
    """The column of what `Look` tells of a line."""
    return lambda article: [int(read(article.looks[place])) for place in article.places]


def find_times(article: Article) -> list[int]:
    """How often a line stands in the text."""
    keys = [article.looks[place].key for place in article.places]
    return [article.times[key] if key else 1 for key in keys]


def find_numbered(article: Article) -> list[int]:
    """Whether it begins with a number and a point."""
    looks = [article.looks[place] for place in article.places]
    return [int(seen.figure and _NUMBERED.match(seen.key) is not None) for seen in looks]


def find_against_longest(article: Article) -> list[int]:
    """Its letters in per cent of the longest line's."""
    return [100 * article.looks[place].letters // article.longest for place in article.places]


def find_against_prose(article: Article) -> list[int]:
    """Its letters in per cent of the usual paragraph's."""
    return [100 * article.looks[place].letters // article.usual for place in article.places]
