"""`cleanse check`: would anything change?

With `--output-format sarif` it says so for code scanning: every edit a result with its place in the file, its rule and a fix.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import typer

from cleanse.changelog.spans import join_changes
from cleanse.cli.app import add_command, check_word, make_own_option
from cleanse.cli.files import make_origin, make_spec, open_input
from cleanse.cli.options import RULE_OPTIONS, TEXT_OPTIONS, Settings
from cleanse.core.edits import Change
from cleanse.report.sarif import Source, write_sarif
from cleanse.run.spec import PipelineSpec, build, build_rules
from cleanse.run.stream import clean_windows, make_legend

_OPTIONS = (*TEXT_OPTIONS, *RULE_OPTIONS, "quiet")
_FORMATS = ("text", "sarif")
_OUTPUT_FORMAT = make_own_option("output_format", _FORMATS, "Counts for people, or SARIF for code scanning.")


class Checked(NamedTuple):
    """What would change in a file."""

    path: str
    original: str
    changes: Sequence[Change]
    failed: bool


def register(app: typer.Typer) -> None:
    """Add the command."""
    help_text = "The files to read; - or none for standard input."
    add_command(app, "check", check, _OPTIONS, own=[_OUTPUT_FORMAT], path_help=help_text)


def check(paths: list[str], settings: Settings, *, output_format: str = "text") -> int:
    """Say what would change in each file, rule by rule; write nothing; end with 1 if anything would."""
    check_word("--output-format", output_format, _FORMATS)
    spec = make_spec(settings)
    build(spec)  # a broken rule file is told before any data is read
    found = failed = False

    def check_all() -> Iterator[Checked]:
        nonlocal found, failed
        for path in paths or ["-"]:
            checked = _check_file(path, spec, settings)
            found, failed = found or bool(checked.changes), failed or checked.failed
            yield checked

    if output_format == "sarif":
        sources = (Source(None if one.path == "-" else one.path, one.changes, one.original) for one in check_all())
        for piece in write_sarif(sources, make_legend(build_rules(spec))):
            sys.stdout.buffer.write(piece.encode())
    else:
        for one in check_all():
            for row in () if settings.quiet else _count(one):
                sys.stdout.buffer.write(row.encode("utf-8", "surrogateescape") + b"\n")
    sys.stdout.buffer.flush()
    if failed:
        return 3
    return 1 if found else 0


def _check_file(path: str, spec: PipelineSpec, settings: Settings) -> Checked:
    with open_input(path) as stream:
        records = [record for _, record in clean_windows(stream, spec, make_origin(path, settings))]
    changes = join_changes((record.doc.changes, len(record.doc.original)) for record in records)
    return Checked(path, "".join(record.doc.original for record in records), changes, any(record.failed for record in records))


def _count(checked: Checked) -> Iterator[str]:
    if checked.changes:
        counts = Counter(change.rules[-1] for change in checked.changes)
        yield f"{checked.path}: {len(checked.changes)} edits by {len(counts)} rules"
        for rule, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            yield f"{count:7} {rule}"
