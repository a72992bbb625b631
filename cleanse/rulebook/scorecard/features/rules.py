"""What the rules say of a line and of those around it."""

from itertools import accumulate

from cleanse.rulebook.scorecard.article import COMMENTS, CUE, FINAL, GONE, PAD, TOP, Article, Column, is_alone
from cleanse.rulebook.scorecard.features.around import add_around


def is_marked(mark: int) -> Column:
    """Whether the rules mark a line so."""
    return lambda article: [int(article.hits[place + PAD] & mark > 0) for place in article.places]


def gone_at(step: int) -> Column:
    """Whether rules take the line so many lines further on; at most `PAD` either way."""
    return lambda article: [article.hits[place + PAD + step] & GONE for place in article.places]


def since(mark: int) -> Column:
    """How many lines above the last line that the rules mark so stands; TOP where none does."""

    def find_since(article: Article) -> list[int]:
        found = []
        last = -TOP
        for place in range(article.count):
            found.append(min(TOP, place - last))
            if article.hits[place + PAD] & mark:
                last = place
        return [found[place] for place in article.places]

    return find_since


def find_soft_around(article: Article) -> list[int]:
    """Lines of ten around it of which rules know something, though they do not take it."""
    return add_around(article, [int(line.hits > GONE) for line in article.lines], 5)


def find_hits(article: Article) -> list[int]:
    """Lines of the text that rules take."""
    return [sum([hit & GONE for hit in article.hits])] * len(article.places)


def find_hits_above(article: Article) -> list[int]:
    """Lines of the five above that rules take."""
    hits = article.hits
    return [sum([hits[at] & GONE for at in range(place, place + PAD)]) for place in article.places]


def find_hits_below(article: Article) -> list[int]:
    """Lines of the five below that rules take."""
    hits = article.hits
    return [sum([hits[at] & GONE for at in range(place + PAD + 1, place + 2 * PAD + 1)]) for place in article.places]


def find_hits_between(article: Article) -> list[int]:
    """Lines between it and the core that rules take; none inside the core."""
    total = list(accumulate([hit & GONE for hit in article.hits[PAD:-PAD]], initial=0))
    first, last = article.core_first, article.core_last
    return [
        total[place] - total[last + 1] if place > last else total[max(place, first)] - total[place] for place in article.places
    ]


def find_final_above(article: Article) -> list[int]:
    """Lines above that stand behind an article, from the one that ends it on."""
    finals = [place >= article.end and hit & FINAL > 0 for place, hit in enumerate(article.hits[PAD:-PAD])]
    total = list(accumulate(finals, initial=0))
    return [total[place] for place in article.places]


def find_since_final(article: Article) -> list[int]:
    """How many lines behind the one that ends the article."""
    return [max(0, place - article.end) for place in article.places]


def find_below_comments(article: Article) -> list[int]:
    """What heads comments above a line, behind the article: 0 is nothing or a button, 1 a word that only may, 2 what surely does."""
    heads = [
        (2 if hit & (GONE | CUE) else 1) if place >= article.end and hit & COMMENTS and not is_alone(article.lines, place) else 0
        for place, hit in enumerate(article.hits[PAD:-PAD])
    ]
    most = list(accumulate(heads, max, initial=0))
    return [most[place] for place in article.places]
