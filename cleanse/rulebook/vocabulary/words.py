"""The words of a line, by their beginnings: what lines share, and how many of them leftovers are made of."""

from collections.abc import Iterator, Sequence

from cleanse.core.later import later
from cleanse.core.letters import HANGUL, part_words
from cleanse.core.pattern import compile_late
from cleanse.rulebook.edges import count_spaceless
from cleanse.rulebook.vocabulary.known import known_words

#: how many of a word's first letters are enough to tell it; and the fewest letters of a word that says something
_LETTERS, _FEWEST = 6, 4
_KOREAN_WORD = compile_late("(?<![\uac00-\ud7a3])[\uac00-\ud7a3]{2}|[^\\W\\d_\uac00-\ud7a3]{4,}")


class Words:
    """The words of a folded line, found when they are first asked for and kept: passes over a text ask again.

    Args:
        folded: The line.
        parted: It and others with nothing but letters and blanks, which is faster found for all at once.
        number: Which of these it is.
    """

    __slots__ = ("_dense", "_found", "_known", "_number", "_parted", "folded")

    def __init__(self, folded: str, parted: "Parted | None" = None, number: int = 0) -> None:
        self.folded = folded
        self._parted = parted
        self._number = number
        self._found: set[str] | None = None
        self._known = 0
        self._dense = False

    def find(self, *, dense: bool) -> set[str]:
        """The beginnings of its words; pairs of characters in a text of scripts without spaces."""
        if self._found is None or self._dense != dense:
            parted = None if self._parted is None or dense else self._parted.lines[self._number]
            self._found = found = find_pieces(self.folded, parted, dense=dense)
            self._known = 100 * len(known_words() & found) // len(found) if found else 0
            self._dense = dense
        return self._found

    def know(self, *, dense: bool) -> int:
        """The share of its words that leftovers are made of, per cent."""
        self.find(dense=dense)
        return self._known


class Parted:
    """Some folded lines, with nothing but letters and blanks once one of them is asked for.

    Args:
        folded: The lines.
    """

    def __init__(self, folded: Sequence[str]) -> None:
        self._folded = folded

    @later
    def lines(self) -> list[str]:
        """The lines, parted."""
        return part_words("\n".join(self._folded)).split("\n")


def part_late(folded: Sequence[str]) -> Iterator[Words]:
    """The words of some folded lines."""
    parted = Parted(folded)
    for number, line in enumerate(folded):
        yield Words(line, parted, number)


def find_pieces(folded: str, parted: str | None = None, *, dense: bool) -> set[str]:
    """The beginnings of the words of a text; pairs of characters in scripts without spaces, and in Korean words.

    Args:
        folded: The text.
        parted: What `part_words` makes of it, if it is known.
        dense: Whether it is of a script without spaces.

    >>> sorted(find_pieces("the trams of harwick", dense=False))
    ['harwic', 'trams']
    """
    if dense:
        return {folded[at : at + 2] for at in range(len(folded) - 1)}
    if not folded.isascii() and HANGUL.search(folded) is not None:
        return {word[:_LETTERS] for word in _KOREAN_WORD.findall(folded)}
    words = (part_words(folded) if parted is None else parted).split()
    return {word[:_LETTERS] for word in words if len(word) >= _FEWEST}


def is_dense(text: str) -> bool:
    """Whether a third of a text is of scripts without spaces."""
    return count_spaceless(text) * 3 > len(text)
