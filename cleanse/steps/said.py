"""What a line of a text says, and how much: shared by the steps that compare lines."""

from collections.abc import Callable
from typing import NamedTuple

from cleanse.core.edits import Edit
from cleanse.core.pattern import compile_late
from cleanse.rulebook.edges import SENTENCE_ENDS, count_spaceless, is_letter
from cleanse.rulebook.view import View

#: gives the category of a rule by its id
CategoryOf = Callable[[str], str]
#: what rules of these categories drop may stand in a thread of comments
THREAD_CATEGORIES = frozenset({"comment", "comment-prompt", "login"})

#: the fewest letters of a line that is compared, and of a title; in scripts without spaces a letter says more
MIN_LETTERS, MIN_LETTERS_SPACELESS = 25, 10
MIN_TITLE, MIN_TITLE_SPACELESS = 6, 4
#: the fewest words of a headline
MIN_WORDS = 4
#: characters that make up a word, in scripts without spaces
_HAN_WORD, _OTHER_WORD = 1.75, 4.0
_HAN = "\u2e80"
#: quotation marks close one, too
_ENDS = SENTENCE_ENDS | frozenset('"\u201c\u201d\u2018\u2019\u00bb\u300d\u300f\uff09')
#: scripts of India, whose vowel signs are no letters by themselves
_VOWEL_SIGNS = compile_late("[\u0900-\u0dff]")


class Said(NamedTuple):
    """A non-blank line, and what it says without the site's name."""

    line: int
    #: where the site's name starts, with the separator and blanks before it; the line's end if there is none
    cut: int
    site: str
    text: str


class Size(NamedTuple):
    """How many letters and digits a text has, and how many it needs to be compared as a line, and as a title."""

    letters: int
    line: int
    title: int


def take(view: View, line: int, rule: str, note: str | None = None) -> Edit:
    """The edit that takes a line."""
    start, _, stop = view.lines[line]
    return Edit(start, stop, "", rule, note)


def measure(text: str) -> Size:
    """The letters and digits of a text, with the vowel signs of scripts of India, beside what its script needs.

    >>> measure("पुल बन्न दुई वर्ष लागेको थियो।").letters
    24
    """
    count = sum(map(str.isalnum if _VOWEL_SIGNS.search(text) is None else is_letter, text))
    if count_spaceless(text) > count / 2:
        return Size(count, MIN_LETTERS_SPACELESS, MIN_TITLE_SPACELESS)
    return Size(count, MIN_LETTERS, MIN_TITLE)


def is_title(text: str) -> bool:
    """Whether a line has letters enough to be compared as a title."""
    # what long lines begin with tells already
    if len(text) > 4 * MIN_TITLE and sum(map(str.isalnum, text[: 3 * MIN_TITLE])) >= MIN_TITLE:
        return True
    size = measure(text)
    return size.letters >= size.title


def is_prose(text: str) -> bool:
    """Whether a line is a paragraph: it ends a sentence, or a quotation, and has twice the letters of a line that is compared.

    >>> is_prose("The bridge was opened on Friday, and the trams will cross it from now on."), is_prose("Bridge Opened")
    (True, False)
    """
    size = measure(text)
    return size.letters >= 2 * size.line and text[-1:] in _ENDS


def is_comparable_sentence(text: str) -> bool:
    """Whether a line ends a sentence, and is long enough to be compared as a line.

    >>> is_comparable_sentence("The bridge was opened on Friday."), is_comparable_sentence("Open now."), is_comparable_sentence("Bridge Opened on Friday Night")
    (True, False, False)
    """
    size = measure(text)
    return text[-1:] in _ENDS and size.letters >= size.line


def count_words(text: str) -> int:
    """The words of a line, by its characters in scripts without spaces.

    >>> count_words("Harbour Bridge Gets New Lights"), count_words("港口大桥换上新灯")
    (5, 4)
    """
    spaceless = count_spaceless(text)
    if spaceless <= len(text) / 2:
        return sum(any(map(str.isalnum, word)) for word in text.split())
    return int(spaceless / (_HAN_WORD if any(char >= _HAN for char in text) else _OTHER_WORD))
