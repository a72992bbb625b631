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


def to_bytes(text: str | bytes) -> bytes:
    """The bytes that stand for a text in its record and its log: of a str its UTF-8, lone surrogates among it.

    >>> to_bytes("caf\\N{LATIN SMALL LETTER E WITH ACUTE}"), to_bytes(b"caf\\xe9")
    (b'caf\\xc3\\xa9', b'caf\\xe9')
    """
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
