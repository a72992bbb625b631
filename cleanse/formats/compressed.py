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


#: a compressed stream opened to be read (mode "rb") or written ("wb"), and what it raises for damaged bytes
_Opened = tuple[BinaryIO, tuple[type[Exception], ...]]


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


class _Frames:
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
    source, faults = _CODECS[compression](stream, "rb")
    return cast("BinaryIO", _Checked(source, faults, place))


@contextmanager
def compress(stream: BinaryIO, compression: str | None) -> Iterator[BinaryIO]:
    """A stream whose bytes are written compressed to another one."""
    if compression is None:
        yield stream
        return
    with _CODECS[compression](stream, "wb")[0] as target:
        yield target


def _open_gzip(stream: BinaryIO, mode: str) -> _Opened:
    import gzip
    import zlib

    file = gzip.GzipFile(filename="", fileobj=stream, mode=mode, compresslevel=6, mtime=0)
    return cast("BinaryIO", file), (OSError, zlib.error)


def _open_bzip2(stream: BinaryIO, mode: str) -> _Opened:
    import bz2

    return cast("BinaryIO", bz2.BZ2File(stream, mode)), (OSError,)  # type: ignore[call-overload]


def _open_xz(stream: BinaryIO, mode: str) -> _Opened:
    import lzma

    return cast("BinaryIO", lzma.LZMAFile(stream, mode)), (lzma.LZMAError,)


def _open_zstd(stream: BinaryIO, mode: str) -> _Opened:
    import zstandard

    packer = zstandard.ZstdCompressor(level=3, write_checksum=True)
    file = _Frames(stream) if mode == "rb" else packer.stream_writer(stream, closefd=False)
    return cast("BinaryIO", file), (zstandard.ZstdError,)


#: by the names that `COMPRESSED` and `suffix.COMPRESSIONS` have for them; a test compares the three
_CODECS = {"gzip": _open_gzip, "bzip2": _open_bzip2, "xz": _open_xz, "zstd": _open_zstd}
