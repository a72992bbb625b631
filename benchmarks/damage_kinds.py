"""The kinds of damage that `damage.py` makes: what a text goes through, and which languages it happens to.

A kind returns None for a text that cannot go that way: letters that the table does not have.
"""

import random
import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

Way = Callable[[str, random.Random], str | None]

WEST = ("fr", "de", "es", "pt", "it", "nl", "sv", "da", "nb", "fi", "is", "ca")
CENTRAL = ("cs", "pl", "hu", "sk", "sl", "hr", "ro")
CYRILLIC = ("ru", "uk", "bg", "be", "mk", "sr")
BALTIC = ("lt", "lv", "et")
TURKIC = ("tr", "az")
ALL = (*WEST, *CENTRAL, *CYRILLIC, *BALTIC, "tr", "el", "he", "ar", "fa", "th", "vi", "zh", "ja", "ko", "hi", "ka", "hy")
CYRILLIC_TWINS = {ord(left): right for left, right in zip("асеорхуАВЕКМНОРСТХ", "aceopxyABEKMHOPCTX", strict=True)}
LATIN_TWINS = {ord(right): chr(left) for left, right in CYRILLIC_TWINS.items()}
GREEK_TWINS = {ord(left): right for left, right in zip("ονΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ovABEZHIKMNOPTYX", strict=True)}
PUNCTUATION = re.compile("[\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u00ab\u00bb]")


class Kind(NamedTuple):
    """A way to damage a text."""

    group: str
    name: str
    languages: tuple[str, ...]
    damage: Way
    #: stands right behind the text; it alone is damaged
    phrase: str | None = None


def _read(data: bytes, name: str) -> str:
    """Bytes by a table; what it does not define comes out as a C1 control, as in browsers."""
    return data.decode(name, "surrogateescape").translate({0xDC00 + code: code for code in range(0x80, 0x100)})


def misread(written: str, read: str) -> Way:
    """Encoded by one table, decoded by another."""

    def damage(text: str, _: random.Random) -> str | None:
        try:
            return _read(text.encode(written), read)
        except UnicodeEncodeError:
            return None

    return damage


def misread_wide(written: str, read: str) -> Way:
    """The same for encodings of more than one byte a character; what cannot be read is marked."""

    def damage(text: str, _: random.Random) -> str | None:
        try:
            out = text.encode(written).decode(read, "replace")
        except UnicodeEncodeError:
            return None
        return None if "\ufffd" in out and written != "utf-8" else out

    return damage


def chain(*ways: Way) -> Way:
    """One after the other."""

    def damage(text: str, pick: random.Random) -> str | None:
        out: str | None = text
        for way in ways:
            out = None if out is None else way(out, pick)
        return out

    return damage


def replace(pattern: str, new: str) -> Way:
    """What a pattern finds, replaced."""
    return lambda text, _: re.sub(pattern, new, text)


def one_line(way: Way) -> Way:
    """One line of several."""

    def damage(text: str, pick: random.Random) -> str | None:
        lines = text.split("\n")
        at = pick.randrange(len(lines))
        out = way(lines[at], pick)
        return None if out is None or len(lines) < 2 else "\n".join([*lines[:at], out, *lines[at + 1 :]])

    return damage


def one_word(way: Way, share: float = 0.0) -> Way:
    """One word with letters beyond ASCII, or a share of them."""

    def damage(text: str, pick: random.Random) -> str | None:
        words = [match.span() for match in re.finditer(r"\w{4,}", text) if len(re.sub("[\x00-\x7f]", "", match[0])) > 1]
        if not words:
            return None
        for start, end in sorted(pick.sample(words, max(1, int(share * len(words)))), reverse=True):
            out = way(text[start:end], pick)
            if out is None:
                return None
            text = text[:start] + out + text[end:]
        return text

    return damage


def punctuation(way: Way) -> Way:
    """Quotation marks and dashes only."""

    def damage(text: str, pick: random.Random) -> str | None:
        return PUNCTUATION.sub(lambda match: way(match[0], pick) or match[0], text)

    return damage


def twins(table: dict[int, str]) -> Way:
    """Letters of another alphabet that look the same, one in each of some words that have other letters of their own."""

    def damage(text: str, pick: random.Random) -> str | None:
        out = text
        words = [match.span() for match in re.finditer(r"[^\W\d_]{5,}", text)]
        for start, end in words:
            word = text[start:end]
            places = [at for at, char in enumerate(word) if ord(char) in table]
            others = [char for char in word if ord(char) not in table]
            if places and len(others) > 1 and pick.random() < 0.5:
                at = start + pick.choice(places)
                out = out[:at] + table[ord(out[at])] + out[at + 1 :]
        return out

    return damage


def entities(text: str, _: random.Random) -> str:
    """Letters beyond ASCII as named entities where there are any."""
    return text.replace("&", "&amp;").encode("ascii", "xmlcharrefreplace").decode()


def scatter(char: str, inside: str) -> Way:
    """A character put into some words, or in the place of some."""

    def damage(text: str, pick: random.Random) -> str | None:
        return re.sub(inside, lambda match: match[0] + char if pick.random() < 0.2 else match[0], text)

    return damage


def c1_punctuation(text: str, _: random.Random) -> str:
    """Quotation marks and dashes of cp1252 as C1 controls."""
    return PUNCTUATION.sub(lambda match: match[0].encode("cp1252").decode("latin-1"), text)


UTF8 = {
    "cp1252": ALL, "latin-1": ALL, "cp1250": ALL, "cp1251": ALL, "cp1253": ALL, "cp1254": ALL, "cp1256": ALL,
    "mac-roman": ALL, "cp437": ALL, "cp850": ALL, "cp866": ALL, "koi8-r": ALL,
}  # fmt: skip
EIGHT = (
    ("cp1251", "cp1252", CYRILLIC), ("cp1251", "koi8-r", CYRILLIC), ("cp1251", "cp866", CYRILLIC),
    ("cp1251", "mac-cyrillic", CYRILLIC), ("cp1251", "iso8859-5", CYRILLIC), ("koi8-r", "cp1251", CYRILLIC),
    ("koi8-r", "cp1252", CYRILLIC), ("koi8-r", "cp866", CYRILLIC), ("cp866", "cp1251", CYRILLIC), ("cp866", "cp1252", CYRILLIC),
    ("iso8859-5", "cp1251", CYRILLIC), ("iso8859-5", "cp1252", CYRILLIC), ("mac-cyrillic", "cp1251", CYRILLIC),
    ("cp1253", "cp1252", ("el",)), ("cp1255", "cp1252", ("he",)), ("cp1256", "cp1252", ("ar", "fa")), ("cp874", "cp1252", ("th",)),
    ("cp1257", "cp1252", BALTIC), ("cp1254", "cp1252", TURKIC), ("cp1250", "cp1252", CENTRAL), ("iso8859-2", "cp1252", CENTRAL),
    ("iso8859-2", "cp1250", CENTRAL), ("cp1250", "iso8859-2", CENTRAL), ("cp1252", "cp1250", WEST), ("mac-roman", "cp1252", WEST),
    ("cp1252", "mac-roman", WEST), ("cp850", "cp1252", WEST), ("cp437", "cp1252", WEST), ("cp1252", "cp850", WEST),
    ("cp1252", "cp437", WEST),
)  # fmt: skip
WIDE = (
    ("gb18030", "latin-1", ("zh",)), ("big5", "latin-1", ("zh",)), ("shift_jis", "latin-1", ("ja",)), ("euc_jp", "latin-1", ("ja",)),
    ("euc_kr", "latin-1", ("ko",)), ("gbk", "cp1252", ("zh",)), ("gbk", "big5", ("zh",)), ("euc_jp", "gbk", ("ja",)),
    ("euc_kr", "gbk", ("ko",)),
)  # fmt: skip
PHRASE = "Мост через реку открыт для всех"
CP1252 = misread("utf-8", "cp1252")
LATIN1 = misread("utf-8", "latin-1")
NATIVE = {
    **dict.fromkeys(CYRILLIC, "cp1251"), **dict.fromkeys(CENTRAL, "cp1250"), **dict.fromkeys(BALTIC, "cp1257"), "el": "cp1253",
    "he": "cp1255", "ar": "cp1256", "tr": "cp1254",
}  # fmt: skip
OWN = tuple(NATIVE)


def native(language: str) -> Way:
    """A language's own Windows table read as cp1252."""
    return misread(NATIVE[language], "cp1252")


KINDS = (
    *(Kind("utf-8", f"utf-8 as {name}", languages, misread("utf-8", name)) for name, languages in UTF8.items()),
    *(Kind("utf-8", f"utf-8 as {name}", ALL, misread_wide("utf-8", name)) for name in ("gbk", "shift_jis")),
    Kind("utf-8", "twice", ALL, chain(CP1252, CP1252)),
    Kind("utf-8", "thrice", WEST + CENTRAL, chain(CP1252, CP1252, CP1252)),
    Kind("utf-8", "C1 lost", ALL, chain(LATIN1, replace("[\x80-\x9f]", ""))),
    Kind("utf-8", "C1 marked", ALL, chain(LATIN1, replace("[\x80-\x9f]", "\ufffd"))),
    Kind("utf-8", "C1 of cp1252 marked", ALL, chain(CP1252, replace("[\x80-\x9f]", "\ufffd"))),
    Kind("utf-8", "C1 of cp1252 lost", ALL, chain(CP1252, replace("[\x80-\x9f]", ""))),
    Kind("utf-8", "NBSP lost", ALL, chain(CP1252, replace("\xa0", " "))),
    Kind("utf-8", "with entities", ALL, chain(CP1252, entities)),
    *(Kind("8-bit", f"{written} as {read}", languages, misread(written, read)) for written, read, languages in EIGHT),
    *(
        Kind(
            "cjk", f"{written} as {read}", languages, (misread if read in {"latin-1", "cp1252"} else misread_wide)(written, read)
        )
        for written, read, languages in WIDE
    ),
    Kind("characters", "entities", ALL, entities),
    Kind("characters", "entities twice", ALL, chain(entities, replace("&", "&amp;"))),
    Kind("characters", "C1 punctuation", ("en", *WEST), c1_punctuation),
    Kind("characters", "controls", ("en", *ALL), scatter("\x08", r"\w ")),
    Kind("characters", "terminal escapes", ("en", *ALL), scatter("\x1b[0m", r"\w ")),
    Kind("characters", "line ends", ("en", *ALL), replace("\n", "\r")),
    Kind("characters", "NFD", WEST + CENTRAL + ("vi", "el", "ko"), lambda text, _: unicodedata.normalize("NFD", text)),
    Kind("characters", "zero-width", WEST + CENTRAL + CYRILLIC, scatter("\u200b", r"\w(?=\w)")),
    Kind("characters", "odd blanks", WEST[1:] + CENTRAL + CYRILLIC, lambda text, _: text.replace(" ", "\u2003", 3)),
    Kind(
        "characters",
        "Latin in Cyrillic words",
        CYRILLIC,
        twins(CYRILLIC_TWINS),
    ),
    Kind(
        "characters",
        "Cyrillic in Latin words",
        ("en", *WEST),
        twins(LATIN_TWINS),
    ),
    Kind(
        "characters",
        "Latin in Greek words",
        ("el",),
        twins(GREEK_TWINS),
    ),
    *(Kind("partial", "one line of the native table", (one,), one_line(native(one))) for one in OWN),
    Kind("partial", "one line of UTF-8", ALL, one_line(CP1252)),
    *(Kind("partial", "one word of the native table", (one,), one_word(native(one))) for one in (*CYRILLIC, "el", "he", "ar")),
    Kind("partial", "one word of UTF-8", ALL, one_word(CP1252)),
    Kind("partial", "punctuation of UTF-8", ("en", *ALL), punctuation(CP1252)),
    *(Kind("partial", "two layers", (one,), chain(native(one), CP1252)) for one in OWN),
    Kind("partial", "a phrase of UTF-8 behind it", ("en", "de", "es"), CP1252, PHRASE),
    Kind("partial", "a phrase of cp1251 behind it", ("en", "de", "es"), misread("cp1251", "cp1252"), PHRASE),
)
