"""Compressed streams: gzip, bzip2, xz and Zstandard, known by a file's suffix or by the first bytes of a stream.

What follows the first member of a file is read too, and refused if it is none. Outputs are the same bytes for the same input: a gzip
header holds no time and no name.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, NamedTuple, cast

from cleanse.errors import InputError
from cleanse.formats.windows import peek
from cleanse.text.wide import COMPRESSED

#: how many compressed bytes are read at once: a few, since those of Zstandard can hold a thousand times as many
_CHUNK = 4 << 10
#: how many bytes are unpacked at once where that can be told
_UNPACKED = 1 << 16


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


class _Members:
    """Streams of bzip2 and xz and frames of Zstandard after each other.

    Unlike the libraries' own readers it notices a member that was cut, and bytes behind the last one that are none, where these
    end without a word.

    Args:
        stream: The compressed bytes.
        make: Makes what unpacks one member.
        limit: The bytes that a member unpacks at once, where it takes such a limit.
        padding: What may stand between members.
    """

    def __init__(self, stream: BinaryIO, make: Callable[[], Any], limit: tuple[int, ...] = (), padding: bytes = b"") -> None:
        self._stream = stream
        self._make = make
        self._limit = limit
        self._padding = padding
        self._member: Any = None
        self._left = b""
        self._ready = b""

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes, or all for a negative one.

        Raises:
            EOFError: a member was cut.
        """
        parts = [self._ready]
        while (size < 0 or not parts[-1]) and (more := self._unpack()) is not None:
            parts.append(more)
        whole = b"".join(parts)
        size = len(whole) if size < 0 else size
        out, self._ready = whole[:size], whole[size:]
        return out

    def _unpack(self) -> bytes | None:
        """Some more bytes, perhaps none yet; None at the end."""
        if self._member is not None and self._member.eof:
            self._left, self._member = self._member.unused_data, None
        if not self._left and getattr(self._member, "needs_input", True):
            self._left = self._stream.read(_CHUNK)
            if not self._left:
                if self._member is not None:
                    raise EOFError
                return None
        if self._member is None:
            self._left = self._left.lstrip(self._padding)
            if not self._left:
                return b""
            self._member = self._make()
        data, self._left = self._left, b""
        more: bytes = self._member.decompress(data, *self._limit)
        return more


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

    if mode == "rb":
        return cast("BinaryIO", _Members(stream, bz2.BZ2Decompressor, (_UNPACKED,))), (OSError,)
    return cast("BinaryIO", bz2.BZ2File(stream, "wb")), ()


def _open_xz(stream: BinaryIO, mode: str) -> _Opened:
    import lzma

    if mode == "rb":
        return cast("BinaryIO", _Members(stream, lzma.LZMADecompressor, (_UNPACKED,), padding=b"\0")), (lzma.LZMAError,)
    return cast("BinaryIO", lzma.LZMAFile(stream, "wb")), ()


def _open_zstd(stream: BinaryIO, mode: str) -> _Opened:
    import zstandard

    if mode == "rb":
        return cast("BinaryIO", _Members(stream, zstandard.ZstdDecompressor().decompressobj)), (zstandard.ZstdError,)
    packer = zstandard.ZstdCompressor(level=3, write_checksum=True)
    return cast("BinaryIO", packer.stream_writer(stream, closefd=False)), ()


#: by the names that `COMPRESSED` and `suffix.COMPRESSIONS` have for them; a test compares the three
_CODECS = {"gzip": _open_gzip, "bzip2": _open_bzip2, "xz": _open_xz, "zstd": _open_zstd}
