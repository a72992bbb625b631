"""Listings: source code that an article shows, as tutorials, changelogs and answers do. A page's own scripts and styles are no listing.

A listing stands between two fences of Markdown, or it is a run of lines of code. What a page calls by itself for advertising, counting and
embedding is named in rules/lists/trackers.txt; a block of a run that holds such a name is the page's own, and so is a line of code alone.
"""

from bisect import bisect_left
from collections.abc import Sequence

from cleanse.rulebook.view import View
from cleanse.text.fold import fold_line

#: so many lines are a run; a longer line is no line of a listing, in code points
_LEAST, _LONGEST = 3, 160
_FENCES = ("```", "~~~")
_STARTS = tuple("{}()[]<>#@$.\"'*/;")
_ENDS = tuple("{}()[];,>")


class Listings:
    """The listings of a text.

    Args:
        view: The text.
        trackers: What names a page's own code.
    """

    __slots__ = ("_fenced", "_listed", "_trackers", "_view")

    def __init__(self, view: View, trackers: Sequence[str]) -> None:
        self._view = view
        self._trackers = tuple(map(fold_line, trackers))
        #: the numbers of the lines that are fences
        self._fenced = [line for line in view.solid if view.raw[line].lstrip().startswith(_FENCES)]
        #: by line: whether it stands in a run that is a listing
        self._listed: dict[int, bool] = {}

    def holds(self, line: int) -> bool:
        """Whether a line stands in a listing."""
        if bisect_left(self._fenced, line) % 2:
            return True
        if line not in self._listed:
            self._look_at_run(self._view.find_run(line, self._is_code))
        return self._listed.get(line, False)

    def _look_at_run(self, run: Sequence[int]) -> None:
        """Tell what the lines of a run of code are; blank lines part it into blocks."""
        folded = self._view.folded
        block: list[int] = []
        for place, line in enumerate(run):
            block.append(line)
            if place + 1 == len(run) or run[place + 1] > line + 1:
                is_own = any(name in folded[number] for number in block for name in self._trackers)
                self._listed.update(dict.fromkeys(block, len(run) >= _LEAST and not is_own))
                block = []

    def _is_code(self, line: int) -> bool:
        raw = self._view.raw[line]
        bare = raw.strip()
        return len(bare) <= _LONGEST and (raw[:1] in " \t" or bare.startswith(_STARTS) or bare.endswith(_ENDS))
