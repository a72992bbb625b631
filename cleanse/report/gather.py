"""What the report shows beside the counts, gathered in a second reading of the log, when it is known which rules count.

Everything has a fixed size, whatever the log's: samples of texts and of edits, the texts that lost most, pairs of language or source and
rule for those that are shown, and names up to a limit.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from cleanse.changelog.logged import Logged
from cleanse.changelog.offsets import LOG_FORMAT, OFFSETS
from cleanse.changelog.read import read_entries
from cleanse.core.edits import Change, Flag
from cleanse.report.sample import Sample
from cleanse.report.tally import UNKNOWN, Tally, main_language, order, share_removed

#: how many rules have a row of their own, and how many of the rarest
MOST_RULES, MOST_RARE = 200, 20
#: how many examples are shown of a rule
EXAMPLES = 3
#: how many of the texts that lost most
LARGEST = 20
#: how many flags of a kind
FLAGGED = 3
#: how many columns and rows a heat table has
COLUMNS, ROWS = 12, 15
#: how many names
NAMES = 60
#: names past this many different ones are not counted
_KNOWN_NAMES = 5_000
#: the most edits of a rare rule
_RARE = 5


class Example(NamedTuple):
    """An edit, and the text it is of."""

    text: Logged
    change: Change


class Flagged(NamedTuple):
    """A flag, and the text it is of."""

    text: Logged
    flag: Flag


@dataclass(slots=True)
class Gathered:
    """What is shown of a log."""

    texts: list[Logged] = field(default_factory=list)
    examples: dict[str, list[Example]] = field(default_factory=dict)
    largest: list[Logged] = field(default_factory=list)
    flagged: dict[str, list[Flagged]] = field(default_factory=dict)
    languages: Counter[tuple[str, str]] = field(default_factory=Counter)
    sources: Counter[tuple[str, str]] = field(default_factory=Counter)
    #: by what the log says of a name's change
    names: Counter[str] = field(default_factory=Counter)


def choose_rules(tally: Tally) -> list[str]:
    """The rules that have a row: those with the most edits, then the rarest."""
    rules = [name for name, _ in order(tally.rules)]
    return list(dict.fromkeys([*rules[:MOST_RULES], *choose_rare(tally)]))


def choose_rare(tally: Tally) -> list[str]:
    """The rules that acted least, if that is rarely, the rarest first."""
    rare = [name for name, count in reversed(order(tally.rules)) if count.edits <= _RARE]
    return rare[:MOST_RARE]


def gather(lines: Iterable[bytes], path: str, tally: Tally, texts: int, seed: int) -> Gathered:
    """What is shown of a log.

    Args:
        lines: The log, read again.
        path: Its name, for messages.
        tally: Its counts.
        texts: How many texts the sample has.
        seed: For the samples.
    """
    shown = {name: Sample[Example](EXAMPLES, seed) for name in choose_rules(tally)}
    sampled = Sample[Logged](texts, seed)
    flagged: dict[str, Sample[Flagged]] = {}
    found = Gathered()
    columns = choose_columns(tally)
    for entry in read_entries(lines, path):
        if not isinstance(entry, Logged):
            continue
        key = f"{entry.number} {entry.input_sha256}"
        if entry.changes:
            sampled.add(key, entry)
        for change in entry.changes:
            sample = shown.get(change.rules[-1])
            if sample is not None:
                sample.add(f"{change.old}\0{change.new}", Example(entry, change))
        for flag in entry.flags:
            flagged.setdefault(flag.rule, Sample(FLAGGED, seed)).add(key, Flagged(entry, flag))
        _count_pairs(found, entry, columns)
        _count_names(found, entry, tally)
        _keep_largest(found, entry)
    found.texts = sampled.items()
    found.examples = {name: sample.items() for name, sample in shown.items()}
    found.flagged = {name: flagged[name].items() for name in sorted(flagged)}
    return found


class Columns(NamedTuple):
    """What the heat tables show."""

    rules: list[str]
    languages: list[str]
    sources: list[str]


def choose_columns(tally: Tally) -> Columns:
    """The rules, languages and sources with the most edits."""
    rules, languages, sources = (
        [name for name, _ in order(counts)[:size]]
        for counts, size in ((tally.rules, COLUMNS), (tally.languages, ROWS), (tally.sources, ROWS))
    )
    return Columns(rules, languages, sources)


def _count_pairs(found: Gathered, text: Logged, columns: Columns) -> None:
    language, source = main_language(text), text.source or UNKNOWN
    for rule, edits in Counter(change.rules[-1] for change in text.changes).items():
        if rule in columns.rules and language in columns.languages:
            found.languages[language, rule] += edits
        if rule in columns.rules and source in columns.sources:
            found.sources[source, rule] += edits


def _count_names(found: Gathered, text: Logged, tally: Tally) -> None:
    if tally.run.get(LOG_FORMAT) == OFFSETS:
        return
    for change in text.changes:
        legend = tally.legends.get(change.rules[-1])
        if legend is not None and legend.category == "name":
            said = "; ".join(change.notes) or f"{change.old} → {change.new}"
            if said in found.names or len(found.names) < _KNOWN_NAMES:
                found.names[said] += 1


def _keep_largest(found: Gathered, text: Logged) -> None:
    share = share_removed(text)
    full = len(found.largest) == LARGEST
    if share > (share_removed(found.largest[-1]) if full else 0.0):
        found.largest.append(text)
        found.largest.sort(key=lambda one: (-share_removed(one), one.number))
        del found.largest[LARGEST:]
