"""The stage `space`: blanks of odd kinds, characters that cannot be seen, and the white space that cuts left over.

Never: runs of blanks that the author wrote, blank lines where nothing was dropped, ideographic spaces, joiners that a script needs.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from cleanse.core.document import Document
from cleanse.core.edits import Edit
from cleanse.text.lines import Line, split_lines

_NBSP = re.compile("[\u00a0\u202f\u2000-\u200a\u205f]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060]")
#: a no-break space before these belongs to French typography
_FRENCH_BEFORE = frozenset("!?:;»%€")
_FRENCH_AFTER = frozenset("«")
#: zero-width spaces part the words of scripts that write none
_ZWSP_SCRIPTS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u0f00-\u0fff]")


def mend_spaces(doc: Document, /) -> Iterable[Edit]:
    """Replace no-break and typographic spaces by plain ones, but those between digits and those that French spacing asks for."""
    text = doc.text
    if text.isascii():
        return
    for match in _NBSP.finditer(text):
        at = match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if before.isdigit() and after.isdigit():
            continue
        if (after in _FRENCH_BEFORE or before in _FRENCH_AFTER) and after and before and doc.language() == "fr":
            continue
        yield Edit(at, at + 1, " ", "space/nbsp")


def drop_invisible(doc: Document, /) -> Iterable[Edit]:
    """Remove soft hyphens, word joiners, and zero-width spaces outside the scripts that part words with them."""
    text = doc.text
    if text.isascii():
        return
    for match in _INVISIBLE.finditer(text):
        at = match.start()
        if match[0] == "\u200b" and _ZWSP_SCRIPTS.search(text, max(0, at - 1), at + 2) is not None:
            continue
        yield Edit(at, at + 1, "", "space/invisible", f"U+{ord(match[0]):04X}")


def mend_cuts(doc: Document, /) -> Iterable[Edit]:
    """Take one of the blanks on both sides of a cut, and those that a cut left at the start or end of a line."""
    text = doc.text
    for at, _ in _cuts(doc):
        start = at
        while start > 0 and text[start - 1] in " \t":
            start -= 1
        end = at
        while end < len(text) and text[end] in " \t":
            end += 1
        if start == end:
            continue
        if end == len(text) or text[end] == "\n" or start == 0 or text[start - 1] == "\n":
            yield Edit(start, end, "", "space/cut")
        elif start < at < end:
            yield Edit(at, end, "", "space/cut")


def _cuts(doc: Document) -> Iterator[tuple[int, str]]:
    """Where rules or repeats took something out, in the current text, and what."""
    shift = 0
    for change in doc.changes:
        at = change.start + shift
        shift += len(change.new) - len(change.old)
        if not change.new and not all(rule.startswith(("chars/", "space/")) for rule in change.rules):
            yield at, change.old


def mend_gaps(doc: Document, /) -> Iterable[Edit]:
    """Give each gap as many blank lines as its longest run of blank ones had; none at the head or tail of the document.

    A *gap* is a maximal run of dropped and blank lines that holds a dropped one. A line that a cut left empty is a dropped line.
    """
    text = doc.text
    drops: set[int] = set()  # where whole lines stood: the start of the line that follows
    emptied: set[int] = set()  # starts of lines that a cut left empty
    for at, old in _cuts(doc):
        at_start = at == 0 or text[at - 1] == "\n"
        if at_start and (old.endswith("\n") or at == len(text)):
            drops.add(at)
        elif at_start and (at == len(text) or text[at] == "\n"):
            emptied.add(at)
    if not drops and not emptied:
        return
    yield from _close_gaps(doc, drops, emptied)


def _close_gaps(doc: Document, drops: set[int], emptied: set[int]) -> Iterator[Edit]:
    text = doc.text
    lines = split_lines(text)
    blank = [not text[line.start : line.end].strip() for line in lines]
    number = 0
    while number <= len(lines):
        first = number
        while number < len(lines) and blank[number]:
            number += 1
        run = lines[first:number]
        behind = lines[number].start if number < len(lines) else len(text)
        if any(line.start in drops or line.start in emptied for line in run) or behind in drops:
            at_edge = first == 0 or number == len(lines)
            yield from _close_gap(run, drops, emptied, keep_none=at_edge)
            if number == len(lines) and first > 0 and text.endswith("\n") and not doc.original.endswith("\n"):
                yield Edit(lines[first - 1].end, lines[first - 1].stop, "", "space/gap")
        number += 1


def _close_gap(run: Sequence[Line], drops: set[int], emptied: set[int], *, keep_none: bool) -> Iterator[Edit]:
    """Delete the blank lines of a gap but those of its longest unbroken run."""
    parts: list[list[Line]] = [[]]
    for line in run:
        if line.start in drops or line.start in emptied:
            parts.append([])
        if line.start in emptied:
            yield Edit(line.start, line.stop, "", "space/gap")
        else:
            parts[-1].append(line)
    longest = max(parts, key=len)
    for part in parts:
        if part and (keep_none or part is not longest):
            yield Edit(part[0].start, part[-1].stop, "", "space/gap")


#: in order; each sees what the one before it left
SPACE = (mend_spaces, drop_invisible, mend_cuts, mend_gaps)
