"""Making a log's changes again on the original, also those of a log from which a reviewer has taken edits out.

Everything that is left in the log must fit the original; nothing is guessed. The digest of the output cannot be checked, since a
reviewed log gives another text than the run did.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleanse.changelog.entry import digest
from cleanse.changelog.logged import Logged
from cleanse.changelog.undo import refuse_records
from cleanse.changelog.write import Part
from cleanse.core.document import Document, Facts
from cleanse.core.edits import Change, replay, revert
from cleanse.core.record import UTF8, Record, to_bytes
from cleanse.errors import RevertError
from cleanse.text.decode import decode, encode, reread

_OTHER_DIGEST = "its digest is another one than the log's"


class Replayed(NamedTuple):
    """A text after the changes of its log, or bytes that the log does not speak of."""

    output: bytes
    logged: Logged | None = None
    record: Record | None = None
    part: Part | None = None


def replay_file(data: bytes, docs: Sequence[Logged]) -> Iterator[Replayed]:
    """The windows of a file after their changes, in order.

    Args:
        data: The original file.
        docs: What the log says of it: nothing, one text, or its windows in order.

    Raises:
        RevertError: the log does not belong to the file, or was changed into what does not fit; names the first place.
    """
    refuse_records(docs)
    position = written = 0
    for logged in docs:
        end = logged.input_byte + logged.input_bytes
        if end > len(data) or logged.input_byte != position:
            raise RevertError(f"the log is of a file of {end} bytes or more, this one has {len(data)}")
        record = replay_bytes(data[position:end], logged)
        part = None if logged.part is None else Part(logged.part.number, position, written)
        yield Replayed(record.output, logged, record, part)
        position = end
        written += len(record.output)
    if docs and position != len(data):
        raise RevertError(f"the log ends at byte {position}, the file has {len(data)}")
    if not docs:
        yield Replayed(data)


def replay_bytes(data: bytes, logged: Logged) -> Record:
    """One text after the changes that its log still has.

    Raises:
        RevertError: it is not the text of the log, or an edit does not fit it.
    """
    if digest(data) != logged.input_sha256:
        raise RevertError(f"this is not the original of {logged.name or 'the log'}: {_OTHER_DIGEST}")
    try:
        original = reread(data, logged.encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise RevertError(f"the original cannot be read as the log says: {error}; the log was changed") from None
    doc = _replay(original, logged)
    output = encode(doc.text)
    if decode(output, "utf-8").text != doc.text:
        raise RevertError("with these edits taken out, undecodable bytes come together and read as other text; take out fewer")
    if revert(doc.text, doc.changes) != original or encode(original, logged.encoding) != data:
        raise RevertError("undoing the log's edits would not give the original; the log was changed")
    return Record(doc, data, output, logged.encoding)


def replay_text(text: str, logged: Logged) -> Record:
    """One text that its format reads, after the changes that its log still has.

    Raises:
        RevertError: as `replay_bytes`.
    """
    source = to_bytes(text)
    if digest(source) != logged.input_sha256:
        raise RevertError(f"record {logged.record or 0} is not the original: {_OTHER_DIGEST}")
    doc = _replay(text, logged)
    return Record(doc, source, to_bytes(doc.text), UTF8)


def _replay(original: str, logged: Logged) -> Document:
    _check_changes(original, logged.changes)
    clean = replay(original, logged.changes)
    languages = tuple(logged.lang.split(",")) if logged.lang else ()
    return Document(original, Facts(logged.source, languages), text=clean, changes=logged.changes, flags=logged.flags)


def _check_changes(original: str, changes: Sequence[Change]) -> None:
    """Refuse changes that are not of this text.

    Raises:
        RevertError: names the first one that overlaps another or whose old text does not stand there.
    """
    position = 0
    for change in changes:
        if change.start < position:
            raise RevertError(f"the edit at code point {change.start} ({change.rules[-1]}) overlaps the one before it")
        found = original[change.start : change.end]
        if found != change.old or change.end - change.start != len(change.old):
            raise RevertError(
                f"the original differs from the log at code point {change.start}: "
                f"expected {change.old[:40]!r} ({change.rules[-1]}), found {found[:40]!r}"
            )
        position = change.end
