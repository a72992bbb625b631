"""References to a place in the same book: *See also: windlass, p. 12* in a glossary, *Siehe auch Regel 4* below a rule of a game.

To the rules such a line is a pointer to another article. It names a page, a chapter or a rule with its number, at its end or right behind its
colon; or what stands behind the colon heads another line of the text, as the words of a glossary do; or that is one word, and no letter of
the line is a capital. Words to edit: rules/words/places.txt.
"""

import re
from functools import cache, cached_property

from cleanse.core.pattern import compile_late
from cleanse.rulebook.sections import read_phrases
from cleanse.rulebook.view import View

#: a longer line is no reference, in code points
_LONGEST = 70
#: nothing longer heads a line, in code points
_HEAD_LONGEST = 40
_NUMBER = r"(?:№ ?|nr\.? |n[ro]?[.º°] ?|#)?(?:\d{1,3}(?:[-\u2013]\d{1,3})?(?!\d)|[一二三四五六七八九十百]{1,4}|[ivxl]{1,5}\b)"
_CLOSED = r"[\s.)\]\u00bb\u201d\"\u3002\u0964\uff09]*"
_LETTER = compile_late("[a-z\u0430-\u044f]")
#: what parts a head from what is said of it, in a glossary or a dictionary
_HEAD = compile_late(r"[\W\d_]*([^\W\d_][^:=(\u2013\u2014\uff1a\t]*?)\s*(?:[:=(\u2013\u2014\uff1a\t]| - |$)")


@cache
def _compile() -> re.Pattern[str]:
    words = read_phrases("words/places.txt")
    before, behind = ("|".join(map(_spell, words[name])) for name in ("before", "behind"))
    place = rf"(?:(?<!\w)(?:{before})[.:]?\s?{_NUMBER}|(?:第\s?|제\s?)?{_NUMBER}[.\s]{{0,2}}(?:{behind}))"
    return re.compile(rf"[\s,\u060c\u3001(;:\uff1a\u2014\u2013-]{place}{_CLOSED}$|[:\uff1a]\s*{place}[,\u060c\u3001;]")


def _spell(word: str) -> str:
    """A word as a pattern; a letter alone has a full stop behind it, for it could be a model's: Galaxy S 21."""
    return re.escape(word.casefold()) + (r"(?=\.)" if _LETTER.fullmatch(word) is not None else "")


class Citations:
    """The references of a text.

    Args:
        view: The text.
    """

    __slots__ = ("__dict__", "_view")

    def __init__(self, view: View) -> None:
        self._view = view

    def holds(self, line: int) -> bool:
        """Whether a line refers to a place in the text's own book, to another line of the text, or all in small letters to a word."""
        text = self._view.raw[line].strip().casefold()
        if len(text) > _LONGEST:
            return False
        if any(map(str.isdigit, text)) and names_place(text):
            return True
        _, colon, object_ = text.replace("\uff1a", ":").partition(":")
        if not colon:
            return False
        bare = object_.strip(" .\u0964\u3002")
        return bare in self._heads or (bare.isalpha() and self._view.raw[line].islower())

    @cached_property
    def _heads(self) -> frozenset[str]:
        """What stands before a colon, a dash or a bracket at the beginning of lines that say something of it."""
        found = set()
        for number in self._view.solid:
            text = self._view.raw[number][: 2 * _HEAD_LONGEST].strip().casefold()
            match = _HEAD.match(text)
            if match is not None and len(match[1]) <= _HEAD_LONGEST and match.end() < len(text):
                found.add(match[1].strip())
        return frozenset(found)


def names_place(text: str) -> bool:
    """Whether a casefolded line ends in a place of a book, or begins with one behind a colon.

    >>> names_place("see also: windlass, p. 12"), names_place("lásd még: 3. fejezet, keresés"), names_place("see also: the best of 2012")
    (True, True, False)
    """
    return _compile().search(text) is not None
