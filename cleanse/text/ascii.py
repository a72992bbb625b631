"""Text of any script in ASCII letters; the only importer of unidecode, which is under the GPL.

What unidecode says is put right for languages that write their letters otherwise (`ascii.tsv`: ä is ae in German, a in Swedish).
It reads Han letters in Mandarin, whatever the language. All of it loses what ASCII cannot say: for keys, and for who needs ASCII.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from cleanse.core.pattern import compile_late
from cleanse.text.diff import Replacement
from cleanse.text.lines import read_rows
from cleanse.text.tags import primary

_RUN = compile_late(r"[^\x00-\x7f\ud800-\udfff\s]+|[^\S\x00-\x7f]")
_APOSTROPHES = ("'", "\u2019", "\u02bc")
#: stands for a character that has no letters, such as an emoji
UNKNOWN = "?"


@lru_cache(maxsize=4096)
def ascii_key(text: str) -> str:
    """`text` in lower-case ASCII letters, digits and blanks; lone surrogates are left out.

    >>> ascii_key("Łukašenka"), ascii_key("Łukaš")
    ('lukasenka', 'lukas')
    """
    if text.isascii():
        return text.lower()
    from unidecode import unidecode_expect_nonascii

    kept = "".join(char for char in text if not "\ud800" <= char <= "\udfff")
    return str(unidecode_expect_nonascii(kept)).lower()


def find_letters(text: str, lang: str | None) -> Iterator[Replacement]:
    """Runs of characters outside ASCII, each with the ASCII that stands for it; lone surrogates (undecodable bytes) stay.

    Args:
        text: What is read.
        lang: Its language, for the letters that languages write differently; None: as unidecode says.

    >>> [new for _, _, new, _ in find_letters("Ärger in Köln", "de")]
    ['Ae', 'oe']
    >>> [new for _, _, new, _ in find_letters("ÄRGER in Köln", "sv")]
    ['A', 'o']
    """
    own = _table().get(primary(lang or ""), {})
    for match in _RUN.finditer(text):
        start, end = match.span()
        following = text[end : end + 1]
        before = text[start - 1 : start]
        pieces = []
        for at, char in enumerate(match[0]):
            capital = _stands_among_capitals(match[0], at, before, following)
            previous = match[0][at - 1] if at else before
            begins = not previous.isalpha() and previous not in _APOSTROPHES
            pieces.append(_spell(char, own, is_capital=capital, begins_word=begins))
        new = "".join(pieces)
        yield Replacement(start, end, new.strip() or new)


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in read_rows(Path(__file__).with_name("ascii.tsv")):
        lang, pairs = row.split("\t")
        found[lang] = dict(pair.split("=") for pair in pairs.split())
    return found


def _stands_among_capitals(run: str, at: int, before: str, after: str) -> bool:
    """Whether a letter's neighbour in the word is a capital too, so that Ä is AE and not Ae."""
    following = run[at + 1] if at + 1 < len(run) else after
    previous = run[at - 1] if at else before
    return following.isupper() if following.isalpha() else previous.isupper()


def _spell(char: str, own: Mapping[str, str], *, is_capital: bool, begins_word: bool) -> str:
    """The ASCII letters of one character."""
    lower = char.lower()
    if begins_word and f"^{lower}" in own:
        new = own[f"^{lower}"]
        return new if char == lower else new.upper() if is_capital else new.capitalize()
    if char in own:
        return own[char]
    if lower in own:
        return own[lower].upper() if is_capital else own[lower].capitalize()
    new = _decode(char)
    return new.upper() if is_capital and char.isupper() else new


@lru_cache(maxsize=4096)
def _decode(char: str) -> str:
    """What unidecode says; a blank for a blank, `UNKNOWN` for a symbol that it does not know."""
    from unidecode import unidecode_expect_nonascii

    if char.isspace():
        return " "
    new = str(unidecode_expect_nonascii(char))
    return new if new or unicodedata.category(char)[0] in "LMC" else UNKNOWN
