"""Outputs that are whole or not written at all, pipes too: for what is known to fit only when the last record has been read."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from cleanse.cli.files import find_descriptor, open_output
from cleanse.run.held import HeldFile, open_held


@contextmanager
def open_whole(path: str | None) -> Iterator[BinaryIO]:
    """Open an output as `open_output` does; what goes to no file is held in a temporary one until all is written, and dropped if that fails.

    Raises:
        InputError: it cannot be written, or the temporary folder is full.
    """
    if path is not None and path != "-" and find_descriptor(path) is None and (Path(path).is_file() or not Path(path).exists()):
        with open_output(path) as output:  # a file appears only when it is whole
            yield output
        return
    with open_held() as held:
        yield cast("BinaryIO", HeldFile(held))
        with held.read() as whole, open_output(path) as output:
            shutil.copyfileobj(whole, output)
