"""`cleanse explain`: which rule took or kept a line, which nearly did, and why not.

Lines are numbered from 1 on; those of a text in a record have the record's line in front, `12:3`.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer
from typer.core import TyperCommand

from cleanse.cli.app import add_command
from cleanse.cli.inputs import Found, make_source
from cleanse.cli.messages import warn
from cleanse.cli.options import SHARED_OPTIONS, Settings
from cleanse.cli.recipe import make_origin, make_spec, tell_misnamed
from cleanse.cli.refuse import choose_path
from cleanse.cli.say import say
from cleanse.cli.targets import count_first, make_job
from cleanse.core.document import Document
from cleanse.core.pattern import compile_late
from cleanse.core.record import Origin, Record
from cleanse.errors import UsageError
from cleanse.rulebook.builtin import STRUCTURE
from cleanse.run.check import clean_record
from cleanse.run.log import make_legend
from cleanse.run.many import look_through
from cleanse.run.nearly import find_alike, find_near
from cleanse.run.spec import PipelineSpec, build, build_rules, make_facts
from cleanse.text.lines import find_line_starts
from cleanse.text.visible import show_invisible

if TYPE_CHECKING:
    from cleanse.run.many import Source

#: a line of standard input, which looks like an option
_STDIN_LINE = compile_late(r"-:\d+")


class _Command(TyperCommand):
    """A command that takes `-:12` for a path."""

    def parse_args(self, ctx, args):  # type: ignore[no-untyped-def]
        """Put the lines of standard input behind all options."""
        if "--" not in args and (lines := [word for word in args if _STDIN_LINE.fullmatch(word)]):
            args = [*(word for word in args if word not in lines), "--", *lines]
        return super().parse_args(ctx, args)


def register(app: typer.Typer) -> None:
    """Add the command."""
    add_command(
        app,
        "explain",
        explain,
        SHARED_OPTIONS,
        path_help="FILE, or FILE:LINE for one line or record; - or none for standard input.",
        cls=_Command,
    )


def explain(paths: list[str], settings: Settings) -> int:
    """Say which rule took or changed each line. Also which one nearly did, and why not; FILE:LINE for one line or record."""
    path, wanted = split_line(choose_path(paths, "explain"))
    name, _, number = path.rpartition(":")
    if wanted is None and name and Path(name).is_file() and not Path(path).exists():
        raise UsageError(f"{path}: behind the colon the number of one line is wanted, not {number!r}: explain {name}:12")
    spec = make_spec(settings)
    tell_misnamed(settings.rules)
    source = make_source(Found(path, path), settings, None)
    tell = _explain_lines if source.traits.is_whole else _explain_records
    return 0 if tell(source, settings, spec, wanted) else 3


def _explain_lines(source: "Source", settings: Settings, spec: PipelineSpec, wanted: int | None) -> bool:
    """Explain the lines of a text, or one of them; whether it could be cleaned."""
    with source.open() as stream:
        data = stream.read()
    record = clean_text(data, spec, make_origin(source.path, settings))
    lines = list(explain_document(record.doc, spec, everything=wanted is not None))
    if wanted is not None and not 1 <= wanted <= len(lines):
        raise UsageError(f"{source.path} has {len(lines)} lines, there is no line {wanted}")
    for number, line in enumerate(lines, 1):
        if number == wanted or (wanted is None and line.reasons):
            is_unknown = number == wanted and all(reason.startswith(f"kept: {STRUCTURE}") for reason in line.reasons)
            _show(str(number), line.text, [*(_explain_nothing(line.text, spec) if is_unknown else ()), *line.reasons])
    if wanted is None and not any(line.reasons for line in lines):
        note = f"nothing takes, changes, flags or nearly takes a line of {source.path}; {source.path}:1 asks for the first one"
        warn(note)
    return not record.failed


def _explain_records(source: "Source", settings: Settings, spec: PipelineSpec, wanted: int | None) -> bool:
    """Explain the texts of all records, or of the record on one line, where there is something to say; whether all of them could be read
    and cleaned."""
    is_there = wanted is None
    is_sound = True
    for looked in look_through(source, make_job(settings), count_first(settings)):
        number = looked.line
        if wanted not in {None, number}:
            continue
        is_there = True
        is_sound = is_sound and looked.record is not None and not looked.record.failed
        if looked.record is None:
            _show(str(number), "", [f"cannot be cleaned: {looked.why}"])
            continue
        lines = [(count, line) for count, line in enumerate(explain_document(looked.record.doc, spec), 1) if line.reasons]
        for count, line in lines:
            _show(str(number) if source.traits.is_line else f"{number}:{count}", line.text, line.reasons)
        if wanted is not None and not lines:
            _show(str(number), "", ["kept: no rule matches any of its lines"])
    if not is_there:
        raise UsageError(f"{source.path} has no record on line {wanted}")
    return is_sound


def _show(place: str, text: str, reasons: Sequence[str]) -> None:
    for row in (f"{place}: {show_invisible(text)[:160]}".rstrip(" "), *(f"    {reason}" for reason in reasons)):
        say(row)


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


def clean_text(data: bytes, spec: PipelineSpec, origin: Origin) -> Record:
    """A text that is cleaned as a whole, however long it is."""
    facts = make_facts(origin.source, origin.lang, origin.title, langid=spec.langid)
    return clean_record(data, build(spec), facts, origin.encoding)


def explain_document(doc: Document, spec: PipelineSpec, *, everything: bool = False) -> Iterator[Explained]:
    """Every line of the original with its changes, flags and the rules that nearly fired.

    Args:
        doc: The cleaned document.
        spec: The recipe that cleaned it.
        everything: Whether the points of all lines are wanted, however far they are from going.
    """
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
    for start, end, reason in find_near(doc, spec, everything=everything):
        note(start, end, reason)
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(doc.original)
        yield Explained(doc.original[start:end].rstrip("\r\n"), list(dict.fromkeys(reasons[number])))
