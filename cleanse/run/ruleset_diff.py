"""What changes on real texts between two sets of rules."""

from collections.abc import Iterable
from typing import NamedTuple

from cleanse.core.document import Document
from cleanse.core.edits import Change
from cleanse.run.spec import PipelineSpec, build, make_facts
from cleanse.run.texts import Text


class RuleDiff(NamedTuple):
    """What one rule does in one set and not in the other."""

    rule: str
    #: changes that only the old set makes by this rule, and those that only the new one makes
    lost: int
    won: int
    #: texts of both, marked - and +, the first ones met
    examples: tuple[str, ...]


class Difference(NamedTuple):
    """The whole comparison."""

    texts: int
    changed: int
    rules: list[RuleDiff]


def compare(old: PipelineSpec, new: PipelineSpec, samples: Iterable[Text], examples: int = 3) -> Difference:
    """Clean texts with both sets and collect what differs, rule by rule, the largest difference first.

    Args:
        old: The first set.
        new: The second set.
        samples: The texts.
        examples: How many texts are kept of each rule and side.
    """
    counts: dict[str, list[int]] = {}
    shown: dict[tuple[str, int], list[str]] = {}
    texts = changed = 0
    for sample in samples:
        texts += 1
        before, after = (build(spec).run(Document(sample.text, make_facts(sample.source, sample.lang))) for spec in (old, new))
        changed += before.text != after.text
        for side, mine, others in ((0, before.changes, after.changes), (1, after.changes, before.changes)):
            known = {_key(change) for change in others}
            for change in mine:
                if _key(change) in known:
                    continue
                for rule in change.rules:
                    counts.setdefault(rule, [0, 0])[side] += 1
                    kept = shown.setdefault((rule, side), [])
                    if len(kept) < examples:
                        kept.append(f"{'-+'[side]} {sample.name or '-'}: {_say(change)}")
    order = sorted(counts, key=lambda rule: (-sum(counts[rule]), rule))
    rules = [
        RuleDiff(rule, counts[rule][0], counts[rule][1], (*shown.get((rule, 0), ()), *shown.get((rule, 1), ()))) for rule in order
    ]
    return Difference(texts, changed, rules)


def _key(change: Change) -> tuple[int, int, str, tuple[str, ...]]:
    return change.start, change.end, change.new, change.rules


def _say(change: Change) -> str:
    old = " ⏎ ".join(change.old.strip().split("\n"))
    return f"{old[:120]!r} → {change.new[:60]!r}" if change.new else f"{old[:160]!r}"
