"""The stage `repeats`: captions, titles and lines said twice, site names behind them, and related blocks.

The first copy stays, cut clean; later ones go. Never: what is said a third time (refrains), dialogue, rows of tables, lines inside
quotation marks, lines of verse, of lists, of logs and of texts that show source code. Lines are compared folded, names by their code,
without the site's name behind them.
"""

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from cleanse.core.document import Document
from cleanse.core.edits import Edit, Flag
from cleanse.core.reference import is_plain
from cleanse.names.key import blank_names, name_key
from cleanse.rulebook.view import View, view_of
from cleanse.steps.said import MIN_LETTERS_SPACELESS, THREAD_CATEGORIES, CategoryOf, Said, is_title, measure, take
from cleanse.text.fold import fold_line, line_key

if TYPE_CHECKING:
    from cleanse.core.offsets import OffsetMap

#: among how many of the first and of the last lines that are not blank a site's name may stand alone
EDGE = 3
SEPARATORS = (" - ", " | ", " \u2014 ", " \u2013 ", " :: ")
_FOLDED_SEPARATORS = (" - ", " | ", " :: ")
#: how far above its copy a line may stand, in non-blank lines that stay
WINDOW = 3
#: and how far the first line of a text, which may be its title
TITLE_WINDOW = 5
#: a shorter line is no caption, in letters
MIN_CAPTION = 20
#: a longer suffix is no site's name, in code points
MAX_SUFFIX = 40
_QUOTES = '"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300e\u2039'
_SPEECH = "-\u2013\u2014"

Outline = tuple[int, int, int, int]


class RepeatsStep:
    """Finds what a document says twice.

    Args:
        known_sites: Gives the folded names of sites that rules know, for a document's source.
        category_of: Gives the category of the rule with an id; empty for those that are built in.
    """

    __slots__ = ("_category_of", "_known_sites")

    def __init__(self, known_sites: Callable[[str | None], Set[str]], category_of: CategoryOf) -> None:
        self._known_sites = known_sites
        self._category_of = category_of

    def __call__(self, doc: Document, /) -> Iterable[Edit | Flag]:
        """Edits that take the later copies, related blocks, and sites' names."""
        view = view_of(doc)
        if len(view.solid) < 2:
            return []
        sites = find_site_names(view, self._known_sites(doc.source))
        if not (sites or doc.changes or doc.facts.title is not None or has_alike(view)):
            return []
        said = [_read(view, line, sites) for line in view.solid]
        taken: dict[int, Edit] = {}
        title = _find_title(view, said, doc.facts.title)
        for line, edit in (*title, *_find_related(view, said, doc, self._category_of), *_find_lone_names(view, said, sites)):
            taken.setdefault(line, edit)
        staying = [one for one in said if one.line not in taken]
        taken.update(_find_copies(view, staying, doc, self._category_of))
        return [*taken.values(), *_cut_suffixes(view, said, taken)]


def _find_related(view: View, said: list[Said], doc: Document, category_of: CategoryOf) -> Iterator[tuple[int, Edit]]:
    """What belongs to other articles or to readers; nothing where neither a cut nor a site's name tells of it."""
    if not (doc.changes or any(one.site for one in said)):
        return
    from cleanse.steps.related import find_credited, find_headings, find_pictures  # few texts need them

    credited = find_credited(view, doc, category_of)
    yield from find_pictures(view, said, credited)
    headings = list(find_headings(view, said, doc, category_of))
    if headings:
        from cleanse.steps.items import find_items

        yield from find_items(view, said, headings, credited)
    if any(category_of(rule) in THREAD_CATEGORIES for change in doc.changes for rule in change.rules):
        from cleanse.steps.thread import find_threads

        yield from find_threads(view, said, doc, category_of)


def find_site_names(view: View, known: Set[str]) -> frozenset[str]:
    """Folded names of the document's site: what rules know, or what stands behind the last separator of two lines and alone too.

    A name that no rule knows must stand behind two titles or captions, not behind short words (results: "Northside - Riverton"),
    and alone among the first or last lines.
    """
    long: dict[str, list[int]] = {}
    found = set()
    separated = view.column("separated", _find_separated)
    for line in view.solid:
        if not separated[line]:
            continue
        folded = view.folded[line]
        for separator in _FOLDED_SEPARATORS:
            at = folded.rfind(separator)
            suffix = line_key(folded[at + len(separator) :]) if at > 0 else ""
            if not suffix or len(suffix) > MAX_SUFFIX:
                continue
            if suffix in known:
                found.add(suffix)
            if _is_caption(folded[:at]):
                long.setdefault(suffix, []).append(line)
    edges = {view.keys[line] for line in (*view.solid[:EDGE], *view.solid[-EDGE:])}
    likely = {suffix: lines for suffix, lines in long.items() if len(lines) >= 2 and suffix in edges}
    if likely:
        from cleanse.steps.columns import find_columns  # few texts need it

        columns = find_columns(view, separated, _FOLDED_SEPARATORS)
        found.update(suffix for suffix, lines in likely.items() if len(set(lines) - columns) >= 2)
    return frozenset(found)


def _find_separated(view: View, numbers: Sequence[int]) -> list[bool]:
    """Which lines hold a separator."""
    one, two, three = _FOLDED_SEPARATORS
    lines = view.folded if len(numbers) == len(view.raw) else [view.folded[number] for number in numbers]
    return [one in line or two in line or three in line for line in lines]


def has_alike(view: View) -> bool:
    """Whether two lines could say the same, by their outlines."""
    if is_plain():
        return True
    outlines = view.column("outlines", _find_outlines)
    found = [outlines[line] for line in view.solid]
    return len(set(found)) < len(found)


def _find_outlines(view: View, numbers: Sequence[int]) -> list[Outline]:
    return [draw_outline(view.keys[number]) for number in numbers]


def draw_outline(key: str) -> Outline:
    """What names in a line's key have no part in: blanks, commas, points and quotation marks.

    Lines that say the same, whatever the spelling of the names in them, have the same outline; most paragraphs have one of their own.
    """
    count = key.count
    return count(" "), count(","), count("."), count('"')


def _is_caption(text: str) -> bool:
    """Whether a text is long enough to be a title or caption, and nobody's words."""
    size = measure(text)
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


def _is_exempt(said: Said) -> bool:
    """Dialogue, rows of tables, lines inside quotation marks."""
    text = said.text
    return text[0] in _SPEECH or text[0] in _QUOTES or "\t" in text or "|" in text


def _find_copies(view: View, said: list[Said], doc: Document, category_of: CategoryOf) -> Iterator[tuple[int, Edit]]:
    """Later copies of a line, each with the span that it repeats.

    First those where one of the two carried a credit or a site's name, anywhere; then the others, in text order, so that the lines
    between two copies are counted as they stay.
    """
    groups = _group(view, said)
    if not groups:
        return
    from cleanse.core.offsets import OffsetMap
    from cleanse.rulebook.article.listing import is_about_code
    from cleanse.steps.related import find_credited
    from cleanse.steps.verse import goes_on, is_above_text, is_contents, is_first_verse, is_record, stands_in_verse

    credited = find_credited(view, doc, category_of)
    offsets = OffsetMap(doc.changes)
    gone: list[int] = []
    plain: list[tuple[int, int, bool]] = []
    for places in groups:
        marked = {place for place in places if said[place].site or said[place].line in credited}
        size = measure(said[places[0]].text)
        left = [places[0]]
        for place in places[1:]:
            # right below the first one a short caption is no chance
            least = 2 * size.title if place == places[0] + 1 else size.line
            if size.letters >= least and (place in marked or places[0] in marked):
                insort(gone, place)
                yield _take(view, said[place], "repeats/caption", _tell_origin(view, said[places[0]], offsets))
            else:
                left.append(place)
        if len(left) == 2 and not _is_exempt(said[left[0]]):
            plain.append((left[1], left[0], size.letters >= size.line))
    for later, first, is_long in sorted(plain):
        apart = later - first - (bisect_left(gone, later) - bisect_right(gone, first))
        if (is_long and apart <= WINDOW) or (first == 0 and apart < TITLE_WINDOW):
            if first == 0:
                is_own = not is_above_text(said, later) or is_first_verse(said, later) or is_contents(plain, later)
            else:
                is_own = stands_in_verse(said, later) or is_about_code(view)
            if is_own or goes_on(said, first, later) or is_record(said[later].text):
                continue
            insort(gone, later)
            rule = "repeats/title" if first == 0 else "repeats/line"
            yield _take(view, said[later], rule, _tell_origin(view, said[first], offsets))


def _group(view: View, said: list[Said]) -> list[list[int]]:
    """The places of lines that say the same, two or more, in text order."""
    by_outline: dict[Outline, list[int]] = {}
    raw = view.raw
    keys = [view.keys[one.line] if one.text == raw[one.line] else line_key(fold_line(one.text)) for one in said]
    for place, key in enumerate(keys):
        by_outline.setdefault((0, 0, 0, 0) if is_plain() else draw_outline(key), []).append(place)
    found: list[list[int]] = []
    for members in by_outline.values():
        if len(members) < 2:
            continue
        titles = [place for place in members if is_title(said[place].text)]
        firsts: dict[str, str] = {}
        for place in titles:
            firsts.setdefault(keys[place], said[place].text)  # a line in capitals that comes later has no names to go by
        spelled = _unify_names(firsts)
        groups: dict[str, list[int]] = {}
        for place in titles:
            groups.setdefault(spelled[keys[place]], []).append(place)
        found += [places for places in groups.values() if len(places) > 1]
    return sorted(found)


def _unify_names(lines: Mapping[str, str]) -> dict[str, str]:
    """What lines say by their folded form, the same for those that differ in the spelling of names."""
    if len(lines) < 2:
        return {key: key for key in lines}
    shapes = {key: line_key(fold_line(blank_names(text))) for key, text in lines.items()}
    counts = Counter(shapes.values())
    return {key: _key(text) if counts[shapes[key]] > 1 else key for key, text in lines.items()}


def _take(view: View, one: Said, rule: str, note: str | None = None) -> tuple[int, Edit]:
    """The number of a line, and the edit that takes it."""
    return one.line, take(view, one.line, rule, note)


def _tell_origin(view: View, first: Said, offsets: "OffsetMap") -> str:
    """The note of a copy: which span of the original its first one is, in code points."""
    start, end = offsets.unmap(view.lines[first.line].start, first.cut)
    return f"same_as [{start}, {end}]"


def _find_title(view: View, said: list[Said], title: str | None) -> Iterator[tuple[int, Edit]]:
    """The title that is known apart from the text, said in its first lines."""
    if title is None or measure(title).letters < measure(title).title:
        return
    wanted = {line_key(fold_line(title)), _key(title)}
    for one in said[:TITLE_WINDOW]:
        if not wanted.isdisjoint((line_key(fold_line(one.text)), _key(one.text))):
            yield _take(view, one, "repeats/title", "the title of the record")


def _key(text: str) -> str:
    """What a line says, whatever the spelling of the names in it."""
    return line_key(fold_line(name_key(text)))


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
            yield _take(view, one, "repeats/site-name")


def _cut_suffixes(view: View, said: list[Said], taken: dict[int, Edit]) -> Iterator[Edit]:
    """The site's name behind lines that stay."""
    for one in said:
        if one.site and one.line not in taken:
            yield Edit(one.cut, view.lines[one.line].end, "", "repeats/site-suffix")
