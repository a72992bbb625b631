"""The journal of a run over a folder: what was logged of each finished file, so that a run that was stopped can go on.

It lies in the hidden folder `.cleanse` of the output folder while the run lasts, one file for each output. A journal that is there is
whole, and was put there after its output: where it is, its output is done. It holds the digest of the recipe and the input's names, size and
time, and counts only if they are as they were.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from cleanse.changelog.entry import Entry, dump, hold, unhold
from cleanse.changelog.write import Part
from cleanse.core.record import Json, Totals
from cleanse.run.block import Account, Reject

FOLDER = ".cleanse"
#: what a note holds; notes of another form do not count
_FORM = 2


class Noted(NamedTuple):
    """What is to be told of a block, and the place of its text if that is a window."""

    account: Account
    part: Part | None


def find_journal(folder: Path, relative: str) -> Path:
    """Where the journal of an output lies."""
    return folder / FOLDER / f"{hashlib.sha256(relative.encode('utf-8', 'surrogateescape')).hexdigest()[:32]}.jsonl"


def make_mark(recipe: str, path: str, file: str | None) -> str:
    """What has to be alike for what is done to count: the recipe, and the input.

    Args:
        recipe: Its digest.
        path: Of the input; the log has it.
        file: Its name in a run over several, as the log says it.
    """
    try:
        known = Path(path).stat()
    except OSError:  # it is named when it is its turn to be read
        return f"{_FORM} {recipe} unreadable {path!r} {file!r}"
    return f"{_FORM} {recipe} {known.st_size} {known.st_mtime_ns} {path!r} {file!r}"


def is_finished(journal: Path, output: Path, mark: str) -> bool:
    """Whether an output was written by this recipe from this input."""
    try:
        with journal.open("rb") as stream:
            return stream.readline().decode("utf-8", "replace").rstrip("\n") == mark and output.is_file()
    except OSError:
        return False


def dump_note(account: Account, part: Part | None = None) -> bytes:
    """What is to be told of a block, as one line without its end."""
    line: Json = {
        "size": account.size,
        "totals": list(account.totals),
        "rules": sorted(account.rules),
        "entries": account.entries,
        "known": sorted(account.known),
        "rejects": [{"record": one.record, "line": one.line, "why": one.why, **hold(one.raw)} for one in account.rejects],
        "part": part,
    }
    return dump(line).encode()


def read_notes(lines: Iterable[bytes]) -> Iterator[Noted]:
    """What was noted, in order."""
    for raw in lines:
        line = json.loads(raw)
        entries = tuple(Entry(kind, text, tuple(rules), rest) for kind, text, rules, rest in line["entries"])
        rejects = tuple(Reject(one["record"], one["line"], one["why"], unhold(one)) for one in line["rejects"])
        part = None if line["part"] is None else Part(*line["part"])
        totals, rules, known = Totals(*line["totals"]), frozenset(line["rules"]), frozenset(line["known"])
        yield Noted(Account(line["size"], totals, rules, entries, rejects, known), part)
