"""`cleanse rules review`: the proposals of a rule file, one after the other, each to be used or not.

The file is written after every answer and read again before every question, so that nothing is lost when the review ends early, and
the file may be edited meanwhile.
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
from cleanse.rulebook.files.status import ACTIVE, PROPOSED, REJECTED, Proposed, decide, find_proposed
from cleanse.run.output import open_new

_HELP = """\
y: use it (status: active)
n: do not use it, and do not propose it again (status: rejected)
s: skip it; it stays proposed
a: use it and all that follow
q: stop here; what was answered is kept"""
_STATUS = {"y": ACTIVE, "n": REJECTED, "s": PROPOSED, "a": ACTIVE}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("review")(review)


def review(
    path: Annotated[str, typer.Argument(metavar="FILE", help="A rule file with proposals, as learn and names write them.")],
) -> int:
    """Ask of each proposal in a file whether to use it. Nothing but its status is changed."""
    answered: Counter[str] = Counter()
    skipped: set[str] = set()
    takes_all = False
    while left := [one for one in find_proposed(_read(path), path) if one.id not in skipped]:
        answer = "y" if takes_all else _ask(left)
        if answer == "q":
            break
        takes_all = answer == "a" or takes_all
        status = _STATUS[answer]
        answered[status] += 1
        if status == PROPOSED:
            skipped.add(left[0].id)
        else:
            _write(path, decide(_read(path), left[0], status))
    tell(f"{answered[ACTIVE]} set active, {answered[REJECTED]} rejected, {len(find_proposed(_read(path), path))} still proposed")
    return 0


def _ask(left: list[Proposed]) -> str:
    """The answer to one proposal; the end of the input is as good as `q`."""
    say(left[0].entry)
    while True:
        say(f"{left[0].id}, {len(left)} left: use it? [y,n,s,a,q,?] ", end="")
        row = sys.stdin.readline()
        if not sys.stdin.isatty():
            say(row.rstrip("\n"))
        answer = row.strip().lower()[:1] if row else "q"
        if answer in {"q", *_STATUS}:
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


def _write(path: str, text: str) -> None:
    with open_new(path) as output:
        output.stream.write(encode(text))
