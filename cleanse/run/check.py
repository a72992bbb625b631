"""One record, from bytes to bytes: decode, run the pipeline, and prove that the log takes every byte back.

The check is made in production, before anything is written. Where it fails, the changes at the place that differs are taken back and
flagged; if that does not help, the record passes through as it came and counts as failed. A record that is no text passes through
with a flag, and so does one whose undecodable bytes would be read otherwise when the output is cleaned again.
"""

from collections.abc import Callable

from cleanse.core.document import Document, Facts
from cleanse.core.edits import Change, Edit, Flag, place_changes, revert
from cleanse.core.pattern import compile_late
from cleanse.core.pipeline import Pipeline
from cleanse.core.record import UTF8, Record, to_bytes
from cleanse.errors import RevertError
from cleanse.text.decode import AUTO, SURROGATE_PAIR, decode, encode

SELF_CHECK = "bytes/self-check"
BINARY = "bytes/binary"
UNSETTLED_BYTES = "bytes/unsettled"
_UNSETTLED_WHY = "what could not be decoded would be read otherwise in the cleaned text, so the text was left as it came"
_SELF_CHECK_WHY = "the log would not give the source back, so the text was left as it came"
PARTED = "bytes/parted"
_ATTEMPTS = 50
#: what the encoding of a text may be judged by besides its sound letters: undecodable bytes, NULs, escapes
_UNSURE = compile_late("[\udc80-\udcff\0]|\x1b\\$")


def clean_record(
    data: bytes,
    pipeline: Pipeline,
    facts: Facts,
    encoding: str | None = None,
    before: str | None = None,
    *,
    is_record: bool = False,
) -> Record:
    """Clean the bytes of one text; what comes out is UTF-8 but for bytes that could not be decoded.

    Args:
        data: Any bytes.
        pipeline: What to do with their text.
        facts: What is known of it.
        encoding: What to read it as; None or "auto": found out.
        before: What the text before was read as, if this is its continuation.
        is_record: Whether it is one of several texts in a stream.

    Raises:
        InputError: the named encoding does not fit.
    """
    text, name, is_binary = decode(data, encoding, before, is_record=is_record)
    if is_binary:
        return _leave(data, facts, Flag(0, 0, BINARY, "no text, left as it is"))
    doc = pipeline.run(Document(text, facts))
    if not doc.changes and name == UTF8:
        return Record(doc, data, data, name)
    for _ in range(_ATTEMPTS):
        output = encode(doc.text)
        place = _find_fault(doc, output)
        if place is None and encode(revert(doc.text, doc.changes), name) == data:
            if encoding in {None, AUTO} and _UNSURE.search(doc.text) and decode(output, is_record=is_record).text != doc.text:
                return _leave(data, facts, Flag(0, 0, UNSETTLED_BYTES, _UNSETTLED_WHY))
            return Record(doc, data, output, name)
        if place is None:
            break
        doc = _take_back(doc, place)
    return _leave(data, facts, Flag(0, 0, SELF_CHECK, _SELF_CHECK_WHY))._replace(failed=True)


def clean_text(text: str, pipeline: Pipeline, facts: Facts) -> Record:
    """Clean a text that its format has read already; source and output are counted as UTF-8.

    A text that would not come back, or would be read otherwise, passes through as it came and counts as failed.
    """
    original = Document(text, facts)
    source = to_bytes(text)
    doc = pipeline.run(original)
    if not doc.changes:
        return Record(doc, source, source, UTF8)
    if _gives_back(doc) and not SURROGATE_PAIR.search(doc.text):
        return Record(doc, source, to_bytes(doc.text), UTF8)
    flag = Flag(0, len(text), SELF_CHECK, _SELF_CHECK_WHY)
    return Record(Document(text, facts, flags=(flag,)), source, source, UTF8, failed=True)


def keep_whole(record: Record, pipeline: Pipeline, is_parted: Callable[[bytes, bytes], bool], *, is_line: bool) -> Record:
    """The record so that its output is read as one text again: with blanks for the line ends in a line, else as it came."""
    if not is_parted(record.source, record.output):
        return record
    doc = record.doc
    if is_line:
        ends = [at for at, char in enumerate(doc.text) if char == "\n"]
        doc = pipeline.run(doc.edit(Edit(at, at + 1, " ", PARTED) for at in ends))
        output = encode(doc.text)
        is_sound = _find_fault(doc, output) is None and encode(revert(doc.text, doc.changes), record.encoding) == record.source
        if is_sound and not is_parted(record.source, output):
            return record._replace(doc=doc, output=output)
    return _leave(
        record.source, doc.facts, Flag(0, 0, PARTED, "the clean text would have been read as several, or as one with the next")
    )


def leave_whole(text: str | bytes) -> Record:
    """A record that could not be cleaned, as it came."""
    data = to_bytes(text)
    return Record(Document(data.decode("utf-8", "surrogateescape")), data, data, UTF8, failed=True)


def _leave(data: bytes, facts: Facts, flag: Flag) -> Record:
    """The record as it came, read as UTF-8, with a flag on all of it."""
    text = decode(data, "utf-8").text
    return Record(Document(text, facts, flags=(flag._replace(end=len(text)),)), data, data, UTF8)


def _find_fault(doc: Document, output: bytes) -> int | None:
    """The first code point where the output, read again, is not what was written; None if it is."""
    again = decode(output, "utf-8").text
    if again != doc.text:
        return next(
            (at for at, (a, b) in enumerate(zip(again, doc.text, strict=False)) if a != b), min(len(again), len(doc.text))
        )
    return None if _gives_back(doc) else 0


def _gives_back(doc: Document) -> bool:
    try:
        return revert(doc.text, doc.changes) == doc.original
    except RevertError:
        return False


def _take_back(doc: Document, place: int) -> Document:
    """The document without the change nearest to a place of the clean text."""
    best: tuple[int, Change] | None = None
    for start, change in place_changes(doc.changes):
        distance = max(start - place, place - start - len(change.new), 0)
        if best is None or distance < best[0]:
            best = (distance, change)
    if best is None:
        return doc
    taken = best[1]
    why = "taken back: it would have brought undecodable bytes together"
    return doc.keep_changes(lambda change: change != taken, [Flag(taken.start, taken.end, SELF_CHECK, why)])
