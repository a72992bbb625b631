"""Listings: source code that an article shows, as tutorials, changelogs and answers do. A page's own scripts and styles are no listing.

A listing stands between two fences of Markdown, or it is a run of lines of code. What a page calls by itself for advertising, counting and
embedding is named in rules/lists/trackers.txt; a block of a run that holds such a name is the page's own, and so is a line of code alone.

A text is about code if lines that can be nothing else are several in it, and two of them stand together; or if many lines hold names with
an underscore, a capital within or a pair of brackets, as those of an interface do.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from cleanse.core.pattern import compile_late
from cleanse.rulebook.shapes import FENCES
from cleanse.rulebook.view import View
from cleanse.text.fold import fold_line

#: fewer lines of code are no run
_LEAST = 3
#: a longer line is none of a listing if it is not indented, in code points
_LONGEST = 300
_STARTS = tuple("{}()[]<>#@$.\"'*/;")
_ENDS = tuple("{}()[];,>")
#: one of these stands in every text about code
_SIGNS = ("{", "```", "~~~", ">>> ", " \\\n", "$ ", "()", "_", "</", "import ", " = ")
#: a text with this many lines that can be nothing but code may be about it
_SURE_LEAST = 3
#: a text with this many lines that hold names of an interface is about code, too
_NAMED_LEAST = 10
#: if they are a large enough share of its lines, in per cent
_NAMED_SHARE = 10
_NAMED = compile_late(r"[a-z]{2,}_[a-z]{2,}|[A-Z]{2,}_[A-Z]{2,}|[A-Za-z]{3,}\(\)|(?<!\w)[a-z]{3,}[A-Z][a-z]+")
_ADDRESS = ("http", "www.", "@")
_SURE = compile_late(
    r"[\s(]*[{}][\s{}()\[\];,]*|[\]}][\s{}()\[\];,]*"  # brackets alone
    r'|[^.!?]*(?:[)=\w"\']\s?\{|\}\);?|\);|[\]}"],?\s?\},?)'  # a block begins or ends
    r'|"[\w@:./-]+"\s?:\s?(?:["\[{\d-]|true\b|false\b|null\b).*'  # a key of JSON
    r"|(?:from [\w.]+ )?import [\w.]+(?: as \w+|, \w+)*|(?:async )?def \w+\(.*|class \w+(?:\(.*)?:"  # statements of Python
    r"|for \w+(?:, ?\w+)* in [\w.]+[(\[].*:|(?:if|elif|while|with) .*[(\[].*:|return .*[)\]]"
    r"|[\w.\[\]]+ \+?= (?:\w+(?:\.\w+)*\(|\[).*|(?:[a-z_]\w*\.)+\w+\(.*\)|print\(.*\)"
    r"|>>> .*|\$ [a-z.][\w./-]* ?.*"  # a prompt
    r"|(?!--).*\s\\"  # goes on in the next line of a shell
    r"|--?[a-z][\w-]*(?:[ =][^ ]+)?(?: \\)?"  # an option of a command
    r"|</?(?!(?:p|div|span|br|a|img|b|i|em|strong|ul|ol|li|h\d|iframe|center|font|table|tr|td)\b)[a-z][\w-]*(?:\s[^<>]*)?/?>"  # a tag
    r"|(?:```|~~~).*",  # a fence
    re.DOTALL,
)


def _find_trackers(trackers: Sequence[str]) -> Callable[[str], object]:
    """Finds the first name of a page's own code in a folded line, where a word begins."""
    if not trackers:
        return lambda _: None
    names = "|".join(re.escape(fold_line(name)) for name in trackers)
    return re.compile(rf"(?<![^\W\d_])(?:{names})").search


def is_about_code(view: View, trackers: Sequence[str] = ()) -> bool:
    """Whether a text shows source code that is not its page's own.

    Args:
        view: The text.
        trackers: What names a page's own code; nothing where that is gone.
    """
    if not any(sign in view.text for sign in _SIGNS):
        return False
    sure = [place for place, line in enumerate(view.solid) if _is_sure(view.raw[line])]
    if len(sure) >= _SURE_LEAST and trackers:
        names_tracker = _find_trackers(trackers)
        own = {line for block in _part(view.solid) if _are_own(view, block, names_tracker) for line in block}
        sure = [place for place in sure if view.solid[place] not in own]
    if len(sure) >= _SURE_LEAST and any(two == one + 1 for one, two in pairwise(sure)):
        return True
    named = sum(
        _NAMED.search(view.raw[line]) is not None and not any(sign in view.raw[line] for sign in _ADDRESS) for line in view.solid
    )
    return named >= _NAMED_LEAST and 100 * named >= _NAMED_SHARE * len(view.solid)


def _is_sure(line: str) -> bool:
    return len(line) <= _LONGEST and _SURE.fullmatch(line.strip()) is not None


def _part(lines: Sequence[int]) -> Iterator[list[int]]:
    """The blocks of some lines, which other lines part, blank ones among them."""
    block: list[int] = []
    for line in lines:
        if block and line > block[-1] + 1:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _are_own(view: View, block: Sequence[int], names_tracker: Callable[[str], object]) -> bool:
    """Whether lines name what a page calls by itself."""
    return any(names_tracker(view.folded[line]) for line in block)


class Listings:
    """The listings of a text.

    Args:
        view: The text.
        trackers: What names a page's own code.
    """

    def __init__(self, view: View, trackers: Sequence[str]) -> None:
        self._view = view
        self._names_tracker = _find_trackers(trackers)
        self._is_about = is_about_code(view, trackers)
        #: the numbers of the lines that are fences
        self._fenced = [line for line in view.solid if view.raw[line].lstrip().startswith(FENCES)]
        #: by line: whether it stands in a run that is a listing
        self._listed: dict[int, bool] = {}

    def is_fenced(self, line: int) -> bool:
        """Whether a line stands between two fences."""
        return bisect_left(self._fenced, line) % 2 == 1

    def holds(self, line: int) -> bool:
        """Whether a line stands in a listing, or is code in a text about it."""
        if self.is_fenced(line) or (self._is_about and not self._names_tracker(self._view.folded[line])):
            return True
        if line not in self._listed:
            self._look_at_run(self._view.find_run(line, self._is_code))
        return self._listed.get(line, False)

    def is_shown(self, line: int) -> bool:
        """Whether a line stands in a listing of a text about code."""
        return self._is_about and len(self._view.find_run(line, self._is_code)) >= _LEAST

    def _look_at_run(self, run: Sequence[int]) -> None:
        """Tell what the lines of a run of code are; blank lines part it into blocks."""
        for block in _part(run):
            is_listed = len(run) >= _LEAST and not _are_own(self._view, block, self._names_tracker)
            self._listed.update(dict.fromkeys(block, is_listed))

    def _is_code(self, line: int) -> bool:
        raw = self._view.raw[line]
        bare = raw.strip()
        return raw[:1] in " \t" or (len(bare) <= _LONGEST and (bare.startswith(_STARTS) or bare.endswith(_ENDS)))
