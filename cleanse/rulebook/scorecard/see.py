"""A document's lines as the scorecard sees them: by themselves, and with what the rules say of them."""

from collections.abc import Iterable, Sequence, Set
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import NamedTuple

from cleanse.core.edits import Edit, Flag
from cleanse.rulebook.builtin import STRUCTURE
from cleanse.rulebook.guards import needs_neighbours
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.scorecard.article import CLOSING, COMMENTS, CUE, FINAL, GONE, SOFT, TEASER, Line
from cleanse.rulebook.scorecard.lines import SHORT, Look, look, look_all
from cleanse.rulebook.sweeps import Verdict
from cleanse.rulebook.view import Hit, View
from cleanse.rulebook.vocabulary.words import Words, part_late
from cleanse.text.fold import fold_text, show_links

#: categories of what stands behind an article
_FINAL = frozenset({"comment", "comment-prompt", "copyright", "login", "nav", "share", "site-name", "tags"})
#: of these also what a rule would not take alone
_FINAL_EVER = frozenset({"comment-prompt", "tags"})
#: comments stand below these
_COMMENTS = frozenset({"comment", "comment-prompt"})
#: hardly anything but an article's end has these
_CLOSING = frozenset({"copyright", "tags"})


class Seen(NamedTuple):
    """The non-blank lines of a text."""

    #: their numbers in the text; -1 for lines that are gone from it
    numbers: list[int]
    lines: list[Line]
    #: numbers of lines that a `keep` rule protects from anything
    kept: frozenset[int]


def see(
    view: View,
    verdicts: Sequence[Verdict] = (),
    wishes: Iterable[Edit | Flag] = (),
    keeps: Iterable[tuple[Rule, Hit]] = (),
    headings: Set[str] = frozenset(),
) -> Seen:
    """The lines with the rules' hits on them.

    Args:
        view: The text.
        verdicts: What the rules say, also those that were refused.
        wishes: What they are going to do.
        keeps: The hits of `keep` rules.
        headings: Folded keys of lines that head lists.
    """
    hits = _find_hits(view, verdicts, wishes)
    safe = frozenset(
        line
        for rule, hit in keeps
        if any(fnmatchcase(STRUCTURE, glob) for glob in rule.protects)
        for line in range(hit.line, hit.last + 1)
    )
    numbers = view.solid
    looks, words = view.column("looks", _look_at_all), view.column("words", _find_words)
    keys = view.keys
    lines = [Line(looks[number], words[number], hits.get(number, 0), keys[number] in headings) for number in numbers]
    return Seen(numbers, lines, safe)


def look_at(view: View) -> list[Look]:
    """What the non-blank lines are by themselves."""
    looks = view.column("looks", _look_at_all)
    return [looks[number] for number in view.solid]


def _find_words(view: View, numbers: Sequence[int]) -> list[Words]:
    return list(part_late([show_links(view.folded[number]) for number in numbers]))


def _look_at_all(view: View, numbers: Sequence[int]) -> list[Look]:
    """What each line is; a blank one is nothing, and nobody asks for it."""
    return look_all([view.raw[number] for number in numbers])


def marks_of(rule: Rule, *, is_sure: bool = True) -> int:
    """What a rule's hit on a line says of the place: TEASER, FINAL, COMMENTS, CLOSING.

    Args:
        rule: The rule.
        is_sure: Whether its guards hold.
    """
    if rule.category == "teaser":
        return TEASER
    if rule.category not in (_FINAL if is_sure else _FINAL_EVER):
        return 0
    if rule.category in _COMMENTS:
        return FINAL | COMMENTS
    return FINAL | CLOSING if is_sure and rule.category in _CLOSING else FINAL


class Gone(NamedTuple):
    """A line that an earlier stage took."""

    #: the number of the line that stands in its place now
    number: int
    text: str
    #: what the rules that took it say of the place: TEASER, FINAL, COMMENTS, CLOSING
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
        alone, words = _look_again(one.text) if len(one.text) <= SHORT else _look_at_words(one.text)
        lines.append(Line(alone, words, GONE | one.marks))
    return Seen([*numbers, *seen.numbers[place:]], [*lines, *seen.lines[place:]], seen.kept)


def _look_at_words(text: str) -> tuple[Look, Words]:
    folded = show_links(fold_text(text))
    return look(text), Words(folded)


#: what is gone is seen again in each round over a text, and comes again on the next page of a site
_look_again = lru_cache(maxsize=1024)(_look_at_words)


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
