"""`holds`: a line that holds a word of each of several groups, in whatever order: *newsletter*, *sign up* and *our*.

A group is a list of words or phrases, folded as for `line`; letter case does not count. A word stands between the edges of words; a star
at its end lets it go on (`subscri*`), one in front lets something stand before it. Scripts without spaces have no such edges. What stands
between quotation marks does not count: somebody else says it. Nor does a line match that says something else as well: one that quotes more than
a name, one to which something was glued, one of which a whole sentence holds no word of any group. Items of a numbered list are of the article.
In a long line the words must stand apart: what one says twice, *follow our match on Facebook*, is no second sign.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, islice
from typing import NamedTuple

from cleanse.core.pattern import compile_late
from cleanse.rulebook.edges import BETWEEN_SENTENCES, CAPITALS, is_word_edge, scale
from cleanse.rulebook.matchers import Anchors, Needs
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.slots import Lists
from cleanse.rulebook.view import Hit, View
from cleanse.text.fold import fold_text

#: what stands for any letters, at either end of a word
STAR = "*"
#: the most code points of a sentence that need not hold a word: of a question or behind one that holds one, and of others (*Do you like it? Why not.*)
_SAID, _REMARK = 40, 12
_MARKS = compile_late("[?؟？;՞፧]")
#: a name between quotation marks has no more code points
_NAME = 32
#: in lines of more code points the words of two groups stand apart; and how many of a group's words are looked at
_LONG, _FEW = 70, 4
_GLUED = compile_late(rf"[^\W\d_]{{2}}[.!?…][\"'”’»)]*[{CAPITALS}]")
_NUMBERED = compile_late(r"\(?\d{1,3}[.)]\s")
#: what is quoted, in a folded line, also where the mark at its end is missing
_QUOTED = compile_late(
    '(?:(?<![א-ת])"|"(?![א-ת]))(?:[^"]|(?<=[א-ת])"(?=[א-ת]))*(?:"|$)'  # a mark between two letters of Hebrew is of an abbreviation
    r"|(?<!\w)'(?:[^']|(?<=\w)'(?=\w))+'(?!\w)"
    "|[«»][^«»]*(?:[«»]|$)|「[^」]*(?:」|$)|『[^』]*(?:』|$)"
)


class Word(NamedTuple):
    """A word of a group, folded, and whether it may have letters before or behind it."""

    text: str
    is_open_before: bool
    is_open_behind: bool


def read_group(pattern: str) -> tuple[Word, ...]:
    """The words of a group, one a line.

    >>> read_group("Subscri*\\nsign up")
    (Word(text='subscri', is_open_before=False, is_open_behind=True), Word(text='sign up', is_open_before=False, is_open_behind=False))
    """
    lines = list(map(str.strip, pattern.split("\n")))
    folded = fold_text("\n".join(line.strip(STAR) for line in lines)).split("\n")
    return tuple(Word(text.strip(), line.startswith(STAR), line.endswith(STAR)) for line, text in zip(lines, folded, strict=True))


def anchors(patterns: Sequence[str]) -> Anchors:
    """The words of the group that the fewest lines hold; one pattern stands for all groups, since a line must hold them all."""
    from cleanse.rulebook.patterns.needs import choose_anchor, sort_clauses

    groups = [tuple(word.text for word in read_group(pattern)) for pattern in patterns]
    return Anchors(literals=(choose_anchor(sort_clauses(groups)),))


def build(rule: Rule, _lists: Lists, _needs: Needs = ()) -> "HoldsMatcher":
    """The matcher of a rule."""
    return HoldsMatcher(rule)


class HoldsMatcher:
    """Looks for the words of each group in the folded line; they are read when a line is first tried."""

    def __init__(self, rule: Rule) -> None:
        self._patterns = rule.patterns

    @cached_property
    def _groups(self) -> list[tuple[Word, ...]]:
        return [read_group(pattern) for pattern in self._patterns]

    def find(self, view: View, line: int, _patterns: Sequence[int] | None = None) -> Iterator[Hit]:
        """The whole line, if it holds a word of each group."""
        folded = view.folded[line]
        text = _QUOTED.sub('"', folded)
        if _NUMBERED.match(text) is not None or _GLUED.search(view.raw[line]) is not None:
            return
        if any(len(quoted) > _NAME for quoted in _QUOTED.findall(folded)):
            return
        found = [_find_spans(text, group) for group in self._groups]
        if not all(found) or (len(text) > scale(_LONG, text) and not _stand_apart(sorted(found, key=len), ())):
            return
        if not self._is_told(text) and self._says_nothing_else(BETWEEN_SENTENCES.split(text)):
            start, end, _ = view.lines[line]
            note = " + ".join(text[slice(*spans[0])] for spans in found)
            yield Hit(start, end, line, line, self._patterns[0], note=note)

    def _is_told(self, text: str) -> bool:
        """Whether somebody is named who says it: *The candidate wrote: follow us*."""
        front, colon, _ = text.partition(": ")
        return bool(colon) and " " in front and not any(_find_spans(front, group) for group in self._groups)

    def _says_nothing_else(self, sentences: Sequence[str]) -> bool:
        """Whether all sentences are short, or hold a word of one of the groups."""
        has_begun = False
        for sentence in sentences:
            if any(_find_spans(sentence, group) for group in self._groups):
                has_begun = True
            elif len(sentence) > scale(_SAID if has_begun or _MARKS.search(sentence) is not None else _REMARK, sentence):
                return False
        return True


def _find_spans(text: str, group: Iterable[Word]) -> list[tuple[int, int]]:
    """Where words of a group stand, the first few in the order of the group."""
    return list(islice(chain.from_iterable(_find_word(text, word) for word in group), _FEW))


def _find_word(text: str, word: Word) -> Iterator[tuple[int, int]]:
    start = text.find(word.text)
    while start >= 0:
        end = start + len(word.text)
        if (word.is_open_before or is_word_edge(text, start)) and (word.is_open_behind or is_word_edge(text, end)):
            yield start, end
        start = text.find(word.text, start + 1)


def _stand_apart(groups: Sequence[Sequence[tuple[int, int]]], taken: tuple[tuple[int, int], ...]) -> bool:
    """Whether a word can be chosen of each group that overlaps none of the others."""
    return not groups or any(
        _stand_apart(groups[1:], (*taken, (start, end)))
        for start, end in groups[0]
        if all(end <= first or start >= last for first, last in taken)
    )
