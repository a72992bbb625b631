"""A document's lines as the scorecard sees them: by themselves, and with what the rules say of them."""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from cleanse.core.edits import Edit, Flag
from cleanse.rulebook.guards import needs_neighbours
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.scorecard.article import COMMENTS, CUE, FINAL, GONE, SOFT, TEASER, Line
from cleanse.rulebook.scorecard.lines import NOTHING, Look, look
from cleanse.rulebook.verdict import Verdict
from cleanse.rulebook.view import Hit, View
from cleanse.text.fold import fold_text

STRUCTURE = "structure/line"
#: categories of what stands behind an article
_FINAL = frozenset({"comment-prompt", "copyright", "login", "nav", "share", "site-name", "tags"})
#: of these also what a rule would not take alone
_FINAL_EVER = frozenset({"comment-prompt", "tags"})


class Seen(NamedTuple):
    """The non-blank lines of a text."""

    #: their numbers in the text; -1 for lines that are gone from it
    numbers: list[int]
    lines: list[Line]
    #: numbers of lines that a `keep` rule protects from anything
    kept: frozenset[int]


def see(
    view: View, verdicts: Sequence[Verdict] = (), wishes: Iterable[Edit | Flag] = (), keeps: Iterable[tuple[Rule, Hit]] = ()
) -> Seen:
    """The lines with the rules' hits on them.

    Args:
        view: The text.
        verdicts: What the rules say, also those that were refused.
        wishes: What they are going to do.
        keeps: The hits of `keep` rules.
    """
    hits = _find_hits(view, verdicts, wishes)
    safe = frozenset(
        line
        for rule, hit in keeps
        if any(fnmatchcase(STRUCTURE, glob) for glob in rule.protects)
        for line in range(hit.line, hit.last + 1)
    )
    numbers = view.solid
    looks, folded = view.column("looks", _look_at_all), view.folded
    return Seen(numbers, [Line(looks[number], folded[number], hits.get(number, 0)) for number in numbers], safe)


def _look_at_all(view: View, numbers: Sequence[int]) -> list[Look]:
    """What each line is; a blank one is nothing, and nobody asks for it."""
    raw = view.raw
    return [look(line) if (line := raw[number].strip()) else NOTHING for number in numbers]


def marks_of(rule: Rule, *, is_sure: bool = True) -> int:
    """What a rule's hit on a line says of the place: TEASER, FINAL, COMMENTS.

    Args:
        rule: The rule.
        is_sure: Whether its guards hold.
    """
    if rule.category == "teaser":
        return TEASER
    if rule.category not in (_FINAL if is_sure else _FINAL_EVER):
        return 0
    return FINAL | COMMENTS if is_sure and rule.category == "comment-prompt" else FINAL


class Gone(NamedTuple):
    """A line that an earlier stage took."""

    #: the number of the line that stands in its place now
    number: int
    text: str
    #: what the rules that took it say of the place: TEASER, FINAL, COMMENTS
    marks: int


def with_gone(seen: Seen, gone: Sequence[Gone]) -> Seen:
    """A document with the lines that were taken from it, each where it stood and marked as a leftover.

    Args:
        seen: The document without them.
        gone: The lines, in order.
    """
    if not gone:
        return seen
    numbers, lines = [], []
    place = 0
    for one in gone:
        while place < len(seen.numbers) and seen.numbers[place] < one.number:
            numbers.append(seen.numbers[place])
            lines.append(seen.lines[place])
            place += 1
        numbers.append(-1)
        lines.append(Line(look(one.text), fold_text(one.text), GONE | one.marks))
    return Seen([*numbers, *seen.numbers[place:]], [*lines, *seen.lines[place:]], seen.kept)


def _find_hits(view: View, verdicts: Sequence[Verdict], wishes: Iterable[Edit | Flag]) -> dict[int, int]:
    hits: dict[int, int] = {}
    for _, rule, hit, _, reason in verdicts:
        for line in range(hit.line, min(hit.last, hit.line + 100) + 1):
            if reason is None:
                hits[line] = hits.get(line, 0) | CUE
            elif needs_neighbours(rule):
                hits[line] = hits.get(line, 0) | SOFT
            else:
                continue
            hits[line] |= marks_of(rule, is_sure=reason is None)
    starts = {line.start: number for number, line in enumerate(view.lines)} if verdicts else {}
    for wish in wishes:
        if isinstance(wish, Edit) and not wish.new and wish.start in starts:
            number = starts[wish.start]
            while number < len(view.lines) and view.lines[number].end <= wish.end:
                hits[number] = hits.get(number, 0) | GONE
                number += 1
    return hits
