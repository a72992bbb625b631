"""A cleaned record: the document, and the bytes it came from and became."""

from typing import NamedTuple

from cleanse.core.document import Document
from cleanse.core.encoding import Encoding


class Record(NamedTuple):
    """A cleaned record."""

    doc: Document
    source: bytes
    output: bytes
    encoding: Encoding
    failed: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether the output differs from the source."""
        return self.output != self.source
