"""`cleanse export`: a change log in the formats of other programs.

`sarif` for code scanning, `annotation` for W3C Web Annotations (one a line), `diff` for `patch` and reviewers. The cleaned files, if they
are named, give what a log alone does not know: lines and columns, the words around an edit, and the lines of a diff. All texts of the
log are held in memory.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

import typer

from cleanse.changelog.logged import Logged, RuleLine, RunLine
from cleanse.changelog.spans import group_windows, join_changes
from cleanse.cli.app import check_word
from cleanse.cli.files import open_output
from cleanse.cli.inputs import list_files
from cleanse.cli.parameters import Output
from cleanse.cli.refuse import refuse_overwrite
from cleanse.cli.say import encode
from cleanse.core.edits import revert
from cleanse.errors import InputError
from cleanse.report.annotation import write_annotations
from cleanse.report.changed_text import ChangedText
from cleanse.report.cleaned import find_cleaned
from cleanse.report.sarif import write_sarif
from cleanse.report.unified import write_diff
from cleanse.run.log_file import read_log_entries

_FORMATS = ("sarif", "annotation", "diff")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export")(export)


def export(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CLEAN]...", help="The cleaned files, or folders of them; a diff needs them.", show_default=False
        ),
    ] = None,
    *,
    log: Annotated[str, typer.Option("--log", metavar="FILE", help="The change log; - for standard input.")],
    to: Annotated[str, typer.Option("--to", metavar="sarif|annotation|diff", help="The format.")],
    output: Output = None,
) -> int:
    """Write a change log as SARIF, Web Annotations or a unified diff."""
    check_word("--to", to, _FORMATS)
    cleaned = list_files(paths) if paths else []
    refuse_overwrite({"-o": output or "-"}, [("the log", log), *(("the clean text", path) for path in cleaned)])
    entries = read_log_entries(log, "an export")
    docs = [entry for entry in entries if isinstance(entry, Logged)]
    legends = {entry.id: entry.legend for entry in entries if isinstance(entry, RuleLine)}
    reading = next(entry.reading for entry in entries if isinstance(entry, RunLine))
    texts = find_texts(docs, cleaned, reading)
    writers = {"sarif": write_sarif, "annotation": write_annotations}
    pieces = _write_diffs(texts) if to == "diff" else writers[to](texts, legends)
    with open_output(output) as target:
        for piece in pieces:
            target.write(_encode(piece))
    return 0


def _encode(text: str) -> bytes:
    """Undecodable bytes as they were; half a surrogate pair, which no bytes are, as its escape."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return encode(text)


def find_texts(docs: Sequence[Logged], paths: Sequence[str], reading: Mapping[str, object]) -> Iterator[ChangedText]:
    """The texts of a log with their changes, and their originals where the cleaned files give them; windows put together."""
    originals = {doc.number: revert(text, doc.changes) for doc, text in find_cleaned(paths, docs, reading)}
    for windows in group_windows(docs):
        doc = windows[0]
        changes = join_changes((window.changes, window.input_chars) for window in windows)
        is_whole = all(window.number in originals for window in windows)
        original = "".join(originals[window.number] for window in windows) if is_whole else None
        if doc.record is None:
            yield ChangedText(doc.name, changes, original)
        else:
            called = f"{doc.name or doc.record}{'' if doc.field is None else f'/{doc.field}'}"
            yield ChangedText(doc.file, changes, original, called)


def _write_diffs(texts: Iterator[ChangedText]) -> Iterator[str]:
    for text in texts:
        name = text.record or text.name or "stdin"
        if text.original is None:
            raise InputError(f"the clean text of {name!r} is not among the files; a diff needs it, unchanged since the run")
        yield from write_diff(name, text.original, text.changes)
