"""Undoing a stream of records by its log: records that were left out come back, the others get the texts that they had.

Held in memory are one block and what the log says. Where a record stood is counted in records of the original, so the clean stream's
own numbers grow by those that are gone.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from cleanse.changelog.entry import printable
from cleanse.changelog.logged import Log, Logged
from cleanse.changelog.undo import undo_bytes, undo_text
from cleanse.errors import RevertError
from cleanse.formats.base import Block, Fields, Piece, Written, load_format

Key = tuple[int, str | None]


class Undone(NamedTuple):
    """A block as it was, and what its writer has to know."""

    data: bytes
    header: bytes
    is_tail: bool


class _Trail(NamedTuple):
    """What the log says of a stream: its texts by place, and the bytes of records that are gone."""

    docs: dict[Key, Logged]
    gone: dict[int, bytes]


def find_fields(docs: Iterable[Logged], split_at: str | None, id_field: str | None = None) -> Fields:
    """The fields that a log tells of; the one of the ids need not be there any more."""
    names = tuple(dict.fromkeys(logged.field for logged in docs if logged.field is not None))
    return Fields(texts=names, id=None if id_field is None else (id_field,), split_at=split_at or "")


def check_id(piece: Piece, logged: Logged) -> None:
    """Refuse a record that is another one than the log tells of: records were added, taken out or put into another order.

    Raises:
        RevertError: says both ids.
    """
    if piece.id is not None and logged.name is not None and printable(piece.id) != logged.name:
        raise RevertError(f"record {logged.record} has the id {printable(piece.id)!r}, the log tells of {logged.name!r} there")


def undo_blocks(blocks: Iterable[Block], form: str, log: Log, rules: str | None = None) -> Iterator[Undone]:
    """The original blocks of cleaned ones.

    Args:
        blocks: The clean stream.
        form: Its format.
        log: What it says of the stream, and of no other one.
        rules: A glob over rule ids: only what these rules did alone is taken back.

    Raises:
        RevertError: the log does not belong to the stream; names the first record.
    """
    fields = find_fields(log.docs, log.split_at, log.id_field)
    trail = _read_trail(log, rules)
    module = load_format(form)
    if trail.gone and hasattr(module, "open_writer"):
        raise RevertError(f"records were left out, which cannot be put back into {form}; the log has them as reject lines")
    number = 0
    for block in blocks:
        parsed = module.parse(block, fields)
        numbers, number = _number_records(parsed.size, number, trail.gone)
        texts = [_undo_piece(piece, numbers[piece.record - block.record], form, trail, rules) for piece in parsed.pieces]
        rows = parsed.render(texts, {}, ())
        if len(rows) == len(numbers):
            rows = list(_put_back(rows, numbers, trail.gone))
        yield Undone(b"".join([parsed.head, *rows]), block.header, block.is_tail)
    while number in trail.gone:
        yield Undone(trail.gone.pop(number), b"", True)
        number += 1
    missing = sorted({record for record, _ in trail.docs} | trail.gone.keys())
    if missing:
        raise RevertError(f"the log tells of record {missing[0]}, but there is none in this file")


def _read_trail(log: Log, rules: str | None) -> _Trail:
    gone = {reject.record: reject.raw if rules is None else b"" for reject in log.rejects}
    trail = _Trail({}, gone)
    for logged in log.docs:
        record = logged.record or 0
        if logged.dropped is None:
            trail.docs[record, logged.field] = logged
        else:
            text = undo_bytes(b"", logged, rules)
            trail.gone[record] = text + logged.dropped.encode() if text else b""
    return trail


def _number_records(size: int, number: int, gone: dict[int, bytes]) -> tuple[list[int], int]:
    """The original's numbers of the next `size` records, and the number behind them."""
    numbers = []
    for _ in range(size):
        while number in gone:
            number += 1
        numbers.append(number)
        number += 1
    return numbers, number


def _undo_piece(piece: Piece, record: int, form: str, trail: _Trail, rules: str | None) -> str | bytes | Written:
    logged = trail.docs.pop((record, piece.field), None)
    if logged is None:
        return piece.text
    check_id(piece, logged)
    if isinstance(piece.text, bytes):
        return undo_bytes(piece.text, logged, rules)
    text = undo_text(piece.text, logged, rules)
    if logged.spelling is None or text == piece.text:
        return text
    is_whole = rules is None or text == undo_text(piece.text, logged)
    module = load_format(form)
    spell: Callable[[str, str], str | Written] = module.spell if is_whole else module.spell_part  # type: ignore[attr-defined]
    try:
        return spell(text, logged.spelling)
    except (ValueError, TypeError) as error:
        raise RevertError(f"record {record}: the log's spelling does not fit: {error}") from None


def _put_back(rows: list[bytes], numbers: list[int], gone: dict[int, bytes]) -> Iterator[bytes]:
    """The rows with those that are gone in front of the next one."""
    for row, number in zip(rows, numbers, strict=True):
        first = number
        while first - 1 in gone:
            first -= 1
        for each in range(first, number):
            yield gone.pop(each)
        yield row
