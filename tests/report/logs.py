"""Logs of several texts, as a run over a corpus writes them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleanse.changelog.entry import Place, describe
from cleanse.core.record import Record, Totals
from cleanse.run.check import clean_record
from cleanse.run.log import make_log_writer
from cleanse.run.spec import PipelineSpec, build, make_facts

SPEC = PipelineSpec()


class Raw(NamedTuple):
    """A text and what is known of it."""

    text: str
    name: str | None = None
    source: str | None = None
    lang: str | None = None


def clean_all(raws: Sequence[Raw], spec: PipelineSpec = SPEC) -> list[Record]:
    return [
        clean_record(raw.text.encode("utf-8", "surrogateescape"), build(spec), make_facts(raw.source, raw.lang, None))
        for raw in raws
    ]


def write_log(raws: Sequence[Raw], spec: PipelineSpec = SPEC) -> bytes:
    """The log of the texts."""
    return "".join(f"{line}\n" for line in _lines(raws, spec)).encode()


def _lines(raws: Sequence[Raw], spec: PipelineSpec) -> Iterator[str]:
    log = make_log_writer(spec)
    yield from log.begin()
    totals = Totals()
    for raw, record in zip(raws, clean_all(raws, spec), strict=True):
        yield from log.add(describe(record, place=Place(raw.name)))
        totals = totals.add(record)
    yield from log.end(totals.changed, totals.edits, totals.removed)


BRIDGE = Raw(
    "The bridge is open again.\nREAD MORE: Mayor Praises Builders\nTraffic was\u00a0calm on Monday.\n",
    "bridge.txt",
    "example.org",
    "en",
)
FERRY = Raw(
    "De veerboot vaart weer.\nLees ook: Nieuwe kade geopend\nHet was\u00a0rustig op de\u00a0rivier.\n",
    "veer.txt",
    "voorbeeld.nl",
    "nl",
)
PLAIN = Raw("Nothing here is left over.\n", "plain.txt", "example.org", "en")
