"""One text stream through the pipeline: windows in, clean windows and log lines out, in bounded memory."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import BinaryIO, NamedTuple

from cleanse.changelog.entry import Place, describe
from cleanse.changelog.write import Legend, LogWriter, Part
from cleanse.core.record import Record
from cleanse.formats.windows import Window, read_text
from cleanse.rulebook.builtin import BUILTIN
from cleanse.rulebook.ruleset import Ruleset
from cleanse.run.check import clean_record
from cleanse.run.spec import PipelineSpec, build, build_rules, make_facts
from cleanse.text.decode import AUTO


class Origin(NamedTuple):
    """What is known of a stream beside its bytes."""

    name: str | None = None
    source: str | None = None
    lang: str | None = None
    title: str | None = None
    encoding: str | None = None
    #: its name in a run over several files, as the log says it
    file: str | None = None


class Totals(NamedTuple):
    """What a run did."""

    texts: int = 0
    changed: int = 0
    edits: int = 0
    rules: int = 0
    before: int = 0
    after: int = 0
    failed: int = 0

    @property
    def removed(self) -> float:
        """The share of code points that is gone."""
        return 1 - self.after / self.before if self.before else 0.0


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
) -> Totals:
    """Clean a stream; each window is written only after its undo was checked.

    Args:
        stream: Read to its end.
        write: Takes the clean bytes.
        write_log: Takes one line of the log, without its line end; None: no log.
        spec: The recipe.
        origin: What is known of the text.
    """
    log = None if write_log is None else open_log(spec)
    totals = Totals(texts=1)
    used: set[str] = set()
    written = 0
    if log is not None and write_log is not None:
        _write_all(write_log, log.begin())
    for number, (window, record) in enumerate(clean_windows(stream, spec, origin)):
        write(record.output)
        if log is not None and write_log is not None:
            is_part = not (window.is_head and window.is_tail)
            part = Part(number, window.start, written) if is_part else None
            _write_all(write_log, log.add(describe(record, place=Place(origin.name, is_part=is_part)), part=part))
        written += len(record.output)
        used.update(rule for change in record.doc.changes for rule in change.rules)
        totals = add_record(totals, record)
    if log is not None and write_log is not None:
        _write_all(write_log, log.end(totals.changed, totals.edits, totals.removed, totals.failed))
    return totals._replace(rules=len(used))


def add_record(totals: Totals, record: Record) -> Totals:
    """The totals with one more record; `texts` stays, since windows are no texts."""
    return totals._replace(
        changed=totals.changed + record.is_changed,
        edits=totals.edits + len(record.doc.changes),
        before=totals.before + len(record.doc.original),
        after=totals.after + len(record.doc.text),
        failed=totals.failed + record.failed,
    )


def _write_all(write: Callable[[str], object], lines: Iterable[str]) -> None:
    for line in lines:
        write(line)


def open_log(spec: PipelineSpec, reading: Mapping[str, str] | None = None) -> LogWriter:
    """A log writer that knows the rules of a recipe, and how the input is read."""
    ruleset = build_rules(spec)
    config = hashlib.sha256(repr(spec._replace(rules=())).encode()).hexdigest()
    stages = ("bytes", *(stage.name for stage in build(spec).stages))
    return LogWriter(make_legend(ruleset), ruleset.digest, config, stages, reading)


def make_legend(ruleset: Ruleset) -> Mapping[str, Legend]:
    """Category and why of every rule and built-in decision, by id."""
    return _RuleLegend(ruleset)


class _RuleLegend(Mapping[str, Legend]):
    """Looks a rule up when it is asked for: a run uses few of them."""

    def __init__(self, ruleset: Ruleset) -> None:
        self._ruleset = ruleset
        self._others = {name: Legend(builtin.category, builtin.why) for name, builtin in BUILTIN.items()}
        self._others |= {name.id: Legend("name", name.why) for name in ruleset.names}

    def __getitem__(self, name: str) -> Legend:
        if name in self._others:
            return self._others[name]
        rule = self._ruleset.find_rule(name)
        if rule is None:
            raise KeyError(name)
        return Legend(rule.category, rule.why)

    def __iter__(self) -> Iterator[str]:
        yield from self._others
        yield from self._ruleset.ids

    def __len__(self) -> int:
        return len(self._others) + len(self._ruleset.ids)
