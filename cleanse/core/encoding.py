"""What bytes were read as: the way from a text back to its bytes."""

from typing import NamedTuple


class Encoding(NamedTuple):
    """How a text was read.

    Attributes:
        name: The codec that read it; of several, the one that read the most bytes.
        parts: Where a text was read in several encodings: each stretch as its first byte, its first code point and its codec, the
            first at 0; else empty.
        raw: The bytes that the codec would not give back, each run as its place in bytes and what stood there.
    """

    name: str
    parts: tuple[tuple[int, int, str], ...] = ()
    raw: tuple[tuple[int, bytes], ...] = ()

    @property
    def last(self) -> str:
        """The codec that read the end of the text."""
        return self.parts[-1][2] if self.parts else self.name


UTF8 = Encoding("utf-8")
