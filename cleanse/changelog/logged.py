"""What a log says, as values: of the run, of its rules, of each text and of each record that was left out."""

from collections.abc import Iterable
from typing import NamedTuple

from cleanse.changelog.write import Legend, Part
from cleanse.core.edits import Change, Flag
from cleanse.core.record import Encoding, Json


class Logged(NamedTuple):
    """What a log says of one text, or of one window of a large one."""

    number: int
    name: str | None
    source: str | None
    lang: str | None
    encoding: Encoding
    input_sha256: str
    input_bytes: int
    input_chars: int
    output_sha256: str
    output_bytes: int
    output_chars: int
    changes: tuple[Change, ...]
    flags: tuple[Flag, ...]
    #: the place of a window in its file; None for a text that is not cut
    part: Part | None = None
    file: str | None = None
    record: int | None = None
    field: str | None = None
    #: how the original was spelt in its record, if a writer would spell it otherwise
    spelling: str | None = None
    #: the line end that went with the text
    dropped: str | None = None

    @property
    def input_byte(self) -> int:
        """Where it begins in its file before cleaning."""
        return 0 if self.part is None else self.part.input_byte

    @property
    def output_byte(self) -> int:
        """Where it begins in its file after cleaning."""
        return 0 if self.part is None else self.part.output_byte


class Rejected(NamedTuple):
    """A record that was left out because it could not be read."""

    file: str | None
    record: int
    raw: bytes
    why: str


class RuleLine(NamedTuple):
    """What a log says of a rule before its first use."""

    id: str
    legend: Legend


class RunLine(NamedTuple):
    """The first line of a log."""

    said: Json
    #: the digests of the rules and the settings, and the names of the stages
    rules: str
    config: str
    stages: tuple[str, ...]
    #: how the input was read, where the file's name does not say it: `format`, `split_at`, `id_field`
    reading: dict[str, str]


class EndLine(NamedTuple):
    """The last line of a log, its totals."""

    said: Json


LogLine = RunLine | RuleLine | Logged | Rejected | EndLine


class Log(NamedTuple):
    """A whole log; `form` and `split_at` say how its input was read, where the file's name does not, `id_field` where ids stand."""

    docs: list[Logged]
    rejects: list[Rejected]
    form: str | None
    split_at: str | None
    id_field: str | None


def gather(entries: Iterable[LogLine]) -> Log:
    """A log of what it says."""
    docs: list[Logged] = []
    rejects: list[Rejected] = []
    reading: dict[str, str] = {}
    for entry in entries:
        if isinstance(entry, Logged):
            docs.append(entry)
        elif isinstance(entry, Rejected):
            rejects.append(entry)
        elif isinstance(entry, RunLine):
            reading = entry.reading
    return Log(docs, rejects, reading.get("format"), reading.get("split_at"), reading.get("id_field"))
