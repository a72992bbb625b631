"""Writing the log: run, rule, doc, edit, bulk, flag, end, one JSON object a line.

Edits of a text are sorted by start. Four or more that differ only in their place are one `bulk` line, which stands where the first
of them would. A `rule` line stands before a rule's first use. Only texts that changed or were flagged have lines.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from cleanse import __version__
from cleanse.core.document import Document
from cleanse.core.edits import Change
from cleanse.core.encoding import Encoding
from cleanse.core.record import Record

LOG = "cleanse-log/1"
#: so many equal edits become one line
BULK = 4
_SAME_AS = re.compile(r"same_as \[(\d+), (\d+)\]")

Json = dict[str, object]


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
    """Turns cleaned records into lines.

    Args:
        legend: What to say about each rule, by id.
        rules: The digest of the rules.
        config: The digest of the settings.
        stages: Their names, in order.
    """

    def __init__(self, legend: Mapping[str, Legend], rules: str, config: str, stages: Sequence[str]) -> None:
        self._stages = tuple(stages)
        self._legend = legend
        self._rules = rules
        self._config = config
        self._told: set[str] = set()
        self._texts = 0
        self._changed = 0
        self._edits = 0
        self._failed = 0
        self._before = 0
        self._after = 0

    def begin(self) -> Iterator[str]:
        """The run line, the only one that holds a time."""
        yield dump(
            {
                "t": "run",
                "log": LOG,
                "tool": f"cleanse {__version__}",
                "unit": "codepoint",
                "unicode": unicodedata.unidata_version,
                "rules": f"sha256:{self._rules}",
                "config": f"sha256:{self._config}",
                "stages": self._stages,
                "started": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            }
        )

    def add(self, record: Record, name: str | None = None, part: Part | None = None) -> Iterator[str]:
        """The lines of one text; none if nothing happened to it.

        Args:
            record: The cleaned record.
            name: Its id: the file's path or the record's own.
            part: Its place, if it is one window of a larger text.
        """
        doc = record.doc
        number = self._texts
        self._texts += 1
        self._failed += record.failed
        self._before += len(doc.original)
        self._after += len(doc.text)
        if not doc.changes and not doc.flags and part is None and not record.is_changed:
            return
        self._changed += record.is_changed
        self._edits += len(doc.changes)
        yield dump(_describe(record, number, name, part))
        for line in _edit_lines(doc, number):
            rule = str(line["rule"])
            for used in (rule, *_via(line)):
                yield from self._introduce(used)
            yield dump(line)

    def end(self) -> Iterator[str]:
        """The totals; a log without this line was cut short."""
        removed = round(1 - self._after / self._before, 3) if self._before else 0.0
        line: Json = {"t": "end", "texts": self._texts, "changed": self._changed, "edits": self._edits, "removed": removed}
        if self._failed:
            line["failed"] = self._failed
        yield dump(line)

    def _introduce(self, rule: str) -> Iterator[str]:
        if rule not in self._told:
            self._told.add(rule)
            legend = self._legend.get(rule, Legend("user", ""))
            yield dump({"t": "rule", "id": rule, "category": legend.category, "why": legend.why})


def dump(line: Json) -> str:
    """One line of the log, without its line end.

    >>> dump({"t": "end", "texts": 1})
    '{"t":"end","texts":1}'
    """
    return json.dumps(line, ensure_ascii=False, separators=(",", ":"))


def _describe(record: Record, number: int, name: str | None, part: Part | None) -> Json:
    doc = record.doc
    line: Json = {"t": "doc", "n": number}
    if name is not None:
        line["id"] = printable(name)
    if part is not None:
        line["part"] = part._asdict()
    if doc.source is not None:
        line["source"] = doc.source
    if doc.facts.decided:
        line["lang"] = ",".join(doc.facts.decided)
    line["encoding"] = _describe_encoding(record.encoding)
    line["input"] = _measure(record.source, doc.original)
    line["output"] = _measure(record.output, doc.text)
    return line


def _describe_encoding(encoding: Encoding) -> Json:
    line: Json = {"name": encoding.name}
    if encoding.parts:
        line["parts"] = [list(part) for part in encoding.parts]
    if encoding.raw:
        line["raw"] = [[place, held.hex()] for place, held in encoding.raw]
    return line


def printable(name: str) -> str:
    """A file name that may hold undecodable bytes, as text that JSON can hold."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _measure(data: bytes, text: str) -> Json:
    return {"bytes": len(data), "chars": len(text), "sha256": hashlib.sha256(data).hexdigest()}


def _edit_lines(doc: Document, number: int) -> Iterator[Json]:
    """Edits and bulks by start, then flags."""
    alike: dict[tuple[object, ...], list[Change]] = {}
    for change in doc.changes:
        alike.setdefault(_kind(change), []).append(change)
    shift = 0
    for change in doc.changes:
        clean = change.start + shift
        shift += len(change.new) - len(change.old)
        group = alike[_kind(change)]
        if len(group) < BULK:
            line: Json = {"t": "edit", "n": number, "rule": change.rules[-1]}
            line["span"] = [change.start, change.end]
            line["clean"] = [clean, clean + len(change.new)]
            yield line | _texts(change) | _reasons(change)
        elif group[0] is change:
            line = {"t": "bulk", "n": number, "rule": change.rules[-1], "count": len(group)}
            yield line | _texts(change) | _reasons(change) | {"starts": [one.start for one in group]}
    for flag in doc.flags:
        yield {"t": "flag", "n": number, "rule": flag.rule, "span": [flag.start, flag.end], "why": flag.why}


def _kind(change: Change) -> tuple[object, ...]:
    return change.old, change.new, change.rules, change.notes


def _texts(change: Change) -> Json:
    """`old` and `new`, in hexadecimal where they hold a lone surrogate."""
    line: Json = {}
    for key, text in (("old", change.old), ("new", change.new)):
        try:
            text.encode("utf-8")
            line[key] = text
        except UnicodeEncodeError:
            line[f"{key}_hex"] = text.encode("utf-8", "surrogatepass").hex()
    return line


def _reasons(change: Change) -> Json:
    line: Json = {}
    if len(change.rules) > 1:
        line["via"] = list(change.rules[:-1])
    notes = []
    for note in change.notes:
        same = _SAME_AS.fullmatch(note)
        if same is None:
            notes.append(note)
        else:
            line["same_as"] = [int(same[1]), int(same[2])]
    if notes:
        line["note"] = "; ".join(notes)
    return line


def _via(line: Json) -> Iterable[str]:
    via = line.get("via", ())
    return via if isinstance(via, list) else ()
