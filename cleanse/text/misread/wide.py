"""Chinese, Japanese and Korean that was read in a table of one byte a character, or in the encoding of another of them.

What such text said is known by how frequent its characters are: bytes of one encoding make rare characters in another.
"""

import re
import zlib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from cleanse.text.charsets import write_class
from cleanse.text.misread.shape import classify
from cleanse.text.misread.tables import Confusion, read_high

#: what text is written in; its bytes keep ASCII
WRITTEN = ("gb18030", "cp932", "euc_jp", "cp949", "big5")
#: what it is read in
READ_NARROW = ("cp1252", "iso8859-1", "iso8859-15")
READ_WIDE = ("gb18030", "big5", "cp932", "euc_jp", "cp949")
#: the quality of text, and how much better it is than the line as it stands
_TEXT = 0.57
_BETTER = 0.2
#: less than so many characters must be better
_SHORT = 6
_SURE = 0.75
#: and than the next best reading
_AHEAD = 0.12
#: so many characters must speak for it
_LEAST = 3
#: and be so various: letters that are said over and over are no words
_KINDS = 0.3
_MOST = 100
#: so many Han characters of a line, and this share of them, must be none of the usual ones of a language
_UNUSUAL = 2
_UNUSUAL_SHARE = 0.2
#: the usual characters by the first levels of the national sets: GB 2312, JIS X 0208, Big5; their lead bytes, end exclusive
_LEVELS = (("gb2312", 0xB0, 0xD8), ("euc_jp", 0xB0, 0xD0), ("big5", 0xA4, 0xC7))
#: so many blanks are in a line of Korean words
_BLANKS = 3
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
#: these hold the place of letters in running text
_MARKS = re.compile("[\u3000-\u3002\u3008-\u3011\u30fb\u30fc\u2018-\u201d\u2026\uff01-\uff5e\u2014]")
#: letters of other alphabets, beside which the characters are right
_OTHER = re.compile("[\u0100-\u02af\u1e00-\u1eff]")
_HIRAGANA = re.compile("[\u3041-\u309f]")
_KANA = re.compile("[\u3041-\u30ff\uac00-\ud7a3]")
_WIDE = re.compile("[\u2e80-\ud7ff\uf900-\ufaff\uff61-\uff9f]")


class Read(NamedTuple):
    """A line read anew, and what happened to it."""

    new: str
    confusion: Confusion
    #: of its characters: their mean weight as a share of what is usual
    quality: float


class _Weights(NamedTuple):
    """What a text's characters weigh on the average in each language, and what each character weighs."""

    means: tuple[int, ...]
    chars: dict[str, bytes]


@lru_cache(maxsize=1)
def _weights() -> _Weights:
    path = Path(__file__).parent / "models" / "wide.bin"
    head, chars, table = zlib.decompress(path.read_bytes()).split(b"\n", 2)
    means = tuple(map(int, head.split(b"\t")))
    size = len(means)
    return _Weights(means, {char: table[at * size : at * size + size] for at, char in enumerate(chars.decode())})


@lru_cache(maxsize=1)
def _rare() -> re.Pattern[str]:
    """Two characters of no common text near each other."""
    known = {ord(char) for char in _weights().chars} | set(range(0x3000, 0x3100))
    wide = (*range(0x2E80, 0xD800), *range(0xF900, 0xFB00), *range(0xFF61, 0xFFA0), *range(0xE000, 0xF8FF))
    rare = f"[{write_class(code for code in wide if code not in known)}]"
    leads = bytes(range(0xC2, 0xC6))
    marked = {bytes((lead, trail)).decode("gbk", "ignore") for lead in leads for trail in range(0x80, 0xC0)}
    beside = f"[{write_class(ord(char) for char in marked if len(char) == 1)}\uff61-\uff9f]"
    return re.compile(f"{rare}.?{rare}|{beside}(?:(?=[a-z])|(?<=[a-z].))")


@lru_cache(maxsize=1)
def _rare_in_japanese() -> re.Pattern[str]:
    """Two Han characters near each other that Japanese does not write."""
    known = {ord(char) for char, row in _weights().chars.items() if row[1]}
    rare = f"[{write_class(code for code in range(0x4E00, 0xA000) if code not in known)}]"
    return re.compile(f"{rare}.?{rare}")


def may_be_wide(text: str) -> bool:
    """Whether a text holds rare characters near each other, as Chinese, Japanese and Korean do in a wrong encoding."""
    return _rare().search(text) is not None or (
        _HIRAGANA.search(text) is not None and _rare_in_japanese().search(text) is not None
    )


@lru_cache(maxsize=1)
def _usual() -> tuple[frozenset[str], ...]:
    """The Han characters that Chinese, simplified and traditional, and Japanese use every day, a set for each."""
    return tuple(
        frozenset(
            char
            for lead in range(first, end)
            for trail in range(0x40, 0xFF)
            for char in bytes((lead, trail)).decode(name, "ignore")
            if _HAN.match(char)
        )
        for name, first, end in _LEVELS
    )


def is_usual(text: str) -> bool:
    """Whether the Han characters of a text are those of everyday text in one language, but for a few; beside kana, in Japanese.

    >>> is_usual("新闻客户端"), is_usual("笢恅趼睫聆彸")
    (True, False)
    """
    han = _HAN.findall(text)
    if not han:
        return False
    chinese, japanese, traditional = _usual()
    levels = (japanese,) if _HIRAGANA.search(text) else (chinese, japanese, traditional)
    unusual = min(sum(char not in level for char in han) for level in levels)
    return unusual < max(_UNUSUAL, _UNUSUAL_SHARE * len(han))


def measure_wide(text: str) -> tuple[float, int]:
    """The quality of the characters beyond ASCII in the language that fits best, and their number.

    The quality is their mean weight as a share of what it is in text of the language.
    """
    means, weights = _weights()
    sums = [0] * len(means)
    count = marks = 0
    for char in text:
        if char > "\x7f":
            count += 1
            row = weights.get(char)
            if row is not None:
                for at, weight in enumerate(row):
                    sums[at] += weight
            elif _MARKS.match(char):
                marks += 1
    if count == 0:
        return 0.0, 0
    if _KANA.search(text) is None:
        means = (min(means),) * len(means)  # Japanese without kana has rarer characters than its text has
    return max(weight / mean for weight, mean in zip(sums, means, strict=True)) / count + marks / count, count


@lru_cache(maxsize=16)
def _bytes_of(name: str) -> dict[int, int | None]:
    """The byte of each character as a code point below 256; what the table cannot have read is beyond."""
    others: dict[int, int | None] = dict.fromkeys(range(0x80, 0x100), 0x100)
    return others | {ord(char): 0x80 + at for at, char in enumerate(read_high(name))}


def find_wide(line: str) -> Read | None:
    """The line in Chinese, Japanese or Korean, if it was that.

    >>> find_wide("ÖÐÎÄ×Ö·û").new
    '中文字符'
    """
    is_wide = _WIDE.search(line) is not None
    # Korean syllables have the bytes of everyday Chinese, but Korean parts its words
    korean_alone = is_wide and is_usual(line)
    if korean_alone and line.count(" ") < _BLANKS:
        return None
    found: dict[str, Read] = {}
    for data, read in _encode(line, is_wide=is_wide):
        for written in WRITTEN:
            new = _decode(data, written) if written != read else None
            if new is not None and new != line and new not in found and not (korean_alone and _HAN.search(new)):
                quality, length, before = _compare(line, new)
                kinds = len(set(new) - set(line))
                if length >= _LEAST and kinds >= max(2, min(length, _MOST) * _KINDS) and quality >= before + _BETTER:
                    found[new] = Read(new, Confusion(written, read), quality)
    ranked = sorted(found.values(), key=lambda one: -one.quality)
    if not ranked or ranked[0].quality < (_TEXT if len(ranked[0].new) >= _SHORT else _SURE):
        return None
    if len(ranked) == 1:
        return ranked[0]
    # what both read alike says nothing
    quality, _, other = _compare(ranked[1].new, ranked[0].new)
    return ranked[0] if quality >= other + _AHEAD else None


def _compare(old: str, new: str) -> tuple[float, int, float]:
    """Quality and number of characters of the new text, and the quality of the old one; only where they differ if they are as long."""
    if len(old) == len(new):
        pairs = [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]]
        old, new = "".join(one for one, _ in pairs), "".join(one for _, one in pairs)
    return (*measure_wide(new), measure_wide(old)[0])


def _encode(line: str, *, is_wide: bool) -> list[tuple[bytes, str]]:
    """The bytes that a line may have been, and by which encoding."""
    found: list[tuple[bytes, str]] = []
    if is_wide:
        if _OTHER.search(line) is not None:
            return []
        for name in READ_WIDE:
            try:
                found.append((line.encode(name), name))
            except UnicodeEncodeError:
                continue
        return found
    classes = classify(line)
    ascii_letters = classes.count("a") + classes.count("A")
    for name in READ_NARROW:
        codes = line.translate(_bytes_of(name))
        if all(char < "\u0100" for char in codes):
            data = codes.encode("latin-1")
            if sum(byte > 0x7F for byte in data) >= ascii_letters:
                found.append((data, name))
    return found


def _decode(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None
