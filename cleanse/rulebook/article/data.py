"""Data: a patch, a mapping of YAML, rows with commas, rows of figures, a table of Markdown, terms with `: ` before what is said of them.

Their lines are values, whatever they say. A page prints its buttons in such forms, too: items below a word that ends in a colon, a row with
bars. What tells data apart is that it goes on: the whole text is a mapping, or half of the rows beside a line say what no rule knows.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise

from cleanse.core.pattern import compile_late
from cleanse.rulebook.edges import SENTENCE_ENDS
from cleanse.rulebook.view import View
from cleanse.text.lines import is_rule_row

#: rows alike with several signs between their cells; with one sign it takes more
_ROWS, _ROWS_OF_TWO = 3, 4
#: a longer line is no row, in code points
_LONGEST = 120
#: what stands between cells without a blank behind it, and with blanks around it
_SIGNS = ",;\t"
_SPACED = compile_late(r"\s[\u2013\u2014=|/-]\s")
#: the bars around a row of one cell
_FRAME = 2
#: so many terms of Markdown, each with what is said of it
_TERMS = 2
_FENCE = "---"
_FIGURES = compile_late(r"\d{1,6}(?:[ \t]+\d{1,6}){2,40}")
_ENDS_IN_FIGURES = compile_late(r"(?<!\d)\d{1,6}(?:[ \t]+\d{1,6}){2}\s*$")
_HUNK = compile_late(r"@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@")
_ENTRY = compile_late(r"( *)((?:- )*)(?:([^\s:#\"'\[{|>-][^\s:]*|\"[^\"]+\"|'[^']+'):(?: +(\S.*))?|(\S.*))?")
_BLOCK = compile_late(r"[|>][+-]?")


class Data:
    """The data of a text.

    Args:
        view: The text.
        known: Numbers of the lines that rules know something of.
    """

    __slots__ = ("_known", "_rows", "_sure", "_view")

    def __init__(self, view: View, known: Set[int]) -> None:
        self._view = view
        self._known = known
        self._sure = {*_find_patches(view.raw), *_find_terms(view.raw, known), *_find_mappings(view), *_find_literal(view.raw)}
        #: by the sign that parts cells and the line: whether it is a row among others
        self._rows: dict[tuple[str, int], bool] = {}

    def holds(self, line: int) -> bool:
        """Whether a line is data."""
        return line in self._sure or self._is_of_grid(line) or any(self._is_row(sign, line) for sign in ("|", " ", *_SIGNS))

    def _is_of_grid(self, line: int) -> bool:
        """Whether a line is figures and blanks, and so is, or ends, the line right above or below it."""
        raw = self._view.raw
        if _FIGURES.fullmatch(raw[line].strip()) is None:
            return False
        beside = (number for number in (line - 1, line + 1) if 0 <= number < len(raw))
        return any(_ENDS_IN_FIGURES.search(raw[number]) is not None for number in beside)

    def _is_row(self, sign: str, line: int) -> bool:
        """Whether a line is one of several rows alike, at least half of which no rule knows; those of Markdown have a rule below the head."""
        if (sign, line) not in self._rows:
            raw = self._view.raw
            times = count_parting(sign, raw[line])
            run = self._view.find_run(line, lambda number: count_parting(sign, raw[number]) == times) if times else [line]
            is_long = len(run) >= (_ROWS if times > 1 else _ROWS_OF_TWO)
            is_data = is_long and 2 * sum(number not in self._known for number in run) >= len(run)
            if sign == "|":
                is_data = is_data and any(map(is_rule_row, raw[run[0] : run[-1] + 1]))
            self._rows.update(dict.fromkeys(((sign, number) for number in run), is_data))
        return self._rows[sign, line]


def count_parting(sign: str, text: str) -> int:
    """How often a sign parts the cells of a row; 0 where a line is none.

    >>> count_parting(",", "1,Share,en"), count_parting(",", "Home, News"), count_parting("|", "| Key | Use |"), count_parting(" ", "a \u2013 b")
    (2, 0, 3, 1)
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return 0
    if sign == "|":
        bars = text.count(sign)
        return bars if text[:1] == sign == text[-1:] and bars > _FRAME else 0
    if sign == " ":
        return len(_SPACED.findall(text)) if text[-1:] not in SENTENCE_ENDS and text[:1] != "|" else 0
    return 0 if sign + " " in text else text.count(sign)


def _find_patches(raw: Sequence[str]) -> Iterator[int]:
    """The lines of the hunks of unified diffs."""
    old = new = 0
    is_inside = False
    for number, text in enumerate(raw):
        match = _HUNK.match(text)
        if match is not None:
            old, new = int(match[1] or 1), int(match[2] or 1)
            is_inside = True
        elif is_inside:
            is_inside = text[:1] in "+- \\" if text else old > 0 or new > 0
            old -= text[:1] in "- "
            new -= text[:1] in "+ "
        if is_inside:
            yield number


def _find_terms(raw: Sequence[str], known: Set[int]) -> list[int]:
    """Terms of Markdown and the lines below them, if no rule knows these: two or more are no accident."""
    found = [
        number
        for number, (above, below) in enumerate(pairwise(raw))
        if below.startswith(": ") and number + 1 not in known and above.strip(": ")
    ]
    return [line for number in found for line in (number, number + 1)] if len(found) >= _TERMS else []


def _find_mappings(view: View) -> Iterator[int]:
    """The lines of mappings of YAML: the whole text, the head of one between two rules, or lines without a blank one among them."""
    solid, raw = view.solid, view.raw
    if is_mapping(raw):
        yield from solid
        return
    if raw[solid[0]].rstrip() == _FENCE:
        stop = next((number for number in solid[1:] if raw[number].rstrip() == _FENCE), solid[0])
        if is_mapping(raw[solid[0] + 1 : stop]):
            yield from range(solid[0] + 1, stop)
    for first, stop in find_blocks(solid):
        margin = raw[first][: -len(raw[first].lstrip(" "))]
        if stop - first >= _ROWS and is_mapping((text.removeprefix(margin) for text in raw[first:stop]), is_alone=False):
            yield from range(first, stop)


def _find_literal(raw: Sequence[str]) -> Iterator[int]:
    """The indented lines below a line that ends in two colons, as reStructuredText shows code."""
    is_inside = False
    for number, text in enumerate(raw):
        is_indented = text[:1] in " \t"
        if is_inside and is_indented:
            yield number
        elif text.strip():
            is_inside = text.rstrip().endswith("::")


def find_blocks(solid: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where lines begin and end that no blank ones part."""
    first = solid[0]
    for one, two in pairwise(solid):
        if two > one + 1:
            yield first, one + 1
            first = two
    yield first, solid[-1] + 1


def is_mapping(lines: Iterable[str], *, is_alone: bool = True) -> bool:
    """Whether lines are a mapping of YAML, one of whose values goes over several of them; its keys are words in small letters.

    Args:
        lines: The lines.
        is_alone: Whether they are all of a text; among others they have a key with its value in one line, too.

    >>> is_mapping(["site:", "  - Home", "  - News"]), is_mapping(["Share:", "- Mail", "- Print"]), is_mapping(["a: 1", "It is."])
    (True, False, False)
    """
    width, opens = -1, True
    block: int | None = None
    has_nested = has_pair = has_small = False
    for text in lines:
        if not text.strip() or text.lstrip()[0] == "#" or text.rstrip() == _FENCE:
            continue
        entry = _ENTRY.fullmatch(text.rstrip())
        if entry is None:
            return False
        indent, key, value = len(entry[1]), (entry[3] or "").strip("\"'"), entry[4]
        if block is not None and indent > block:
            continue
        if not (key or (entry[2] and width >= 0)) or (indent > width and not opens) or key[:1].isupper():
            return False
        has_nested |= width >= 0 and opens and (indent > width or entry[2] != "")
        has_pair |= value is not None
        has_small |= key[:1].islower()
        block = indent if value is not None and _BLOCK.fullmatch(value) is not None else None
        width, opens = indent, value is None or entry[2] != ""
    return has_nested and (has_pair or (is_alone and has_small))
