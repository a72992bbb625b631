"""What an article is about: in one about cookies or newsletters the sentences of banners and prompts are its own.

A list named for a category, `lists/consent-subjects.txt`, holds the beginnings of words that articles about what its rules take are made of. An
article is about it if a third of its sentences hold such words, or its title and one of them, and not always the same word: a recipe for cookies
does not speak of browsers. The lines of which rules know something do not count, but for a page that is itself the policy.
"""

import re
from collections.abc import Callable, Sequence, Set
from functools import lru_cache

from cleanse.rulebook.edges import count_spaceless
from cleanse.rulebook.shapes import is_sentence
from cleanse.rulebook.view import View
from cleanse.text.fold import fold_line

_Find = Callable[[str], list[str]]

#: so many sentences speak of the subject, and one of so many does; one is enough below a title that does
_LEAST, _ONE_OF = 3, 3
#: below a title that rules know, which is no longer than this, more than one of so many
_TITLE, _MOST_OF = 60, 2
#: so many different words
_WORDS = 2


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
    """Whether a text is about what its title names, which reads like a link to it, as most of its sentences read like a banner's."""
    title = view.solid[0]
    named = find(view.folded[title])
    if title not in known or not named or len(view.raw[title]) > _TITLE:
        return False
    found = _find_speaking(view, view.solid[1:], find)
    speaking = sum(map(bool, found.values()))
    return speaking >= _LEAST and speaking * _MOST_OF > len(found) and len(set(named).union(*found.values())) >= _WORDS


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
