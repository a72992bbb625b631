"""The notes, sources and pointers below an article of an encyclopaedia: *See also*, *References*, *External links* with what stands below each.

Each of these headings is one of a site's, too. Two of them make an apparatus if one is of sources and a figure - a year, a page - stands in the
line right below that one. Words to edit: rules/words/apparatus.txt.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from cleanse.rulebook.sections import read_phrases

#: the farthest that one heading stands from the next, in lines
_BETWEEN = 40
#: the longest heading, in code points
_LONGEST = 40


@cache
def _read(name: str) -> frozenset[str]:
    return frozenset(phrase.casefold() for phrase in read_phrases("words/apparatus.txt")[name])


def find_apparatus(texts: Sequence[str]) -> list[list[int]]:
    """The headings of each apparatus, by their places.

    >>> find_apparatus(["It is old.", "See also", "List of mills", "References", "Crabbe 1931, p. 12", "Share"])
    [[1, 3]]
    >>> find_apparatus(["It is old.", "See also", "References", "Contact"])
    []
    """
    return [run for run in _find_runs(texts) if _is_apparatus(texts, run)]


def _find_runs(texts: Sequence[str]) -> Iterator[list[int]]:
    run: list[int] = []
    for place, text in enumerate(texts):
        if len(text) > _LONGEST or not (_is_of("references", text) or _is_of("pointers", text)):
            continue
        if run and place - run[-1] > _BETWEEN:
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _is_apparatus(texts: Sequence[str], run: Sequence[int]) -> bool:
    if len({_bare(texts[place]) for place in run}) < 2:
        return False
    return any(
        _is_of("references", texts[place]) and place + 1 < len(texts) and any(map(str.isdigit, texts[place + 1])) for place in run
    )


def _is_of(name: str, text: str) -> bool:
    return _bare(text) in _read(name)


def _bare(text: str) -> str:
    return text.strip("=#*: \uff1a").casefold()
