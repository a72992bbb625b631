"""The stage `repeats`: captions, titles and lines said twice, site names behind them, and related blocks.

The first copy stays, cut clean; later ones go. Never: what is said a third time (refrains), dialogue, rows of tables, lines inside
quotation marks. Lines are compared folded, names by their code, without the site's name behind them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Set
from itertools import pairwise
from typing import NamedTuple

from cleanse.core.document import Document
from cleanse.core.edits import Edit, Flag
from cleanse.core.offsets import OffsetMap
from cleanse.names.canonical import name_key
from cleanse.rulebook.edges import is_spaceless
from cleanse.rulebook.shapes import is_headline
from cleanse.rulebook.view import View
from cleanse.text.fold import fold_line, line_key
from cleanse.text.lines import line_at

#: within so many lines of the head or tail a site's name may stand alone
EDGE = 3
SEPARATORS = (" - ", " | ", " \u2014 ", " \u2013 ", " :: ")
_FOLDED_SEPARATORS = (" - ", " | ", " :: ")
#: how far above its copy a line may stand, in non-blank lines that stay
WINDOW = 3
TITLE_WINDOW = 5
MIN_LETTERS = 25
MIN_LETTERS_SPACELESS = 10
MIN_CAPTION = 20
MIN_TITLE = 6
MIN_TITLE_SPACELESS = 4
#: a suffix longer than this is no site's name
MAX_SUFFIX = 40
#: of a headline's words, how many the next paragraph must share to be its own
TAKEN_UP = 0.34
_QUOTES = '"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300e\u2039'
_SPEECH = "-\u2013\u2014"


class Said(NamedTuple):
    """A non-blank line, and what it says without the site's name."""

    line: int
    #: where the site's name starts, with the separator and blanks before it; the line's end if there is none
    cut: int
    site: str
    text: str


class RepeatsStep:
    """Finds what a document says twice.

    Args:
        known_sites: Gives the folded names of sites that rules know, for a document's source.
    """

    __slots__ = ("_known_sites",)

    def __init__(self, known_sites: Callable[[str | None], Set[str]] = lambda source: frozenset()) -> None:  # noqa: ARG005
        self._known_sites = known_sites

    def __call__(self, doc: Document, /) -> Iterable[Edit | Flag]:
        """Edits that take the later copies, related blocks, and sites' names."""
        view = View(doc.text)
        if len(view.solid) < 2:
            return []
        sites = find_site_names(view, self._known_sites(doc.source))
        said = [_read(view, line, sites) for line in view.solid]
        taken: dict[int, Edit] = {}
        for line, edit in (*_find_related(view, said), *_find_lone_names(view, said, sites)):
            taken.setdefault(line, edit)
        staying = [one for one in said if one.line not in taken]
        taken.update(_find_copies(view, staying, doc))
        return [*taken.values(), *_cut_suffixes(view, said, taken)]


def find_site_names(view: View, known: Set[str]) -> frozenset[str]:
    """Folded names of the document's site: what rules know, or what stands behind the last separator of two lines and alone too.

    A name that no rule knows must stand behind two titles or captions, not behind short words (results: "Northside - Riverton"),
    and alone among the first or last lines.
    """
    long: Counter[str] = Counter()
    found = set()
    for line in view.solid:
        folded = view.folded[line]
        for separator in _FOLDED_SEPARATORS:
            at = folded.rfind(separator)
            suffix = line_key(folded[at + len(separator) :]) if at > 0 else ""
            if not suffix or len(suffix) > MAX_SUFFIX:
                continue
            if suffix in known:
                found.add(suffix)
            if _is_caption(folded[:at]):
                long[suffix] += 1
    edges = {view.keys[line] for line in (*view.solid[:EDGE], *view.solid[-EDGE:])}
    return frozenset(found | {suffix for suffix, count in long.items() if count >= 2 and suffix in edges})


def _is_caption(text: str) -> bool:
    """Whether a text is long enough to be a title or caption, and nobody's words."""
    size = _measure(text)
    if size.line == MIN_LETTERS_SPACELESS:
        return size.letters >= size.line
    return size.letters >= MIN_CAPTION and len(text.split()) >= 3 and text.lstrip()[0] not in _QUOTES


def _read(view: View, line: int, sites: Set[str]) -> Said:
    start, end, _ = view.lines[line]
    text = view.text[start:end]
    if sites:
        for separator in SEPARATORS:
            at = text.rfind(separator)
            if at > 0 and (site := line_key(fold_line(text[at + len(separator) :]))) in sites and text[:at].strip():
                return Said(line, start + len(text[:at].rstrip()), site, text[:at].strip())
    return Said(line, end, "", text.strip())


class Size(NamedTuple):
    """How many letters and digits a text has, and how many it needs to be compared as a line, and as a title."""

    letters: int
    line: int
    title: int


def _measure(text: str) -> Size:
    count = sum(map(str.isalnum, text))
    if sum(map(is_spaceless, text)) > count / 2:
        return Size(count, MIN_LETTERS_SPACELESS, MIN_TITLE_SPACELESS)
    return Size(count, MIN_LETTERS, MIN_TITLE)


def _is_exempt(said: Said) -> bool:
    """Dialogue, rows of tables, lines inside quotation marks."""
    text = said.text
    return text[0] in _SPEECH or text[0] in _QUOTES or "\t" in text or "|" in text


def _find_copies(view: View, said: list[Said], doc: Document) -> Iterator[tuple[int, Edit]]:
    """Later copies of a line, each with the span that it repeats.

    First those where one of the two carried a credit or a site's name, anywhere; then the others, in text order, so that the lines
    between two copies are counted as they stay.
    """
    groups = _group(said)
    if not groups:
        return
    credited = _credited_lines(view, doc)
    gone: set[int] = set()
    plain: list[tuple[int, int, bool]] = []
    for places in groups:
        marked = {place for place in places if said[place].site or said[place].line in credited}
        size = _measure(said[places[0]].text)
        left = [places[0]]
        for place in places[1:]:
            if size.letters >= size.line and (place in marked or places[0] in marked):
                gone.add(place)
                yield _take(view, said, doc, places[0], place, "repeats/caption")
            else:
                left.append(place)
        if len(left) == 2 and not _is_exempt(said[left[0]]):
            plain.append((left[1], left[0], size.letters >= size.line))
    for later, first, is_long in sorted(plain):
        apart = later - first - sum(1 for place in range(first + 1, later) if place in gone)
        if (is_long and apart <= WINDOW) or (first == 0 and apart < TITLE_WINDOW):
            gone.add(later)
            yield _take(view, said, doc, first, later, "repeats/title" if first == 0 else "repeats/line")


def _group(said: list[Said]) -> list[list[int]]:
    """The places of lines that say the same, two or more, in text order."""
    groups: dict[str, list[int]] = {}
    for place, one in enumerate(said):
        size = _measure(one.text)
        if size.letters >= size.title:
            groups.setdefault(line_key(fold_line(name_key(one.text))), []).append(place)
    return [places for places in groups.values() if len(places) > 1]


def _take(view: View, said: list[Said], doc: Document, first: int, later: int, rule: str) -> tuple[int, Edit]:
    """The edit that takes a copy, with its line."""
    start, _, stop = view.lines[said[later].line]
    note = same_as(doc, view.lines[said[first].line].start, said[first].cut)
    return said[later].line, Edit(start, stop, "", rule, note)


def same_as(doc: Document, start: int, end: int) -> str:
    """The note that names the span of the original which a later copy repeats."""
    first, last = OffsetMap(doc.changes).unmap(start, end)
    return f"same_as [{first}, {last}]"


def _credited_lines(view: View, doc: Document) -> set[int]:
    """The lines that a credit was cut from."""
    found = set()
    shift = 0
    for change in doc.changes:
        at = change.start + shift
        shift += len(change.new) - len(change.old)
        if not change.new and "\n" not in change.old and any("/credit" in rule for rule in change.rules):
            found.add(line_at(view.lines, at))
    return found


def _find_related(view: View, said: list[Said]) -> Iterator[tuple[int, Edit]]:
    """Another article's picture and headline in mid-text: a line with the site's name, a headline right below it, then prose that
    takes up neither."""
    seen_prose = False
    for place, one in enumerate(said[:-2]):
        following = said[place + 1]
        after = said[place + 2]
        if (
            seen_prose
            and one.site
            and following.line == one.line + 1
            and not following.site
            and is_headline(following.text)
            and _is_prose(after.text)
            and not _takes_up(after.text, following.text)
            and not _takes_up(after.text, one.text)
        ):
            for part in (one, following):
                start, _, stop = view.lines[part.line]
                yield part.line, Edit(start, stop, "", "repeats/related", "picture and headline of another article")
        seen_prose = seen_prose or _is_prose(one.text)


def _is_prose(text: str) -> bool:
    size = _measure(text)
    return size.letters >= 2 * size.line and text[-1:] in '.!?\u2026\u3002\uff01\uff1f\u0964\u06d4\u061f"\u201d\u00bb\u300d'


def _pieces(text: str) -> set[str]:
    """What a line is about: its words of four letters or more, cut to six; pairs of characters in scripts without spaces."""
    folded = fold_line(text)
    words = {"".join(filter(str.isalnum, word))[:6] for word in folded.split()}
    found = {word for word in words if len(word) >= 4 and not any(map(is_spaceless, word))}
    dense = [char for char in folded if is_spaceless(char)]
    return found | {a + b for a, b in pairwise(dense)}


def _takes_up(paragraph: str, line: str) -> bool:
    """Whether a paragraph goes on with what a line says."""
    pieces = _pieces(line)
    return bool(pieces) and len(pieces & _pieces(paragraph)) >= TAKEN_UP * len(pieces)


def _find_lone_names(view: View, said: list[Said], sites: Set[str]) -> Iterator[tuple[int, Edit]]:
    """The site's name as a line of its own at the head or tail, where at least two lines carry it behind them."""
    counts = Counter(one.site for one in said if one.site)
    for place, one in enumerate(said):
        if (
            (place < EDGE or place >= len(said) - EDGE)
            and not one.site
            and view.keys[one.line] in sites
            and counts[view.keys[one.line]] >= 2
        ):
            start, _, stop = view.lines[one.line]
            yield one.line, Edit(start, stop, "", "repeats/site-name")


def _cut_suffixes(view: View, said: list[Said], taken: dict[int, Edit]) -> Iterator[Edit]:
    """The site's name behind lines that stay."""
    for one in said:
        if one.site and one.line not in taken:
            yield Edit(one.cut, view.lines[one.line].end, "", "repeats/site-suffix")
