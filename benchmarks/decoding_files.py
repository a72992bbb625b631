"""The files that `decoding.py` measures on: sentences in single encodings, dumps of two, and broken UTF-8."""

import gzip
import hashlib
import json
import math
import random
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

WEST = "da de en es fi fr ga is it nb nl nn pt sv ca eu af sq"
#: encoding -> the languages whose texts were kept in it
ENCODINGS: dict[str, str] = {
    "cp1251": "ru uk be bg mk sr",
    "koi8-r": "ru",
    "koi8-u": "uk",
    "cp866": "ru",
    "mac-cyrillic": "ru uk bg mk sr",
    "iso8859-5": "ru be bg mk sr",
    "cp1250": "pl cs sk hu sl hr bs ro",
    "iso8859-2": "pl cs sk hu sl hr bs ro",
    "cp852": "pl cs sk hu sl hr",
    "mac-latin2": "pl cs sk hu",
    "cp1257": "lt lv et",
    "iso8859-13": "lt lv et",
    "iso8859-4": "lt lv et",
    "cp1253": "el",
    "iso8859-7": "el",
    "cp1254": "tr",
    "iso8859-9": "tr",
    "cp1256": "ar fa ur",
    "iso8859-6": "ar",
    "cp1255": "he",
    "iso8859-8": "he",
    "cp874": "th",
    "tis-620": "th",
    "cp1258": "vi",
    "cp1252": WEST,
    "iso8859-1": WEST,
    "iso8859-15": WEST,
    "mac-roman": "de es fr it pt nl sv da nb fi en",
    "cp437": "de es fr it nl sv fi en",
    "cp850": "de es fr it pt nl sv da nb fi is ca",
    "cp932": "ja",
    "shift_jis": "ja",
    "euc-jp": "ja",
    "iso2022_jp": "ja",
    "gbk": "zh",
    "gb18030": "zh",
    "big5": "zh-hant",
    "euc-kr": "ko",
    "cp949": "ko",
    "johab": "ko",
    "utf-8": "ru fr de ja zh el pl vi he hi th",
    "utf-8-sig": "en ru fr",
    "utf-16": "en ru zh fr",
    "utf-16-le": "en ru de fr el zh ja",
    "utf-16-be": "en ru de fr el zh ja",
    "utf-32": "en ru",
    "utf-32-le": "en ru zh",
    "utf-32-be": "en ru zh",
}
#: what one file may hold side by side: two encodings, and a language for each or one for both
DUMPS: tuple[tuple[str, str, str], ...] = (
    ("utf-8", "cp1251", "ru"),
    ("utf-8", "koi8-r", "ru"),
    ("cp1251", "koi8-r", "ru"),
    ("cp1251", "cp866", "ru"),
    ("utf-8", "cp1252", "fr"),
    ("utf-8", "cp1252", "de"),
    ("utf-8", "cp1250", "pl"),
    ("utf-8", "iso8859-2", "cs"),
    ("cp1250", "cp852", "cs"),
    ("cp1252", "cp850", "fr"),
    ("utf-8", "cp1253", "el"),
    ("utf-8", "cp1254", "tr"),
    ("utf-8", "cp1256", "ar"),
    ("utf-8", "cp1255", "he"),
    ("utf-8", "shift_jis", "ja"),
    ("euc-jp", "shift_jis", "ja"),
    ("utf-8", "gbk", "zh"),
    ("utf-8", "big5", "zh-hant"),
    ("utf-8", "euc-kr", "ko"),
    ("utf-8", "cp874", "th"),
)
SMALLEST, LARGEST, SHORT = 40, 5000, 120
#: C1 controls, the replacement character, and its bytes read as another encoding: no sound text
_DAMAGED = re.compile("[\x80-\x9f\ufffd]|\u00ef\u00bf\u00bd|\u010f\u017c\u02dd")

Languages = Mapping[str, Sequence[str]]


class Case(NamedTuple):
    """One file: its group, its encoding, its bytes and what they say."""

    group: str
    encoding: str
    data: bytes
    text: str


def load(path: Path, part: str) -> dict[str, list[str]]:
    """The sentences of one part, by language."""
    found: dict[str, list[str]] = defaultdict(list)
    raw = path.read_bytes()
    for line in (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).splitlines():
        record = json.loads(line)
        if _DAMAGED.search(record["text"]):
            continue
        kept = hashlib.sha256(record["text"].encode()).hexdigest()[0] in "0123"
        if kept == (part == "report"):
            found[record["lang"]].append(record["text"])
    try:
        convert = import_module("zhconv").convert
    except ImportError:
        return found
    found["zh-hant"] = [convert(sentence, "zh-hant") for sentence in found["zh"]]
    return found


def encode(text: str, encoding: str) -> bytes | None:
    """`text` in an encoding; None where it cannot hold it, or would not give it back."""
    try:
        data = text.encode(encoding)
        wide = "cp932" if encoding == "shift_jis" else encoding
        return data if data.decode(encoding) == text == data.decode(wide) else None
    except UnicodeError:
        return None


def write_vietnamese(text: str) -> str:
    """Vietnamese as cp1258 has it: base letters with circumflex, breve and horn in one, the tone as a mark behind."""
    out = []
    for char in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", char)
        tones = [part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323"]
        if tones:
            base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
            out.append(base + "".join(tones))
        else:
            out.append(char)
    return "".join(out)


def draw(pick: random.Random, sentences: Sequence[str], encoding: str, size: int) -> tuple[bytes, str] | None:
    """A file of about `size` bytes; None where the language has no sentence that the encoding can hold."""
    lines: list[str] = []
    total = 0
    for _ in range(400):
        line = pick.choice(sentences)
        if encoding == "cp1258":
            line = write_vietnamese(line)
        data = encode(line, encoding)
        if data is None:
            continue
        lines.append(line)
        total += len(data) + 1
        if total >= size:
            break
    text = "\n".join(lines)
    while lines and len(text.encode(encoding)) > max(size, SMALLEST) * 1.5 and " " in text:
        text = text[: text.rindex(" ")]
    data = encode(text, encoding)
    if data is None or not SMALLEST <= len(data) <= LARGEST * 1.5:
        return None
    if text.isascii() and not encoding.startswith("utf-"):
        return None
    return data, text


def draw_size(pick: random.Random, smallest: int = SMALLEST) -> int:
    """A size in bytes, even by its logarithm."""
    return round(math.exp(pick.uniform(math.log(smallest), math.log(LARGEST))))


def single(pick: random.Random, languages: Languages, each: int) -> Iterator[Case]:
    """Files in one encoding, `each` of every one."""
    for encoding, names in ENCODINGS.items():
        made = 0
        for _ in range(each * 20):
            if made == each:
                break
            sentences = languages[pick.choice(names.split())]
            drawn = draw(pick, sentences, encoding, draw_size(pick)) if sentences else None
            if drawn is not None:
                made += 1
                yield Case("short" if len(drawn[0]) <= SHORT else "long", encoding, *drawn)


def dumps(pick: random.Random, languages: Languages, each: int) -> Iterator[Case]:
    """Files in two encodings, in 2 to 4 runs of lines."""
    for first, second, language in DUMPS:
        for _ in range(each if languages[language] else 0):
            data, text = b"", ""
            start = pick.randrange(2)
            for run in range(pick.randint(2, 4)):
                encoding = (first, second)[(start + run) % 2]
                drawn = draw(pick, languages[language], encoding, draw_size(pick, 120) // 2)
                if drawn is not None:
                    data += drawn[0] + b"\n"
                    text += drawn[1] + "\n"
            yield Case("dumps", f"{first}+{second}", data, text)


def broken(pick: random.Random, languages: Languages, each: int) -> Iterator[Case]:
    """UTF-8 with one to five bytes lost or overwritten, or its end cut off inside a letter."""
    for language in ["ru", "fr", "de", "ja", "zh", "el", "pl", "vi", "he", "hi", "th", "ar", "ko", "tr"]:
        for _ in range(each):
            drawn = draw(pick, languages[language], "utf-8", draw_size(pick, 150))
            if drawn is None or drawn[1].isascii():
                continue
            data = bytearray(drawn[0])
            high = [at for at, byte in enumerate(data) if byte >= 0x80]
            for at in sorted(pick.sample(high, min(len(high) // 8 + 1, pick.randint(1, 5))), reverse=True):
                if pick.random() < 0.5:
                    del data[at]
                else:
                    data[at] = pick.choice(b"\xff\xa0\xc3\x93\x3f")
            yield Case("broken", "utf-8", bytes(data), bytes(data).decode("utf-8", "surrogateescape"))
