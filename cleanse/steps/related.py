"""Related blocks: what a page puts between the paragraphs to lead to other articles.

Two shapes. A *picture and headline*: a line that carried the site's name or an image credit, in mid-text, and right below it a
headline. (A caption that is a sentence is the article's.) *Items* under a heading ("Read also") that a teaser rule has dropped
(`steps/items`). Neither goes where the next paragraph takes it up.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from cleanse.core.document import Document, find_dropped
from cleanse.core.edits import Edit, place_changes
from cleanse.rulebook.edges import SENTENCE_ENDS, has_spaceless, is_spaceless
from cleanse.rulebook.shapes import is_headline
from cleanse.rulebook.view import View
from cleanse.steps.said import MIN_WORDS, CategoryOf, Said, count_words, is_prose, take
from cleanse.text.fold import fold_line
from cleanse.text.lines import line_at

#: the share of a headline's words that the next paragraph must have for the headline to be its own
TAKEN_UP = 0.34
#: how the ids of rules end whose lines are labels of one headline
LABEL = "/teaser/label"
#: below such a label a line of fewer words may be a subheading
MIN_LABELLED = 4
#: a longer dropped line was no heading, in code points
MAX_HEADING = 40
_COLONS = ":\uff1a"


class Heading(NamedTuple):
    """A dropped heading.

    place: The line below it, among those that say something.
    leads: Whether it ended in a colon, or is a label.
    is_teaser: Whether a teaser rule dropped it, or one for menus, below which items must have a day or a time of day.
    gap: Whether a blank line parts it from what is below it.
    parted: Whether blank lines part all lines of the text.
    """

    place: int
    leads: bool
    is_teaser: bool
    gap: bool
    parted: bool


def find_credited(view: View, doc: Document, category_of: CategoryOf) -> set[int]:
    """The lines that a credit was cut from."""
    found = set()
    for at, change in place_changes(doc.changes):
        if not change.new and "\n" not in change.old and "credit" in map(category_of, change.rules):
            found.add(line_at(view.lines, at))
    return found


def find_pictures(view: View, said: list[Said], credited: set[int]) -> Iterator[tuple[int, Edit]]:
    """Another article's picture and headline in mid-text: a line with the site's name or a credit, a headline right below it that says
    something else, then prose that takes up neither."""
    if not credited and not any(one.site for one in said):
        return
    seen_prose = False
    for place, one in enumerate(said[:-2]):
        following = said[place + 1]
        after = said[place + 2]
        if (
            seen_prose
            and (one.site or one.line in credited)
            and one.text[-1:] not in SENTENCE_ENDS
            and following.line == one.line + 1
            and not following.site
            and following.line not in credited
            and is_headline(following.text)
            and fold_line(following.text) != fold_line(one.text)
            and count_words(following.text) >= MIN_WORDS
            and is_prose(after.text)
            and not takes_up(after.text, following.text)
            and not takes_up(after.text, one.text)
        ):
            for part in (one, following):
                yield part.line, take(view, part.line, "repeats/related", "picture and headline of another article")
        seen_prose = seen_prose or is_prose(one.text)


def find_headings(view: View, said: list[Said], doc: Document, category_of: CategoryOf) -> Iterator[Heading]:
    """The headings that a teaser rule has dropped, or one for menus, where something stands below them."""
    places = {one.line: place for place, one in enumerate(said)}
    parted = len(said) > 1 and all(other.line - one.line > 1 for one, other in pairwise(said))
    all_dropped = list(find_dropped(doc))
    end = said[-1].line if said else -1
    # what stands behind the last paragraph, too, is a button below each post of a list of them
    buttons = {dropped.change.old.strip() for dropped in all_dropped if dropped.below > end}
    for dropped in all_dropped:
        categories = {category_of(rule) for rule in dropped.change.rules}
        is_teaser = "teaser" in categories
        if dropped.is_emptied or not (is_teaser or "nav" in categories):
            continue
        heading = dropped.change.old.strip()
        if not heading or "\n" in heading or len(heading) > MAX_HEADING or any(colon in heading[:-1] for colon in _COLONS):
            continue
        line = dropped.below
        gap = line < len(view.lines) and view.is_blank(line)
        place = places.get(line + 1 if gap else line)
        if place is not None:
            is_label = heading not in buttons and any(rule.endswith(LABEL) for rule in dropped.change.rules)
            leads = heading[-1] in _COLONS or (is_label and len(said[place].text.split()) >= MIN_LABELLED)
            yield Heading(place, leads, is_teaser, gap and not parted, parted)


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
