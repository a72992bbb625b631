"""`cleanse explain`: which rule took or kept a line, which nearly did, and why not."""

import sys
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

import typer

from cleanse.cli.app import add_command
from cleanse.cli.files import choose_path, make_origin, make_spec, open_input
from cleanse.cli.options import RULE_OPTIONS, TEXT_OPTIONS, Settings
from cleanse.core.document import Document
from cleanse.core.offsets import OffsetMap
from cleanse.core.pipeline import run_stage
from cleanse.errors import UsageError
from cleanse.rulebook.engine import judge
from cleanse.run.check import clean_record
from cleanse.run.spec import PipelineSpec, build, build_rules, build_scorer, make_facts
from cleanse.run.stream import Origin, make_legend
from cleanse.steps.structure import StructureStep
from cleanse.text.decode import decode
from cleanse.text.lines import find_line_starts
from cleanse.text.visible import show_invisible

#: lines are told of that came so many thousandths of a point near to being flagged for their structure
_NEAR = 1500
_OPTIONS = (*TEXT_OPTIONS, *RULE_OPTIONS)


def register(app: typer.Typer) -> None:
    """Add the command."""
    add_command(app, "explain", explain, _OPTIONS, path_help="FILE, or FILE:LINE for one line.")


def explain(paths: list[str], settings: Settings) -> int:
    """Say for each line which rule took or changed it, which one nearly did and why not; FILE:LINE for one line."""
    path, wanted = split_line(choose_path(paths))
    spec = make_spec(settings)
    with open_input(path) as stream:
        data = stream.read()
    lines = list(explain_text(data, spec, make_origin(path, settings)))
    if wanted is not None and not 1 <= wanted <= len(lines):
        raise UsageError(f"{path} has {len(lines)} lines, there is no line {wanted}")
    for number, line in enumerate(lines, 1):
        if wanted is None and not line.reasons:
            continue
        if wanted in {None, number}:
            for row in (f"{number}: {show_invisible(line.text)[:160]}", *(line.reasons or ["kept: no rule matches it"])):
                sys.stdout.buffer.write((row if row[0].isdigit() else f"    {row}").encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()
    return 0


def split_line(path: str) -> tuple[str, int | None]:
    """FILE:LINE in its parts.

    >>> split_line("a.txt:12"), split_line("a.txt")
    (('a.txt', 12), ('a.txt', None))
    """
    name, colon, number = path.rpartition(":")
    return (name, int(number)) if colon and name and number.isdecimal() else (path, None)


class Explained(NamedTuple):
    """A line of the original and what was decided about it."""

    text: str
    reasons: list[str]


def explain_text(data: bytes, spec: PipelineSpec, origin: Origin) -> Iterator[Explained]:
    """Every line of the original with its changes, flags and the rules that nearly fired."""
    pipeline = build(spec)
    facts = make_facts(origin.source, origin.lang, origin.title, langid=spec.langid)
    doc = clean_record(data, pipeline, facts, origin.encoding).doc
    legend = make_legend(build_rules(spec))
    starts = find_line_starts(doc.original)
    if len(starts) > 1 and starts[-1] == len(doc.original):
        starts.pop()
    reasons: list[list[str]] = [[] for _ in starts]

    def note(start: int, end: int, reason: str) -> None:
        first = bisect_right(starts, start) - 1
        last = bisect_right(starts, max(start, end - 1)) - 1
        for line in range(first, last + 1):
            reasons[line].append(reason)

    for change in doc.changes:
        action = "taken" if not change.new else "changed"
        for rule in change.rules:
            why = f"; {'; '.join(change.notes)}" if change.notes else ""
            note(change.start, change.end, f"{action} by {rule}: {legend[rule].why if rule in legend else ''}{why}")
    for flag in doc.flags:
        note(flag.start, flag.end, f"flagged by {flag.rule}: {flag.why}")
    for start, end, reason in _near_misses(data, spec, origin):
        note(start, end, reason)
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(doc.original)
        yield Explained(doc.original[start:end].rstrip("\r\n"), list(dict.fromkeys(reasons[number])))


def _near_misses(data: bytes, spec: PipelineSpec, origin: Origin) -> Iterator[tuple[int, int, str]]:
    """Hits of rules that came to nothing, with their spans in the original."""
    doc = Document(decode(data, origin.encoding).text, make_facts(origin.source, origin.lang, origin.title, langid=spec.langid))
    doc = run_stage(build(spec).stages[0], doc)
    unmap = OffsetMap(doc.changes).unmap
    scorer = build_scorer(spec)
    if scorer is not None:
        for start, end, reason in StructureStep(build_rules(spec), scorer).nearly(doc, _NEAR):
            yield *unmap(start, end), reason
    for verdict in judge(doc, build_rules(spec), near=True):
        if verdict.reason is not None:
            yield *unmap(verdict.hit.start, verdict.hit.end), f"kept: {verdict.rule.id} matches, but {verdict.reason}"
