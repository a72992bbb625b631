"""Making a log's changes again on a stream of records, also those of a log from which a reviewer has taken edits out.

Held in memory are one block and what the log says. A record whose line went with its text goes again if nothing is left of it; one that
the log says was left out is left out.
"""

import hashlib
from collections.abc import Iterable, Iterator

from cleanse.changelog.read import Logged, Rejected
from cleanse.changelog.replay import check_changes, replay_text
from cleanse.core.edits import replay
from cleanse.errors import RevertError
from cleanse.formats.base import Block, Piece, load_format
from cleanse.run.undo import Undone, find_fields


def replay_blocks(
    blocks: Iterable[Block], form: str, docs: Iterable[Logged], rejects: Iterable[Rejected], split_at: str | None = None
) -> Iterator[Undone]:
    """The blocks of the original after their changes.

    Args:
        blocks: The original stream.
        form: Its format.
        docs: What the log says of its texts.
        rejects: The records that were left out.
        split_at: What parts its texts, for `split`.

    Raises:
        RevertError: the log does not belong to the stream, or an edit does not fit; names the first record.
    """
    known = {(logged.record or 0, logged.field): logged for logged in docs}
    fields = find_fields(known.values(), split_at)
    left_out = {reject.record for reject in rejects}
    module = load_format(form)
    for block in blocks:
        parsed = module.parse(block, fields)
        texts: list[str | bytes] = []
        gone = {record for record in left_out if block.record <= record < block.record + parsed.size}
        for piece in parsed.pieces:
            logged = known.pop((piece.record, piece.field), None)
            texts.append(piece.text if logged is None else _replay_piece(piece, logged))
            if logged is not None and logged.dropped is not None and not texts[-1]:
                gone.add(piece.record)
        yield Undone(b"".join([parsed.head, *parsed.render(texts, {}, gone)]), block.header, block.is_tail)
    if known:
        raise RevertError(f"the log tells of record {min(record for record, _ in known)}, but there is none in this file")


def _replay_piece(piece: Piece, logged: Logged) -> str | bytes:
    if isinstance(piece.text, bytes):
        return replay_text(piece.text, logged).output
    if hashlib.sha256(piece.text.encode("utf-8", "surrogatepass")).hexdigest() != logged.input_sha256:
        raise RevertError(f"record {piece.record} is not the original: its digest is another one than the log's")
    check_changes(piece.text, logged.changes)
    return replay(piece.text, logged.changes)
