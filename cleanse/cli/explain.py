"""`cleanse explain`: which rule took or kept a line, which nearly did, and why not."""

import sys
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

import typer

from cleanse.cli.app import add_command
from cleanse.cli.files import choose_path, make_origin, make_spec, open_input
from cleanse.cli.options import RULE_OPTIONS, TEXT_OPTIONS, Settings
from cleanse.errors import UsageError
from cleanse.run.check import clean_record
from cleanse.run.log import make_legend
from cleanse.run.nearly import find_alike, find_near
from cleanse.run.spec import PipelineSpec, build, build_rules, make_facts
from cleanse.run.stream import Origin
from cleanse.text.lines import find_line_starts
from cleanse.text.visible import show_invisible

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
            for row in (f"{number}: {show_invisible(line.text)[:160]}", *(line.reasons or _explain_nothing(line.text, spec))):
                sys.stdout.buffer.write((row if row[0].isdigit() else f"    {row}").encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()
    return 0


def _explain_nothing(line: str, spec: PipelineSpec) -> list[str]:
    """What is said of a line that nothing speaks of."""
    alike = find_alike(line, spec)
    return ["kept: no rule matches it", *([] if alike is None else [alike])]


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
    for start, end, reason in find_near(doc, spec):
        note(start, end, reason)
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(doc.original)
        yield Explained(doc.original[start:end].rstrip("\r\n"), list(dict.fromkeys(reasons[number])))
