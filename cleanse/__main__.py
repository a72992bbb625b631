"""The command `cleanse`; the plain filter answers here, before the whole command line is imported."""

import gc
import io
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleanse.cli import COMMANDS
from cleanse.errors import CleanseError
from cleanse.version import __version__

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

#: set by the shell where it asks what may follow
_COMPLETION = "_CLEANSE_COMPLETE"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    _prepare_messages()
    _restore_signals()
    gc.disable()  # what is loaded now stays, and to look through it again and again takes its time
    try:
        if list(arguments) == ["--version"]:
            from cleanse.cli.say import say

            say(f"cleanse {__version__}")
            return 0
        if _COMPLETION not in os.environ and (not arguments or arguments[0] not in COMMANDS or arguments[0] == "clean"):
            from cleanse.cli.settings import parse_quickly

            parsed = parse_quickly(arguments[1:] if arguments[:1] == ["clean"] else arguments)
            if parsed is not None:
                from cleanse.cli.clean import run_filter

                return run_filter(*parsed, COMMANDS)
        from cleanse.cli.app import run

        gc.enable()
        return run(arguments)
    except CleanseError as error:
        sys.stderr.write(_format(str(error)))
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # where there is no SIGPIPE
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    finally:
        gc.enable()


def _format(message: str) -> str:
    """One line as `cleanse: …`; faults of rule files stand as they are, each with its place in front."""
    text = message if "\n" in message else f"cleanse: {message}"
    return text.encode("utf-8", "backslashreplace").decode() + "\n"


class _Messages(io.FileIO):
    """Standard error; what cannot be written there is dropped: a full disk below the messages must not cost any text."""

    def write(self, data: "ReadableBuffer", /) -> int:
        """Take bytes."""
        try:
            return super().write(data)
        except OSError:
            return memoryview(data).nbytes


def _prepare_messages() -> None:
    """Let nothing that is told on standard error fail; leave alone what is no stream of the interpreter's own."""
    stream = sys.stderr
    is_own = stream is sys.__stderr__
    if stream is None:  # closed by the caller, who wants no messages
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    elif is_own:
        raw = io.BufferedWriter(_Messages(stream.fileno(), "w", closefd=False))
        sys.stderr = io.TextIOWrapper(raw, stream.encoding, stream.errors, line_buffering=True)


def _restore_signals() -> None:
    """End silently when the reader of our output has gone, as other filters do; leave no half file when told to end."""
    import signal

    signal.signal(signal.SIGTERM, _terminate)

    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def _terminate(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)


if __name__ == "__main__":
    sys.exit(main())
