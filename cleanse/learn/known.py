"""What rule files say of lines already, whatever became of it: what was rejected once, or waits for an answer, is not proposed again."""

from collections import defaultdict
from typing import NamedTuple

from cleanse.learn.pages import make_key
from cleanse.rulebook.sources import find_layers, read_files
from cleanse.run.spec import PipelineSpec, build_rules


class Known(NamedTuple):
    """What a recipe has of its own.

    ids: Of all its rules, those that are not in use among them.
    lines: The keys of the lines that rules out of use name, by site; "" for all sites.
    """

    ids: frozenset[str]
    lines: dict[str, set[str]]

    def has(self, source: str, key: str) -> bool:
        """Whether a line of a site stands in a rule that is not in use."""
        return key in self.lines.get(source, ()) or key in self.lines.get("", ())


def read_known(spec: PipelineSpec) -> Known:
    """What the rule files of a recipe say.

    Raises:
        RuleError: a file has faults.
        InputError: a path is not there.
    """
    ids = {*build_rules(spec).ids}
    lines: dict[str, set[str]] = defaultdict(set)
    for file in read_files(find_layers(spec.rules, bundled=False)[1]):
        for rule in file.rules:
            if rule.status == "active":
                continue
            ids.add(rule.id)
            if rule.kind in {"line", "like"}:
                for source in ("",) if rule.when.source is None else rule.when.source.values:
                    lines[source].update(make_key(pattern.replace("{number}", "1")) for pattern in rule.patterns)
    return Known(frozenset(ids), lines)
