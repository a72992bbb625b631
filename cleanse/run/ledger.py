"""What a run has to tell: the change log, the records that were put aside, the totals, and what is named on standard error."""

from collections.abc import Callable, Iterable, Mapping

from cleanse.changelog.entry import dump, hold, printable
from cleanse.changelog.write import Part
from cleanse.core.record import Json, Totals
from cleanse.formats import TRAITS
from cleanse.run.block import FACTS, Account, Job, Reject
from cleanse.run.log import make_log_writer

#: how many records are named one by one
NAMED = 10

Write = Callable[[str], object]


class Ledger:
    """Takes what became of each block, in order.

    Args:
        job: What is done.
        write_log: Takes a line of the log; None: there is none.
        write_reject: Takes a line for a record that could not be cleaned; None: they are only named.
        warn: Takes a message.
        reading: How the input was read, for the log.
    """

    def __init__(
        self, job: Job, write_log: Write | None, write_reject: Write | None, warn: Write, reading: Mapping[str, str] | None = None
    ) -> None:
        self._log = None if write_log is None else make_log_writer(job.spec, reading, has_contents=job.has_contents)
        self._write_log = write_log
        self._write_reject = write_reject
        self._warn = warn
        self._is_skipping = job.is_skipping
        self._rules: set[str] = set()
        self._fields = {name: field for name in FACTS if (field := getattr(job.fields, name)) is not None}
        self._known: set[str] = set()
        self._has_fields = False
        self.totals = Totals()
        if self._log is not None:
            self._put(self._log.begin())

    def add(self, account: Account, path: str, form: str, file: str | None = None, part: Part | None = None) -> None:
        """Note a block of a file."""
        self._rules |= account.rules
        self._known |= account.known
        self._has_fields = self._has_fields or (account.size > 0 and TRAITS[form].has_fields)
        self.totals = Totals(*(a + b for a, b in zip(self.totals, account.totals, strict=True)))._replace(rules=len(self._rules))
        if self._log is not None:
            self._put(self._log.add(account.entries, account.size, part))
        named = self.totals.failed - account.totals.failed
        for number, reject in enumerate(account.rejects, named):
            if number < NAMED:
                self._warn(f"{path}:{reject.line}: {reject.why}")
            if self._write_reject is not None:
                self._write_reject(dump(_describe(reject, file)))

    def end(self) -> None:
        """Close the log with its totals, and name the fields that no record had."""
        if self._log is not None:
            totals = self.totals
            self._put(self._log.end(totals.changed, totals.edits, totals.removed, totals.failed))
        for name, field in self._fields.items():
            if self._has_fields and name not in self._known:
                self._warn(f"--{name}-field {field}: no record says anything in a field of this name")
        if (failed := self.totals.failed) > 0:
            what = "left out" if self._is_skipping else "left as they came"
            named = f"; the first {NAMED} of them are named" if failed > NAMED else ""
            self._warn(f"records that could not be cleaned and were {what}: {failed}{named}")

    def _put(self, lines: Iterable[str]) -> None:
        for line in lines:
            if self._write_log is not None:
                self._write_log(line)


def _describe(reject: Reject, file: str | None) -> Json:
    told: Json = {} if file is None else {"file": printable(file)}
    return {**told, "line": reject.line, "record": reject.record, "why": reject.why, **hold(reject.raw)}
