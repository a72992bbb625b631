"""Making a log's changes again on a stream of records, also those of a log from which a reviewer has taken edits out.

Held in memory are one block and what the log says. A record whose line went with its text goes again if nothing is left of it; one that
the log says was left out is left out.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cleanse.changelog.entry import Entry, Place, describe, describe_reject
from cleanse.changelog.logged import Log, Logged, Rejected
from cleanse.changelog.replay import replay_bytes, replay_text
from cleanse.core.record import Record
from cleanse.errors import RevertError
from cleanse.formats.base import Block, Parsed, Piece, load_format
from cleanse.run.undo import check_id, find_fields


class Made(NamedTuple):
    """A block after its changes, what its writer has to know, and what a log says of it."""

    data: bytes
    header: bytes
    is_tail: bool
    #: how many texts it has, what became of those that the log tells of, and their lines in a log of this
    texts: int
    records: tuple[Record, ...]
    entries: tuple[Entry, ...]


def replay_blocks(blocks: Iterable[Block], form: str, log: Log) -> Iterator[Made]:
    """The blocks of the original after their changes.

    Args:
        blocks: The original stream.
        form: Its format.
        log: What it says of the stream, and of no other one.

    Raises:
        RevertError: the log does not belong to the stream, or an edit does not fit; names the first record.
    """
    known = {(logged.record or 0, logged.field): logged for logged in log.docs}
    fields = find_fields(log.docs, log.split_at, log.id_field)
    left_out = {reject.record: reject for reject in log.rejects}
    module = load_format(form)
    for block in blocks:
        parsed = module.parse(block, fields)
        texts: list[str | bytes] = []
        records: list[Record] = []
        inside = range(block.record, block.record + parsed.size)
        gone = {record for record in left_out if record in inside}
        entries = {number: [_describe_again(left_out[number])] for number in gone}
        for number, piece in enumerate(parsed.pieces):
            logged = known.pop((piece.record, piece.field), None)
            if logged is None:
                texts.append(piece.text)
                continue
            check_id(piece, logged)
            text = piece.text
            record = replay_bytes(text, logged) if isinstance(text, bytes) else replay_text(text, logged)
            texts.append(record.output if isinstance(text, bytes) else record.doc.text)
            is_gone = logged.dropped is not None and not texts[-1]
            if is_gone:
                gone.add(piece.record)
            records.append(record)
            place = _make_place(number, piece, record, parsed, logged, is_gone=is_gone)
            entries.setdefault(piece.record, []).extend(describe(record, number, place))
        data = b"".join([parsed.head, *parsed.render(texts, {}, gone)])
        lines = tuple(entry for number in sorted(entries) for entry in entries[number])
        yield Made(data, block.header, block.is_tail, len(parsed.pieces), tuple(records), lines)
    if known:
        raise RevertError(f"the log tells of record {min(record for record, _ in known)}, but there is none in this file")


def _make_place(number: int, piece: Piece, record: Record, parsed: Parsed, logged: Logged, *, is_gone: bool) -> Place:
    spelling = parsed.find_spelling(number) if record.is_changed else None
    return Place(logged.name, logged.file, piece.record, piece.field, spelling, logged.dropped if is_gone else None)


def _describe_again(reject: Rejected) -> Entry:
    return describe_reject(reject.record, reject.why, reject.raw, reject.file)
