"""Spellings: how the press of a language writes a name whose original is in another script; the readings of `schemes`, forwards.

Source: rules/schemes/originals.tsv, which names its own. Abjads and Han letters do not say the vowels or sounds of a name, so their
names need variants that are written down; what can be stated for them is how one original is written in its own script.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product

from cleanse.rulebook.bundled import bundled_root
from cleanse.text.lines import read_rows

#: languages of originals that have rows; those in the second place stand over the rows of the first
_LAYERS = {
    "ru": ("ru",),
    "uk": ("ru", "uk"),
    "be": ("ru", "be"),
    "bg": ("ru", "bg"),
    "sr": ("ru", "sr"),
    "mk": ("ru", "mk"),
    "el": ("el",),
}
_MAX_LETTERS = 4
#: spellings of one word, and of a whole name
_MAX_WORD = 48
_MAX_NAME = 128


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, str, str, tuple[str, ...]], ...]:
    rows = []
    for row in read_rows(bundled_root() / "schemes" / "originals.tsv"):
        origin, language, letters, spellings = row.split("\t")
        rows.append((origin, language, letters, tuple(spellings.split("|"))))
    return tuple(rows)


@lru_cache(maxsize=64)
def _table(origin: str, language: str) -> Mapping[str, tuple[str, ...]]:
    """Spellings by letters; empty for an origin without rows."""
    table: dict[str, tuple[str, ...]] = {}
    for layer in _LAYERS.get(origin, ()):
        for asked in ("*", language):
            table |= {letters: spellings for at, press, letters, spellings in _rows() if (at, press) == (layer, asked)}
    return table


def spell(original: str, origin: str, language: str) -> list[str]:
    """The spellings of a name, the likeliest first; none where nothing can be stated for the origin.

    Args:
        original: The name in its own script, words parted by blanks or hyphens.
        origin: The language of the original, such as `ru`.
        language: The language of the press, such as `de`.

    >>> spell("Сергей Лавров", "ru", "en")[0]
    'Sergei Lavrov'
    >>> "Sergej Lawrow" in spell("Сергей Лавров", "ru", "de")
    True
    """
    if not _table(origin, language):
        return []
    words = [spell_word(word, origin, language) for word in original.split()]
    names = (" ".join(parts) for parts in _nearest_first(words))
    return list(dict.fromkeys(name for name, _ in zip(names, range(_MAX_NAME), strict=False)))


@lru_cache(maxsize=1024)
def spell_word(word: str, origin: str, language: str) -> tuple[str, ...]:
    """The spellings of one word, the likeliest first."""
    table = _table(origin, language)
    parts: list[list[str]] = []
    for part in word.split("-"):
        choices = list(_read(part.lower(), table))
        found = ("".join(pieces) for pieces in _nearest_first(choices))
        cut = [spelling[:1].upper() + spelling[1:] for spelling, _ in zip(found, range(_MAX_WORD), strict=False)]
        parts.append(list(dict.fromkeys(cut)))
    whole = ("-".join(pieces) for pieces in _nearest_first(parts))
    return tuple(dict.fromkeys(spelling for spelling, _ in zip(whole, range(_MAX_WORD), strict=False)))


def _read(word: str, table: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The choices for the letters of a word, from left to right."""
    at = 0
    while at < len(word):
        for length in range(min(_MAX_LETTERS + 2, len(word) - at), 0, -1):
            letters = word[at : at + length]
            keys = [f"^{letters}"] * (at == 0) + [f"{letters}$"] * (at + length == len(word)) + [letters]
            found = next((table[key] for key in keys if key in table), None)
            if found is not None:
                yield found
                at += length
                break
        else:
            yield (word[at],)
            at += 1


def _nearest_first(choices: "list[tuple[str, ...]] | list[list[str]]") -> Iterator[tuple[str, ...]]:
    """Every combination, those first that differ from the first choices in few places."""
    several = [place for place, options in enumerate(choices) if len(options) > 1]
    first = [options[0] for options in choices]
    ranks = sorted(
        product(*(range(len(choices[place])) for place in several[:8])), key=lambda rank: (sum(map(bool, rank)), sum(rank), rank)
    )
    for rank in ranks:
        chosen = list(first)
        for place, number in zip(several, rank, strict=False):
            chosen[place] = choices[place][number]
        yield tuple(chosen)
