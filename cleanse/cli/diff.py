"""`cleanse diff`: the changed lines with what goes and what comes, word by word, invisible characters made visible.

Colours end with each line, so that a pager can start anywhere.
"""

import os
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import typer

from cleanse.cli.app import add_command, check_word, make_own_option
from cleanse.cli.inputs import Found, make_source
from cleanse.cli.messages import warn
from cleanse.cli.options import SHARED_OPTIONS, Settings
from cleanse.cli.refuse import choose_path
from cleanse.cli.say import say
from cleanse.cli.targets import count_first, make_job
from cleanse.core.edits import Change
from cleanse.report.words import widen
from cleanse.run.many import look_through
from cleanse.text.lines import find_line_starts
from cleanse.text.visible import JOINERS, show_invisible

_WHEN = ("auto", "always", "never")
_COLOR = make_own_option("color", _WHEN, "Whether to use colours; auto: on a terminal.")
#: what an unchanged stretch may hold without its being named: white space that a reader can see, and joiners
_ORDINARY = f"\t\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}{JOINERS}"
_RED, _GREEN, _DIM, _RESET = "\x1b[31m", "\x1b[32m", "\x1b[2m", "\x1b[0m"


def register(app: typer.Typer) -> None:
    """Add the command."""
    add_command(app, "diff", diff, SHARED_OPTIONS, own=[_COLOR])


def diff(paths: list[str], settings: Settings, *, color: str = "auto") -> int:
    """Show what goes and what comes in each changed line. It is marked [-so-] and {+so+}, with its rules; the status is 1 if anything would change."""
    check_word("--color", color, _WHEN)
    path = choose_path(paths, "diff")
    source = make_source(Found(path, path), settings, None)
    found = failed = False
    colour = use_colour() if color == "auto" else color == "always"
    first_line = 1
    for number, line, record, why in look_through(source, make_job(settings), count_first(settings)):
        if record is None:
            failed = True
            warn(f"{path}:{line}: {why}")
            continue
        failed = failed or record.failed
        # the lines of a text are those of the file, or the file's line is that of the record
        is_alone, is_line = source.traits.is_whole, source.traits.is_line
        place = "" if is_alone or is_line else f"{line}:"
        line_number = number + 1 if is_line else first_line if is_alone else 1
        for row in show_changes(record.doc.original, record.doc.changes, line_number, colour=colour):
            found = True
            say(f"{place}{row}")
        first_line += record.doc.original.count("\n")
    if failed:
        return 3
    return 1 if found else 0


def use_colour() -> bool:
    """Whether standard output takes colours: NO_COLOR and TERM=dumb say no, CLICOLOR_FORCE yes, else a terminal does."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("CLICOLOR_FORCE")) or (sys.stdout is not None and sys.stdout.isatty())


def show_changes(original: str, changes: Sequence[Change], first_line: int = 1, *, colour: bool = False) -> Iterator[str]:
    """One line of output for each changed line of the original, with its number and the rules.

    >>> list(show_changes("a\\u00a0b", [Change(1, 2, "\\u00a0", " ", ("space/nbsp",))]))
    ['1: a[-<NBSP>-]{+ +}b  (space/nbsp)']
    """
    changes = widen(original, changes)
    starts = find_line_starts(original)
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
        pieces.append(show_invisible(original[position : change.start], spare=_ORDINARY))
        if change.old:
            pieces.append(_paint(f"[-{show_invisible(change.old)}-]", _RED, colour=colour))
        if change.new:
            pieces.append(_paint(f"{{+{show_invisible(change.new)}+}}", _GREEN, colour=colour))
        position = change.end
    pieces.append(show_invisible(original[position:end].rstrip("\n"), spare=_ORDINARY))
    return "".join(pieces).replace("\n", "\u23ce")


def _paint(text: str, code: str, *, colour: bool) -> str:
    return f"{code}{text}{_RESET}" if colour else text
