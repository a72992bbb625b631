"""Related blocks: what a page puts between the paragraphs to lead to other articles.

Two shapes. A *picture and headline*: a line that carried the site's name or an image credit, in mid-text, and right below it a
headline. *Items* under a heading ("Read also") that a teaser rule has dropped: headlines up to the next blank line or paragraph; two or
more of them, or one where the heading ended in a colon or nothing follows. Neither goes where the next paragraph takes it up.
"""

from collections.abc import Iterator
from itertools import pairwise

from cleanse.core.document import Document
from cleanse.core.edits import Edit
from cleanse.rulebook.edges import has_spaceless, is_spaceless
from cleanse.rulebook.shapes import is_headline
from cleanse.rulebook.view import View
from cleanse.steps.said import Said, is_prose
from cleanse.text.fold import LEADING, fold_line
from cleanse.text.lines import line_at

#: of a headline's words, how many the next paragraph must share to be its own
TAKEN_UP = 0.34
#: a list of more items is no related block
MAX_ITEMS = 10
#: a dropped line longer than this was no heading
MAX_HEADING = 40
_COLONS = ":\uff1a"
_LOUD = "?!\u061f\uff1f\uff01\u2026"


def find_credited(view: View, doc: Document) -> set[int]:
    """The lines that a credit was cut from."""
    found = set()
    for at, old, new, rules in _walk(doc):
        if not new and "\n" not in old and any("/credit" in rule for rule in rules):
            found.add(line_at(view.lines, at))
    return found


def _walk(doc: Document) -> Iterator[tuple[int, str, str, tuple[str, ...]]]:
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
            and is_prose(after.text)
            and not takes_up(after.text, following.text)
            and not takes_up(after.text, one.text)
        ):
            for part in (one, following):
                yield part.line, _take(view, part.line, "repeats/related", "picture and headline of another article")
        seen_prose = seen_prose or is_prose(one.text)


def find_items(view: View, said: list[Said], doc: Document) -> Iterator[tuple[int, Edit]]:
    """The headlines under a heading that a teaser rule has dropped."""
    places = {one.line: place for place, one in enumerate(said)}
    for at, old, new, rules in _walk(doc):
        if new or not any("/teaser" in rule for rule in rules) or not old.endswith("\n"):
            continue
        heading = old.strip()
        if not heading or "\n" in heading or len(heading) > MAX_HEADING or any(colon in heading[:-1] for colon in _COLONS):
            continue
        line = line_at(view.lines, at) if at < len(view.text) else len(view.lines)
        if line < len(view.lines) and view.lines[line].start == at:
            yield from _take_items(view, said, places, line, heading)


def _take_items(view: View, said: list[Said], places: dict[int, int], line: int, heading: str) -> Iterator[tuple[int, Edit]]:
    """The run of items that begins on a line, or below one blank line, if it is certain that they are items."""
    gap = view.is_blank(line)
    first = line + 1 if gap else line
    items: list[int] = []
    while first + len(items) in places and _is_item(said[places[first + len(items)]].text):
        items.append(first + len(items))
        if len(items) > MAX_ITEMS:
            return
    if not items:
        return
    place = places[items[-1]] + 1
    after = said[place].text if place < len(said) else None
    if len(items) == 1 and (gap or (after is not None and heading[-1] not in _COLONS)):
        return
    if after is not None and any(takes_up(after, said[places[item]].text) for item in items):
        return
    for item in items:
        yield item, _take(view, item, "repeats/related-items", "under a dropped heading")


def _is_item(text: str) -> bool:
    """Whether a line can be the headline of another article: bullets in front and a loud end do not matter."""
    bare = text.lstrip(LEADING).rstrip(_LOUD)
    return is_headline(bare) and "\t" not in text and "|" not in text


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
