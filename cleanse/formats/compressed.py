"""Compressed streams: gzip, bzip2, xz and Zstandard, known by a file's suffix or by the first bytes of a stream.

What follows the first member of a gzip file, or the first frame of a Zstandard one, is read too. Outputs are the same bytes for the
same input: a gzip header holds no time and no name.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple, cast

from cleanse.errors import InputError
from cleanse.formats.windows import peek
from cleanse.text.wide import COMPRESSED

#: so many bytes of Zstandard are unpacked at once; a few of them can hold a thousand times as many
_CHUNK = 4 << 10
_LEVELS = {"gzip": 6, "zstd": 3}


class _Checked:
    """A compressed stream whose faults are told in words."""

    def __init__(self, stream: BinaryIO, faults: tuple[type[Exception], ...], place: str) -> None:
        self._stream = stream
        self._place = place
        self._faults: tuple[type[Exception], ...] = (EOFError, *faults)

    def read(self, size: int = -1) -> bytes:
        """What the stream reads.

        Raises:
            InputError: the compressed bytes are damaged, or end too early.
        """
        try:
            return self._stream.read(size)
        except self._faults as error:
            cut = isinstance(error, EOFError)
            what = "ends too early; it was cut" if cut else f"is damaged: {error}"
            raise InputError(f"{self._place}the compressed file {what}") from None


class _Zstd:
    """Zstandard frames after each other; unlike the library's own reader it notices a frame that was cut."""

    def __init__(self, stream: BinaryIO) -> None:
        import zstandard

        self._stream = stream
        self._make = zstandard.ZstdDecompressor().decompressobj
        self._frame = self._make()
        self._ready = b""
        self._is_begun = False

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes, or all for a negative one.

        Raises:
            EOFError: a frame was cut.
        """
        while not self._ready or size < 0:
            if self._is_begun and self._frame.eof:
                data = self._frame.unused_data
                self._frame, self._is_begun = self._make(), False
            else:
                data = b""
            data = data or self._stream.read(_CHUNK)
            if not data:
                if self._is_begun:
                    raise EOFError
                break
            self._ready += self._frame.decompress(data)
            self._is_begun = True
        size = len(self._ready) if size < 0 else size
        out, self._ready = self._ready[:size], self._ready[size:]
        return out


class Peeked(NamedTuple):
    """A stream, not compressed, and what it was compressed with."""

    stream: BinaryIO
    compression: str | None


def open_compressed(stream: BinaryIO, compression: str | None = None, path: str | None = None) -> Peeked:
    """A stream of what is compressed in another one; the other one itself if it is not compressed.

    Args:
        stream: Bytes, from their start.
        compression: Its name, if the file's suffix tells it; None: by its first bytes.
        path: The file's, for messages.

    Raises:
        InputError: the suffix says one thing, the bytes another.
    """
    place = "" if path is None else f"{path}: "
    first, whole = peek(stream)
    found = next((name for magic, name in COMPRESSED.items() if first.startswith(magic)), None)
    if compression is not None and found != compression and first:
        raise InputError(f"{place}this is no {compression} file, whatever its suffix says; rename it")
    return Peeked(whole if found is None else _decompress(whole, found, place), found)


def _decompress(stream: BinaryIO, compression: str, place: str) -> BinaryIO:
    source: object
    faults: tuple[type[Exception], ...]
    if compression == "gzip":
        import gzip
        import zlib

        source, faults = gzip.GzipFile(fileobj=stream, mode="rb"), (OSError, zlib.error)
    elif compression == "bzip2":
        import bz2

        source, faults = bz2.BZ2File(stream), (OSError,)
    elif compression == "xz":
        import lzma

        source, faults = lzma.LZMAFile(stream), (lzma.LZMAError,)  # noqa: SIM115
    else:
        import zstandard

        source, faults = _Zstd(stream), (zstandard.ZstdError,)
    return cast("BinaryIO", _Checked(cast("BinaryIO", source), faults, place))


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

        with zstandard.ZstdCompressor(level=_LEVELS["zstd"], write_checksum=True).stream_writer(stream, closefd=False) as target:
            yield cast("BinaryIO", target)
