"""Which table or multi-byte encoding bytes were written in, where they are not UTF-8.

chardet names the candidates and ranks them; among those that it holds for likely we choose by evidence of our own, in nats:
what the words with high bytes are worth by the language profiles, less the faults of their shape (`byte_shape`), less what an
encoding is rarer than others. So a language that chardet has no model for is read right where the profiles know it, and of two
encodings that say the same, the more common one is named.
"""

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from cleanse.text.decoding.byte_shape import count_faults, is_table
from cleanse.text.decoding.ngrams import measure_words
from cleanse.text.wide import keeps_ascii

#: what is asked of chardet, in bytes
SAMPLE = 16_384
#: how many candidates are weighed
_CANDIDATES = 8
#: how many bytes of words are read by the profiles
_WORDS = 400
#: candidates that chardet holds for less likely than this share of the first are left out
_NEAR = 0.5
#: a first one with less confidence is no better than others
_DOUBT = 0.15
#: with this many high bytes the rarer encodings count as twice as rare
_FEW = 1.0
#: candidates that are no further apart than this, in nats, are compared where they differ
_CLOSE = 40.0
#: what chardet's odds weigh, by its confidence and for each byte
_TRUST = 50.0
#: what a fault weighs against n-grams
_BLAME = 2.0

#: an encoding is read by the wider one that says the same and more (WHATWG's labels do so too)
_WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "koi8-r": "koi8-u",
    "koi8-t": "koi8-u",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "hz": "gb18030",
    "big5": "cp950",
    "big5hkscs": "cp950",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "shift_jis_2004": "cp932",
    "shift_jisx0213": "cp932",
    "euc_jis_2004": "euc_jp",
    "euc_jisx0213": "euc_jp",
    "cp858": "cp850",
}
#: what is tried where the wider one does not fit
_NARROWER = {"cp1252": "iso8859-1", "koi8-u": "koi8-r", "cp950": "big5hkscs", "cp932": "shift_jis_2004", "euc_jp": "euc_jis_2004"}
#: how much rarer than others, in nats; what is not listed is _RARE
_RARITY = {
    "cp1252": 0.0,
    "cp1251": 0.0,
    "cp932": 0.0,
    "euc_jp": 0.0,
    "gb18030": 0.0,
    "cp949": 0.0,
    "cp950": 0.0,
    "cp1250": 1.0,
    "cp1253": 1.0,
    "cp1254": 1.0,
    "cp1255": 1.0,
    "cp1256": 1.0,
    "cp1257": 1.0,
    "cp874": 1.0,
    "koi8-u": 1.0,
    "iso8859-1": 1.0,
    "iso8859-2": 1.5,
    "iso8859-5": 1.5,
    "iso8859-6": 1.5,
    "iso8859-7": 1.5,
    "iso8859-8": 1.5,
    "iso8859-13": 2.0,
    "iso8859-15": 2.0,
    "cp866": 2.0,
    "cp1258": 2.0,
    "koi8-r": 2.0,
    "iso8859-4": 3.0,
    "mac-cyrillic": 3.0,
    "mac-roman": 3.0,
    "mac-latin2": 3.0,
    "cp850": 3.0,
    "cp852": 3.0,
    "cp437": 3.5,
    "johab": 3.0,
    "big5hkscs": 3.0,
}
_RARE = 10.0

#: a byte that cannot be read, as `surrogateescape` writes it
ESCAPED = re.compile("[\udc80-\udcff]")
#: words that the profiles leave out, since they were counted without headings
_CAPITALS = re.compile(r"\b[^\W\d_a-zа-я]{2,}\b")
#: a letter that no language of the profiles writes: it stands for a byte that cannot be read, so that its word stays one
_UNKNOWN = "\N{VAI SYLLABLE EE}"
#: quotation marks, dashes and signs of cp1252, and ASCII: where there is nothing else, no letter speaks for another encoding
_NO_LETTERS = bytes(range(0x80)) + b"\x91\x92\x93\x94\x95\x96\x97\x99\xa3\xa7\xa9\xab\xae\xb0\xbb"
#: signs of cp1252 whose bytes are letters elsewhere, where no letter can stand: the micro sign and powers of a unit, fractions, the plus
#: and minus sign, currencies and ordinals, and what opens a question that ends in a question mark
_SIGNS = re.compile(
    rb"""(?x)
    (?<=\d)[ \xa0]?(?:\xb5(?:[gsmlLFVAWHJNTSM]|mol|Pa|Hz|Sv|Bq|Ci|Gy|rad|bar)|(?:[kcdm]?m|ft|in)[\xb2\xb3])(?![A-Za-z\x80-\xff])
    | (?<![A-Za-z\x80-\xff])[\x80\x89\xa2\xa5\xac\xb1\xb6\xb7\xbc-\xbe\xd7\xf7](?![A-Za-z\x80-\xff])
    | (?<=\d)[\x85\xaa\xba](?![A-Za-z\x80-\xff])
    | (?<=\b[Nn])\.?\xba(?=[ ]?\d)
    | (?<![A-Za-z\x80-\xff])(?:\xa1(?=[A-Z][^!\n]*!)|\xbf(?=[A-Z][^?\n]*\?))
    """
)
#: no registered sign stands in front of a word, and no copyright sign of a small letter: in ISO-8859-2 they are letters
_NO_SIGN = re.compile(rb"\xae(?=[A-Za-z])|\xa9(?=[a-z])")
#: all bytes that are not ASCII
HIGH = bytes(range(0x80, 0x100))
#: where ISO-8859-15 has other characters than ISO-8859-1: the euro beside a figure, and letters; it has nothing where cp1252 has most signs
_EURO = re.compile(rb"(?<=\d)[ \xa0]?\xa4(?![A-Za-z\x80-\xff])|(?<=\S[ \xa0(])\xa4[ \xa0]?(?=\d)")
_LATIN_9, _WINDOWS = b"\xa4\xa6\xa8\xb4\xb8\xbc\xbd\xbe", bytes(range(0x80, 0xA0))


class Candidate(NamedTuple):
    """An encoding, and chardet's confidence in it."""

    name: str
    confidence: float


def find_candidates(data: bytes) -> list[Candidate]:
    """What `data` may have been written in, the likeliest first; each of them reads all of it."""
    has_euro = may_be_latin_9(data) and _EURO.search(data) is not None
    if has_signs_only(data):
        return [Candidate("iso8859-15" if has_euro else "cp1252", 1.0)]
    import chardet

    found: dict[str, float] = {}
    for answer in chardet.detect_all(data[:SAMPLE], ignore_threshold=True, compat_names=False):
        if answer["encoding"] is None or answer["confidence"] <= 0:
            continue
        name = _WIDER.get(answer["encoding"], answer["encoding"])
        fit = next((one for one in (name, _NARROWER.get(name, name)) if is_readable(data, one)), None)
        if fit is not None and fit not in found:
            found[fit] = answer["confidence"]
        if len(found) == _CANDIDATES:
            break
    if "cp1252" not in found and is_readable(data, "cp1252"):
        found["cp1252"] = min(found.values(), default=1.0)
    if may_be_latin_9(data) and "cp1252" in found:
        found.setdefault("iso8859-15", found["cp1252"])
        if has_euro:
            found["iso8859-15"] = max(found["iso8859-15"], found.pop("cp1252"))
    return [Candidate(*item) for item in found.items()]


def may_be_latin_9(data: bytes) -> bool:
    """Whether ISO-8859-15 would read `data` otherwise than cp1252, and none of its bytes is a sign of cp1252 alone."""
    return len(data.translate(None, _LATIN_9)) < len(data) == len(data.translate(None, _WINDOWS))


def has_signs_only(data: bytes) -> bool:
    """Whether the only bytes that are not ASCII are quotation marks, dashes, signs and units of cp1252, or euros of ISO-8859-15.

    >>> has_signs_only(b"\\x93Don\\x92t\\x94, 10 \\xb5m"), has_signs_only(b"caf\\xe9")
    (True, False)
    """
    rest = _SIGNS.sub(b"", _EURO.sub(b"", data) if may_be_latin_9(data) else data)
    return (
        _NO_SIGN.search(data) is None
        and not rest.translate(None, _NO_LETTERS)
        and not count_faults(rest[:SAMPLE].replace(b"\x92", b"'"), "cp1252")
    )


def find_common_name(data: bytes, name: str) -> str:
    """The wider encoding that reads `data` the same, or `name` itself.

    >>> find_common_name(b"caf\\xe9", "iso8859-1")
    'cp1252'
    """
    wider = _WIDER.get(name, name)
    return wider if wider != name and is_readable(data, wider) and data.decode(wider) == data.decode(name) else name


def is_readable(data: bytes, name: str) -> bool:
    """Whether an encoding keeps ASCII and reads all of `data`."""
    if not keeps_ascii(name):
        return False
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def choose(data: bytes, candidates: Sequence[Candidate]) -> list[str]:
    """The candidates by their weight, best first."""
    if not candidates or not is_table(candidates[0].name):
        return [one.name for one in candidates]
    top = candidates[0].confidence
    least = _NEAR * top if top >= _DOUBT else 0.0
    tables = [one for one in candidates if is_table(one.name) and one.confidence >= least]
    ranked = _weigh_all(pick_words(data), tables, top)
    near = [one for weight, one in ranked if weight >= ranked[0][0] - _CLOSE]
    if len(near) > 1:
        odd = find_odd_bytes(data, [one.name for one in near])
        if odd:
            again = _weigh_all(pick_words(data, odd), near, top)
            ranked = again + [item for item in ranked if item[1] not in near]
    return [one.name for _, one in ranked]


def _weigh_all(sample: bytes, candidates: Sequence[Candidate], top: float) -> list[tuple[float, Candidate]]:
    trust = _TRUST * top * len(sample)
    high = len(sample) - len(sample.translate(None, HIGH))
    rarity = 1 + _FEW / max(1, high)
    weighed = [
        (weigh(sample, one.name) + trust * math.log(one.confidence / top) - rarity * _RARITY.get(one.name, _RARE), one)
        for one in candidates
    ]
    return sorted(weighed, key=lambda item: -item[0])


def find_odd_bytes(data: bytes, names: Sequence[str]) -> bytes:
    """The high bytes of `data` that tables read differently."""
    high = bytes(sorted({byte for byte in data[:SAMPLE] if byte >= 0x80}))
    readings = [high.decode(name, "replace") for name in names]
    return bytes(byte for byte, chars in zip(high, zip(*readings, strict=True), strict=True) if len(set(chars)) > 1)


def pick_words(data: bytes, odd: bytes = HIGH, size: int = _WORDS) -> bytes:
    """The first distinct words that hold one of the bytes `odd`, each with the word before it, parted by blanks."""
    words: dict[bytes, None] = {}
    total = 0
    last = b""
    for word in data[:SAMPLE].split():
        if len(word.translate(None, odd)) < len(word):
            pair = (last + b" " + word[:80]).lstrip()
            if pair not in words:
                words[pair] = None
                total += len(pair) + 1
                if total >= size:
                    break
        last = word[-40:] if word.isascii() else b""
    return b" ".join(words)


def weigh(data: bytes, name: str, blame: float = _BLAME) -> float:
    """What speaks for reading `data` so, in nats: known n-grams, less faults of shape times `blame`."""
    text = data.decode(name, "surrogateescape")
    text = ESCAPED.sub(_UNKNOWN, text).replace("\N{MICRO SIGN}", "\N{GREEK SMALL LETTER MU}")
    if name == "cp1258":
        import unicodedata

        text = unicodedata.normalize("NFC", text)
    known = measure_words(_CAPITALS.sub(lambda match: match[0].lower() if match[0].isupper() else match[0], text))
    faults = count_faults(data, name) if blame and is_table(name) else 0.0
    return known - blame * faults
