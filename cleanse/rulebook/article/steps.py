"""Steps of a manual that say which button to press: *Step 2* above *Log in*, a numbered list, and one that a sentence announces by its colon.

A label is the same word with the next number, and as many lines stand below each. An announced list is of three lines or more; they are not
all for sharing, as those of a row of buttons between paragraphs are, and a sentence stands behind them.
"""

from collections.abc import Iterator, Mapping, Sequence, Set

from cleanse.core.pattern import compile_late
from cleanse.rulebook.edges import SENTENCE_ENDS, scale
from cleanse.rulebook.shapes import CLOSERS
from cleanse.rulebook.view import View

_HAN = "\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LABEL = compile_late(rf"(\D{{0,16}}?)\s?(\d{{1,3}}|[{_HAN}]|(?<=\s)[IVX]{{1,4}})(\D{{0,4}})")
_ITEM_NUMBER = compile_late(rf"(\d{{1,2}}|[{_HAN}])[.)\uff0e\u3001]\s*\S")
_TIME = compile_late(r"(?:[01]?\d|2[0-4])[.:h][0-5]\d")
#: so many labels are steps, and so many times a programme
_LEAST = 3
#: of what stands below labels, one line in so many may be said again: buttons are the same below each picture
_MOSTLY = 4
#: the most lines from a label to the next
_APART = 3
#: a sentence that announces a list has so many code points, an item of the list has at most so many; so many items are a list
_ANNOUNCES, _ITEM, _ITEMS = 30, 40, 3
#: categories of which rows of buttons are
_BUTTONS = frozenset({"share", "ui", "ad"})
#: a number alone is a label if one of these stands behind it
_STOPS = frozenset({".", ")", "\uff0e", "\u3001"})
_COLONS = (":", "\uff1a")
_NO_PROSE = '-\u2013\u2014*\u2022+"\u201c\u201e\u00ab\u300c\u300e'


class Steps:
    """The steps of a text.

    Args:
        view: The text.
        known: The categories of the rules that know something of a line, by its number.
    """

    __slots__ = ("_held", "_known", "_view")

    def __init__(self, view: View, known: Mapping[int, Set[str]]) -> None:
        self._view = view
        self._known = known
        self._held = {*self._find_labelled(), *self._find_numbered(), *self._find_announced()}

    def holds(self, line: int) -> bool:
        """Whether a line says what is done in a step."""
        return line in self._held

    def _find_labelled(self) -> Iterator[int]:
        """What stands below labels."""
        solid, raw = self._view.solid, self._view.raw
        labels = [
            (place, *label)
            for place, number in enumerate(solid)
            if number not in self._known and (label := read_label(raw[number].strip())) is not None
        ]
        for run in _part(labels):
            for below in range(1, run[1][0] - run[0][0]):
                lines = [solid[place + below] for place, *_ in run if place + below < len(solid)]
                if len({self._view.keys[line] for line in lines}) * _MOSTLY >= len(lines) * (_MOSTLY - 1):
                    yield from lines

    def _find_numbered(self) -> Iterator[int]:
        """The items of lists that are numbered in order, if no rule knows half of them."""
        run: list[int] = []
        for line in (*self._view.solid, None):
            match = None if line is None else _ITEM_NUMBER.match(self._view.raw[line].strip())
            number = 0 if match is None else _to_number(match[1])
            if number != len(run) + 1:
                if len(run) >= _LEAST and 2 * sum(item not in self._known for item in run) >= len(run):
                    yield from run
                run = []
            if line is not None and number == len(run) + 1:
                run.append(line)

    def _find_announced(self) -> Iterator[int]:
        """The items of lists that a sentence announces."""
        solid, raw = self._view.solid, self._view.raw
        place = 0
        while place < len(solid):
            text = raw[solid[place]].strip()
            start, place = place + 1, place + 1
            if not text.endswith(_COLONS) or len(text) < scale(_ANNOUNCES, text) or solid[start - 1] in self._known:
                continue
            while place < len(solid) and solid[place] in self._known and len(raw[solid[place]].strip()) <= _ITEM:
                place += 1
            items = solid[start:place]
            kinds = [self._known[line] for line in items]
            if len(items) < _ITEMS or all(kind <= _BUTTONS for kind in kinds) or place == len(solid):
                continue
            behind = raw[solid[place]].strip()
            if solid[place] not in self._known and _goes_on(behind):
                yield from items


def read_label(text: str) -> tuple[str, str, int] | None:
    """What stands before and behind the number of a step, and the number; a time of day is the minutes since midnight.

    >>> read_label("Step 3:"), read_label("3\ub2e8\uacc4"), read_label("20.15"), read_label("3."), read_label("Part IV")
    (('Step', ':', 3), ('', '\ub2e8\uacc4', 3), ('', '', 1215), ('', '.', 3), ('Part', '', 4))
    """
    if _TIME.fullmatch(text) is not None:
        return "", "", 60 * int(text[:-3]) + int(text[-2:])
    match = _LABEL.fullmatch(text)
    if match is None or not (match[3] in _STOPS or any(map(str.isalpha, match[1] + match[3]))):
        return None
    return match[1], match[3], _to_number(match[2])


def _to_number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    return _HAN.find(text) + 1 if text in _HAN else _ROMAN.index(text) + 1 if text in _ROMAN else 0


def _part(labels: Sequence[tuple[int, str, str, int]]) -> Iterator[list[tuple[int, str, str, int]]]:
    """The runs of labels that follow each other, as far apart as the first two."""
    run: list[tuple[int, str, str, int]] = []
    for label in labels:
        if run and not _follows(run, label):
            if _is_long(run):
                yield run
            run = run[-1:] if _follows(run[-1:], label) else []
        run.append(label)
    if _is_long(run):
        yield run


def _follows(run: Sequence[tuple[int, str, str, int]], label: tuple[int, str, str, int]) -> bool:
    _, before, behind, number = run[-1]
    apart = label[0] - run[-1][0]
    if (before, behind) != label[1:3] or not 1 < apart <= _APART or (len(run) > 1 and apart != run[1][0] - run[0][0]):
        return False
    return number < label[3] if not (before or behind) else number + 1 == label[3]


def _is_long(run: Sequence[tuple[int, str, str, int]]) -> bool:
    """Whether labels are enough for steps; where they are numbers alone, the first is 1."""
    return len(run) >= _LEAST and (run[0][1] != "" or run[0][2] not in _STOPS or run[0][3] == 1)


def _goes_on(text: str) -> bool:
    """Whether a line is a sentence that goes on below a list, and no item or quotation that was announced itself."""
    return text[:1] not in _NO_PROSE and text.rstrip(CLOSERS)[-1:] in SENTENCE_ENDS
