"""Bytes that would pass for ASCII or UTF-8 and are neither: UTF-16 and UTF-32, ISO-2022, and what is no text at all.

UTF-16 and UTF-32 are known by their byte order mark, or by many NULs that stand on one side of the units; Chinese and Japanese in UTF-16
may hold none, or some on both sides, and is known by its kana and punctuation. ISO-2022 is known by ESC $, which no terminal code
begins with. *Binary* is what begins as a common binary format does, or holds too many control characters.
"""

import codecs
import unicodedata
from functools import lru_cache

from cleanse.core.pattern import compile_late

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: bytes a code unit
UNITS = {"utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}
_SAMPLE = 8192
_SHIFT = compile_late(rb"\x1b\$(?:[@AB]|\([@ABCDO-Q])|\x1b\$\)C")
_SHIFTED = ("iso2022_jp", "iso2022_jp_2", "iso2022_jp_ext", "iso2022_jp_2004", "iso2022_kr")

#: how compressed data begin
COMPRESSED = {
    b"\x1f\x8b": "gzip",
    # the size of its blocks, then the first block, or the end of an empty stream
    **{b"BZh%d%s" % (size, block): "bzip2" for size in range(1, 10) for block in (b"1AY&SY", b"\x17rE8P\x90")},
    b"\xfd7zXZ\x00": "xz",
    b"\x28\xb5\x2f\xfd": "zstd",
}
_MAGIC = (
    *COMPRESSED,
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    *(bytes((0x80, protocol)) for protocol in (2, 3, 4, 5)),  # a pickle
    b"SQLite format 3\0",
)
#: what a tar archive says of itself, and where
_TAR, _TAR_AT = b"ustar", 257
_KANA = compile_late("[\u3001-\u3011\u3041-\u3096\u30a1-\u30fc\uff01-\uff1f]")
_HAN = compile_late("[\t\n\r -~\u2014-\u2026\u3000\u4e00-\u9fa5]")
#: ASCII but for what Shift-JIS and Johab draw otherwise
_PRINTABLE = bytes({*range(0x20, 0x7E)} - set(b"\\~")) + b"\t\n\r"
#: bytes below the blank; what is UTF-8 as well is UTF-16 only if one byte in this many is one: NULs, and the halves of letters of other scripts
_LOW, _LEAST_LOW = bytes(range(0x20)), 4
#: the fewest code units that tell Chinese and Japanese in UTF-16
_LEAST = 12
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\v\f\r\b\x1a\x1b"))
#: from this many control characters on, a larger share of all bytes than these makes a text binary: of bytes that are UTF-8, and of others
_ENOUGH = 8
_SHARE_UTF8 = 0.1
_SHARE = 0.03


def find_mark(data: bytes) -> str | None:
    """The encoding whose byte order mark stands in front; UTF-8's is left to UTF-8.

    >>> find_mark(b"\\xff\\xfea\\0")
    'utf-16-le'
    """
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def find_wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, by where the NULs stand; None where they tell nothing or what is read is no text.

    >>> find_wide("Trams".encode("utf-16-be"))
    'utf-16-be'
    """
    if is_utf8(data[:_SAMPLE]) and _LEAST_LOW * _count_low(data[:_SAMPLE]) < len(data[:_SAMPLE]):
        return None  # a few NULs in UTF-8
    sample = data[: min(len(data) - len(data) % 4, _SAMPLE)]
    if len(sample) >= 8:
        for name, high, next_high in (("utf-32-le", 3, 2), ("utf-32-be", 0, 1)):
            zeros = sample[next_high::4].count(0)
            if not any(sample[high::4]) and zeros >= 0.8 * len(sample) / 4 and is_text(sample, name):
                return name
    sample = data[: min(len(data) - len(data) % 2, _SAMPLE)]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 3 * even and is_text(sample, "utf-16-le"):
        return "utf-16-le"
    if even > 3 * odd and is_text(sample, "utf-16-be"):
        return "utf-16-be"
    return next((name for name in ("utf-16-le", "utf-16-be") if is_east_asian(sample, name)), None)


def _count_low(data: bytes) -> int:
    return len(data) - len(data.translate(None, _LOW))


def is_east_asian(sample: bytes, name: str) -> bool:
    """Whether a sample reads as Chinese or Japanese: Han, and kana or full-width punctuation between.

    >>> is_east_asian("今日は、いい天気ですね。".encode("utf-16-le"), "utf-16-le")
    True
    """
    high = sample[name.endswith("le") :: 2]
    if 0x30 not in high and 0xFF not in high:  # where kana and full-width punctuation are
        return False
    text = sample.decode(name, "replace")
    marks = len(_KANA.findall(text))
    return len(text) >= _LEAST and marks >= len(text) / 50 and marks + len(_HAN.findall(text)) >= 0.95 * len(text)


def is_text(sample: bytes, name: str) -> bool:
    """Whether a sample of a wide encoding, cut anywhere, reads as characters that are in use."""
    text = sample.decode(name, "replace")[:-1]
    odd = 0
    for char in set(text):
        category = unicodedata.category(char)
        if char == "\ufffd" or category in {"Cn", "Co", "Cs"} or (category == "Cc" and char not in "\t\n\r\f"):
            odd += text.count(char)
    return odd <= len(text) // 100


def find_shifted(data: bytes) -> tuple[str, ...]:
    """The ISO-2022 encodings that `data` may be in; empty where nothing says so.

    >>> find_shifted("駅".encode("iso2022_jp"))[0]
    'iso2022_jp'
    >>> find_shifted(b"\\x1b[1mbold\\x1b(B")
    ()
    """
    return _SHIFTED if b"\x1b$" in data and _SHIFT.search(data) else ()


def is_binary(data: bytes) -> bool:
    """Whether `data` is no text: a well-known format, or full of control characters.

    >>> is_binary(b"%PDF-1.7\\n%\\xe2\\xe3\\xcf\\xd3\\n"), is_binary(b"a\\0b\\0c")
    (True, False)
    """
    sample = data[: 8 * _SAMPLE]
    if (data.startswith(_MAGIC) and not data.isascii()) or (data.startswith(_TAR, _TAR_AT) and b"\0" in data[:_TAR_AT]):
        return True
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls < _ENOUGH or controls <= _SHARE * len(sample):
        return False
    return controls > _SHARE_UTF8 * len(sample) or not is_utf8(sample)


def is_utf8(data: bytes) -> bool:
    """Whether `data` is UTF-8, but for a sequence that is cut off at its end."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return True


@lru_cache(maxsize=128)
def keeps_ascii(name: str) -> bool:
    """Whether ASCII is itself in an encoding, so that lines end with the same byte; false for EBCDIC, UTF-16, UTF-7 and ISO-2022.

    >>> keeps_ascii("big5"), keeps_ascii("cp500"), keeps_ascii("iso2022_jp")
    (True, False, False)
    """
    if name.startswith(("iso2022", "utf-7", "utf_7", "hz")):
        return False
    try:
        return _PRINTABLE.decode(name) == _PRINTABLE.decode()
    except (LookupError, UnicodeError):
        return False
