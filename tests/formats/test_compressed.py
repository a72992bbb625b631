"""Compressed streams: known by suffix or first bytes, whole members after each other, the same bytes every time."""

from io import BytesIO

import pytest

from cleanse.errors import InputError
from cleanse.formats.compressed import _CODECS, compress, open_compressed
from cleanse.formats.suffix import COMPRESSIONS, split_suffix
from cleanse.text.wide import COMPRESSED

KINDS = list(_CODECS)
DATA = b"one line\n" * 5000


def pack(data: bytes, kind: str | None) -> bytes:
    whole = BytesIO()
    with compress(whole, kind) as target:
        target.write(data)
    return whole.getvalue()


def test_every_compression_has_a_suffix_and_first_bytes() -> None:
    assert set(KINDS) == set(COMPRESSIONS.values()) == set(COMPRESSED.values())


@pytest.mark.parametrize("kind", [None, *KINDS])
def test_bytes_come_back(kind: str | None) -> None:
    peeked = open_compressed(BytesIO(pack(DATA, kind)))
    assert (peeked.compression, peeked.stream.read()) == (kind, DATA)


@pytest.mark.parametrize("kind", KINDS)
def test_files_after_each_other_are_one(kind: str) -> None:
    assert open_compressed(BytesIO(pack(DATA, kind) + pack(b"more", kind))).stream.read() == DATA + b"more"


def test_same_bytes_are_written_every_time() -> None:
    assert pack(DATA, "gzip")[4:8] == bytes(4), "the time of writing; the other kinds have none"


@pytest.mark.parametrize("data", [b"", b"a", b"\x1f", b"BZ"])
def test_short_plain_streams_are_plain(data: bytes) -> None:
    peeked = open_compressed(BytesIO(data))
    assert (peeked.compression, peeked.stream.read()) == (None, data)


def test_suffix_that_lies_is_named() -> None:
    with pytest.raises(InputError, match="this is no gzip file"):
        open_compressed(BytesIO(b"plain text"), "gzip")


@pytest.mark.parametrize("kind", KINDS)
def test_cut_file_is_told(kind: str) -> None:
    with pytest.raises(InputError, match="the compressed file ends too early; it was cut"):
        open_compressed(BytesIO(pack(DATA, kind)[:-9])).stream.read()


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_file_is_told(kind: str) -> None:
    data = bytearray(pack(DATA + bytes(range(256)) * 40, kind))
    data[len(data) // 2 : len(data) // 2 + 8] = b"\xa5\x00\xff\x13\x77\xfe\x01\x80"
    with pytest.raises(InputError, match="the compressed file"):
        open_compressed(BytesIO(data)).stream.read()


@pytest.mark.parametrize("kind", KINDS)
def test_what_follows_and_is_no_member_is_told(kind: str) -> None:
    with pytest.raises(InputError, match="the compressed file is damaged"):
        open_compressed(BytesIO(pack(DATA, kind) + b"garbage" + pack(DATA, kind))).stream.read()


@pytest.mark.parametrize("padding", [4, 5 << 10])
def test_streams_of_xz_may_have_padding_between_them(padding: int) -> None:
    data = pack(DATA, "xz") + bytes(padding) + pack(b"more", "xz") + bytes(padding)
    assert open_compressed(BytesIO(data)).stream.read() == DATA + b"more"


@pytest.mark.parametrize("kind", KINDS)
def test_small_reads_are_the_whole(kind: str) -> None:
    stream = open_compressed(BytesIO(pack(DATA, kind))).stream
    assert b"".join(iter(lambda: stream.read(7), b"")) == DATA


def test_suffixes() -> None:
    assert [split_suffix(name)[1] for name in ("a.gz", "a.BZ2", "a.xz", "a.jsonl.zst", "a.txt", "gz")] == [*KINDS, None, None]
