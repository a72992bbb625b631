"""Paragraphs that end in a button, `The bridge is open. Read more`: summaries of other articles, and the article's own where a page folds it.

A summary stands among others, or beside what rules know and behind the article. A paragraph that stands alone, or below which the article goes
on, is taken for the article's.
"""

from bisect import bisect_left
from collections.abc import Set

from cleanse.core.letters import count_letters
from cleanse.core.pattern import compile_late
from cleanse.rulebook.edges import SENTENCE_ENDS, scale
from cleanse.rulebook.shapes import is_paragraph
from cleanse.rulebook.view import View

#: the longest button with its brackets and arrows, in code points
_MOST = 44
#: what stands before a button is no paragraph with fewer letters
_LETTERS = 45
#: how far away another summary stands at most, in lines, blank ones left out
_APART = 3
#: how far away what rules know of a list of summaries stands at most
_BESIDE = 2
#: how far below the article goes on at most
_BELOW = 4
_ENDS = "".join(sorted(SENTENCE_ENDS))
_BUTTON = compile_late(rf"(?<=[{_ENDS}])[\"”»)]? ?[\[(]?[^\W\d_][^{_ENDS}]{{1,30}}[\])]? ?[»›>→]{{0,3}} ?(?:…|\.\.\.)?$")
#: the point in an address ends no sentence
_ADDRESS = compile_late(r"[!-~]*[0-9a-z]\.[a-z]{2,}[!-~]*$")


class Summaries:
    """The lines of a text that may be summaries of other articles.

    Args:
        view: The text.
        known: Numbers of the lines that rules know something of.
    """

    __slots__ = ("_known", "_view")

    def __init__(self, view: View, known: Set[int]) -> None:
        self._view = view
        self._known = known

    def is_article(self, line: int) -> bool:
        """Whether a line is a paragraph of the article that ends in a button."""
        if not self._has_button(line):
            return False
        solid = self._view.solid
        place = bisect_left(solid, line)
        near = [other for other in solid[max(0, place - _APART) : place + _APART + 1] if other != line and other in self._known]
        if any(map(self._has_button, near)):
            return False
        beside = {*solid[max(0, place - _BESIDE) : place + _BESIDE + 1]}
        below = solid[place + 1 : place + 1 + _BELOW]
        return beside.isdisjoint(near) or any(other not in self._known and is_paragraph(self._view.raw[other]) for other in below)

    def _has_button(self, line: int) -> bool:
        text = self._view.raw[line].rstrip()
        end = max(0, len(text) - _MOST)
        found = _BUTTON.search(text, end)
        if found is None or _ADDRESS.match(text, max(end, text.rfind(" ") + 1)) is not None:
            return False
        before = text[: found.start()]
        return count_letters(before) >= scale(_LETTERS, before)
