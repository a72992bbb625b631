"""Records: what is known of one beside its bytes, how these were read, what became of them, and the totals of many."""

from typing import NamedTuple

from cleanse.core.document import Document

#: an object in a line of JSON, by the names of its members
Json = dict[str, object]


class Origin(NamedTuple):
    """What is known of a stream beside its bytes."""

    name: str | None = None
    source: str | None = None
    lang: str | None = None
    title: str | None = None
    encoding: str | None = None
    #: its name in a run over several files, as the log says it
    file: str | None = None


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


class Record(NamedTuple):
    """A cleaned record: the document, and the bytes it came from and became."""

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


class Totals(NamedTuple):
    """What a run did."""

    texts: int = 0
    changed: int = 0
    edits: int = 0
    rules: int = 0
    before: int = 0
    after: int = 0
    failed: int = 0

    @property
    def removed(self) -> float:
        """The share of code points that is gone."""
        return 1 - self.after / self.before if self.before else 0.0

    def add(self, record: Record) -> "Totals":
        """The totals with one more record; `texts` stays, since windows are no texts."""
        return self._replace(
            changed=self.changed + record.is_changed,
            edits=self.edits + len(record.doc.changes),
            before=self.before + len(record.doc.original),
            after=self.after + len(record.doc.text),
            failed=self.failed + record.failed,
        )
