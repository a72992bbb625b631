"""The log of a run: a writer that knows the rules of a recipe, and the log of one stream."""

from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256

from cleanse.changelog.entry import Place, describe
from cleanse.changelog.write import Legend, LogWriter, Part
from cleanse.core.record import Record
from cleanse.formats.windows import Window
from cleanse.rulebook.builtin import BUILTIN
from cleanse.rulebook.ruleset import Ruleset
from cleanse.run.digest import digest_rules_and_card
from cleanse.run.spec import PipelineSpec, build, build_rules


class StreamLog:
    """The log of one stream, written while its windows are.

    Args:
        spec: The recipe.
        name: The stream's name; None for standard input.
        write: Takes one line of the log, without its line end.
        has_contents: Whether it says what stood where something changed.
    """

    def __init__(
        self, spec: PipelineSpec, name: str | None, write: Callable[[str], object], *, has_contents: bool = True
    ) -> None:
        self._log = make_log_writer(spec, has_contents=has_contents)
        self._has_contents = has_contents
        self._name = name
        self._write = write
        self._windows = 0
        self._bytes = 0
        for line in self._log.begin():
            write(line)

    def add(self, window: Window, record: Record) -> None:
        """Log what became of the next window."""
        is_part = not (window.is_head and window.is_tail)
        part = Part(self._windows, window.start, self._bytes) if is_part else None
        entries = describe(record, place=Place(self._name, is_part=is_part), has_contents=self._has_contents)
        for line in self._log.add(entries, part=part):
            self._write(line)
        self._windows += 1
        self._bytes += len(record.output)

    def end(self, changed: int, edits: int, removed: float, failed: int) -> None:
        """Log what was done in all, as `LogWriter.end` does."""
        for line in self._log.end(changed, edits, removed, failed):
            self._write(line)


def make_log_writer(spec: PipelineSpec, reading: Mapping[str, str] | None = None, *, has_contents: bool = True) -> LogWriter:
    """A log writer that knows the rules of a recipe, and how the input is read."""
    said = dict(reading or {})
    if not has_contents:
        from cleanse.changelog.offsets import LOG_FORMAT, OFFSETS

        said[LOG_FORMAT] = OFFSETS
    ruleset = build_rules(spec)
    config = sha256(repr(spec._replace(rules=())).encode()).hexdigest()
    stages = ("bytes", *(stage.name for stage in build(spec).stages))
    return LogWriter(make_legend(ruleset), digest_rules_and_card(spec), config, stages, said)


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
