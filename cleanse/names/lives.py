"""Years of a life beside a name: who was born after the other had died is somebody else."""

from collections.abc import Iterator, Mapping, Set

from cleanse.core.pattern import compile_late
from cleanse.names import words
from cleanse.names.beside import BRACKET
from cleanse.names.schemes import WORD

_YEAR = compile_late(r"((?:[^.;:!?\n()]|\.(?! [^\W\d_a-z])){1,50}?)(?<!\d)(\d{4})(?!\w)(?: ([^\W\d_]+))?")
#: Born in Tula in 1990, In 1990
_YEAR_BEFORE = compile_late(r"(?:^|[.!?\n(]\s?)([^\W\d_]+)(?: [^\W\d_]+){0,3} (\d{4})[,:]? $")
_FOUR = compile_late(r"(?<!\d)\d{4}(?!\d)")
_KINDS = ("born", "died")
#: two years in brackets farther apart are no term of office, and those farther still no life
_MIN_LIFE = 15
_MAX_LIFE = 120
_MAX_BEHIND = 60


def find_lives(text: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    """The years of birth and death that a text says beside a name at [start, end), as kind and year.

    >>> list(find_lives("Orlov was born in 1990.", 0, 5)), list(find_lives("Born in 1990, Orlov left", 14, 19))
    ([('born', '1990')], [('born', '1990')])
    >>> list(find_lives("Orlov (1870-1921) left", 0, 5)), list(find_lives("Orlov (2010-2014) left", 0, 5))
    ([('lived from', '1870'), ('died', '1921')], [])
    >>> list(find_lives("In 1990 Orlov left", 8, 13))
    [('acted', '1990')]
    """
    behind = text[end : end + _MAX_BEHIND]
    if behind[:1] not in ("'", "\u2019") and (year := _YEAR.match(behind)) is not None:
        yield from _read(year[2], WORD.findall(year[1])[-4:], year[3])
    bracket = BRACKET.match(behind)
    if bracket is not None:
        years = _FOUR.findall(bracket[1])
        if len(years) == 2 and _MIN_LIFE <= int(years[1]) - int(years[0]) <= _MAX_LIFE:
            yield "lived from", years[0]
            yield "died", years[1]
        elif len(years) == 1:
            yield from _read(years[0], WORD.findall(bracket[1]), None)
    before = _YEAR_BEFORE.search(text[max(0, start - _MAX_BEHIND) : start])
    if before is not None:
        told = list(_read(before[2], [before[1]], None))
        yield from told or [("acted", before[2])]


def _read(year: str, said: list[str], behind: str | None) -> Iterator[tuple[str, str]]:
    for kind in _KINDS:
        listed = words.read_lower(f"{kind}-words")
        if behind in listed or any(word.lower() in listed for word in said):
            yield kind, year


def are_generations(told: Mapping[str, Mapping[str, Set[str]]]) -> bool:
    """Whether one of some spellings was born, or did something, after another had died; or one did before another was born.

    Args:
        told: By kind and spelling, the years that a text says.

    >>> are_generations({"born": {"sergei": {"1990"}}, "died": {"sergey": {"1921"}}})
    True
    >>> are_generations({"born": {"sergei": {"1870"}}, "died": {"sergey": {"1921"}}})
    False
    """
    return any(
        min(map(int, late)) > max(map(int, early))
        for kind, before in (
            ("born", "died"),
            ("lived from", "died"),
            ("acted", "died"),
            ("born", "acted"),
            ("lived from", "acted"),
        )
        for spelling, late in told.get(kind, {}).items()
        for other, early in told.get(before, {}).items()
        if spelling != other
    )
