"""Blanks of odd kinds and characters that cannot be seen: which of them the writing needs, and which were left behind.

What belongs to the writing stands in `spacing.tsv`: no-break spaces of French punctuation, zero-width spaces of scripts that part words
with them, joiners of Arabic and Indic letters. Numbers keep theirs, emoji their joiners; variation selectors are never touched.

Each function takes a text without ASCII-only shortcuts and is linear in its length. Offsets are code points.
"""

import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

from cleanse.core.pattern import compile_late
from cleanse.text.diff import Replacement
from cleanse.text.lines import read_rows
from cleanse.text.scripts import script_of

_NO_BREAK = compile_late("[\u00a0\u202f\u2000-\u200a\u205f]")
_BLANKS = compile_late("[ \t\u00a0\u202f\u2000-\u200a\u205f]*")
_ZERO_WIDTH = compile_late("[\u00ad\u200b-\u200d\u2060]")
_JOINERS = "\u200c\u200d"
#: how far a letter is looked for behind marks and joiners
_REACH = 8
#: what a joiner between symbols may hold on to: variation selectors and enclosing marks of emoji
_SELECTORS = "\ufe0e\ufe0f\u20e3"
_CUT_WORD = compile_late("[-\u2010\u058a\u00ad]\n")
_LETTERS = compile_late(r"[^\W\d_]*")
#: no part of a cut word is longer, in letters
_MAX_PART = 40
_WORD = compile_late(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: the start of an address or a path, up to a hyphen that may be its own
_ADDRESS = compile_late(r"[/\\@_]\S*\Z|www\.\S*\Z")
_MAX_ADDRESS = 200
_BLANK = compile_late(r"\s")
#: a word shorter than this is joined by no word of the text
_MIN_JOINED = 5


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str], tuple[str, str]]:
    """(what, language or script) to (before marks, after marks); "letters" stands for all letters of the script."""
    from pathlib import Path

    found: dict[tuple[str, str], tuple[str, str]] = {}
    for row in read_rows(Path(__file__).with_name("spacing.tsv")):
        what, where, side, marks = row.split("\t")
        before, after = found.get((what, where), ("", ""))
        found[what, where] = (
            marks if side in {"before", "beside"} else before,
            marks if side in {"after", "beside"} else after,
        )
    return found


def find_no_break(text: str, language: Callable[[], str | None]) -> Iterator[Replacement]:
    """No-break and typographic spaces that a plain space can stand for; at the end of a line they go.

    Args:
        text: What is read.
        language: Gives the text's language; asked only where it decides.

    >>> list(find_no_break("ten\\u00a0people, 12\\u00a0500 in all", lambda: "en"))
    [Replacement(start=3, end=4, new=' ', note=None)]
    """
    done = 0
    end = 0
    for match in _NO_BREAK.finditer(text):
        at = match.start()
        if at < done:
            continue
        if at >= end:
            run = _BLANKS.match(text, at)
            end = at if run is None else run.end()
        if end == len(text) or text[end] == "\n":
            while at > done and text[at - 1] in " \t":
                at -= 1
            yield Replacement(at, end, "")
            done = end
            continue
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if before.isdigit() and after.isdigit():
            continue
        if not (before and after and _is_asked_for(before, after, language)):
            yield Replacement(at, at + 1, " ")


def _is_asked_for(before: str, after: str, language: Callable[[], str | None]) -> bool:
    """Whether the language or script asks for a no-break space between two characters."""
    if script_of(after) is not None and ("no-break", str(script_of(after))) in _table():
        return True
    asking = {where: sides for (what, where), sides in _table().items() if what == "no-break" and where.islower()}
    if not any(after in left or before in right for left, right in asking.values()):
        return False
    from cleanse.text.tags import primary  # few texts need it

    left, right = asking.get(primary(language() or ""), ("", ""))
    return after in left or before in right


def find_zero_width(text: str) -> Iterator[Replacement]:
    """Soft hyphens, word joiners, zero-width spaces and joiners that neither a script nor an emoji needs; the note is the code point.

    >>> [(at, note) for at, _, _, note in find_zero_width("Donau\\u00addampf na\\u200cme")]
    [(5, 'U+00AD'), (14, 'U+200C')]
    """
    for match in _ZERO_WIDTH.finditer(text):
        at = match.start()
        char = match[0]
        if char in _JOINERS:
            if _needs_joiner(text, at):
                continue
        elif char == "\u200b":
            if _has_script("zero-width-space", text, at):
                continue
        elif char == "\u00ad" and _CUT_WORD.match(text, at) is not None and text[at + 2 : at + 3].islower():
            continue
        yield Replacement(at, at + 1, "", f"U+{ord(char):04X}")


def _needs_joiner(text: str, at: int) -> bool:
    """Whether a joiner stands beside a letter of a script that joins, or between symbols such as emoji."""
    for char in (text[at - 1 : at], text[at + 1 : at + 2]):
        if char and (char in _SELECTORS or (char > "\u00ff" and unicodedata.category(char)[0] == "S")):
            return True
    return _has_script("joiner", text, at)


def _has_script(what: str, text: str, at: int) -> bool:
    """Whether the nearest letter on either side, behind marks and other joiners, is of a script that asks for the character."""
    return any((what, str(_nearest_script(text, at, step))) in _table() for step in (-1, 1))


def _nearest_script(text: str, at: int, step: int) -> str | None:
    for place in range(at + step, at + step * _REACH, step):
        if not 0 <= place < len(text):
            return None
        script = script_of(text[place])
        if script is not None:
            return script
        if unicodedata.category(text[place])[0] not in "MC":
            return None
    return None


def find_hyphenated(text: str) -> Iterator[Replacement]:
    """Words that a line end cut in two, joined where the text itself has the whole word and not the one with the hyphen.

    A soft hyphen at the end of a line needs no such word. The line end moves behind the word, so that lines stay lines.

    >>> list(find_hyphenated("The bridge was re-\\nopened today. It reopened late."))
    [Replacement(start=17, end=19, new='', note=None), Replacement(start=25, end=26, new='\\n', note=None)]
    """
    words: set[str] | None = None
    for match in _CUT_WORD.finditer(text):
        at, end = match.span()
        first = _letters_before(text, at)
        second = _LETTERS.match(text, end, end + _MAX_PART)
        if second is None or len(first) < 2 or len(second[0]) < 2 or not second[0].islower():
            continue
        if text[at] != "\u00ad":
            if _ADDRESS.search(text, max(0, at - _MAX_ADDRESS), at) is not None:
                continue
            if words is None:
                words = {word.lower() for word in _WORD.findall(text)}
            whole = (first + second[0]).lower()
            if len(whole) < _MIN_JOINED or whole not in words or f"{first}-{second[0]}".lower() in words:
                continue
        yield Replacement(at, end, "")
        blank = _BLANK.search(text, second.end(), second.end() + _MAX_PART)
        if blank is not None and blank[0] == " ":
            yield Replacement(blank.start(), blank.end(), "\n")


def _letters_before(text: str, at: int) -> str:
    """The letters that end at `at`."""
    start = at
    while start > max(0, at - _MAX_PART) and text[start - 1].isalpha():
        start -= 1
    return text[start:at]
