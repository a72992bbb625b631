"""The command `cleanse`; the plain filter answers here, before the whole command line is imported."""

import gc
import io
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO, cast

from cleanse.cli import COMMANDS
from cleanse.errors import CleanseError, InputError
from cleanse.version import __version__

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

#: set by the shell where it asks what may follow
_COMPLETION = "_CLEANSE_COMPLETE"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status.

    Args:
        arguments: None: those of the process, which then also ends as its shell expects: by the signal, if one ended the run.
    """
    _prepare_messages()
    _prepare_streams()
    _catch_signals()
    gc.disable()  # what is loaded now stays, and to look through it again and again takes its time
    try:
        status = _run(sys.argv[1:] if arguments is None else arguments)
    except CleanseError as error:
        _tell(str(error))
        status = 2
    except KeyboardInterrupt:
        status = 130
    except SystemExit as end:  # of `_terminate` and `open_output`
        if not isinstance(end.code, int):
            raise
        status = end.code
    finally:
        gc.enable()
    return _end(status) if arguments is None else status


def _run(arguments: Sequence[str]) -> int:
    if list(arguments) == ["--version"]:
        from cleanse.cli.say import say

        say(f"cleanse {__version__}")
        return 0
    try:
        os.getcwd()  # noqa: PTH109 - pathlib takes milliseconds to import
    except FileNotFoundError:
        raise InputError("the current folder is not there any more; cd to one that is") from None
    if _COMPLETION not in os.environ and (not arguments or arguments[0] not in COMMANDS or arguments[0] == "clean"):
        from cleanse.cli.settings import parse_quickly

        parsed = parse_quickly(arguments[1:] if arguments[:1] == ["clean"] else arguments)
        if parsed is not None:
            from cleanse.cli.clean import run_filter

            return run_filter(*parsed, COMMANDS)
    from cleanse.cli.app import run

    gc.enable()
    return run(arguments)


def _tell(message: str) -> None:
    """One line as `cleanse: …`; faults of rule files stand as they are, each with its place in front."""
    from cleanse.cli.messages import tell, warn

    (tell if "\n" in message else warn)(message)


class _Messages(io.FileIO):
    """Standard error; what cannot be written there is dropped: a full disk below the messages must not cost any text."""

    def write(self, data: "ReadableBuffer", /) -> int:
        """Take bytes."""
        size = memoryview(data).nbytes
        try:
            return super().write(data) or size  # None where it would have to wait
        except OSError:
            return size


def _prepare_messages() -> None:
    """Let nothing that is told on standard error fail; leave alone what is no stream of the interpreter's own."""
    stream = sys.stderr
    is_own = stream is sys.__stderr__
    if stream is None:  # closed by the caller, who wants no messages
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    elif is_own:
        raw = io.BufferedWriter(_Messages(stream.fileno(), "w", closefd=False))
        sys.stderr = io.TextIOWrapper(raw, stream.encoding, stream.errors, line_buffering=True)


def _prepare_streams() -> None:
    """Let standard input give all, and standard output take all.

    Without a buffer, as PYTHONUNBUFFERED has it, a write may take a part, and not say so.
    """
    out, into = sys.__stdout__, sys.__stdin__
    if out is not None and sys.stdout is out and (_is_hasty(out) or isinstance(out.buffer, io.RawIOBase)):
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(_get_raw(out)), out.encoding, out.errors, newline="\n")
    if into is not None and sys.stdin is into and _is_hasty(into):
        sys.stdin = io.TextIOWrapper(io.BufferedReader(_get_raw(into)), into.encoding, into.errors)


def _is_hasty(stream: TextIO) -> bool:
    """Whether it gives or takes nothing where it would have to wait."""
    return os.name != "nt" and not os.get_blocking(stream.fileno())


def _get_raw(stream: TextIO) -> io.RawIOBase:
    if _is_hasty(stream):
        from cleanse.cli.waiting import Waiting

        return Waiting(stream.fileno())
    return cast("io.RawIOBase", stream.buffer)


def _catch_signals() -> None:
    """Leave no half file when told to end or when the terminal is lost, unless the caller has that ignored, as nohup does."""
    import signal

    signal.signal(signal.SIGTERM, _terminate)
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) == signal.SIG_DFL:
        signal.signal(signal.SIGHUP, _terminate)


def _terminate(number: int, _frame: object) -> None:
    import signal

    if hasattr(signal, "SIGHUP"):  # of a lost terminal the shell tells once more, while half files are being removed
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    raise SystemExit(128 + number)


def _end(status: int) -> int:
    """Write what is left, unless the run was ended: its reader may be one that waits; then end by the signal.

    So shells know that a loop is to end with ^C, and that a filter before `head` has not failed.
    """
    from cleanse.cli.files import READER_GONE, silence_stdout

    if sys.stdout is not None:
        try:
            if status < 128:
                sys.stdout.flush()
        except BrokenPipeError:
            status = READER_GONE
        except OSError:  # as was told
            silence_stdout()
        if status > 128:
            silence_stdout()
    sys.stderr.flush()
    if os.name != "nt":
        import signal

        if status - 128 in {signal.SIGHUP, signal.SIGINT, signal.SIGPIPE}:
            signal.signal(status - 128, signal.SIG_DFL)
            signal.raise_signal(status - 128)
    if "threading" not in sys.modules:
        os._exit(status)  # all is written, and to take the interpreter apart takes a tenth of a short run
    return status


if __name__ == "__main__":
    sys.exit(main())
