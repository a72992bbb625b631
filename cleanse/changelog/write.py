"""Writing the log: run, rule, doc, edit, bulk, flag, reject, end, one JSON object a line.

Edits of a text are sorted by start. Four or more that differ only in their place are one `bulk` line, which stands where the first
of them would. A `rule` line stands before a rule's first use. Only texts that changed or were flagged have lines.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from cleanse.changelog.entry import Entry, dump
from cleanse.core.record import Json
from cleanse.version import __version__

LOG = "cleanse-log/1"
#: what spans are counted in
UNIT = "codepoint"


class Legend(NamedTuple):
    """What the log says about a rule before its first use."""

    category: str
    why: str


class Part(NamedTuple):
    """The place of a window in its file: its number, and the bytes before it on either side."""

    number: int
    input_byte: int
    output_byte: int


class LogWriter:
    """Turns entries into lines.

    Args:
        legend: What to say about each rule, by id.
        rules: The digest of the rules.
        config: The digest of the settings.
        stages: Their names, in order.
        reading: How the input was read, where its name does not say it: `format`, `split_at`, `id_field`.
    """

    def __init__(
        self,
        legend: Mapping[str, Legend],
        rules: str,
        config: str,
        stages: Sequence[str],
        reading: Mapping[str, str] | None = None,
    ) -> None:
        self._stages = tuple(stages)
        self._legend = legend
        self._rules = rules
        self._config = config
        self._reading = {} if reading is None else dict(reading)
        self._told: set[str] = set()
        self._texts = 0

    def begin(self) -> Iterator[str]:
        """The run line, the only one that holds a time."""
        yield dump(
            {
                "t": "run",
                "log": LOG,
                "tool": f"cleanse {__version__}",
                "unit": UNIT,
                "unicode": unicodedata.unidata_version,
                "rules": f"sha256:{self._rules}",
                "config": f"sha256:{self._config}",
                "stages": self._stages,
                **self._reading,
                "started": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            }
        )

    def add(self, entries: Iterable[Entry], texts: int = 1, part: Part | None = None) -> Iterator[str]:
        """The lines of some texts.

        Args:
            entries: What happened to them.
            texts: How many they are, those without an entry too.
            part: The place of the text, if it is one window of a larger one.
        """
        for entry in entries:
            for rule in entry.rules:
                yield from self._introduce(rule)
            number = "" if entry.text is None else f',"n":{self._texts + entry.text}'
            place = f',"part":{dump(part._asdict())}' if part is not None and entry.kind == "doc" else ""
            yield f'{{"t":"{entry.kind}"{number}{place},{entry.rest}}}'
        self._texts += texts

    def end(self, changed: int, edits: int, removed: float, failed: int = 0) -> Iterator[str]:
        """The totals; a log without this line was cut short."""
        line: Json = {"t": "end", "texts": self._texts, "changed": changed, "edits": edits, "removed": round(removed, 3)}
        if failed:
            line["failed"] = failed
        yield dump(line)

    def _introduce(self, rule: str) -> Iterator[str]:
        if rule not in self._told:
            self._told.add(rule)
            legend = self._legend.get(rule, Legend("user", ""))
            yield dump({"t": "rule", "id": rule, "category": legend.category, "why": legend.why})
