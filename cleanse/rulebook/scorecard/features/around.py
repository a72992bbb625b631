"""What stands next to a line: how long its neighbours are, how they end, of which kind they are."""

from collections.abc import Callable, Sequence
from itertools import accumulate

from cleanse.rulebook.scorecard.article import PAD, TOP, Article, Column
from cleanse.rulebook.scorecard.lines import Look


def letters_at(step: int) -> Column:
    """The letters of the line so many lines further on; at most `PAD` either way."""
    return lambda article: [article.letters[place + PAD + step] for place in article.places]


def ends_at(step: int) -> Column:
    """Whether the line so many lines further on ends a sentence; at most `PAD` either way."""
    return lambda article: [article.ends[place + PAD + step] for place in article.places]


def alike_at(step: int) -> Column:
    """Whether the line so many lines further on is of its kind: half to twice as long, with such an end and such a beginning."""

    def find_alike(article: Article) -> list[int]:
        ends, letters, looks = article.ends, article.letters, article.looks
        found = []
        for place in article.places:
            other = place + step
            a, b = letters[place + PAD], letters[other + PAD]
            found.append(
                int(
                    0 <= other < article.count
                    and ends[place + PAD] == ends[other + PAD]
                    and 2 * a >= b
                    and 2 * b >= a
                    and looks[place].bullet == looks[other].bullet
                )
            )
        return found

    return find_alike


def around(read: Callable[[Look], int], reach: int) -> Column:
    """The sum of what `Look` tells of so many lines on either side; only lines near the candidates are looked at."""

    def find_around(article: Article) -> list[int]:
        array = [0] * article.count
        done = 0
        for place in article.places:
            end = min(article.count, place + reach + 1)
            for at in range(max(done, place - reach), end):
                array[at] = read(article.looks[at])
            done = max(done, end)
        return add_around(article, array, reach)

    return find_around


def add_around(article: Article, array: Sequence[int], reach: int) -> list[int]:
    """For each candidate the sum over so many lines on either side of it."""
    total = list(accumulate(array, initial=0))
    return [
        total[min(article.count, place + reach + 1)] - total[max(0, place - reach)] - array[place] for place in article.places
    ]


def find_colon_above(article: Article) -> list[int]:
    """Whether the line above ends with a colon."""
    return [int(place > 0 and article.looks[place - 1].colon) for place in article.places]


def find_prose_around(article: Article) -> list[int]:
    """How many of six lines are prose."""
    return add_around(article, article.prose[PAD:-PAD], 3)


def find_repeated_around(article: Article) -> list[int]:
    """How many of six lines come again."""
    return add_around(article, [int(bool(seen.key) and article.times[seen.key] > 1) for seen in article.looks], 3)


def find_capitals_around(article: Article) -> list[int]:
    """How many words of six lines have capitals, per cent."""
    return [value // 6 for value in _CAPITALS(article)]


_CAPITALS = around(lambda seen: seen.capitals, 3)


def find_kind_run(article: Article) -> list[int]:
    """How many lines of its kind stand next to each other: of like length, with like ends and beginnings."""
    kinds = [
        (seen.prose, min(seen.letters, TOP).bit_length(), seen.bullet, seen.figure, seen.quoted, seen.stop or seen.call)
        for seen in article.looks
    ]
    count = article.count
    above, below = [0] * count, [0] * count
    for place in range(1, count):
        above[place] = above[place - 1] + 1 if kinds[place] == kinds[place - 1] else 0
    for place in range(count - 2, -1, -1):
        below[place] = below[place + 1] + 1 if kinds[place] == kinds[place + 1] else 0
    return [above[place] + below[place] for place in article.places]


def find_run_above(article: Article) -> list[int]:
    """The number of short lines right above."""
    return [article.runs[0][place] for place in article.places]


def find_run_below(article: Article) -> list[int]:
    """The number of short lines right below."""
    return [article.runs[1][place] for place in article.places]


def find_run(article: Article) -> list[int]:
    """The number of short lines in a row that it stands in."""
    above, below = article.runs
    return [above[place] + below[place] + 1 for place in article.places]


def find_prose_below(article: Article) -> list[int]:
    """How many of the twelve lines below are prose."""
    prose, end = article.prose, article.count + PAD
    return [sum(prose[place + PAD + 1 : min(place + PAD + 13, end)]) for place in article.places]


def find_prose_above(article: Article) -> list[int]:
    """How many of the twelve lines above are prose."""
    return [sum(article.prose[max(PAD, place + PAD - 12) : place + PAD]) for place in article.places]
