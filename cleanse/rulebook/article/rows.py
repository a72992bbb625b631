"""Rows: `Date: 7 October`, `Phone: 024-0000`, `E-mail: info@gom.example`, as an invitation, a vacancy or minutes have them.

An imprint has such rows too, so a rule that knows the telephone of an imprint would take that of an invitation, and a rule of credits the
photographer of a film's table. What no rule knows tells the two apart: a row stays where rows of which no rule knows stand beside it.
"""

from collections.abc import Set

from cleanse.core.pattern import compile_late
from cleanse.rulebook.view import View

#: the longest row, in code points
_MAX = 80
_ROW = compile_late(r"\W{0,4}[^\W\d_][^:：@]{0,40}[:：]\s{0,4}[^\s/][^|。]*")
_RIGHTS = compile_late(r"[©®]|\(c\)")


class Rows:
    """The rows of a text.

    Args:
        view: The text.
        known: Numbers of the lines that rules know something of.
    """

    __slots__ = ("_known", "_unknown", "_view")

    def __init__(self, view: View, known: Set[int]) -> None:
        self._view = view
        self._known = known
        #: by line: how many rows of its run no rule knows
        self._unknown: dict[int, int] = {}

    def count_unknown(self, line: int) -> int:
        """How many rows no rule knows in the list of which a line is a row; 0 where it is none, or says whose rights are reserved."""
        if not self._is_row(line) or _RIGHTS.search(self._view.raw[line]):
            return 0
        if line not in self._unknown:
            run = self._view.find_run(line, self._is_row)
            self._unknown.update(dict.fromkeys(run, sum(row not in self._known for row in run)))
        return self._unknown[line]

    def _is_row(self, line: int) -> bool:
        text = self._view.raw[line]
        return len(text) <= _MAX and is_labelled(text.strip())


def is_labelled(text: str) -> bool:
    """Whether a line is a label and its value.

    >>> is_labelled("Date: 7 October"), is_labelled("Ingredients:"), is_labelled("https://gom.example")
    (True, False, False)
    """
    return _ROW.fullmatch(text) is not None
