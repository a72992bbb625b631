"""Related blocks: what a page puts between the paragraphs to lead to other articles.

Two shapes. A *picture and headline*: a line that carried the site's name or an image credit, in mid-text, and right below it a
headline. *Items* under a heading ("Read also") that a teaser rule has dropped: headlines up to the next blank line or paragraph; two or
more of them, or one where the heading ended in a colon, is a label that stands above one headline (rules whose ids end in `LABEL`), or
nothing follows. Neither goes where the next paragraph takes it up. An item may
have a day or a time of day before it, behind it or on a line of its own; a list of such items may be long. Where the whole text has blank
lines between its lines, they part nothing, and three items are needed. Where the article goes on below, only what surely is a headline
goes (`steps/headlines`), and nothing does where it has not begun yet: its own headline and deck stand there.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from cleanse.core.document import Document
from cleanse.core.edits import Edit
from cleanse.rulebook.edges import has_spaceless, is_spaceless
from cleanse.rulebook.shapes import is_headline
from cleanse.rulebook.view import View
from cleanse.steps.headlines import (
    BLANK,
    DATED,
    HEADLINE,
    LINE,
    MIN_WORDS,
    PARAGRAPH,
    RANK,
    STAMP,
    Item,
    are_books,
    count_sure,
    count_words,
)
from cleanse.steps.said import CategoryOf, Said, is_prose, is_sentence
from cleanse.steps.stamps import is_alone, without_stamp
from cleanse.text.fold import LEADING, fold_line, show_links
from cleanse.text.lines import line_at

#: of a headline's words, how many the next paragraph must share to be its own
TAKEN_UP = 0.34
#: a list of more items is no related block, unless every other line of it has a day or a time of day
MAX_ITEMS, MAX_DATED = 10, 80
MIN_DATED, MIN_PARTED = 3, 3
#: how the ids of rules end whose lines are labels of one headline, which has more words than a subheading
LABEL, MIN_LABELLED = "/teaser/label", 4
#: a headline beside a day or a time of day has no more words
MAX_WORDS = 30
#: a dropped line longer than this was no heading
MAX_HEADING = 40
_COLONS = ":\uff1a"
_LOUD = "?!\u061f\uff1f\uff01\u2026"


def find_credited(view: View, doc: Document, category_of: CategoryOf) -> set[int]:
    """The lines that a credit was cut from."""
    found = set()
    for at, old, new, rules in walk_changes(doc):
        if not new and "\n" not in old and "credit" in map(category_of, rules):
            found.add(line_at(view.lines, at))
    return found


def walk_changes(doc: Document) -> Iterator[tuple[int, str, str, tuple[str, ...]]]:
    """Each change of a document with its place in the text as it is now."""
    shift = 0
    for change in doc.changes:
        yield change.start + shift, change.old, change.new, change.rules
        shift += len(change.new) - len(change.old)


def find_pictures(view: View, said: list[Said], credited: set[int]) -> Iterator[tuple[int, Edit]]:
    """Another article's picture and headline in mid-text: a line with the site's name or a credit, a headline right below it, then
    prose that takes up neither."""
    if not credited and not any(one.site for one in said):
        return
    seen_prose = False
    for place, one in enumerate(said[:-2]):
        following = said[place + 1]
        after = said[place + 2]
        if (
            seen_prose
            and (one.site or one.line in credited)
            and following.line == one.line + 1
            and not following.site
            and following.line not in credited
            and is_headline(following.text)
            and count_words(following.text) >= MIN_WORDS
            and is_prose(after.text)
            and not takes_up(after.text, following.text)
            and not takes_up(after.text, one.text)
        ):
            for part in (one, following):
                yield part.line, _take(view, part.line, "repeats/related", "picture and headline of another article")
        seen_prose = seen_prose or is_prose(one.text)


def find_items(view: View, said: list[Said], doc: Document, category_of: CategoryOf) -> Iterator[tuple[int, Edit]]:
    """The headlines under a heading that a teaser rule has dropped."""
    places = {one.line: place for place, one in enumerate(said)}
    parted = len(said) > 1 and all(other.line - one.line > 1 for one, other in pairwise(said))
    for at, old, new, rules in walk_changes(doc):
        categories = set(map(category_of, rules))
        is_teaser = "teaser" in categories
        if new or not (is_teaser or "nav" in categories) or not old.endswith("\n"):
            continue
        heading = old.strip()
        if not heading or "\n" in heading or len(heading) > MAX_HEADING or any(colon in heading[:-1] for colon in _COLONS):
            continue
        line = line_at(view.lines, at) if at < len(view.text) else len(view.lines)
        if line < len(view.lines) and view.lines[line].start == at:
            gap = view.is_blank(line)
            place = places.get(line + 1 if gap else line)
            if place is not None:
                leads = heading[-1] in _COLONS or (
                    any(rule.endswith(LABEL) for rule in rules) and len(said[place].text.split()) >= MIN_LABELLED
                )
                yield from _take_items(view, said, place, _Heading(leads, is_teaser, gap and not parted, parted))


class _Heading(NamedTuple):
    """A dropped heading.

    leads: Whether it ended in a colon, or is a label.
    is_teaser: Whether a teaser rule dropped it, or one for menus, below which items must have a day or a time of day.
    gap: Whether a blank line parts it from what is below it.
    parted: Whether blank lines part all lines of the text.
    """

    leads: bool
    is_teaser: bool
    gap: bool
    parted: bool


def _take_items(view: View, said: list[Said], first: int, heading: _Heading) -> Iterator[tuple[int, Edit]]:
    """The run of items that begins at a place below a heading, if it is certain that they are items."""
    run = _find_run(said, first, heading)
    items, dated = _count(run)
    last = first + len(run)
    if are_books(run):
        return
    if not _is_dated_list(items, dated) and any(is_sentence(one.text) for one in said[last:]):
        if not any(is_sentence(one.text) for one in said[:first]):
            return
        last = first + count_sure(run, _look_below(said, last, heading))
        items, dated = _count(run[: last - first])
    after = said[last].text if last < len(said) else None
    if not _are_certain(items, dated, heading, is_last=after is None):
        return
    if after is not None and any(takes_up(after, one.text) for one in said[first:last]):
        return
    for one in said[first:last]:
        yield one.line, _take(view, one.line, "repeats/related-items", "under a dropped heading")


def _find_run(said: list[Said], first: int, heading: _Heading) -> list[Item]:
    """The lines from a place on that can be items, up to the next blank line or paragraph."""
    run: list[Item] = []
    rank = 0
    last = first
    while last < len(said) and (heading.parted or last == first or said[last].line == said[last - 1].line + 1):
        text = show_links(said[last].text)
        last += 1
        if text.strip("#.) ") == str(rank + 1):
            rank += 1
            run.append(Item(text, RANK))
            continue
        if is_alone(text):
            run.append(Item(text, STAMP))
            continue
        bare = without_stamp(text)
        if not (_is_item(bare) if bare is text else _is_dated(bare)):
            break
        run.append(Item(bare, HEADLINE if bare is text else DATED))
    return run


def _count(run: list[Item]) -> tuple[int, int]:
    """How many items a run has, and how many stamps."""
    items = sum(one.kind in {HEADLINE, DATED} for one in run)
    return items, sum(one.kind in {STAMP, DATED} for one in run)


def _look_below(said: list[Said], place: int, heading: _Heading) -> str:
    """What stands right below a run that ends before a place."""
    if not heading.parted and said[place].line > said[place - 1].line + 1:
        return BLANK
    return PARAGRAPH if is_sentence(said[place].text) else LINE


def _is_dated_list(items: int, dated: int) -> bool:
    """Whether so many of so many items have a day or a time of day that they can be no list of an article."""
    return dated >= MIN_DATED and 2 * dated >= items


def _are_certain(items: int, dated: int, heading: _Heading, *, is_last: bool) -> bool:
    """Whether so many items, of which some have a day or a time of day, make a list."""
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
    return is_headline(bare) and "\t" not in text and "|" not in text


def _is_dated(text: str) -> bool:
    """Whether what stands beside a day or a time of day can be a headline."""
    return 2 <= len(text.split()) <= MAX_WORDS and text.rstrip()[-1] not in ".\u3002" and "|" not in text


def _take(view: View, line: int, rule: str, note: str) -> Edit:
    start, _, stop = view.lines[line]
    return Edit(start, stop, "", rule, note)


def _pieces(text: str) -> set[str]:
    """What a line is about: its words of four letters or more, cut to six; pairs of characters in scripts without spaces."""
    folded = fold_line(text)
    words = {"".join(filter(str.isalnum, word))[:6] for word in folded.split()}
    found = {word for word in words if len(word) >= 4 and not has_spaceless(word)}
    dense = [char for char in folded if is_spaceless(char)]
    return found | {a + b for a, b in pairwise(dense)}


def takes_up(paragraph: str, line: str) -> bool:
    """Whether a paragraph goes on with what a line says.

    >>> takes_up("The mayor opened the bridge on Friday.", "Mayor Opens New Bridge")
    True
    """
    pieces = _pieces(line)
    return bool(pieces) and len(pieces & _pieces(paragraph)) >= TAKEN_UP * len(pieces)
