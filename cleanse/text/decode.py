"""Bytes to text and back, so that every byte can be had again.

UTF-8 is decoded with `surrogateescape`: an undecodable byte 0x80-0xFF becomes U+DC80-DCFF and goes out as the byte it was. What is
not UTF-8 is read in the encoding that its bytes speak for, line by line where there are several (`stretches`). Whatever is used must
give the same bytes when the text is encoded again; where it does not, the differing bytes are kept as patches, or the encoding is
refused and the bytes stay as they are.
"""

import codecs
from collections.abc import Sequence
from typing import NamedTuple

from cleanse.core.pattern import compile_late
from cleanse.core.record import UTF8, Encoding
from cleanse.errors import InputError
from cleanse.text.wide import UNITS, find_mark, find_shifted, find_wide, is_binary, is_utf8

AUTO = "auto"
_SAMPLE = 8192
#: at most this share of the bytes may be patches
_MOST_RAW = 0.125
_SURROGATE = compile_late("[\ud800-\udfff]")
#: two surrogates side by side, which are read as one character
SURROGATE_PAIR = compile_late("[\ud800-\udbff][\udc00-\udfff]")


class Decoded(NamedTuple):
    """A text, and what gives its bytes back."""

    text: str
    encoding: Encoding
    is_binary: bool = False


def decode(data: bytes, encoding: str | None = None, before: str | None = None, *, is_record: bool = False) -> Decoded:
    """The text of `data`.

    Args:
        data: Any bytes; unless an encoding is named, none are refused.
        encoding: A codec's name; None or "auto": found out. UTF-8 that is named keeps all other bytes as they are.
        before: What the text before was read in, if this is its continuation.
        is_record: Whether it is one of several texts in a stream: a byte order mark in front of it is none, for it would be the
            stream's.

    Raises:
        InputError: the named encoding does not exist, does not fit, or would not give the same bytes back.

    >>> decode(b"caf\\xe9 na\\xefve").text
    'café naïve'
    >>> decode(b"caf\\xe9", "utf-8").text
    'caf\\udce9'
    """
    if encoding is not None and encoding != AUTO:
        return _decode_as(data, encoding)
    if before not in UNITS and data.isascii() and b"\0" not in data and b"\x1b" not in data:
        return Decoded(data.decode("ascii"), UTF8)
    return _find(data, before, has_mark=before is None and not is_record) or Decoded(
        data.decode("utf-8", "surrogateescape"), UTF8, is_binary(data)
    )


def _find(data: bytes, before: str | None, *, has_mark: bool) -> Decoded | None:
    """What evidence says; None: UTF-8, or nothing better."""
    wide = before if before in UNITS else find_mark(data) if has_mark else None
    if wide is None and (b"\0" in data or not is_utf8(data[:_SAMPLE])):
        wide = find_wide(data)
    if wide is not None:
        whole = len(data) - len(data) % UNITS[wide]
        found = _read(data, [(0, whole, wide), (whole, len(data), "utf-8")] if whole < len(data) else [(0, whole, wide)])
        if found is not None:
            return found
    for name in find_shifted(data):
        found = _read(data, [(0, len(data), name)])
        if found is not None:
            return found
    if is_utf8(data) or is_binary(data):
        return None
    from cleanse.text.decoding.stretches import find_stretches

    return _read(data, find_stretches(data, before))


def find_codec(encoding: str) -> str:
    """The name that python has for an encoding.

    Raises:
        InputError: there is no such encoding.

    >>> find_codec("Windows-1251")
    'cp1251'
    """
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)
    except (LookupError, ValueError):
        raise InputError(f"unknown encoding {encoding!r}; python's codec names are understood, such as cp1251 or big5") from None
    return name


def _decode_as(data: bytes, encoding: str) -> Decoded:
    name = find_codec(encoding)
    if name == "utf-8":
        return Decoded(data.decode("utf-8", "surrogateescape"), UTF8)
    try:
        text = data.decode(name)
        again = text.encode(name)
    except UnicodeError as error:
        raise InputError(f"the text is not {encoding}: {error}; leave --encoding out to have it found out") from None
    if _SURROGATE.search(text):
        raise InputError(f"the text is not {encoding}: it would hold half a character; leave --encoding out to have it found out")
    raw = _find_raw(data, again)
    if raw is None:
        place = next((i for i, (a, b) in enumerate(zip(again, data, strict=False)) if a != b), min(len(again), len(data)))
        raise InputError(f"{encoding} would not give the same bytes back (first at byte {place}); leave --encoding out")
    return Decoded(text, Encoding(name, (), raw))


def _read(data: bytes, stretches: Sequence[tuple[int, int, str]]) -> Decoded | None:
    """The text of stretches of bytes; one that would not give its bytes back is read as UTF-8. None where all are UTF-8."""
    texts: list[str] = []
    parts: list[tuple[int, int, str]] = []
    raw: list[tuple[int, bytes]] = []
    sizes: dict[str, int] = {}
    at = 0
    for start, end, name in stretches:
        piece = data[start:end]
        text, used, patches = _read_piece(piece, name)
        raw.extend((start + place, held) for place, held in patches)
        if not parts or parts[-1][2] != used:
            parts.append((start, at, used))
        sizes[used] = sizes.get(used, 0) + len(piece)
        texts.append(text)
        at += len(text)
    if sizes.keys() <= {"utf-8"}:
        return None
    main = max(sizes, key=lambda name: sizes[name])
    return Decoded("".join(texts), Encoding(main, tuple(parts) if len(parts) > 1 else (), tuple(raw)))


def _read_piece(data: bytes, name: str) -> tuple[str, str, tuple[tuple[int, bytes], ...]]:
    if name != "utf-8":
        try:
            text = data.decode(name)
            raw = _find_raw(data, text.encode(name))
        except UnicodeError:
            raw = None
        if raw is not None and not _SURROGATE.search(text):
            return text, name, raw
    return data.decode("utf-8", "surrogateescape"), "utf-8", ()


def _find_raw(data: bytes, again: bytes) -> tuple[tuple[int, bytes], ...] | None:
    """The runs of bytes in which `again` differs from `data`; None where patches of the same length will not do."""
    if again == data:
        return ()
    if len(again) != len(data):
        return None
    places = [at for at, (a, b) in enumerate(zip(again, data, strict=True)) if a != b]
    if len(places) > _MOST_RAW * len(data) + 2:
        return None
    from cleanse.text.charsets import find_ranges  # few texts need it

    return tuple((first, data[first : last + 1]) for first, last in find_ranges(places))


def encode(text: str, encoding: Encoding | str = "utf-8") -> bytes:
    """The bytes of `text`; undecodable bytes come out as they went in.

    Raises:
        UnicodeEncodeError: `text` holds what the encoding cannot say; never for text that `decode` gave.
    """
    if isinstance(encoding, str):
        return _encode_as(text, encoding)
    if not encoding.parts:
        data = _encode_as(text, encoding.name)
    else:
        ends = [start for _, start, _ in encoding.parts[1:]]
        spans = zip(encoding.parts, [*ends, len(text)], strict=True)
        data = b"".join(_encode_as(text[start:end], name) for (_, start, name), end in spans)
    if not encoding.raw:
        return data
    patched = bytearray(data)
    for place, held in encoding.raw:
        patched[place : place + len(held)] = held
    return bytes(patched)


def _encode_as(text: str, name: str) -> bytes:
    return text.encode(name, "surrogateescape" if name == "utf-8" else "strict")


def reread(data: bytes, encoding: Encoding) -> str:
    """The text of bytes whose encoding is known from an earlier `decode`.

    Raises:
        UnicodeDecodeError, LookupError: they are other bytes.

    >>> reread(b"caf\\xe9 \\xd0\\xb6", Encoding("utf-8", ((0, 0, "latin-1"), (5, 5, "utf-8"))))
    'café ж'
    """
    parts = encoding.parts or ((0, 0, encoding.name),)
    ends = (*(start for start, _, _ in parts[1:]), len(data))
    return "".join(
        data[start:end].decode(name, "surrogateescape" if name == "utf-8" else "strict")
        for (start, _, name), end in zip(parts, ends, strict=True)
    )
