"""`cleanse check`: would anything change?

With `--output-format sarif` it says so for code scanning: every edit a result with its place in the file, its rule and a fix.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import typer

from cleanse.changelog.spans import join_changes
from cleanse.cli.app import add_command, check_word, make_own_option
from cleanse.cli.files import open_output
from cleanse.cli.inputs import Found, list_files, make_source
from cleanse.cli.messages import warn
from cleanse.cli.options import SHARED_OPTIONS, Settings
from cleanse.cli.recipe import make_spec, tell_misnamed
from cleanse.cli.summary import say_count
from cleanse.cli.targets import count_first, make_job
from cleanse.core.record import Record
from cleanse.report.changed_text import ChangedText
from cleanse.report.sarif import write_sarif
from cleanse.run.log import make_legend
from cleanse.run.many import look_through
from cleanse.run.spec import build, build_rules

_OPTIONS = (*SHARED_OPTIONS, "quiet")
_FORMATS = ("text", "sarif")
_OUTPUT_FORMAT = make_own_option("output_format", _FORMATS, "Counts for people, or SARIF for code scanning.")


class Checked(NamedTuple):
    """What would change in a file, text by text, and whether one of them could not be read or cleaned."""

    path: str
    texts: Sequence[ChangedText]
    failed: bool


def register(app: typer.Typer) -> None:
    """Add the command."""
    help_text = "The files and folders to read; - or none for standard input."
    add_command(app, "check", check, _OPTIONS, own=[_OUTPUT_FORMAT], path_help=help_text)


def check(paths: list[str], settings: Settings, *, output_format: str = "text") -> int:
    """Say what would change in each file, rule by rule. Nothing is written; the status is 1 if anything would change."""
    check_word("--output-format", output_format, _FORMATS)
    spec = make_spec(settings)
    tell_misnamed(settings.rules)
    build(spec)  # a broken rule file is told before any data is read
    found = failed = False

    def check_all() -> Iterator[Checked]:
        nonlocal found, failed
        for path in list_files(paths or ()):
            checked = _check_file(path, settings)
            found = found or any(text.changes for text in checked.texts)
            failed = failed or checked.failed
            yield checked

    if output_format == "sarif":
        texts = (text for one in check_all() for text in one.texts)
        with open_output(None) as target:
            for piece in write_sarif(texts, make_legend(build_rules(spec))):
                target.write(piece.encode())
    else:
        for one in check_all():
            for row in () if settings.quiet else _count(one):
                with open_output(None) as target:  # a name as it is, whatever bytes it has
                    target.write(row.encode("utf-8", "surrogateescape") + b"\n")
    if failed:
        return 3
    return 1 if found else 0


def _check_file(path: str, settings: Settings) -> Checked:
    source = make_source(Found(path, path), settings, None)
    name = None if path == "-" else path
    records: list[tuple[int, Record]] = []
    failed = False
    for number, line, record, why in look_through(source, make_job(settings), count_first(settings)):
        if record is None:
            failed = True
            warn(f"{path}:{line}: {why}")
        else:
            records.append((number, record))
            failed = failed or record.failed
    if not source.traits.is_whole:
        rows = [
            ChangedText(name, one.doc.changes, one.doc.original, f"record {number}") for number, one in records if one.doc.changes
        ]
        return Checked(path, rows, failed)
    changes = join_changes((record.doc.changes, len(record.doc.original)) for _, record in records)
    return Checked(path, [ChangedText(name, changes, "".join(record.doc.original for _, record in records))], failed)


def _count(checked: Checked) -> Iterator[str]:
    counts = Counter(change.rules[-1] for text in checked.texts for change in text.changes)
    if counts:
        yield f"{checked.path}: {say_count(counts.total(), 'edit')} by {say_count(len(counts), 'rule')}"
        for rule, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            yield f"{count:7} {rule}"
