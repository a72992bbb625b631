"""Capital letters that only look like the first half of a damaged character.

UTF-8 that was read in a Western table turns a no-break space into one behind "Â" and "à" into "Ã" and a no-break space. "Ã" and "Â" before a
blank or a quotation mark are letters, too: of words in capitals ("XÃ TÂN PHÚ", "A MANHÃ"), of lists and of talk about letters ("Â" in
quotation marks). What stands around tells which it is: no damage stands behind capitals, since "à" is a small letter.
"""

import re
from collections.abc import Callable
from functools import cached_property

from cleanse.core.pattern import compile_late

# superscripts and fractions are no letters
_LETTER = "[^\\W\\d_\xb2\xb3\xb9\xbc-\xbe]"
_ASCII_CAPITAL = compile_late("[A-Z]")
_CLOSERS = "\u2019\u201d\u201c\xbb\xab\u2018"
_WEAK = compile_late(f"[\xc2\xc3](?=[ \xa0{_CLOSERS}])")
#: a capital before a closing quotation mark, a dash or the mark of a footnote; "Â" and "Ã" before a mark are mostly damage, but not before
#: a capital that has the place of a sign in a Western table, nor before a sign that would be a small letter at the end of the word
_PAIR = compile_late(
    "[\xc0\xc1\xc4-\xd6\xd8-\xde](?=[\u2019\u201c\u201d\xbb\u2013\u2014\xb9\xb2\xb3\u2020\u2021])(?!.[^\\W\\d_])|\xc2(?=[\u0152\u0160\u0178\u017d])"
    "|\xc3(?=[\xa9\xaa\xae\xb2\xb3\xb9\xba])(?!.[^\\W\\d_])"
)
#: square and cubic ångström, a diameter squared or before a fraction or tolerance, which are no letters of a word
_UNIT = compile_late(
    f"(?<!{_LETTER})(?:[\xc5\xd8](?=[\xb2\xb3])(?!.{_LETTER})|\xd8(?=[\xb0\xb1\xbc-\xbe])(?!.[\xd8-\xdb\xc0-\xc5]))"
)
#: a letter by itself before a fraction or another sign of a measure
_BEFORE_SIGN = compile_late("(?<= )\xc2 [\xb0\xb1\xbc-\xbe\xd7\xf7]")
#: a letter that a list of single ones goes on with, and two
_LISTED = compile_late(f"[ \xa0][\u2013\u2014,;/|\xb7\u2022-][ \xa0]({_LETTER})(?!{_LETTER})")
_LISTED_TWICE = compile_late(f"(?:[ \xa0][\u2013\u2014,;/|\xb7\u2022-][ \xa0]{_LETTER}(?!{_LETTER})){{2}}")
_SINGLE = compile_late(f" {_LETTER}(?: |$)")
_HALVES = compile_late("[\xd8-\xdb][\x80-\xbf]")
#: what opens a quotation and is not itself half of something
_OPEN = compile_late("(?:^|\\W)[\u2018\u201a\u201c\u201d\u201e\xab\xbb]$")
_UNCLOSED = compile_late("(?:^|[^\xc2\xc3])[\u2018\u201c\u201e\xab][^\u2018-\u201e\xab\xbb]*$")
_RUN = compile_late(f"{_LETTER}*$")
_BEFORE = compile_late(f"({_LETTER}*)\\W*$")
_AFTER = compile_late(f"[ \xa0]*({_LETTER}*)")
#: damage that cannot be anything else: a capital and the sign of a byte, or the first two of a quotation mark's
_STRONG = compile_late(
    "[\xc2-\xc5\u0102\u0139][\x80-\x9f\xa1-\xaa\xac-\xba\xbc-\xbf\u02c6-\u02dd\u0152-\u0161\u0178\u017d\u017e\u0192\u2020-\u2022\u2030\u20ac\u2122]|\xe2[\x80\u20ac]"
)
#: letters that are whole: another letter stands behind, or no Western table has them
_WHOLE = compile_late(
    "[\xc0-\xd6\xd8-\xf6\xf8-\xff](?=[A-Za-z\xc0-\xd6\xd8-\xf6\xf8-\xff])|[\u0100-\u0151\u0154-\u015f\u0162-\u0177\u1e00-\u1eff]"
)
_VIETNAMESE = compile_late("[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
#: a letter in quotation marks
_QUOTED = compile_late(
    f"(?<![\\w\xc2\xc3])[\u2018\u201a\u201c\u201d\u201e\xab\xbb]{_LETTER}[\u2018\u2019\u201c\u201d\xab\xbb](?!\\w)"
)
#: how much of a line is looked at on either side of a letter, in code points
_NEAR = 40
#: stands for a letter that must stay; ASCII, which no repair of an encoding touches
_MASK = "\x0e"


class _Line:
    """A line, and what all of it says about its letters."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def is_whole(self) -> bool:
        """Whether letters beyond ASCII are whole in it, and none is damaged for sure."""
        return _WHOLE.search(self.text) is not None and not self.is_damaged

    @cached_property
    def is_damaged(self) -> bool:
        """Whether something in it is damaged for sure."""
        return _STRONG.search(self.text) is not None

    @cached_property
    def is_loud(self) -> bool:
        """Whether it is written in capitals."""
        return self.text.isupper()

    @cached_property
    def is_vietnamese(self) -> bool:
        """Whether it has letters that only Vietnamese has."""
        return _VIETNAMESE.search(self.text) is not None

    def is_sound(self, at: int) -> bool:
        """Whether the "Ã" or "Â" at a place, before a blank or a quotation mark, is a letter."""
        before = self.text[max(0, at - _NEAR) : at]
        found = _RUN.search(before)
        run = found[0] if found is not None else ""
        if run and not (run.isupper() and run.strip("\xc2\xc3")):
            return False
        if self.text[at + 1] in _CLOSERS:
            return self._is_quoted(at, before, run)
        following = _AFTER.match(self.text[at + 1 : at + 1 + _NEAR])
        after = following[1] if following is not None else ""
        word = _find_word(before[: len(before) - len(run)])
        if not run:
            return self._stands_alone(at, word, after)
        if self.text[at] == "\xc2":
            return "\xc2" in run
        return len(run) > 1 or _is_loud(word) or _is_loud(after) or self.is_whole

    def is_among_capitals(self, at: int) -> bool:
        """Whether the letter at a place stands in a word in capitals, behind others."""
        found = _RUN.search(self.text[max(0, at - _NEAR) : at])
        run = found[0] if found is not None else ""
        return len(run) > 1 and run.isupper() and _ASCII_CAPITAL.search(run) is not None

    def _is_quoted(self, at: int, before: str, run: str) -> bool:
        """Whether a quotation ends behind the letter."""
        if self.text[at + 2 : at + 3].isalpha():
            return False
        if not run:
            return _OPEN.search(before) is not None
        return (
            self.text[at] == "\xc3"
            and self.text[at + 1] not in "\xab\u2018"
            and _UNCLOSED.search(self.text[:at][-200:]) is not None
        )

    def _stands_alone(self, at: int, word: str, after: str) -> bool:
        """Whether a letter without others beside it is one of a list, of letters set apart, or a word in capitals."""
        if self.is_damaged:
            return False
        if (_LISTED if len(word) <= 1 else _LISTED_TWICE).match(self.text, at + 1) is not None:
            return True
        if not after:
            return _BEFORE_SIGN.match(self.text, at) is not None
        if self.text[at + 1] == " " and ((self.is_loud and _is_loud(after)) or self._is_told_of(at, word, after)):
            return True
        around = [one for one in (word, after) if one]
        if all(map(str.isupper, around)) and (self.is_whole or all(len(one) == 1 for one in around)):
            return True
        is_joined = self.text[at + 1] == "\xa0" and self.text[at + 2].isalpha()
        return is_joined and (self.is_vietnamese if self.text[at] == "\xc2" else self.is_whole)

    def _is_told_of(self, at: int, word: str, after: str) -> bool:
        """Whether a line speaks of a letter: it begins with it, as with no small letter, or a single letter follows."""
        if at <= _NEAR and not word and (self.text[at] == "\xc3" or after[:1].islower()):
            return True
        return self.text[at] == "\xc3" and len(after) == 1 and _SINGLE.match(self.text, at + 1) is not None


def _find_word(text: str) -> str:
    """The last word of a text."""
    found = _BEFORE.search(text)
    return found[1] if found is not None else ""


def _is_loud(word: str) -> bool:
    """Whether a word is written in capitals."""
    return len(word) > 1 and word.isupper()


def hide_quoted(line: str) -> str:
    """A line without the letters that it speaks about, each in quotation marks of its own.

    >>> hide_quoted("A letra «Ã» e a letra «Õ»")
    'A letra A e a letra A'
    """
    return line if line.isascii() else _QUOTED.sub("A", line)


def find_sound(line: str) -> list[int]:
    """The places of letters in a line that look like damage and are none.

    >>> find_sound("UBND XÃ\\u00a0TÂN PHÚ"), find_sound("Il va Ã\\u00a0 la maison"), find_sound("prixÂ\\u00a0: 5")
    ([6], [], [])
    """
    seen = _Line(line)
    found = {match.start() for match in _WEAK.finditer(line) if seen.is_sound(match.start())}
    pairs = [match.start() for match in _PAIR.finditer(line) if seen.is_among_capitals(match.start())]
    pairs += [match.start() for match in _UNIT.finditer(line)]
    return sorted(found.union(pairs)) if pairs and not _is_damaged_beside(line, pairs) else sorted(found)


def _is_damaged_beside(line: str, pairs: list[int]) -> bool:
    """Whether something of a line is damaged but what the letters at some places and the characters behind them may be."""
    chars = list(line)
    for place in pairs:
        chars[place : place + 2] = "  "
    rest = "".join(chars)
    return _STRONG.search(rest) is not None or _HALVES.search(rest) is not None


def mend_around(line: str, mend: Callable[[str], str]) -> str:
    """What a function makes of a line while the letters that look like damage and are none are out of its sight.

    >>> mend_around("XÃ\\u00a0TÂN", lambda line: line.replace("Ã\\u00a0", "à"))
    'XÃ\\xa0TÂN'
    """
    places = find_sound(line)
    if not places:
        return mend(line)
    chars = list(line)
    for place in places:
        chars[place] = _MASK
    masked = "".join(chars)
    mended = mend(masked)
    if mended.count(_MASK) != masked.count(_MASK):
        return line
    hidden = iter([was for was, now in zip(line, masked, strict=True) if now == _MASK])
    return re.sub(_MASK, lambda _: next(hidden), mended)
