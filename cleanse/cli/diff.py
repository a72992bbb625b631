"""`cleanse diff`: the changed lines with what goes and what comes, invisible characters made visible."""

import os
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import typer

from cleanse.cli.app import add_command
from cleanse.cli.files import choose_path
from cleanse.cli.inputs import Found, make_source
from cleanse.cli.options import RECORD_OPTIONS, RULE_OPTIONS, TEXT_OPTIONS, Settings
from cleanse.cli.targets import count_first, make_job
from cleanse.core.edits import Change
from cleanse.run.ledger import HEADED
from cleanse.run.many import look_through

_OPTIONS = (*RECORD_OPTIONS, *TEXT_OPTIONS, *RULE_OPTIONS)
_RED, _GREEN, _DIM, _RESET = "\x1b[31m", "\x1b[32m", "\x1b[2m", "\x1b[0m"


def register(app: typer.Typer) -> None:
    """Add the command."""
    add_command(app, "diff", diff, _OPTIONS)


def diff(paths: list[str], settings: Settings) -> int:
    """Show each changed line, [-what goes-] and {+what comes+}, with its rules; end with 1 if anything would change."""
    path = choose_path(paths)
    source = make_source(Found(path, path), settings, None)
    found = False
    colour = use_colour()
    first_line = 1
    for number, record, _ in look_through(source, make_job(settings), count_first(settings)):
        if record is None:
            continue
        # the lines of a text are those of the file, or the file's line is that of the record
        is_alone = source.form == "text"
        place = "" if is_alone or source.form == "lines" else f"{number + 1 + (source.form in HEADED)}:"
        line_number = number + 1 if source.form == "lines" else first_line if is_alone else 1
        for line in show_changes(record.doc.original, record.doc.changes, line_number, colour=colour):
            found = True
            sys.stdout.buffer.write(f"{place}{line}\n".encode("utf-8", "backslashreplace"))
        first_line += record.doc.original.count("\n")
    sys.stdout.buffer.flush()
    return 1 if found else 0


def use_colour() -> bool:
    """Whether standard output takes colours: NO_COLOR and TERM=dumb say no, CLICOLOR_FORCE yes, else a terminal does."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("CLICOLOR_FORCE")) or sys.stdout.isatty()


def show_changes(original: str, changes: Sequence[Change], first_line: int = 1, *, colour: bool = False) -> Iterator[str]:
    """One line of output for each changed line of the original, with its number and the rules.

    >>> list(show_changes("a\\u00a0b", [Change(1, 2, "\\u00a0", " ", ("space/nbsp",))]))
    ['1: a[-<NBSP>-]{+ +}b  (space/nbsp)']
    """
    starts = [0]
    while (at := original.find("\n", starts[-1])) >= 0:
        starts.append(at + 1)
    groups: dict[int, list[Change]] = {}
    covered: dict[int, int] = {}  # last line of a group
    last_group = -1
    for change in changes:
        line = bisect_right(starts, change.start) - 1
        if last_group >= 0 and line <= covered[last_group]:
            line = last_group
        end = bisect_right(starts, max(change.start, change.end - 1)) - 1
        groups.setdefault(line, []).append(change)
        covered[line] = max(covered.get(line, line), end)
        last_group = line
    for line, group in groups.items():
        start = starts[line]
        end = starts[covered[line] + 1] if covered[line] + 1 < len(starts) else len(original)
        rules = ", ".join(dict.fromkeys(rule for change in group for rule in change.rules))
        text = _mark(original, start, end, group, colour=colour)
        yield f"{first_line + line}: {text}  {_paint(f'({rules})', _DIM, colour=colour)}"


def _mark(original: str, start: int, end: int, changes: Sequence[Change], *, colour: bool) -> str:
    pieces: list[str] = []
    position = start
    for change in changes:
        pieces.append(original[position : change.start])
        if change.old:
            pieces.append(_paint(f"[-{show_invisible(change.old)}-]", _RED, colour=colour))
        if change.new:
            pieces.append(_paint(f"{{+{show_invisible(change.new)}+}}", _GREEN, colour=colour))
        position = change.end
    pieces.append(original[position:end].rstrip("\n"))
    return "".join(pieces).replace("\n", "\u23ce")


def _paint(text: str, code: str, *, colour: bool) -> str:
    return f"{code}{text}{_RESET}" if colour else text


_NAMES = {
    "\u00a0": "NBSP",
    "\u202f": "NNBSP",
    "\u00ad": "SHY",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\ufeff": "BOM",
}


def show_invisible(text: str) -> str:
    """`text` with a name for every character that cannot be seen.

    >>> show_invisible("a\\u00ad\\u200e")
    'a<SHY><U+200E>'
    """
    return "".join(
        f"<{_NAMES.get(char, f'U+{ord(char):04X}')}>"
        if char in _NAMES or (unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co"} and char != "\n")
        else char
        for char in text
    )
