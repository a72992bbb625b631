"""Undoing a text by its log: everything that does not fit is refused with the first place that differs; nothing is guessed."""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from typing import BinaryIO

from cleanse.changelog.entry import digest
from cleanse.changelog.logged import Logged
from cleanse.changelog.read import read_entries
from cleanse.core.edits import Change, revert
from cleanse.core.record import to_bytes
from cleanse.errors import InputError, RevertError
from cleanse.text.decode import decode, encode

#: what goes beside a deletion, and because of it
_COMPANIONS = frozenset({"space/cut", "space/gap"})


def undo(data: bytes, docs: list[Logged], rules: str | None = None) -> bytes:
    """The original bytes of a cleaned file.

    Args:
        data: The cleaned file.
        docs: What the log says of it: nothing, one text, or its windows in order.
        rules: A glob over rule ids: only changes that these rules alone made are taken back, with the blanks that went beside them.

    Raises:
        RevertError: the log does not belong to the file; names the first place.
    """
    if not docs:
        return data
    pieces: list[bytes] = []
    position = 0
    for logged in docs:
        end = logged.output_byte + logged.output_bytes
        if end > len(data) or logged.output_byte < position:
            raise RevertError(f"the log is of a file of {end} bytes or more, this one has {len(data)}")
        pieces += (data[position : logged.output_byte], undo_bytes(data[logged.output_byte : end], logged, rules))
        position = end
    if position != len(data):
        raise RevertError(f"the log ends at byte {position}, the file has {len(data)}")
    return b"".join(pieces)


def refuse_records(docs: Iterable[Logged]) -> None:
    """Refuse to take for one text what the log tells of records.

    Raises:
        RevertError: some of it is of a record.
    """
    if any(logged.record is not None for logged in docs):
        raise RevertError("its texts are records of a file; say with --format which kind")


def takes_back(lines: Iterable[bytes], text: BinaryIO) -> bool:
    """Whether a log is of a file, as it is now, and changes it.

    Args:
        lines: The lines of the log; what is no log takes nothing back.
        text: The file.
    """
    is_changed = False
    try:
        for entry in read_entries(lines):
            if isinstance(entry, Logged):
                if digest(text.read(entry.output_bytes)) != entry.output_sha256:
                    return False
                is_changed = is_changed or bool(entry.changes)
    except InputError:
        return False
    return is_changed and not text.read(1)


def undo_bytes(data: bytes, logged: Logged, rules: str | None = None) -> bytes:
    """The original bytes of a cleaned text; with a glob over rule ids, only the changes that these rules alone made are taken back.

    Raises:
        RevertError: the log does not belong to the text; names the first place.
    """
    text = decode(data, "utf-8").text
    _check_output(text, data, logged, f"the text of {logged.name or 'the log'}")
    try:
        original = encode(revert(text, logged.changes), logged.encoding)
    except (UnicodeEncodeError, LookupError) as error:
        raise RevertError(f"the original cannot be written as the log says: {error}; the log was changed") from None
    _check_original(original, logged)
    return original if rules is None else encode(_take_back(text, logged.changes, rules))


def undo_text(text: str, logged: Logged, rules: str | None = None) -> str:
    """The original of a cleaned text that its format reads; with a glob as `undo_bytes`.

    Raises:
        RevertError: the log does not belong to the text; names the first place.
    """
    _check_output(text, to_bytes(text), logged, f"record {logged.record}")
    original = revert(text, logged.changes)
    _check_original(to_bytes(original), logged)
    return original if rules is None else _take_back(text, logged.changes, rules)


def _check_output(text: str, data: bytes, logged: Logged, name: str) -> None:
    """Refuse a text that is not what was written; names the first place that differs, if an edit does."""
    if digest(data) != logged.output_sha256:
        revert(text, logged.changes)
        raise RevertError(f"{name} was changed after it was cleaned, outside the log's edits")


def _check_original(data: bytes, logged: Logged) -> None:
    if digest(data) != logged.input_sha256:
        raise RevertError("undoing the log does not give the logged original; the log was changed")


def _take_back(text: str, changes: tuple[Change, ...], rules: str) -> str:
    """A cleaned text without what the rules of a glob did alone."""
    return revert(text, to_clean(choose(changes, rules), changes))


def choose(changes: Sequence[Change], rules: str) -> list[Change]:
    """The changes that rules of a glob made alone, and the blanks and blank lines that went because of them.

    Such blanks touch what was deleted; without them the words that come back would be glued to their neighbours.

    >>> spons, cut = Change(5, 9, "(ad)", "", ("my/spons",)), Change(9, 10, " ", "", ("space/cut",))
    >>> choose([spons, cut, Change(20, 21, " ", "", ("space/cut",))], "my/*") == [spons, cut]
    True
    """
    taken = [_is_made_by(change, rules) for change in changes]
    last = len(changes) - 1
    behind = [(at, at - 1) for at in range(1, last + 1)]
    before = [(at, at + 1) for at in reversed(range(last))]
    for at, beside in (*behind, *before):
        touches = changes[min(at, beside)].end == changes[max(at, beside)].start
        if touches and taken[beside] and not changes[beside].new and _COMPANIONS.issuperset(changes[at].rules):
            taken[at] = True
    return [change for change, is_taken in zip(changes, taken, strict=True) if is_taken]


def _is_made_by(change: Change, rules: str) -> bool:
    fitting = {rule for rule in change.rules if fnmatchcase(rule, rules)}
    return bool(fitting) and _COMPANIONS.issuperset(set(change.rules) - fitting)


def to_clean(chosen: list[Change], changes: tuple[Change, ...]) -> list[Change]:
    """Some of the changes as if they alone stood between the clean text and one in which the others were made already."""
    out: list[Change] = []
    wanted = set(chosen)
    shift = 0
    for change in changes:
        if change in wanted:
            out.append(change._replace(start=change.start + shift, end=change.end + shift))
        else:
            shift += len(change.new) - len(change.old)
    return out
