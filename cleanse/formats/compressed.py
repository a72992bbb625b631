"""Compressed streams: gzip, bzip2, xz and Zstandard, known by a file's suffix or by the first bytes of a stream.

What follows the first member of a gzip file, or the first frame of a Zstandard one, is read too. Outputs are the same bytes for the
same input: a gzip header holds no time and no name.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple, cast

from cleanse.errors import InputError

SUFFIXES = {".gz": "gzip", ".bz2": "bzip2", ".xz": "xz", ".zst": "zstd"}
_MAGIC = {b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"\xfd7zXZ\x00": "xz", b"\x28\xb5\x2f\xfd": "zstd"}
_LEVELS = {"gzip": 6, "zstd": 3}


class _Prefixed:
    """A stream whose first bytes were read already."""

    def __init__(self, first: bytes, stream: BinaryIO) -> None:
        self._first = first
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        if not self._first:
            return self._stream.read(size)
        if size is None or size < 0:
            first, self._first = self._first, b""
            return first + self._stream.read()
        first, self._first = self._first[:size], self._first[size:]
        return first

    def readable(self) -> bool:
        return True

    @property
    def closed(self) -> bool:
        return False


class Peeked(NamedTuple):
    """A stream, not compressed, and what it was compressed with."""

    stream: BinaryIO
    compression: str | None


def split_suffix(name: str) -> tuple[str, str | None]:
    """A file's name without the suffix of its compression, and that compression.

    >>> split_suffix("news.jsonl.gz")
    ('news.jsonl', 'gzip')
    """
    for suffix, compression in SUFFIXES.items():
        if name.lower().endswith(suffix):
            return name[: -len(suffix)], compression
    return name, None


def peek(stream: BinaryIO, size: int = 6) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, and a stream that still has them."""
    first = b""
    while len(first) < size and (more := stream.read(size - len(first))):
        first += more
    return first, cast("BinaryIO", _Prefixed(first, stream))


def open_compressed(stream: BinaryIO, compression: str | None = None) -> Peeked:
    """A stream of what is compressed in another one; the other one itself if it is not compressed.

    Args:
        stream: Bytes, from their start.
        compression: Its name, if the file's suffix tells it; None: by its first bytes.

    Raises:
        InputError: the suffix says one thing, the bytes another.
    """
    first, whole = peek(stream)
    found = next((name for magic, name in _MAGIC.items() if first.startswith(magic)), None)
    if compression is not None and found != compression and first:
        raise InputError(f"this is no {compression} file, whatever its suffix says; rename it")
    return Peeked(whole if found is None else _decompress(whole, found), found)


def _decompress(stream: BinaryIO, compression: str) -> BinaryIO:
    if compression == "gzip":
        import gzip

        return cast("BinaryIO", gzip.GzipFile(fileobj=stream, mode="rb"))
    if compression == "bzip2":
        import bz2

        return cast("BinaryIO", bz2.BZ2File(stream))
    if compression == "xz":
        import lzma

        return cast("BinaryIO", lzma.LZMAFile(stream))
    import zstandard

    return cast("BinaryIO", zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True))


@contextmanager
def compress(stream: BinaryIO, compression: str | None) -> Iterator[BinaryIO]:
    """A stream whose bytes are written compressed to another one."""
    if compression is None:
        yield stream
    elif compression == "gzip":
        import gzip

        with gzip.GzipFile(filename="", fileobj=stream, mode="wb", compresslevel=_LEVELS["gzip"], mtime=0) as target:
            yield cast("BinaryIO", target)
    elif compression == "bzip2":
        import bz2

        with bz2.BZ2File(stream, "wb") as target:
            yield cast("BinaryIO", target)
    elif compression == "xz":
        import lzma

        with lzma.LZMAFile(stream, "wb") as target:
            yield cast("BinaryIO", target)
    else:
        import zstandard

        with zstandard.ZstdCompressor(level=_LEVELS["zstd"]).stream_writer(stream, closefd=False) as target:
            yield cast("BinaryIO", target)


def explain(error: Exception) -> str | None:
    """What a reader of compressed bytes complains of, in words; None for another error."""
    import gzip
    import lzma
    import zlib

    if isinstance(error, EOFError):
        return "the compressed file ends too early; it was cut"
    if isinstance(error, (gzip.BadGzipFile, zlib.error, lzma.LZMAError)) or type(error).__name__ == "ZstdError":
        return f"the compressed file is damaged: {error}"
    return None
