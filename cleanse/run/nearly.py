"""What nearly happened to a text: rules that matched and were refused, that are switched off, or whose phrase is close to a line.

Spans refer to the original.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import NamedTuple

from cleanse.core.document import Document
from cleanse.core.offsets import OffsetMap
from cleanse.core.pipeline import run_stage
from cleanse.rulebook.engine import judge
from cleanse.run.spec import PipelineSpec, build, build_rules, build_scorer
from cleanse.steps.structure import StructureStep
from cleanse.text.fold import fold_line, line_key

#: how near to being flagged for their structure lines must come to be told of, in thousandths of a point
_NEAR = 1500
#: how alike a line and a phrase are that are told, from 0 to 1, and the lengths of the lines that are compared, in characters
_ALIKE, _SHORTEST, _LONGEST = 0.8, 4, 120


class Near(NamedTuple):
    """Something that nearly happened to a span of the original."""

    start: int
    end: int
    reason: str


def find_near(cleaned: Document, spec: PipelineSpec, *, everything: bool = False) -> Iterator[Near]:
    """Hits that came to nothing, and why.

    Args:
        cleaned: The document after the pipeline of `spec`.
        spec: The recipe.
        everything: Whether all lines that the scorecard looked at are told, however far they are from going.
    """
    doc = run_stage(build(spec).stage("chars"), Document(cleaned.original, cleaned.facts))
    unmap = OffsetMap(doc.changes).unmap
    ruleset = build_rules(spec)
    scorer = build_scorer(spec)
    if scorer is not None and spec.preset != "encoding":
        for start, end, reason in StructureStep(ruleset, scorer).nearly(doc, None if everything else _NEAR):
            near = Near(*unmap(start, end), reason)
            if not _find_deciders(cleaned, near.start, near.end):
                yield near
    chosen = set(ruleset.ids)
    every = build_rules(spec._replace(only=(), disable=())) if spec.only or spec.disable else ruleset
    for verdict in judge(doc, every, near=True):
        start, end = unmap(verdict.hit.start, verdict.hit.end)
        name, deciders = verdict.rule.id, _find_deciders(cleaned, start, end)
        begin = "did not act" if deciders else "kept"
        if name not in chosen:
            yield Near(start, end, f"{begin}: {name} matches, but --only or --disable leaves it out")
        elif verdict.reason is not None:
            if verdict.rule.do == "keep":
                if not any(fnmatchcase(decider, glob) for glob in verdict.rule.protects for decider in deciders):
                    continue  # there was nothing to keep the line from
                begin = "not kept"
            yield Near(start, end, f"{begin}: {name} matches, but {verdict.reason}")
        elif spec.preset == "encoding":
            yield Near(start, end, f"{begin}: {name} matches, but --preset encoding leaves all rules out")
        elif not deciders:
            yield Near(start, end, f"kept: {name} matches, but what it wished was taken back, or another edit stood over it")


def _find_deciders(cleaned: Document, start: int, end: int) -> set[str]:
    """The ids of what changed or flagged something at a place."""
    found = {rule for change in cleaned.changes if change.start < end and change.end > start for rule in change.rules}
    return found | {flag.rule for flag in cleaned.flags if flag.start <= end and flag.end >= start}


def find_alike(line: str, spec: PipelineSpec) -> str | None:
    """What rule takes a line that reads nearly like this one; None if there is none.

    Takes a second: the line is compared with every phrase of the rules.
    """
    wanted = line_key(fold_line(line))
    if not _SHORTEST <= len(wanted) <= _LONGEST:
        return None
    phrases: dict[str, tuple[str, str]] = {}
    for rule in build_rules(spec).rules:
        if rule.kind == "line" and rule.do != "keep":
            for pattern in rule.patterns:
                if abs(len(pattern) - len(wanted)) <= len(wanted) // 2:
                    phrases.setdefault(line_key(fold_line(pattern)), (rule.id, pattern))
    close = get_close_matches(wanted, phrases, 1, _ALIKE)
    if not close or close[0] == wanted:
        return None
    name, pattern = phrases[close[0]]
    return f"nearly: {name} takes the line {pattern!r}"
