"""Items: headlines of other articles under a heading ("Read also") that a teaser rule has dropped.

They run up to the next blank line or paragraph. Two or more are taken; one alone only where the heading ended in a colon or is a label
that stands above one headline (`related.LABEL`), or where nothing follows. They stay where the next paragraph takes one up.

An item may have a day or a time of day before it, behind it or on a line of its own; a list of such items may be long. Where the whole
text has blank lines between its lines, they part nothing, and three items are needed. Where the article goes on below, only what surely
is a headline goes (`steps/headlines`), and nothing does where it has not begun yet: its own headline and deck stand there. Books, rows of
figures, prose that is broken at a width and the questions of an interview are no items, nor is what goes on with a list above the heading.
In scripts that end no sentence with a mark a headline looks like a paragraph, so items must have a day or a time of day there.
"""

from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from cleanse.core.edits import Edit
from cleanse.core.pattern import compile_late
from cleanse.rulebook.article.questions import QUESTION_SIGNS
from cleanse.rulebook.shapes import is_headline
from cleanse.rulebook.view import View
from cleanse.steps.headlines import (
    BLANK,
    DATED,
    HEADLINE,
    LINE,
    PARAGRAPH,
    RANK,
    STAMP,
    Item,
    are_books,
    are_rows,
    bullet_of,
    count_sure,
    is_wrapped,
    number_of,
)
from cleanse.steps.related import Heading, takes_up
from cleanse.steps.said import Said, is_comparable_sentence, take
from cleanse.steps.stamps import is_alone, without_stamp
from cleanse.text.fold import LEADING, show_links

#: a list of more items is no related block, unless half of them or more have a day or a time of day
MAX_ITEMS = 10
#: and then one of more items is none
MAX_DATED = 80
#: fewer items with a day or a time of day make no such list
MIN_DATED = 3
#: fewer items are no list where blank lines part all lines of the text, unless nothing follows
MIN_PARTED = 3
#: a headline beside a day or a time of day has no more words
MAX_WORDS = 30
#: a text with at least this many questions besides those in a run is an interview
MIN_QUESTIONS = 2
#: a sentence that ends within a line, behind a word that is no abbreviation
_INNER_END = compile_late(r"[^\W\d_]{4}[.!?] +[^\W\d_a-z]")
#: an item may have three lines: its rank, itself, and its stamp
_MAX_LINES = 3 * MAX_DATED + 1
#: Thai, Lao and Khmer have no full stop, or hardly use it
_WITHOUT_STOPS = frozenset({"Thai", "Laoo", "Khmr"})
#: how many lines above a heading, blank ones left out, are looked at for a list
_NEAR = 30
_LOUD = "?!\u061f\uff1f\uff01\u2026"


def find_items(view: View, said: list[Said], headings: Sequence[Heading], credited: Set[int]) -> Iterator[tuple[int, Edit]]:
    """The runs of items that begin below headings, where it is certain that they are items; captions, whose credit was cut, are none."""
    captions = {place for place, one in enumerate(said) if one.line in credited}
    sentences = [0, *accumulate(is_comparable_sentence(one.text) for one in said)]
    questions = [0, *accumulate(one.text[-1:] in QUESTION_SIGNS for one in said)]
    for heading in headings:
        yield from _take_run(view, said, heading, _find_run(said, heading, captions), _Above(sentences, questions))


class _Above(NamedTuple):
    """How many of the lines above each place are sentences, and how many are questions."""

    sentences: Sequence[int]
    questions: Sequence[int]


def _take_run(view: View, said: list[Said], heading: Heading, run: list[Item], above: _Above) -> Iterator[tuple[int, Edit]]:
    """The run below a heading."""
    sentences, questions = above
    first = heading.place
    items, dated = _count(run)
    last = first + len(run)
    if are_books(run) or are_rows(run) or is_wrapped(run) or _are_questions(questions, first, last):
        return
    is_dated = _is_dated_list(items, dated)
    if not is_dated and view.main_script in _WITHOUT_STOPS:
        return
    if not (is_dated or sentences[-1]):
        return  # where no line ends a sentence, one that does not is no headline for that
    if not is_dated and sentences[-1] > sentences[last]:
        if not sentences[first]:
            return
        last = first + count_sure(run, _look_below(said, last, heading))
        items, dated = _count(run[: last - first])
    after = said[last].text if last < len(said) else None
    if not _are_certain(items, dated, heading, is_last=after is None):
        return
    if after is not None and any(takes_up(after, one.text) for one in said[first:last]):
        return
    for one in said[first:last]:
        yield one.line, take(view, one.line, "repeats/related-items", "under a dropped heading")


def _find_run(said: list[Said], heading: Heading, captions: Set[int]) -> list[Item]:
    """The lines below a heading that can be items, up to the next blank line, caption or paragraph; no more than a list may have."""
    run: list[Item] = []
    rank = 0
    first = last = heading.place
    above = [one.text for one in said[max(0, first - _NEAR) : first]]
    while (
        last < len(said)
        and last not in captions
        and len(run) < _MAX_LINES
        and (heading.parted or last == first or said[last].line == said[last - 1].line + 1)
    ):
        text = show_links(said[last].text)
        last += 1
        if text.strip("#.) ") == str(rank + 1):
            rank += 1
            run.append(Item(text, RANK))
            continue
        item = _read_item(text)
        if item is None or _goes_on(above, text):
            break
        run.append(item)
    return run


def _goes_on(above: Sequence[str], text: str) -> bool:
    """Whether a line is the next of a list above the heading: by its number, or by its bullet where the list stands right above."""
    number = number_of(text)
    if number is not None:
        return any(number_of(line) == number - 1 for line in above)
    bullet = bullet_of(text)
    return bool(bullet and above) and bullet_of(above[-1]) == bullet


def _are_questions(questions: Sequence[int], first: int, last: int) -> bool:
    """Whether a run has a question of an interview: the text has others, too."""
    asked = questions[last] - questions[first]
    return asked > 0 and questions[-1] - asked >= MIN_QUESTIONS


@lru_cache(maxsize=2048)
def _read_item(text: str) -> Item | None:
    """A line as an item; a line is looked at for each heading above it."""
    if is_alone(text):
        return Item(text, STAMP)
    bare = without_stamp(text)
    is_bare = bare is text
    return Item(bare, HEADLINE if is_bare else DATED, text) if (_is_item(bare) if is_bare else _is_dated(bare)) else None


def _count(run: list[Item]) -> tuple[int, int]:
    """How many items a run has, and how many stamps."""
    items = sum(one.kind in {HEADLINE, DATED} for one in run)
    return items, sum(one.kind in {STAMP, DATED} for one in run)


def _look_below(said: list[Said], place: int, heading: Heading) -> str:
    """What stands right below a run that ends before a place."""
    if not heading.parted and said[place].line > said[place - 1].line + 1:
        return BLANK
    return PARAGRAPH if is_comparable_sentence(said[place].text) else LINE


def _is_dated_list(items: int, dated: int) -> bool:
    """Whether enough items have a day or a time of day to be no list of an article's own."""
    return dated >= MIN_DATED and 2 * dated >= items


def _are_certain(items: int, dated: int, heading: Heading, *, is_last: bool) -> bool:
    """Whether some items, `dated` of them with a day or a time of day, are a related block for sure."""
    if _is_dated_list(items, dated):
        return items <= MAX_DATED
    if not heading.is_teaser or not 0 < items <= MAX_ITEMS:
        return False
    if items == 1:
        return not heading.gap and (is_last or heading.leads)
    return items >= MIN_PARTED or is_last or not heading.parted


def _is_item(text: str) -> bool:
    """Whether a line can be the headline of another article: bullets in front and a loud end do not matter."""
    bare = text.strip(LEADING).rstrip(_LOUD)
    return is_headline(bare) and "\t" not in text and "|" not in text and _INNER_END.search(bare) is None


def _is_dated(text: str) -> bool:
    """Whether what stands beside a day or a time of day can be a headline."""
    return 2 <= len(text.split()) <= MAX_WORDS and text.rstrip()[-1] not in ".\u3002" and "|" not in text
