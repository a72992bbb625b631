"""Outputs that are whole or not written at all, be they pipes: for what is known to fit only when the last record was read."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from cleanse.cli.files import find_descriptor, open_output
from cleanse.run.held import HeldFile, open_held


@contextmanager
def open_whole(path: str | None) -> Iterator[BinaryIO]:
    """What `open_output` opens; what goes to no file lies in a temporary one until all is written, and nowhere if that fails.

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
