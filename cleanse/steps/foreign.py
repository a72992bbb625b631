"""Lines in another script or language than their document: interface strings of another edition of the site.

A line is *foreign* if it has letters, and none of a script that makes up a tenth of the document's letters or more (Han belongs to
Japanese). If it is also shaped like an interface string and stands at the document's edge or beside a dropped line, it is dropped; a
run of such lines goes as a whole, so that a second cleaning finds none. Elsewhere it is flagged.

A foreign *name* or quotation is foreign too, so never: inside quotation marks, below a line that ends in a colon, full sentences, a
line that looks like a name or an address. Documents of fewer than `MIN_LETTERS` letters have no script of their own.

A line of the document's script but another language is only flagged, and only at the edge or beside a dropped line, where its
document's language is known already: hardly half of such lines may go, and names and titles are most of the rest.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache

from cleanse.core.document import Document, find_dropped
from cleanse.core.edits import Edit, Flag
from cleanse.core.pattern import compile_late
from cleanse.rulebook.edges import has_spaceless
from cleanse.rulebook.view import view_of
from cleanse.text.lines import Line
from cleanse.text.scripts import scripts_of

SCRIPT_RULE = "lang/foreign-script"
LANGUAGE_RULE = "lang/foreign-line"
#: a document of fewer letters has no script of its own
MIN_LETTERS = 200
#: the share of a document's letters that makes a script its own
OWN_SHARE = 0.1
#: an interface string has no more words
MAX_WORDS = 8
#: and no more code points
MAX_LENGTH = 160
#: and, in scripts without spaces, no more letters
MAX_LETTERS = 20
#: a name has no more words, or letters in scripts without spaces
MAX_NAME = 4
#: how much likelier another language must make a line, in nats
DISTANCE = 15.0
#: a line of fewer letters tells no language
MIN_LINE = 10
_NO_INTERFACE = compile_late(
    '["\u00ab\u00bb\u2018-\u201f\u2039\u203a\u300c-\u300f\uff02]'  # quotation marks
    r"|[.!?\u2026\u3002\uff01\uff1f\u0964\u06d4\u061f;,\uff0c\u3001]\s*$"  # the end of a sentence, or its middle
    r"|\d.*\d"
    r"|[@#/\\<>{}=_]|\w\.\w"  # addresses and code
)
_COLONS = (":", "\uff1a")


def find_foreign(doc: Document, /) -> Iterable[Edit | Flag]:
    """Edits for the lines that go, and flags for those that may; asked again when a later step of the stages took something."""
    view = view_of(doc)
    counts = view.scripts
    own = find_own(counts)
    is_mixed = bool(own) and not counts.keys() <= own
    if not own or not (is_mixed or doc.facts.decided):
        return
    lines = [line for line, raw in zip(view.lines, view.raw, strict=True) if raw and not raw.isspace()]
    if is_mixed:
        yield from _find_scripts(doc, lines, own)
    if doc.facts.decided:
        yield from _find_languages(doc, lines, doc.facts.decided)


def _find_scripts(doc: Document, lines: Sequence[Line], own: Set[str]) -> Iterator[Edit | Flag]:
    text = doc.text
    foreign = [place for place, line in enumerate(lines) if is_foreign(text[line.start : line.end], own)]
    foreign = [place for place in foreign if place == 0 or not _ends_in_colon(text, lines[place - 1])]
    edges = {
        place for place in find_edges(doc, lines) & set(foreign) if not may_be_name(text[lines[place].start : lines[place].end])
    }
    taken = spread(foreign, find_beside(doc, lines) | edges)
    for place in foreign:
        start, end, stop = lines[place]
        if place in taken:
            yield Edit(start, stop, "", SCRIPT_RULE)
        else:
            yield Flag(start, end, SCRIPT_RULE, "another script than the document's, but in the midst of it")


def _ends_in_colon(text: str, line: Line) -> bool:
    return text[line.start : line.end].rstrip().endswith(_COLONS)


def find_own(counts: dict[str, int]) -> frozenset[str]:
    """The scripts of a document; none if it has too few letters.

    >>> sorted(find_own({"Jpan": 300, "Latn": 20}))
    ['Hani', 'Jpan']
    """
    total = sum(counts.values())
    if total < MIN_LETTERS:
        return frozenset()
    own = {script for script, count in counts.items() if count >= OWN_SHARE * total}
    return frozenset(own | {"Hani"} if "Jpan" in own else own)


def is_foreign(line: str, own: Set[str]) -> bool:
    """Whether a line is of other scripts than a document's own, and shaped like an interface string.

    >>> is_foreign("Заголовок открываемого материала", {"Latn"}), is_foreign("Иван Петров", {"Latn"})
    (True, False)
    """
    if len(line) > MAX_LENGTH:
        return False
    scripts = scripts_of(line)
    return bool(scripts) and not scripts & own and is_interface(line)


def is_interface(line: str) -> bool:
    """Whether a line is short, neither sentence nor quotation nor address, and does not look like a name."""
    if len(line) > MAX_LENGTH or _NO_INTERFACE.search(line) is not None:
        return False
    if has_spaceless(line):
        return sum(map(str.isalpha, line)) <= MAX_LETTERS and not looks_like_name(line)
    return len(line.split()) <= MAX_WORDS and not looks_like_name(line)


def looks_like_name(line: str) -> bool:
    """Whether every word of a few begins with a capital, or the script has none and it is one word.

    >>> looks_like_name("Иван Петров"), looks_like_name("Читать далее"), looks_like_name("習近平"), looks_like_name("اقرأ المزيد")
    (True, False, True, False)
    """
    words = line.split()
    if has_spaceless(line):
        return sum(map(str.isalpha, line)) <= MAX_NAME
    letters = [word[0] for word in words if word[0].isalpha()]
    if len(words) > MAX_NAME or not letters:
        return False
    if all(letter.lower() == letter.upper() for letter in letters):
        return len(words) < 2
    return all(letter.isupper() for letter in letters)


def may_be_name(line: str) -> bool:
    """Whether a line of a script without capitals is as short as names are: then the document's edge alone does not take it.

    >>> may_be_name("نجيب محفوظ"), may_be_name("Читать далее")
    (True, False)
    """
    return len(line.split()) < MAX_NAME and line.lower() == line.upper() and not has_spaceless(line)


def find_edges(doc: Document, lines: Sequence[Line]) -> set[int]:
    """The places of the first and last line of a document, if they are its source's."""
    ends = ((0, doc.facts.is_head), (len(lines) - 1, doc.facts.is_tail))
    return {place for place, is_edge in ends if is_edge and lines}


def find_beside(doc: Document, lines: Sequence[Line]) -> set[int]:
    """The places beside lines that are gone.

    Args:
        doc: With the changes so far.
        lines: The lines that are not blank.
    """
    found: set[int] = set()
    starts = [line.start for line in lines]
    for dropped in find_dropped(doc):
        old = dropped.change.old
        # beside a last line that had no end stands the document's edge, which spares names (`may_be_name`)
        if "\n" in old and old.strip():
            below = bisect_left(starts, dropped.at)
            found.update((below - 1, below))
    return found


def spread(places: Sequence[int], exposed: Set[int]) -> set[int]:
    """The places that are exposed, or become so when those beside them go.

    >>> sorted(spread([0, 1, 3, 7, 8], {0, 9}))
    [0, 1]
    """
    taken: set[int] = set()
    for order, step in ((places, -1), (places[::-1], 1)):
        for place in order:
            if place in exposed or place + step in taken:
                taken.add(place)
    return taken


def _find_languages(doc: Document, lines: Sequence[Line], languages: tuple[str, ...]) -> Iterator[Flag]:
    """Flags for exposed lines of another language in the same script."""
    for place in sorted(find_edges(doc, lines) | find_beside(doc, lines)):
        if not 0 <= place < len(lines):
            continue
        start, end, _ = lines[place]
        other = _name_other(doc.text[start:end].strip(), languages)
        if other is not None:
            yield Flag(start, end, LANGUAGE_RULE, f"more like {other} than {languages[0]}")


@lru_cache(maxsize=1024)
def _name_other(line: str, languages: tuple[str, ...]) -> str | None:
    """The language that a line is far more likely of than of any of `languages`; None if there is none such."""
    if sum(map(str.isalpha, line)) < MIN_LINE or not is_interface(line):
        return None
    from cleanse.text.language.decide import decide_line, measure_distance

    distances = [measure_distance(line, language) for language in languages]
    if not distances or any(distance is None or distance < DISTANCE for distance in distances):
        return None
    return decide_line(line).best
