"""Bytes to text and back, so that every byte can be had again.

UTF-8 is decoded with `surrogateescape`: an undecodable byte 0x80-0xFF becomes U+DC80-DCFF and goes out as the byte it was. Text in
UTF-16 and UTF-32 is known by its byte order mark; another encoding is used only if it is named. Whatever is used must give the same
bytes when the text is encoded again; where it does not, the differing bytes are kept as patches, or the encoding is refused.
"""

import codecs
from typing import NamedTuple

from cleanse.errors import InputError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Decoded(NamedTuple):
    """A text and the name of the encoding that gives its bytes back."""

    text: str
    encoding: str


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of `data`.

    Args:
        data: Any bytes; with UTF-8 none is refused.
        encoding: A codec's name; None: by byte order mark, else UTF-8.

    Raises:
        InputError: the named encoding does not exist, does not fit, or would not give the same bytes back.

    >>> decode(b"caf\\xe9").text
    'caf\\udce9'
    """
    if encoding is not None:
        return _decode_as(data, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                text = data.decode(name)
            except UnicodeDecodeError:
                continue
            if text.encode(name) == data:
                return Decoded(text, name)
    return Decoded(data.decode("utf-8", "surrogateescape"), "utf-8")


def _decode_as(data: bytes, encoding: str) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        raise InputError(f"unknown encoding {encoding!r}; python's codec names are understood, such as cp1251 or big5") from None
    if name == "utf-8":
        return Decoded(data.decode("utf-8", "surrogateescape"), name)
    try:
        text = data.decode(name)
        again = text.encode(name)
    except UnicodeError as error:
        raise InputError(f"the text is not {encoding}: {error}; leave --encoding out to keep its bytes as they are") from None
    if again != data:
        place = next((i for i, (a, b) in enumerate(zip(again, data, strict=False)) if a != b), min(len(again), len(data)))
        raise InputError(f"{encoding} would not give the same bytes back (first at byte {place}); leave --encoding out")
    return Decoded(text, name)


def encode(text: str, encoding: str = "utf-8") -> bytes:
    """The bytes of `text`; undecodable bytes come out as they went in.

    Raises:
        UnicodeEncodeError: `text` holds what the encoding cannot say; never for text that `decode` gave.
    """
    return text.encode(encoding, "surrogateescape" if encoding == "utf-8" else "strict")
