"""Streams of records cleaned and given back as the command line does it, without its files."""

from contextlib import nullcontext
from io import BytesIO
from typing import NamedTuple

from cleanse.changelog.read import read_whole_log
from cleanse.changelog.undo import undo
from cleanse.core.record import Origin, Totals
from cleanse.formats.base import Fields, open_writer
from cleanse.run.block import Job
from cleanse.run.ledger import Ledger
from cleanse.run.many import Source, clean_events, read_blocks, read_events, split_results
from cleanse.run.spec import PipelineSpec
from cleanse.run.undo import undo_blocks

FIELDS = Fields()
SPEC = PipelineSpec()
ORIGIN = Origin()


class Cleaned(NamedTuple):
    """What a run gave: bytes, the log without its first line, which has the time, rejects, messages, totals."""

    output: bytes
    log: list[str]
    rejects: list[str]
    told: list[str]
    totals: Totals


def clean(
    data: bytes,
    form: str,
    fields: Fields = FIELDS,
    spec: PipelineSpec = SPEC,
    *,
    jobs: int = 1,
    skip: bool = False,
    first: int | None = None,
    origin: Origin = ORIGIN,
) -> Cleaned:
    job = Job(spec, fields, has_log=True, is_skipping=skip)
    log: list[str] = []
    rejects: list[str] = []
    told: list[str] = []
    ledger = Ledger(job, log.append, rejects.append, lambda message: told.append(str(message)))
    sources = [Source("-", form, origin, lambda: nullcontext(BytesIO(data)))]
    output = BytesIO()
    results = clean_events(read_events(sources, fields.split_at, first), job, jobs)
    with open_writer(form, output) as writer:
        for source, blocks in split_results(sources, results):
            for done in blocks:
                writer.write(done.output, done.header, is_tail=done.is_tail)
                ledger.add(done.account, source.path, form)
    ledger.end()
    return Cleaned(output.getvalue(), log[1:], rejects, told, ledger.totals)


def give_back(cleaned: Cleaned, form: str, split_at: str = "", rules: str | None = None) -> bytes:
    """The original, by the log, or what some rules did alone taken back."""
    run = b'{"t":"run","log":"cleanse-log/1"}'
    log = read_whole_log([run, *(line.encode() for line in cleaned.log)])
    if form == "text":
        return undo(cleaned.output, log.docs)
    output = BytesIO()
    blocks = read_blocks(BytesIO(cleaned.output), form, split_at=split_at)
    with open_writer(form, output) as writer:
        for undone in undo_blocks(blocks, form, log._replace(split_at=split_at), rules):
            writer.write(undone.data, undone.header, is_tail=undone.is_tail)
    return output.getvalue()
