"""One text stream through the pipeline: windows in, clean windows and log lines out, in bounded memory."""

from collections.abc import Callable, Iterator
from typing import BinaryIO

from cleanse.core.record import Origin, Record, Totals
from cleanse.formats.windows import Window, read_text
from cleanse.run.check import clean_record
from cleanse.run.spec import PipelineSpec, build, make_facts
from cleanse.text.decode import AUTO


def clean_windows(stream: BinaryIO, spec: PipelineSpec, origin: Origin) -> Iterator[tuple[Window, Record]]:
    """The windows of a stream and what became of each.

    Raises:
        InputError: the named encoding does not fit.
    """
    pipeline = build(spec)
    encoding = None if origin.encoding == AUTO else origin.encoding
    for window in read_text(stream, encoding):
        facts = make_facts(
            origin.source, origin.lang, origin.title, langid=spec.langid, is_head=window.is_head, is_tail=window.is_tail
        )
        yield window, clean_record(window.data, pipeline, facts, encoding, window.before)


def clean_stream(
    stream: BinaryIO,
    write: Callable[[bytes], object],
    write_log: Callable[[str], object] | None,
    spec: PipelineSpec,
    origin: Origin,
    *,
    has_contents: bool = True,
) -> Totals:
    """Clean a stream; each window is written only after its undo was checked.

    Args:
        stream: Read to its end.
        write: Takes the clean bytes.
        write_log: Takes one line of the log, without its line end; None: no log.
        spec: The recipe.
        origin: What is known of the text.
        has_contents: Whether the log says what stood where something changed.
    """
    log = None
    if write_log is not None:
        from cleanse.run.log import StreamLog

        log = StreamLog(spec, origin.name, write_log, has_contents=has_contents)
    totals = Totals(texts=1)
    used: set[str] = set()
    for window, record in clean_windows(stream, spec, origin):
        write(record.output)
        if log is not None:
            log.add(window, record)
        used.update(rule for change in record.doc.changes for rule in change.rules)
        totals = totals.add(record)
    if log is not None:
        log.end(totals.changed, totals.edits, totals.removed, totals.failed)
    return totals._replace(rules=len(used))
