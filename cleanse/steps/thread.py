"""Threads: what readers wrote under an article.

Rules find a thread's fixed lines: its heading ("12 comments"), its buttons ("Report abuse"), the heads of guests. What stands between them
no rule can know. A *mark* is a dropped line about comments, or a *stamp* below one: a short line that begins or ends with a day and a
time of day. A *beat* is a stamp or a line of the category comment, which stands nowhere else. Where three beats or more follow each other
from a dropped line on, the lines between that line and the last beat are a thread, and they go.

Never: what stands above the heading; a thread with less than an article above it; one with a body that is longer than what stands above it,
since a heading said above the article would take that for a comment.
"""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from cleanse.core.document import Document, find_dropped
from cleanse.core.edits import Edit
from cleanse.rulebook.builtin import THREAD
from cleanse.rulebook.view import View
from cleanse.steps.said import MIN_LETTERS, THREAD_CATEGORIES, CategoryOf, Said, is_prose, measure, take

MIN_BEATS = 3
#: the most lines between a heading and the first beat, blank ones left out
MAX_OPENING = 8
#: the most lines between two beats, blank ones left out
MAX_BODY = 25
#: with no more lines between heading and first stamp, stamps stand above what they belong to
MAX_HEAD = 3
#: fewer paragraphs above a thread are no article
MIN_PROSE = 3
#: nor are fewer letters
MIN_ARTICLE = 400
#: the category of rules whose lines stand nowhere else
_CERTAIN = "comment"


class Mark(NamedTuple):
    """A fixed line of a thread: which of the lines that say something stands there now, and whether the mark still stands itself."""

    place: int
    is_beat: bool
    stays: bool

    @property
    def below(self) -> int:
        """The place of the first line below it."""
        return self.place + self.stays


def find_threads(view: View, said: list[Said], doc: Document, category_of: CategoryOf) -> Iterator[tuple[int, Edit]]:
    """The lines of threads, each with its edit."""
    gone = [(place, category_of(rule)) for place, rule in _find_gone(said, doc)]
    marks = _find_marks(said, gone)
    if sum(mark.is_beat for mark in marks) < MIN_BEATS:
        return
    letters = [0, *accumulate(_weigh(one.text) for one in said)]
    prose = [0, *accumulate(is_prose(one.text) for one in said)]
    edges = {place for place, _ in gone}
    for chain in _chain(marks):
        longest = max(letters[other.place] - letters[one.below] for one, other in pairwise(chain))
        first, stop = chain[0].place, chain[-1].below
        if prose[first] < MIN_PROSE or letters[first] < max(MIN_ARTICLE, longest):
            continue
        opening = next(mark for mark in chain if mark.is_beat)
        if chain[-1].stays and opening.place - chain[0].below <= MAX_HEAD:
            # the last stamp has a body too, no longer than the longest of the others
            while stop < len(said) and stop not in edges and letters[stop + 1] - letters[chain[-1].below] <= longest:
                stop += 1
        for one in said[first:stop]:
            yield one.line, take(view, one.line, THREAD, "between the lines of a thread")


def _weigh(text: str) -> int:
    """The letters of a line; in scripts without spaces they count as more."""
    size = measure(text)
    return size.letters * MIN_LETTERS // size.line


def _find_gone(said: list[Said], doc: Document) -> Iterator[tuple[int, str]]:
    """The dropped lines: the place of the line that stands there now, and the rule."""
    for dropped in find_dropped(doc):
        if not dropped.is_emptied and dropped.change.old.strip():
            yield bisect_left(said, dropped.below, key=lambda one: one.line), dropped.change.rules[-1]


def _find_marks(said: list[Said], gone: list[tuple[int, str]]) -> list[Mark]:
    """The fixed lines of threads in order, from the first dropped one on."""
    marks = [Mark(place, category == _CERTAIN, stays=False) for place, category in gone if category in THREAD_CATEGORIES]
    if not marks:
        return []
    from cleanse.steps.stamps import is_full  # few texts need it

    marks += [Mark(place, is_beat=True, stays=True) for place in range(marks[0].place, len(said)) if is_full(said[place].text)]
    return sorted(marks, key=lambda mark: (mark.place, mark.stays))


def _chain(marks: list[Mark]) -> Iterator[list[Mark]]:
    """Marks that follow each other closely, from a dropped line on, with beats enough."""
    chain: list[Mark] = []
    beats = 0
    for mark in marks:
        if chain:
            opens = len(chain) == 1 and not chain[0].is_beat
            # a heading nearer to the first beat is the thread's own
            heads_anew = not mark.is_beat and beats < MIN_BEATS
            if heads_anew or mark.place - chain[-1].below > (MAX_OPENING if opens else MAX_BODY):
                if beats >= MIN_BEATS:
                    yield chain
                chain, beats = [], 0
        if chain or not mark.stays:
            chain.append(mark)
            beats += mark.is_beat
    if beats >= MIN_BEATS:
        yield chain
