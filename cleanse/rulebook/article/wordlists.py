"""Texts that are lists: of words, of pairs of lines in two languages, of rows below their title.

A list of words for a dictation, or of buttons in two languages, reads like a site's menu. But no paragraph stands in such a text, rules know
nothing of some of its lines, and what they know is not mostly the items of menus. A table of contents may stand in a longer text: the
lines below its title end in numbers that grow.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from cleanse.core.pattern import compile_late
from cleanse.rulebook.article.data import find_blocks
from cleanse.rulebook.article.rows import is_labelled
from cleanse.rulebook.edges import SENTENCE_ENDS, scale
from cleanse.rulebook.shapes import is_paragraph
from cleanse.rulebook.view import View

#: so many words are a list, in lines of so many code points and words at the most; one in so many of them no rule knows
_WORDS, _LONGEST, _WORDS_EACH, _ONE_OF = 5, 30, 3, 4
#: rules know nothing of so many; of one below a title, if all are in small letters
_UNKNOWN = 2
#: the most lines above a list: its title, and a sentence
_ABOVE = 2
#: so many pairs of lines are a list, if no rule knows one of them, or one line in so many; a line has so many code points at the most, and so
#: many languages do
_PAIRS, _PAIR_LONGEST, _LANGUAGES = 3, 60, frozenset({2, 3, 4})
#: so many words with what they mean
_LABELLED = 4
#: so many rows below a title; so many lines of a table of contents
_ROWS, _CONTENTS = 2, 3
#: so many lines of one are looked at
_LOOK = 30
_FIGURE = compile_late("\\d|[\u7b2c\uc81c]\\s?[\u4e00-\u5341]")
_PAGE = compile_late(r".{2,70}?[\s.\u2026\u00b7_]\s*(\d{1,3})")
_MENU = "nav"


class WordLists:
    """The lists of a text.

    Args:
        view: The text.
        known: The categories of the rules that know something of a line, by its number.
    """

    __slots__ = ("_known", "_small", "_title", "_view", "_whole")

    def __init__(self, view: View, known: Mapping[int, Set[str]]) -> None:
        self._view = view
        self._known = known
        solid = view.solid
        has_paragraph = any(is_paragraph(view.raw[line]) for line in solid)
        self._whole = not has_paragraph and (self._are_words() or self._are_pairs() or self._are_labelled())
        self._small = frozenset() if self._whole else frozenset(self._find_small())
        self._title = None if has_paragraph or not self._are_rows(solid[1:]) else solid[0]

    def holds(self, line: int) -> bool:
        """Whether a line is a word or a phrase of a list, or the title of one."""
        return self._whole or line in self._small or line == self._title or self._heads_contents(line)

    def _are_words(self) -> bool:
        """Whether a text is a list of words, with its title."""
        solid, raw, known = self._view.solid, self._view.raw, self._known
        start = self._find_start()
        items = [raw[line].strip() for line in solid[start:]]
        if len(items) < _WORDS or not all(map(_is_word, items)) or len({*map(self._view.keys.__getitem__, solid)}) < len(solid):
            return False
        found = [known[line] for line in solid[start:] if line in known]
        unknown = len(items) - len(found)
        has_title = start > 0 and known.keys().isdisjoint(solid[:start])
        if all(item[:1].islower() for item in items):
            return unknown > 0 if has_title else unknown >= _UNKNOWN and unknown * _ONE_OF >= len(items)
        if start == 0 or unknown < _UNKNOWN or unknown * _ONE_OF < len(items):
            return False
        menu = sum(_MENU in kinds for kinds in found)
        return (has_title and 2 * menu <= len(found)) or (2 * unknown >= len(items) and solid[start] not in known)

    def _find_start(self) -> int:
        """The place of the first line that is not of a title, which stands apart."""
        start = next((place for place, (one, two) in enumerate(pairwise(self._view.solid), 1) if two > one + 1), 0)
        return start if start <= _ABOVE else 0

    def _are_labelled(self) -> bool:
        """Whether a text is a list of words with what they mean behind a colon; of half of its lines no rule knows."""
        lines = self._view.solid[self._find_start() :]
        texts = [self._view.raw[line].strip() for line in lines]
        unknown = sum(line not in self._known for line in lines)
        if len(lines) < _LABELLED or 2 * unknown < len(lines) or not all(map(is_labelled, texts)):
            return False
        return len({text.replace("\uff1a", ":").partition(":")[0] for text in texts}) == len(texts)

    def _find_small(self) -> Iterator[int]:
        """Words in small letters between blank lines, half of which no rule knows."""
        for first, stop in find_blocks(self._view.solid):
            items = [text.strip() for text in self._view.raw[first:stop]]
            if len(items) < _WORDS or not all(item.islower() and _is_word(item) for item in items) or len({*items}) < len(items):
                continue
            if 2 * sum(line not in self._known for line in range(first, stop)) >= len(items):
                yield from range(first, stop)

    def _are_pairs(self) -> bool:
        """Whether a text is made of pairs of lines, or of as many in each language, blank ones between them, below a title or none."""
        blocks = [range(*block) for block in find_blocks(self._view.solid)]
        if len(blocks[0]) == 1:
            del blocks[0]
        if len(blocks) < _PAIRS or {*map(len, blocks)} - _LANGUAGES or len({*map(len, blocks)}) > 1:
            return False
        lines = [line for block in blocks for line in block]
        if _ONE_OF * sum(line not in self._known for line in lines) < len(lines) and not any(
            map(self._known.keys().isdisjoint, blocks)
        ):
            return False
        return all(len(self._view.raw[line].strip()) <= _PAIR_LONGEST for line in lines)

    def _are_rows(self, lines: Sequence[int]) -> bool:
        """Whether most lines have figures, and rules know nothing of most of them, the first two among them."""
        rows = [line not in self._known and _FIGURE.search(self._view.raw[line]) is not None for line in lines]
        known = sum(line in self._known for line in lines)
        return all(rows[:_ROWS]) and len(rows) >= _ROWS and 3 * sum(rows) >= 2 * len(rows) and known * _ONE_OF <= len(lines)

    def _heads_contents(self, line: int) -> bool:
        """Whether the lines below one end in numbers that grow, up to a line that ends in none."""
        solid = self._view.solid
        start = bisect_left(solid, line) + 1
        pages: list[int] = []
        for number in solid[start : start + _LOOK]:
            match = None if number in self._known else _PAGE.fullmatch(self._view.raw[number].strip())
            if match is None:
                break
            pages.append(int(match[1]))
        return len(pages) >= _CONTENTS and pages[0] < pages[-1] and all(one <= two for one, two in pairwise(pages))


def _is_word(text: str) -> bool:
    return len(text) <= scale(_LONGEST, text) and len(text.split()) <= _WORDS_EACH and text[-1:] not in SENTENCE_ENDS
