"""UTF-8 that was read in a table of one byte a character, also in those that ftfy does not know.

The evidence is structural: every character of a damaged word stands for a byte, and the bytes are well-formed UTF-8. No text with signs does
that by chance for long. Where all of them are letters - half of a Mac or DOS table is - words must speak for it, too.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from cleanse.text.misread import EASTERN
from cleanse.text.misread.shape import weigh_faults
from cleanse.text.misread.tables import READ, TOKEN, Confusion, Read, bytes_of, find_letters, keep_marked, read_high
from cleanse.text.misread.weigh import weigh_lines

_SEQUENCE = re.compile("(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+")
#: quotation marks, dashes, the ellipsis, bullets, the euro and the sign of trade marks: three bytes that fit, where no word has letters so;
#: and a capital whose second byte is the ellipsis of Windows, where words begin
_SIGN = re.compile(
    "(?<![A-Za-z\x80-\xff])\xc3\x85(?=[a-z])|\xe2(?:\x80[\x93\x94\x98-\x9a\x9c-\x9e\xa2\xa6\xb2\xb3\xb9\xba]|\x82\xac|\x84\xa2)"
)
#: the fewest bytes that speak for it, and the smallest share of all
_LEAST = 4
_SHARE = 0.8
#: or the fewest nats, where there are fewer bytes
_GAIN = 7.0
#: what the words of a rarer table weigh more, in nats, where it explains as much
_CLEAR = 4.0
#: how many characters of two bytes are enough; of fewer, one stands beside an ASCII letter
_FEW = 4
_WIDE = re.compile(f"[{EASTERN}]+")
_BESIDE = re.compile("[A-Za-z][\u2e80-\ud7ff\uff61-\uff9f]|[\u2e80-\ud7ff\uff61-\uff9f][a-z]")
#: letters of scripts without case, less those that stand beside Latin ones in Chinese, Japanese and Korean; and either inside a Latin word
_CASELESS = re.compile("[\u0590-\u109f\u1100-\u1bff\ua800-\uabff]+")
_INTRUDER = re.compile(f"(?<=[a-z])(?:{_CASELESS.pattern}|{_WIDE.pattern})|(?:{_CASELESS.pattern}|{_WIDE.pattern})(?=[a-z])")
#: accents that stand apart, but for those on letters with a dot below, what joins letters of other scripts, ends of lines: nobody wrote these
_UNLIKELY = re.compile(
    "[\x80-\x9f\u2028-\u202e]|(?<![\u0186\u0190\u0254\u025b\u1e62\u1e63\u1eb8\u1eb9\u1ecc\u1ecd])[\u0300-\u036f]|(?<=[A-Za-z])[\u200b-\u200f]"
)
#: more letters than this are words
_WORDS = 12
#: a sign or two by themselves, such as a degree, are no fault of what was wide
_SIGNS = 2.0
#: an apostrophe in the Thai table, less its last byte, which the table has no character for
_APOSTROPHE = re.compile("(?<=[A-Za-z\xdf-\xff]\u0e42\u20ac)(?=[A-Za-z\xdf-\xff])")
#: Thai inside a Latin word, or signs; beside one it may be a word of its own (`Wi-Fiรถยนต์`)
_THAI = re.compile("[\u0e01-\u0e5b]")
_LATIN = re.compile("[A-Za-z]")
_FOR_THAI = frozenset(("cp874", "iso8859-11"))
_THAI_INSIDE = re.compile("[a-z](?:[\u0e22-\u0e25][\u0e01-\u0e1f])+[a-z]|[\u0e22-\u0e42][\x80-\x9f\u2013-\u20ac]")
#: or words are better by this, in nats
_WELL = 20.0
_TURNED = re.compile("(?<=[OoGg])\u2018(?=[a-z])")
#: the tables that a word is tried by which another one leaves at fault
_COMMON = 6
#: by which tables of one byte UTF-8 is shown; the more common first, since of equal readings the first is named
_NAMES = tuple(dict.fromkeys((
    "cp1252", "cp1251", "cp1256", "cp1253", "cp1250", "cp1254", *READ, "cp1258", "mac-latin2", "cp857", "cp737", "cp862", "cp775", "mac-greek", "mac-turkish",
    "cp874", "iso8859-9", "iso8859-4", "iso8859-16", "iso8859-10", "iso8859-3", "iso8859-14", "iso8859-11", "cp858", "cp865", "cp860", "cp861",
    "cp863", "cp869", "cp720", "mac-croatian", "mac-romanian", "mac-iceland", "kz1048", "ptcp154",
)))  # fmt: skip


@lru_cache(maxsize=64)
def _begun(name: str) -> re.Pattern[str]:
    """The first two bytes of a sequence, as the characters of a table."""
    high = read_high(name)
    return re.compile(f"[{re.escape(high[0x42:0x75])}][{re.escape(high[:0x40])}]")


def find_utf8(line: str) -> Read | None:
    """The line as UTF-8, if nearly all of what is not ASCII in it is that.

    >>> find_utf8("╨Я╤А╨╕╨▓╨╡╤В").new
    'Привет'
    """
    line = _APOSTROPHE.sub("\x99", line)
    chars = Counter(keep_marked(line))
    beyond = chars.total()
    are_letters = all(map(str.isalpha, chars))
    found: dict[str, Read] = {}
    for name in _NAMES:
        if sum(map(chars.__getitem__, chars.keys() & find_letters(name))) < _SHARE * beyond:
            continue
        read = _read_as(line, name, beyond, are_letters=are_letters)
        if read is not None:
            found.setdefault(read.new, read)
    best = _choose(line, list(found.values()))
    if best is not None and weigh_faults(best.new) > 0:
        best = best._replace(new=_leave_others(line, best))
    if best is None and _WIDE.search(line) is not None:
        best = next(
            (read for name in ("gb18030", "cp932", "big5", "cp949") if (read := _read_wide(line, name)) is not None), None
        )
    return best


def _choose(line: str, reads: Sequence[Read]) -> Read | None:
    """Of what explains most bytes the first, unless the words of another are clearly better."""
    most = max((read.weight for read in reads), default=0)
    best, weight = None, 0.0
    rivals = [read for read in reads if read.weight == most]
    for read in rivals:
        other = weigh_lines(line, read.new) if len(rivals) > 1 else 0.0
        if best is None or other > weight + _CLEAR:
            best, weight = read, other
    return best


def _leave_others(line: str, read: Read) -> str:
    """What a line said, but for words that stay at fault by its table and are none by one of the most common: these came another way."""
    codes = line.translate(bytes_of(read.confusion.read))

    def decode(token: re.Match[str]) -> str:
        new = _decode(token, codes)
        is_other = weigh_faults(new) > 0 and any(
            (other := decode_word(token[0], name)) is not None and other != new and weigh_faults(other) == 0
            for name in _NAMES[:_COMMON]
        )
        return token[0] if is_other else new

    return TOKEN.sub(decode, line)


def _read_as(line: str, name: str, beyond: int, *, are_letters: bool) -> Read | None:
    """The line by one table; `beyond` of its characters are not ASCII, and `are_letters` if all these are letters."""
    if _begun(name).search(line) is None:
        return None
    codes = line.translate(bytes_of(name))
    found = sum(map(len, _SEQUENCE.findall(codes)))
    if found == 0 or found < _SHARE * beyond:
        return None
    new = TOKEN.sub(lambda match: _decode(match, codes), line)
    if new == line or "\ufffd" in new or weigh_faults(new) > weigh_faults(line):
        return None
    if len(_UNLIKELY.findall(new)) > len(_UNLIKELY.findall(line)):
        return None
    if 2 * len(_INTRUDER.findall(new)) >= len(_WIDE.findall(new)) + len(_CASELESS.findall(new)) > 0:
        return None
    if name in _FOR_THAI and _is_thai_beside(line) and weigh_lines(line, new) < _WELL:
        return None
    is_weak = found < _LEAST or are_letters
    if is_weak and not _are_signs(line, new, codes) and weigh_lines(line, new) < _GAIN:
        return None
    return Read(new, Confusion("utf-8", name), found)


def _is_thai_beside(line: str) -> bool:
    """Whether Thai stands among Latin words, and never inside one."""
    return _LATIN.search(line) is not None and _THAI.search(line) is not None and _THAI_INSIDE.search(line) is None


def _are_signs(line: str, new: str, codes: str) -> bool:
    """Whether all that is not ASCII in a line are signs, and one of their bytes is no letter or faults of shape go."""
    if not _SIGN.sub("", codes).isascii():
        return False
    return not all(map(str.isalpha, keep_marked(line))) or weigh_faults(new) < weigh_faults(line)


def _read_wide(line: str, name: str) -> Read | None:
    """The line as UTF-8 that was read in an encoding of two bytes a character."""
    wide = _WIDE.findall(line)
    if not wide or (len("".join(wide)) < _FEW and _BESIDE.search(line) is None and not _is_lone(line)):
        return None
    try:
        new = line.encode(name).decode("utf-8")
    except UnicodeError:
        return None
    # Uzbek has an opening mark inside words
    if new == line or weigh_faults(_TURNED.sub("\u2019", new)) > weigh_faults(line) + _SIGNS or _INTRUDER.search(new) is not None:
        return None
    return Read(new, Confusion("utf-8", name), 2 * len(line))


def _is_lone(line: str) -> bool:
    """Whether a letter or two in half width are all that is not ASCII in a line of words."""
    rest = keep_marked(line)
    return len(rest) == 2 and all("\uff61" <= char <= "\uff9f" for char in rest) and sum(map(str.isalpha, line)) > _WORDS


def _decode(token: re.Match[str], codes: str) -> str:
    """A token decoded where all of it that is not ASCII is well-formed."""
    part = codes[token.start() : token.end()]
    rest = _SEQUENCE.sub("", part)
    if len(rest) == len(part) or not rest.isascii():
        return token[0]
    return _SEQUENCE.sub(lambda match: match[0].encode("latin-1").decode("utf-8", "replace"), part)


def decode_word(word: str, name: str) -> str | None:
    """A word that was UTF-8 and read in a table; None where not all of it that is not ASCII is well-formed.

    >>> decode_word("dÄ—l", "cp1252"), decode_word("ąÄ—", "cp1252")
    ('dėl', None)
    """
    codes = word.translate(bytes_of(name))
    if not _SEQUENCE.sub("", codes).isascii():
        return None
    return _SEQUENCE.sub(lambda match: match[0].encode("latin-1").decode("utf-8", "replace"), codes)
