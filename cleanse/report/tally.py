"""Counts over a change log, read as a stream: by rule, by language, by source.

A *text* here is one that has lines in the log: it changed or was flagged. Characters are code points. An edit that several rules made
counts for the last of them. Memory grows with the number of rules, languages and sources, not with the number of texts; of more than
`MOST_SOURCES` sources the later ones are counted as one.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from cleanse.changelog.logged import EndLine, Logged, LogLine, RuleLine, RunLine
from cleanse.changelog.read import read_entries
from cleanse.changelog.write import Legend
from cleanse.core.record import Json

MOST_SOURCES = 10_000
#: what stands for a source that the log does not know, for the language of a text that nothing asked for, and for the sources past the limit
UNKNOWN = "(unknown)"
UNDECIDED = "(not decided)"
OTHERS = "(others)"
#: the upper ends of the classes of texts by the share of their characters that is gone, in percent
SHARES = (5, 10, 15, 20, 25, 30, 40, 50, 100)


@dataclass(slots=True)
class Count:
    """What one rule, language or source did or met."""

    edits: int = 0
    texts: int = 0
    #: characters that went, and characters that came in their place
    removed: int = 0
    added: int = 0
    #: characters of the texts before cleaning; of a rule, of the texts that it changed
    chars: int = 0

    def as_json(self) -> Json:
        """The numbers by name."""
        return {
            "edits": self.edits,
            "texts": self.texts,
            "chars": self.chars,
            "removed": self.removed,
            "added": self.added,
        }


@dataclass(slots=True)
class Tally:
    """The counts of one log."""

    run: Json = field(default_factory=dict)
    end: Json = field(default_factory=dict)
    legends: dict[str, Legend] = field(default_factory=dict)
    total: Count = field(default_factory=Count)
    rules: dict[str, Count] = field(default_factory=dict)
    languages: dict[str, Count] = field(default_factory=dict)
    sources: dict[str, Count] = field(default_factory=dict)
    flags: Counter[str] = field(default_factory=Counter)
    #: texts by the share of their characters that is gone, as `SHARES` has its classes; the first for those that lost nothing
    shares: list[int] = field(default_factory=lambda: [0] * (len(SHARES) + 1))

    def add(self, entry: LogLine) -> None:
        """Count what a log says next."""
        if isinstance(entry, Logged):
            self._add_text(entry)
        elif isinstance(entry, RuleLine):
            self.legends[entry.id] = entry.legend
        elif isinstance(entry, RunLine):
            self.run = entry.said
        elif isinstance(entry, EndLine):
            self.end = entry.said

    def _add_text(self, text: Logged) -> None:
        source = text.source or UNKNOWN
        if source not in self.sources and len(self.sources) >= MOST_SOURCES:
            source = OTHERS
        counts = (self.total, count_of(self.languages, main_language(text)), count_of(self.sources, source))
        for count in counts:
            count.texts += 1
            count.chars += text.input_chars
        met = set()
        for change in text.changes:
            rule = change.rules[-1]
            met.add(rule)
            removed, added = len(change.old), len(change.new)
            for count in (*counts, count_of(self.rules, rule)):
                count.edits += 1
                count.removed += removed
                count.added += added
        for rule in met:
            self.rules[rule].texts += 1
            self.rules[rule].chars += text.input_chars
        self.flags.update(flag.rule for flag in text.flags)
        self.shares[find_class(share_removed(text))] += 1


def count_of(counts: dict[str, Count], name: str) -> Count:
    """The count under a name, a new one the first time."""
    found = counts.get(name)
    if found is None:
        found = counts[name] = Count()
    return found


def main_language(text: Logged) -> str:
    """The first of a text's languages; most texts are cleaned without a rule that asks for it, or are too short to tell."""
    return text.lang.partition(",")[0] if text.lang else UNDECIDED


def share_removed(text: Logged) -> float:
    """The share of a text's characters that is gone; 0 where it grew."""
    return max(0.0, 1 - text.output_chars / text.input_chars) if text.input_chars else 0.0


def find_class(share: float) -> int:
    """The class of a share: 0 for nothing, 1 for what is at most the first of `SHARES` percent.

    >>> [find_class(share) for share in (0, 0.05, 0.051, 1)]
    [0, 1, 2, 9]
    """
    return next((number for number, end in enumerate((0, *SHARES)) if share * 100 <= end), len(SHARES))


def order(counts: dict[str, Count]) -> list[tuple[str, Count]]:
    """Names and counts, the most edits first, then by name."""
    return sorted(counts.items(), key=lambda item: (-item[1].edits, item[0]))


def read_tally(lines: Iterable[bytes], path: str = "log") -> Tally:
    """The counts of a log.

    Raises:
        InputError: the log is damaged or was cut short; names the line.
    """
    tally = Tally()
    for entry in read_entries(lines, path):
        tally.add(entry)
    return tally
