"""Standard streams that another program, such as node, has set not to wait (O_NONBLOCK).

Where nothing can be read yet, Python returns what it returns at the end, and the rest of the text would be lost. The setting is shared by
all who have the stream open, so it stays.
"""

import io
import os
import select
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer


class Waiting(io.RawIOBase):
    """An open file that is waited for; it stays open.

    Args:
        number: Its descriptor.
    """

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def fileno(self) -> int:
        """The descriptor."""
        return self._number

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return os.isatty(self._number)

    def readable(self) -> bool:
        """Whether it may be asked for bytes."""
        return True

    def writable(self) -> bool:
        """Whether it may be given bytes."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Read what there is, at least a byte but at the end."""
        while True:
            try:
                return os.readv(self._number, [buffer])
            except BlockingIOError:
                self._wait(select.POLLIN)

    def write(self, data: "ReadableBuffer", /) -> int:
        """Write what there is room for, at least a byte."""
        while True:
            try:
                return os.write(self._number, data)
            except BlockingIOError:
                self._wait(select.POLLOUT)

    def _wait(self, event: int) -> None:
        poll = select.poll()
        poll.register(self._number, event)
        poll.poll()
