"""Files that are written line by line: logs, and records that were put aside."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from io import BufferedWriter
from typing import NamedTuple

from cleanse.cli.files import open_output


class Lines(NamedTuple):
    """What takes the lines of a file, and what brings to the disk those that it has taken."""

    write: Callable[[str], object]
    sync: Callable[[], None]


@contextmanager
def open_line_file(path: str, *, is_precious: bool = False) -> Iterator[Lines]:
    """What takes lines for a file."""
    with open_output(path, is_precious=is_precious) as stream:

        def sync() -> None:
            stream.flush()
            if isinstance(stream, BufferedWriter) and stat.S_ISREG(os.fstat(stream.fileno()).st_mode):  # no pipe has a disk
                os.fsync(stream.fileno())

        yield Lines(lambda line: stream.write(line.encode() + b"\n"), sync)


@contextmanager
def open_log_file(path: str, *, is_precious: bool = False) -> Iterator[Lines]:
    """What takes the lines of a log: a Parquet file if its suffix says so, of which nothing is on the disk before its end."""
    if not path.endswith(".parquet"):
        with open_line_file(path, is_precious=is_precious) as lines:
            yield lines
        return
    from cleanse.changelog.parquet import ParquetLog, make_schema

    make_schema()
    # closed also when the run has failed: pyarrow would do it later, when the file is closed already, and show a traceback
    with open_output(path) as stream, closing(ParquetLog(stream)) as log:
        yield Lines(log.write, do_nothing)


def do_nothing() -> None:
    """What syncs where nothing can be."""
