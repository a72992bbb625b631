"""`cleanse rules review`: the proposals of a rule file, one after the other, each to be used or not.

The file is read again before it is written, after every answer, so that nothing is lost when the review ends early or the file is
edited meanwhile.
"""

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from cleanse.cli.messages import tell
from cleanse.cli.say import encode, say
from cleanse.errors import RuleError
from cleanse.rulebook.files.list_file import read_file
from cleanse.rulebook.files.status import ACTIVE, REJECTED, Proposed, decide, find_proposed
from cleanse.run.output import open_new

_HELP = """\
y: use it (status: active)
n: do not use it, and do not propose it again (status: rejected)
s: skip it; it stays proposed
a: use it and all that follow
q: stop here; what was answered is kept"""
_STATUS = {"y": ACTIVE, "n": REJECTED, "a": ACTIVE}
_SKIP, _ALL, _QUIT = "s", "a", "q"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("review")(review)


def review(
    path: Annotated[str, typer.Argument(metavar="FILE", help="A rule file with proposals, as learn and names write them.")],
) -> int:
    """Ask of each proposal in a file whether to use it. Nothing but its status is changed."""
    answered: Counter[str] = Counter()
    skipped: set[str] = set()
    while left := [one for one in find_proposed(_read(path), path) if one.id not in skipped]:
        answer = _ask(left)
        if answer == _QUIT:
            break
        if answer == _SKIP:
            skipped.add(left[0].id)
        else:
            status = _STATUS[answer]
            answered[status] += _decide(path, {one.id for one in (left if answer == _ALL else left[:1])}, status)
    tell(f"{answered[ACTIVE]} set active, {answered[REJECTED]} rejected, {len(find_proposed(_read(path), path))} still proposed")
    return 0


def _ask(left: list[Proposed]) -> str:
    """The answer to one proposal; the end of the input is as good as _QUIT."""
    say(left[0].entry)
    while True:
        say(f"{left[0].id}, {len(left)} left: use it? [y,n,s,a,q,?] ", end="")
        row = sys.stdin.readline()
        if not sys.stdin.isatty():
            say(row.rstrip("\n"))
        answer = row.strip().lower()[:1] if row else _QUIT
        if answer in {_SKIP, _QUIT, *_STATUS}:
            return answer
        say(_HELP)


def _read(path: str) -> str:
    """The file, as it is.

    Raises:
        InputError: it cannot be read.
        RuleError: it is not UTF-8.
    """
    try:
        return read_file(Path(path)).decode("utf-8")
    except UnicodeDecodeError as error:
        raise RuleError(f"{path}: the file is not UTF-8 at byte {error.start}; save it as UTF-8") from None


def _decide(path: str, ids: set[str], status: str) -> int:
    """Give entries another status, in the file as it is by now; how many of them still wait for one."""
    text = _read(path)
    entries = [one for one in find_proposed(text, path) if one.id in ids]
    with open_new(path) as output:
        output.stream.write(encode(decide(text, entries, status)))
    return len(entries)
