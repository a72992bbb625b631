"""Questions and answers: lists of them say how the reader subscribes, logs in or is counted by cookies, in the words in which sites do.

The line below a question is its answer where a text has several questions of which no rule knows anything, and *Forgot your password?* above a
sentence is one of them. A site asks once, if at all.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Set

from cleanse.rulebook.edges import SENTENCE_ENDS
from cleanse.rulebook.view import View

#: fewer questions are no list of them
_LEAST = 3
#: the longest question, in code points
_MAX = 160
#: what ends a question
QUESTION_SIGNS = frozenset("?？؟;՞")


class Questions:
    """The questions of a text.

    Args:
        view: The text.
        known: Numbers of the lines that rules know something of.
    """

    __slots__ = ("_asking", "_known", "_view")

    def __init__(self, view: View, known: Set[int]) -> None:
        self._view = view
        self._known = known
        asking = {line for line in view.solid if line not in known and self._asks(view.raw[line].rstrip())}
        self._asking = asking if len(asking) >= _LEAST else set()

    def is_answer(self, line: int) -> bool:
        """Whether a line stands right below a question of a list of them."""
        solid = self._view.solid
        place = bisect_left(solid, line)
        return place > 0 and solid[place - 1] in self._asking

    def is_answered(self, line: int) -> bool:
        """Whether a line is a question of such a list, and what stands right below it ends a sentence and is of no rule."""
        solid = self._view.solid
        place = bisect_right(solid, line)
        if not self._asking or place == len(solid) or solid[place] in self._known:
            return False
        return self._asks(self._view.raw[line].rstrip()) and self._view.raw[solid[place]].rstrip()[-1:] in SENTENCE_ENDS

    @staticmethod
    def _asks(text: str) -> bool:
        return text[-1:] in QUESTION_SIGNS and len(text) <= _MAX
