"""What an article is about: in one about cookies or newsletters the sentences of banners and prompts are its own.

A list named for a category, `lists/consent-subjects.txt`, holds the beginnings of words that articles about what its rules take are made of. An
article is about it if a third of its sentences hold such words, or its title and one of them, and not always the same word: a recipe for cookies
does not speak of browsers. The lines of which rules know something do not count, but for a page that is itself the policy: its title says so,
and a `keep` rule holds it for a title, or its headings speak of the subject, too.
"""

import re
from collections.abc import Callable, Sequence, Set
from functools import lru_cache

from cleanse.rulebook.edges import SENTENCE_ENDS, count_spaceless
from cleanse.rulebook.rule import ASKED
from cleanse.rulebook.shapes import is_sentence
from cleanse.rulebook.slots import SUBJECTS, Lists
from cleanse.rulebook.view import View
from cleanse.text.fold import fold_line

#: a page of this subject speaks of all for which sites ask
_POLICY = "consent"
_Find = Callable[[str], list[str]]

#: the fewest sentences that speak of the subject; one is enough below a title that does
_LEAST = 3
#: at least one sentence of this many does
_ONE_OF = 3
#: the longest title that names a subject, in code points
_TITLE = 60
#: below a title that rules know, more than one sentence or line of this many speaks of the subject
_MOST_OF = 2
#: where these are lines, the fewest of them that no rule knows
_HEADINGS = 2
#: below a title that is kept as that of a page, the fewest lines that speak of the subject
_KEPT_LEAST = 2
#: and at least one line of this many does
_KEPT_ONE_OF = 6
#: the fewest different words of the subject
_WORDS = 2


class Subjects:
    """What a text is about.

    Args:
        view: The text.
        known: Numbers of the lines that rules know something of.
        lists: The lists of words, by name.
        head: The first lines, among which a title stands.
        find_titles: Gives the lines of the head that `keep` rules hold for the titles of pages; asked only if it may count.
    """

    __slots__ = ("_about", "_end", "_find_titles", "_head", "_known", "_lists", "_view")

    def __init__(
        self, view: View, known: Set[int], lists: Lists, head: Sequence[int], find_titles: Callable[[], Set[int]]
    ) -> None:
        self._view = view
        self._known = known
        self._lists = lists
        self._head = head
        self._find_titles = find_titles
        #: by category
        self._about: dict[str, bool] = {}
        self._end: int | None = None

    def holds(self, category: str, line: int) -> bool:
        """Whether the text is about what a category's rules take, and a line is no button of a banner below it."""
        if category not in self._about:
            self._about[category] = self._is_about(category)
        if not self._about[category] or category != _POLICY:
            return self._about[category]
        if self._end is None:
            self._end = _find_end(self._view, self._known)
        return line < self._end

    def _is_about(self, category: str) -> bool:
        words = self._lists.get(category + SUBJECTS)
        if words is not None and is_about(self._view, self._known, words):
            return True
        policy = self._lists.get(_POLICY + SUBJECTS, ()) if category in ASKED else ()
        titles = [line for line in self._head if policy and may_be_policy(self._view, self._known, policy, line)]
        return bool(titles) and not self._find_titles().isdisjoint(titles)


def is_about(view: View, known: Set[int], words: Sequence[str]) -> bool:
    """Whether a text is about something.

    Args:
        view: The text.
        known: Numbers of the lines that rules know something of, which do not count.
        words: The beginnings of words that speak of it.
    """
    find = _compile(tuple(words)).findall
    unknown = [line for line in view.solid if line not in known]
    return _is_article(view, unknown, find) or _is_policy(view, known, find)


def _is_article(view: View, unknown: Sequence[int], find: _Find) -> bool:
    """Whether lines of which rules know nothing speak of a subject."""
    if not unknown:
        return False
    found = _find_speaking(view, unknown, find)
    speaking = sum(map(bool, found.values()))
    title = unknown[0]
    head = set() if title in found else set(find(view.folded[title]))
    if not speaking or (not head and (speaking < _LEAST or speaking * _ONE_OF < len(found))):
        return False
    return len(head.union(*found.values())) >= _WORDS


def _is_policy(view: View, known: Set[int], find: _Find) -> bool:
    """Whether a text is about what its title names, which reads like a link to it, as most of its sentences or lines do."""
    title = view.solid[0]
    named = _find_named(view, title, find)
    if title not in known or not named:
        return False
    found = _find_speaking(view, view.solid[1:], find)
    speaking = sum(map(bool, found.values()))
    if speaking >= _LEAST and speaking * _MOST_OF > len(found) and len(named.union(*found.values())) >= _WORDS:
        return True
    below = _find_body(view, title, known)
    lines = [line for line in below if find(view.folded[line])]
    return len(lines) * _MOST_OF > len(below) and sum(line not in known for line in lines) >= _HEADINGS


def may_be_policy(view: View, known: Set[int], words: Sequence[str], title: int) -> bool:
    """Whether a line names a subject of which lines below it speak: a page about it, if a `keep` rule holds the line for its title.

    Args:
        view: The text.
        known: Numbers of the lines that rules know something of.
        words: The beginnings of words that speak of it.
        title: The number of the line.
    """
    find = _compile(tuple(words)).findall
    if not _find_named(view, title, find):
        return False
    below = _find_body(view, title, known)
    speaking = sum(bool(find(view.folded[line])) for line in below)
    return speaking >= _KEPT_LEAST and speaking * _KEPT_ONE_OF >= len(below)


def _find_named(view: View, title: int, find: _Find) -> set[str]:
    """The words of a subject that a title names."""
    return set(find(view.folded[title])) if len(view.raw[title]) <= _TITLE else set()


def _find_end(view: View, known: Set[int]) -> int:
    """The line from which on all lines that are not blank are known to rules and end no sentence: buttons below the text."""
    end = len(view.lines)
    for line in reversed(view.solid):
        if line not in known or view.raw[line].rstrip()[-1:] in SENTENCE_ENDS:
            break
        end = line
    return end


def _find_body(view: View, title: int, known: Set[int]) -> list[int]:
    """The lines below a title, without those at the end of the text that rules know."""
    below = [line for line in view.solid if line > title]
    while below and below[-1] in known:
        below.pop()
    return below


def _find_speaking(view: View, lines: Sequence[int], find: _Find) -> dict[int, set[str]]:
    """The words of a subject in each sentence among some lines."""
    return {line: set(find(view.folded[line])) for line in lines if is_sentence(view.raw[line].rstrip())}


@lru_cache(maxsize=8)
def _compile(words: tuple[str, ...]) -> "re.Pattern[str]":
    """A pattern of the words; where a script has no spaces they stand anywhere."""
    folded = sorted({fold_line(word) for word in words})
    spaced = [re.escape(word) for word in folded if not count_spaceless(word)]
    dense = [re.escape(word) for word in folded if count_spaceless(word)]
    return re.compile("|".join(filter(None, (rf"(?<!\w)(?:{'|'.join(spaced)})" if spaced else "", *dense))))
