"""Chinese, Japanese and Korean that was read in a table of one byte a character, or in the encoding of another of them.

What such text said is known by how frequent its characters are: bytes of one encoding make rare characters in another.
"""

import re
import zlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from cleanse.text.charsets import write_class
from cleanse.text.misread import EASTERN
from cleanse.text.misread.kana import drop_half_width, drop_phonetic, is_half_width
from cleanse.text.misread.tables import Confusion, Read, bytes_of, keep_marked
from cleanse.text.misread.vetoes import has_leads, is_no_text

#: what text is written in; its bytes keep ASCII
WRITTEN = ("gb18030", "cp932", "euc_jp", "cp949", "big5")
#: what it is read in
READ_NARROW = ("cp1252", "iso8859-1", "iso8859-15")
READ_WIDE = ("gb18030", "big5", "cp932", "euc_jp", "cp949")
#: EUC-JP has no character for most bytes of Shift-JIS but half-width kana
_NEVER = ("cp932", "euc_jp")
#: the quality of text, and how much better it must be than the line as it stands; from `_LONG` characters on less is enough
_TEXT = 0.57
_BETTER = 0.2
_LONG = 20
_TEXT_LONG = 0.5
_BETTER_LONG = 0.12
#: fewer characters than this must be of a better quality
_SHORT = 6
_SURE = 0.75
#: and than the next best reading
_AHEAD = 0.12
#: from this many characters on Japanese has kana; how much worse it reads without
_KANA_FROM = 5
_NO_KANA = 0.2
#: the fewest characters that speak for it
_LEAST = 3
#: the smallest share of them that must differ from each other, up to a number: letters that are said over and over are no words
_KINDS = 0.3
_MOST = 100
#: from this many Han characters of a line on, and this share of them, that are not among a language's usual ones, it is not in that language
_UNUSUAL = 2
_UNUSUAL_SHARE = 0.2
#: the usual characters by the first levels of the national sets: GB 2312, JIS X 0208, Big5; their lead bytes, end exclusive
_LEVELS = (("gb2312", 0xB0, 0xD8), ("euc_jp", 0xB0, 0xD0), ("big5", 0xA4, 0xC7))
#: the fewest blanks in a line of Korean words; or the quality from which it needs none
_BLANKS = 3
_KOREAN = 0.8
#: what the last syllables of many Korean words become, before a blank or a stop
_ENDINGS = re.compile(f"[{'이는에을의은를로고한다'.encode('cp949').decode('gb18030')}](?=[ .,?!])")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
#: these hold the place of letters in running text
_MARKS = re.compile("[\u3000-\u3002\u3008-\u3011\u30fb\u30fc\u2018-\u201d\u2026\uff01-\uff5e\u2014]")
#: letters of other alphabets, beside which the characters are right
_OTHER = re.compile("[\u0100-\u02af\u1e00-\u1eff]")
_HIRAGANA = re.compile("[\u3041-\u3096\u309d-\u309f]")
#: what most characters of Chinese, Japanese and Korean are in another encoding of them; a share of them is that at least
_TELLING = re.compile("[\u3105-\u318e\u3400-\u9fff\uac00-\ud7a3\ue000-\uf8ff\uf900-\ufaff\uff66-\uff9d]")
_TELLING_SHARE = 0.2
#: words of other alphabets in ordinary case
_OTHER_WORD = re.compile(
    r"(?<![^\W\d_])(?:[\u0391-\u03a9\u0401-\u042f]?[\u03ac-\u03ce\u0430-\u045f]{2,}|[\u0391-\u03a9\u0401-\u042f]{3,})(?![^\W\d_])"
)
_KANA = re.compile("[\u3041-\u30ff\uac00-\ud7a3]")
#: what of these is rare if no language is known to use it
_RARE = re.compile("[\u2e80-\u2fff\u3100-\uabff\ud7a4-\uf8ff\uf900-\ufaff\uff61-\uff9f]")
_NARROW = re.compile("[^\x00-\x7f\u2018-\u201d\u2026\u2e80-\ud7ff\uf900-\ufaff\uff01-\uffee]")
_WIDE = re.compile(f"[{EASTERN}]")
_NO_LETTER = re.compile("[^A-Za-z]+")


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
def _marked() -> re.Pattern[str]:
    """Bytes of UTF-8 for Latin letters as characters, beside small letters."""
    leads = bytes(range(0xC2, 0xC6))
    marked = {bytes((lead, trail)).decode("gbk", "ignore") for lead in leads for trail in range(0x80, 0xC0)}
    beside = f"[{write_class(ord(char) for char in marked if len(char) == 1)}\uff61-\uff9f]"
    return re.compile(f"{beside}(?:(?=[a-z])|(?<=[a-z].))")


def _are_near(text: str, chars: Iterable[str], number: int = 2) -> bool:
    """Whether so many of some characters stand near each other in a text."""
    some = f"[{write_class(map(ord, chars))}]"
    return re.search(".?".join([some] * number), text) is not None


def may_be_wide(text: str) -> bool:
    """Whether a text holds rare characters near each other, as Chinese, Japanese and Korean do in a wrong encoding.

    Syllables of Korean must be three: names hold rare ones.
    """
    if _WIDE.search(text) is None:
        return False
    if _marked().search(text) is not None or _ENDINGS.search(text) is not None:
        return True
    known = _weights().chars
    chars = set(text)
    rare = [char for char in chars if char not in known and _RARE.match(char) is not None]
    if len(rare) > 1 and _are_near(text, rare):
        return True
    rare = [char for char in chars if char not in known and "\uac00" <= char <= "\ud7a3"]
    if len(rare) > 1 and _are_near(text, rare, 3):
        return True
    if _HIRAGANA.search(text) is None:
        return False
    rare = [char for char in chars if "\u4e00" <= char <= "\u9fff" and not (char in known and known[char][1])]
    return (len(rare) > 1 and _are_near(text, rare)) or is_not_japanese(text)


def is_not_japanese(text: str) -> bool:
    """Whether there are Han characters in a text that the Japanese sets lack.

    >>> is_not_japanese("時間"), is_not_japanese("时间")
    (False, True)
    """
    try:
        "".join(_HAN.findall(text)).encode("cp932")
    except UnicodeEncodeError:
        return True
    return False


def may_be_narrow(text: str) -> bool:
    """Whether there is anything but ASCII and the characters of China, Japan and Korea in a text."""
    return _NARROW.search(text) is not None


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
    best = max(weight / mean for weight, mean in zip(sums, means, strict=True))
    return best / count + marks / count, count


def find_wide(line: str) -> Read | None:
    """The line in Chinese, Japanese or Korean, if it was that; its weight is the quality of its characters.

    >>> find_wide("ÖÐÎÄ×Ö·û").new
    '中文字符'
    """
    is_wide = _WIDE.search(line) is not None
    if is_wide and _is_sound(line):
        return None
    # kana are alike in GB 18030 and Japanese, so that only the rest is damaged
    had_kana = is_wide and _HIRAGANA.search(line) is not None and is_not_japanese(line)
    # Korean syllables have the bytes of everyday Chinese, but Korean parts its words
    korean_alone = is_wide and not had_kana and is_usual(line)
    found: dict[str, Read] = {}
    for data, read in _encode(line, is_wide=is_wide):
        for written in WRITTEN:
            new = _decode(data, written) if written != read and (written, read) != _NEVER else None
            if new is None or new == line or new in found or (korean_alone and _HAN.search(new)) or is_no_text(new):
                continue
            quality, length, before = _compare(line, new)
            if written in {"euc_jp", "cp932"} and not is_wide and length >= _KANA_FROM and _KANA.search(new) is None:
                quality -= _NO_KANA
            is_again = had_kana and written in {"euc_jp", "cp932"} and _is_japanese_again(line, new)
            kinds = len(set(new) - set(line))
            better = 0.0 if is_again else _BETTER if length < _LONG else _BETTER_LONG
            if length >= _LEAST - is_again and kinds >= max(2, min(length, _MOST) * _KINDS) and quality >= before + better:
                found[new] = Read(new, Confusion(written, read), quality)
    if any(read.confusion.written == "euc_jp" and _HIRAGANA.search(new) for new, read in found.items()):
        found = {new: read for new, read in found.items() if read.confusion.written != "gb18030"}
    ranked = sorted(found.values(), key=lambda one: -one.weight)
    if not ranked or ranked[0].weight < _ask(ranked[0].new):
        return None
    if korean_alone and line.count(" ") < _BLANKS and (ranked[0].weight < _KOREAN or len(ranked[0].new) < _SHORT):
        return None
    if len(ranked) == 1:
        return ranked[0]
    # what both read alike says nothing
    quality, _, other = _compare(ranked[1].new, ranked[0].new)
    return ranked[0] if quality >= other + _AHEAD else None


def _is_sound(line: str) -> bool:
    """Whether what is wide in a line is everyday characters, single letters, words in half width, or signs beside words of other alphabets or none."""
    if not may_be_wide(drop_phonetic(line)) or (is_half_width(line) and not may_be_wide(drop_half_width(line))):
        return True
    telling = len(_TELLING.findall(line))
    return telling < _TELLING_SHARE * len(keep_marked(line)) or len("".join(_OTHER_WORD.findall(line))) > telling


def _ask(new: str) -> float:
    """The quality that is asked of a text."""
    return _SURE if len(new) < _SHORT else _TEXT if len(new) < _LONG else _TEXT_LONG


def _is_japanese_again(old: str, new: str) -> bool:
    """Whether hiragana stay where they were, and Han characters that Japanese lacks are gone."""
    return (
        len(old) == len(new)
        and all(was == now for was, now in zip(old, new, strict=True) if _HIRAGANA.match(was) or _HIRAGANA.match(now))
        and not is_not_japanese(new)
    )


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
    if len(keep_marked(line)) < len(_NO_LETTER.sub("", line)) or has_leads(line):
        return found
    for name in READ_NARROW:
        try:
            found.append((line.translate(bytes_of(name)).encode("latin-1"), name))
        except UnicodeEncodeError:
            continue
    return found


def _decode(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None
