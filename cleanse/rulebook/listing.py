"""Listings: source code that an article shows, as tutorials, changelogs and answers do. A page's own scripts and styles are no listing.

A listing stands between two fences of Markdown, or it is a run of lines of code. What a page calls by itself for advertising, counting and
embedding is named in rules/lists/trackers.txt; a block of a run that holds such a name is the page's own, and so is a line of code alone.

A text is about code if lines that can be nothing else are several in it, and two of them stand together.
"""

import re

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import pairwise

from cleanse.core.pattern import compile_late
from cleanse.rulebook.view import View
from cleanse.text.fold import fold_line

#: so many lines are a run; a longer line is none of a listing if it is not indented, in code points
_LEAST, _LONGEST = 3, 300
_FENCES = ("```", "~~~")
_STARTS = tuple("{}()[]<>#@$.\"'*/;")
_ENDS = tuple("{}()[];,>")
#: a text with so many lines of sure code is about it
_SURE_LEAST = 3
_SURE = compile_late(
    r"\s*(?:"
    r"[\s(]*[{}][\s{}()\[\];,]*|[\]}][\s{}()\[\];,]*"  # brackets alone
    r'|[^.!?]*(?:[)=\w"\']\s?\{|\}\);?|\);|[\]}"],?\s?\},?)'  # a block begins or ends
    r'|"[\w@:./-]+"\s?:\s?(?:["\[{\d-]|true\b|false\b|null\b).*'  # a key of JSON
    r"|>>> .*|\$ [a-z.][\w./-]* ?.*"  # a prompt
    r"|(?!--).*\s\\"  # goes on in the next line of a shell
    r"|--?[a-z][\w-]*(?:[ =][^ ]+)?(?: \\)?"  # an option of a command
    r"|(?:```|~~~).*"  # a fence
    r")\s*",
    re.DOTALL,
)


def _find_trackers(trackers: Sequence[str]) -> Callable[[str], object]:
    """Finds the first name of a page's own code in a folded line, where a word begins."""
    if not trackers:
        return lambda _: None
    return re.compile(r"(?<![^\W\d_])(?:%s)" % "|".join(re.escape(fold_line(name)) for name in trackers)).search


def is_about_code(view: View, trackers: Sequence[str]) -> bool:
    """Whether a text shows source code that is not its page's own.

    Args:
        view: The text.
        trackers: What names a page's own code.
    """
    names_tracker = _find_trackers(trackers)
    sure = [
        place
        for place, line in enumerate(view.solid)
        if len(view.raw[line]) <= _LONGEST
        and _SURE.fullmatch(view.raw[line]) is not None
        and not names_tracker(view.folded[line])
    ]
    return len(sure) >= _SURE_LEAST and any(two == one + 1 for one, two in pairwise(sure))


class Listings:
    """The listings of a text.

    Args:
        view: The text.
        trackers: What names a page's own code.
    """

    __slots__ = ("_fenced", "_listed", "_names_tracker", "_view")

    def __init__(self, view: View, trackers: Sequence[str]) -> None:
        self._view = view
        self._names_tracker = _find_trackers(trackers)
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
                is_own = any(self._names_tracker(folded[number]) for number in block)
                self._listed.update(dict.fromkeys(block, len(run) >= _LEAST and not is_own))
                block = []

    def _is_code(self, line: int) -> bool:
        raw = self._view.raw[line]
        bare = raw.strip()
        return raw[:1] in " \t" or (len(bare) <= _LONGEST and (bare.startswith(_STARTS) or bare.endswith(_ENDS)))
