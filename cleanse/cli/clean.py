"""The filter: `cleanse < in > out`, `cleanse FILE`."""

import gc
from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from cleanse.cli import COMMANDS
from cleanse.cli.files import finish, open_output
from cleanse.cli.options import Settings
from cleanse.cli.recipe import make_origin, make_spec, tell_misnamed
from cleanse.cli.refuse import check_apart, refuse_lost_log, refuse_mistyped
from cleanse.errors import UsageError
from cleanse.formats import TEXT, TRAITS
from cleanse.run.opening import open_input, peek_stdin
from cleanse.run.spec import build
from cleanse.run.stream import clean_stream
from cleanse.text.wide import COMPRESSED

if TYPE_CHECKING:
    import typer

#: settings that the plain filter of one text knows nothing of
_MORE = ("split_at", "glob", "in_place", "log_field", "resume", "rejects")
#: how streams begin that are no text, and how many bytes tell it
_MAGIC = (*COMPRESSED, *(magic for traits in TRAITS.values() for magic in traits.magic))
_PEEKED = max(map(len, _MAGIC))


def run_filter(paths: Sequence[str], settings: Settings, commands: Sequence[str] = ()) -> int:
    """Clean texts and return the exit status: 0, or 3 if some of it could not be cleaned safely.

    Args:
        paths: Files and folders; `-`, and no path, is standard input.
        settings: Those that count.
        commands: The names of commands, one of which a path may be that was mistyped.

    Raises:
        UsageError: options or files do not go together.
        InputError: something cannot be read or written.
        RuleError: a rule file is broken.
    """
    refuse_mistyped(paths, commands)
    check_apart(paths, settings)
    refuse_lost_log(paths, settings)
    spec = make_spec(settings)
    tell_misnamed(settings.rules)
    build(spec)  # a broken rule file is told before any data is read
    gc.freeze()
    gc.enable()
    if settings.field and settings.format == "auto" and list(paths) in ([], ["-"]):
        raise UsageError("--field names a field of records, but standard input is a text; say with --format what it is")
    if not is_filter(paths, settings):
        from cleanse.cli.many import run_many

        return run_many(paths, settings)
    path = paths[0] if paths else "-"
    if settings.field:
        raise UsageError(f"{path}: --field names a field of records, this is text; say with --format what it is")
    if path == "-" and settings.format == "auto" and peek_stdin(8).lstrip(b" \t").startswith(b"{"):
        from cleanse.cli.hint import hint_at_format

        hint_at_format()
    with ExitStack() as stack:
        stream = stack.enter_context(open_input(path))
        log = None if settings.log is None else stack.enter_context(open_output(settings.log))
        output = stack.enter_context(open_output(settings.output))
        write_line = None if log is None else lambda line: log.write(line.encode() + b"\n")
        has_contents = settings.log_format == "full"
        totals = clean_stream(stream, output.write, write_line, spec, make_origin(path, settings), has_contents=has_contents)
    if totals.failed:
        from cleanse.cli.messages import warn

        warn(f"{path}: left as it came, the self-check failed")
    return finish(totals, settings)


def is_filter(paths: Sequence[str], settings: Settings) -> bool:
    """Whether it is one text, from one stream to another."""
    if len(paths) > 1 or settings.format not in {"auto", TEXT} or settings.jobs != "1" or settings.first is not None:
        return False
    if any(getattr(settings, name) for name in _MORE) or settings.backup is not None:
        return False
    if settings.output is not None and _names_format(settings.output):
        return False
    if (settings.log or "").endswith(".parquet"):
        return False
    path = paths[0] if paths else "-"
    if path == "-":
        return not _may_be_packed(peek_stdin(_PEEKED)) and (settings.output is None or not _is_folder(settings.output))
    from cleanse.formats.suffix import split_suffix

    is_text = settings.format == TEXT or not _names_format(path)
    return is_text and split_suffix(path)[1] is None and not _is_folder(path) and not _is_folder(settings.output or "-")


def _may_be_packed(head: bytes) -> bool:
    """Whether a stream begins as what is compressed or tells its format; of a pipe, fewer bytes may have come than that takes.

    >>> _may_be_packed(b"PAR1\\x15\\x04"), _may_be_packed(b"PARIS"), _may_be_packed(b"PA")
    (True, False, True)
    """
    return head != b"" and any(magic.startswith(head[: len(magic)]) for magic in _MAGIC)


def _names_format(path: str) -> bool:
    from cleanse.formats.suffix import guess_format

    return guess_format(path) != TEXT


def _is_folder(path: str) -> bool:
    import os.path

    return path.endswith("/") or os.path.isdir(path)  # noqa: PTH112


def register(app: "typer.Typer") -> None:
    """Add the command."""
    from cleanse.cli.app import add_command

    def clean(paths: list[str], settings: Settings) -> int:
        """Clean texts and write their change log. Standard input goes to standard output; files may be named."""
        return run_filter(paths, settings, COMMANDS)

    add_command(app, "clean", clean, Settings._fields, path_help="The files and folders to read; - or none for standard input.")
