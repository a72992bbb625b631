"""Standoff annotation as brat writes it (`.ann`), moved to the other text.

A line is an id, a tab, and what it says. Text-bound annotations (`T`) hold offsets, `;` between the pieces of a broken one, and the words
they stand for; all others name ids. A text-bound annotation whose words are all gone is left out, and so is every line that names one
that was left out. Each that was trimmed or changed gets a note (`#`) that says so.
Source: https://brat.nlplab.org/standoff.html
"""

import re
from collections.abc import Iterable, Sequence

from cleanse.changelog.spans import Line, Moved, Spans
from cleanse.errors import InputError

_BOUND = re.compile(r"(T\S+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)", re.DOTALL)
_ID = re.compile(r"[TREAMN]\d+")


def move_lines(lines: Sequence[str], spans: Spans) -> list[Line]:
    """The lines of a file, without line ends, after the move, one for each; then the notes.

    Raises:
        InputError: a text-bound annotation cannot be read or lies outside the text; begins with the number of the line.
    """
    moved = []
    for number, line in enumerate(lines, 1):
        try:
            moved.append(_move_bound(line, spans) if line.startswith("T") else Line(line, "unbound"))
        except InputError as error:
            raise InputError(f"{number}: {error}") from None
    gone = {_name(line) for line, after in zip(lines, moved, strict=True) if after.text is None}
    while gone:  # what names them goes too, and what names that
        out = [
            Line(None, "orphaned") if after.how == "unbound" and after.text is not None and gone & _named(line) else after
            for line, after in zip(lines, moved, strict=True)
        ]
        gone = {
            _name(line)
            for line, before, after in zip(lines, moved, out, strict=True)
            if before.text is not None and after.text is None
        }
        moved = out
    return [*moved, *_note(lines, moved)]


def _note(lines: Sequence[str], moved: Sequence[Line]) -> Iterable[Line]:
    """A note for each annotation that did not come through as it was."""
    number = max((int(name[1:]) for name in map(_name, lines) if re.fullmatch(r"#\d+", name)), default=0)
    for line, after in zip(lines, moved, strict=True):
        if after.how in {"trimmed", "changed"}:
            number += 1
            yield Line(f"#{number}\tAnnotatorNotes {_name(line)}\t{after.how} by {', '.join(after.rules)}", "unbound")


def _name(line: str) -> str:
    return line.partition("\t")[0]


def _named(line: str) -> set[str]:
    """The ids that a line names, alone or behind a role; a note's text names none."""
    words = [word.rpartition(":") for word in line.partition("\t")[2].partition("\t")[0].split()]
    return {name for place, (_, colon, name) in enumerate(words) if (place or colon) and _ID.fullmatch(name)}


def _move_bound(line: str, spans: Spans) -> Line:
    match = _BOUND.fullmatch(line)
    if match is None:
        raise InputError(f"{line[:60]!r} is no text-bound annotation: ID, tab, TYPE START END, tab, words are wanted")
    name, kind, places, words = match.groups()
    pieces: list[tuple[Moved, str]] = []
    at = 0
    for place in places.split(";"):
        start, end = map(int, place.split())
        text = words[at : at + end - start]
        at += end - start + 1
        pieces.append((spans.move(start, end), spans.move_text(text, start)))
    kept = [(moved, text) for moved, text in pieces if moved.how != "deleted"]
    rules = tuple(dict.fromkeys(rule for moved, _ in pieces for rule in moved.rules))
    if not kept:
        return Line(None, "deleted", rules)
    offsets = ";".join(f"{moved.start} {moved.end}" for moved, _ in kept)
    text = " ".join(text.replace("\n", " ") for _, text in kept)
    return Line(f"{name}\t{kind} {offsets}\t{text}", _worst([moved.how for moved, _ in pieces]), rules)


def _worst(hows: Iterable[str]) -> str:
    found = set(hows)
    if "deleted" in found:
        return "trimmed"
    return next(how for how in ("changed", "trimmed", "exact") if how in found)
