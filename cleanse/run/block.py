"""One block of records, from bytes to bytes: what a worker does, alone or as one of many.

What comes out depends on the block, the recipe and what is known of its file alone, so many workers write what one writes.
"""

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from cleanse.changelog.entry import Entry, Place, describe, describe_reject, edit_lines
from cleanse.changelog.offsets import leave_contents_out
from cleanse.core.record import Origin, Record, Totals
from cleanse.errors import InputError
from cleanse.formats import TRAITS, Traits
from cleanse.formats.base import Block, Fields, Note, Parsed, Piece, load_format
from cleanse.run.check import clean_record, clean_text, keep_whole, leave_whole
from cleanse.run.spec import PipelineSpec, build, make_facts
from cleanse.text.decode import AUTO

FAILED = "the self-check failed"
#: what a record may say of its text, each in a field that is named
FACTS = ("id", "source", "lang", "title")


class Job(NamedTuple):
    """What all blocks of a run have in common; picklable."""

    spec: PipelineSpec
    fields: Fields
    has_log: bool = False
    #: whether records that cannot be cleaned are left out
    is_skipping: bool = False
    #: whether the log, or the field for it, says what stood where something changed
    has_contents: bool = True


class Task(NamedTuple):
    """A block and where it comes from."""

    block: Block
    form: str
    origin: Origin
    #: the number of the first record that is left out
    first: int | None = None

    @property
    def traits(self) -> Traits:
        """What its format is like."""
        return TRAITS[self.form]


class Reject(NamedTuple):
    """A record that could not be cleaned."""

    record: int
    #: on which line of its stream it begins
    line: int
    why: str
    raw: bytes


class Account(NamedTuple):
    """What is to be told of a block: `size` texts, their part in the totals and in the log, and what could not be cleaned."""

    size: int
    totals: Totals
    rules: frozenset[str]
    entries: tuple[Entry, ...]
    rejects: tuple[Reject, ...]
    #: what some record said of its text, of `FACTS`
    known: frozenset[str] = frozenset()


class Done(NamedTuple):
    """What became of a block: the bytes to write, where they stand in their file, and what is to be told of them."""

    output: bytes
    header: bytes
    is_head: bool
    is_tail: bool
    start_byte: int
    is_changed: bool
    account: Account


class CleanedBlock(NamedTuple):
    """The texts of a block, what became of each, and why records could not be cleaned."""

    parsed: Parsed
    pieces: list[Piece]
    records: list[Record]
    rejects: dict[int, str]


def clean_pieces(task: Task, job: Job) -> CleanedBlock:
    """Clean the texts of a block, but for the records that are left out.

    Raises:
        InputError: a column is not there, or the named encoding does not fit a text that is a whole file.
    """
    parsed = load_format(task.form).parse(task.block, job.fields)
    cut = _find_cut(task, parsed)
    pieces = [piece for piece in parsed.pieces if piece.record < cut]
    rejects = {fault.record: fault.why for fault in parsed.faults if fault.record < cut}
    records: list[Record] = []
    for piece in pieces:
        try:
            record = _clean_piece(piece, parsed, task, job.spec)
        except InputError as error:
            if task.traits.is_whole:
                raise
            record = leave_whole(piece.text)
            rejects[piece.record] = str(error)
        if record.failed:
            rejects.setdefault(piece.record, FAILED)
        records.append(record)
    return CleanedBlock(parsed, pieces, records, rejects)


def _find_cut(task: Task, parsed: Parsed) -> int:
    """The number of the first record that is left out, or of the first one behind the block."""
    return task.block.record + parsed.size if task.first is None else task.first


def clean_block(task: Task, job: Job) -> Done:
    """Clean a block.

    Raises:
        InputError: as `clean_pieces`.
    """
    block = task.block
    cleaned = clean_pieces(task, job)
    parsed, pieces, records, rejects = cleaned
    cut = _find_cut(task, parsed)
    emptied = _find_emptied(cleaned, is_dropped=task.traits.is_line and not job.spec.keep_lines)
    left_out = {*range(cut, block.record + parsed.size), *emptied}
    # a window is part of a text, and the rest of it stays
    if job.is_skipping and not task.traits.is_whole:
        left_out |= rejects.keys()
    texts = [
        piece.text if record.doc.text == record.doc.original and not record.is_changed else _choose(record, piece)
        for piece, record in zip(pieces, records, strict=True)
    ]
    notes = _make_notes(cleaned, has_contents=job.has_contents) if job.fields.log is not None else {}
    rest = [piece.text for piece in parsed.pieces[len(pieces) :]]
    output = b"".join([parsed.head, *parsed.render([*texts, *rest], notes, left_out)])
    totals = Totals(texts=len(pieces) if not task.traits.is_whole or block.is_head else 0)
    for record in records:
        totals = totals.add(record)
    found = tuple(Reject(number, parsed.find_line(number), rejects[number], parsed.raw(number)) for number in sorted(rejects))
    account = Account(
        len(pieces),
        totals._replace(failed=len(found)),
        frozenset(rule for record in records for change in record.doc.changes for rule in change.rules),
        tuple(_make_entries(cleaned, emptied, found, task, job)) if job.has_log else (),
        found,
        frozenset(name for name in FACTS if any(getattr(piece, name) is not None for piece in pieces)),
    )
    is_changed = any(record.is_changed for record in records) or bool(left_out)
    return Done(output, block.header, block.is_head, block.is_tail, block.start_byte, is_changed, account)


def _clean_piece(piece: Piece, parsed: Parsed, task: Task, spec: PipelineSpec) -> Record:
    origin = task.origin
    is_window = task.traits.is_whole
    facts = make_facts(
        piece.source or origin.source,
        piece.lang or origin.lang,
        piece.title or origin.title,
        langid=spec.langid,
        is_head=task.block.is_head or not is_window,
        is_tail=task.block.is_tail or not is_window,
    )
    pipeline = build(spec)
    if isinstance(piece.text, str):
        return clean_text(piece.text, pipeline, facts)
    encoding = None if origin.encoding == AUTO else origin.encoding
    record = clean_record(piece.text, pipeline, facts, encoding, task.block.before, is_record=not is_window)
    return keep_whole(record, pipeline, parsed.is_parted, is_line=task.traits.is_line)


def _choose(record: Record, piece: Piece) -> str | bytes:
    return record.output if isinstance(piece.text, bytes) else record.doc.text


def _find_emptied(cleaned: CleanedBlock, *, is_dropped: bool) -> set[int]:
    """The records of which nothing is left; of those that have an end of their own, only if they are dropped."""
    return {
        piece.record
        for piece, record in zip(cleaned.pieces, cleaned.records, strict=True)
        if piece.text and not record.output and (is_dropped or piece.record == cleaned.parsed.unended)
    }


def _make_notes(cleaned: CleanedBlock, *, has_contents: bool) -> dict[int, list[Note]]:
    """What changed, for the records themselves."""
    notes: dict[int, list[Note]] = {}
    for piece, record in zip(cleaned.pieces, cleaned.records, strict=True):
        if record.doc.changes:
            lines = [{"field": piece.field, **line} for kind, line in edit_lines(record.doc, bulk=None) if kind == "edit"]
            if not has_contents:
                lines = [leave_contents_out("edit", line) for line in lines]
            notes.setdefault(piece.record, []).extend(lines)
    return notes


def _make_entries(cleaned: CleanedBlock, emptied: set[int], rejects: tuple[Reject, ...], task: Task, job: Job) -> Iterator[Entry]:
    """The log of a block, by record."""
    waiting = deque(rejects if job.is_skipping and not task.traits.is_whole else ())
    rejected = {reject.record for reject in waiting}
    file = task.origin.file

    def tell(reject: Reject) -> Entry:
        return describe_reject(reject.record, reject.why, reject.raw, file, has_contents=job.has_contents)

    for number, (piece, record) in enumerate(zip(cleaned.pieces, cleaned.records, strict=True)):
        while waiting and waiting[0].record < piece.record:
            yield tell(waiting.popleft())
        if piece.record not in rejected:
            place = _make_place(number, cleaned, task, is_emptied=piece.record in emptied)
            yield from describe(record, number, place, has_contents=job.has_contents)
    for reject in waiting:
        yield tell(reject)


def _make_place(number: int, cleaned: CleanedBlock, task: Task, *, is_emptied: bool) -> Place:
    if task.traits.is_whole:
        return Place(task.origin.name, task.origin.file, is_part=not (task.block.is_head and task.block.is_tail))
    piece, record = cleaned.pieces[number], cleaned.records[number]
    dropped = cleaned.parsed.raw(piece.record)[len(record.source) :].decode("ascii") if is_emptied else None
    spelling = cleaned.parsed.find_spelling(number) if record.is_changed else None
    return Place(piece.id, task.origin.file, piece.record, piece.field, spelling, dropped)
