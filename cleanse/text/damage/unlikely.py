"""Repairs of mojibake that are none: what they would make is in no text, or what stood there was no damage.

ftfy judges a line by pairs of characters. Four things that it does are never right:

- a *lone* letter of Arabic, Tibetan, Han and the like, with no other of its script beside it, out of a Latin letter and a sign ("à²", "pã¥");
- a sign that takes the blank before the next word with it ("â¬ 9");
- a few characters of a line that is text of another table of one byte a character, and mostly stays unread;
- C1 controls read as Windows-1252 in a line that comes from a DOS or Mac table: a dash or a sign inside a word, a capital behind a small letter.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from cleanse.core.pattern import compile_late
from cleanse.text.diff import Replacement
from cleanse.text.scripts import script_of

#: scripts whose letters stand alone among Latin ones, such as "β" and "Ω"
_NEAR_SCRIPTS = frozenset(("Latn", "Grek", "Cyrl"))
#: signs that stand behind a letter in sound text
_SIGNS = frozenset(
    "\xa1\xa2\xa3\xa4\xa5\xa7\xa9\xaa\xab\xac\xae\xb0\xb1\xb2\xb3\xb5\xb6\xb7\xb9\xba\xbb\xbc\xbd\xbe\xbf\xd7\xf7"
    "\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2020\u2021\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
)
#: letters by Unicode that are signs, or in no word
_NO_LETTERS = "\xaa\xba\u0192\u02c6\u02c7"
#: the marks of Latin letters end with the one, these letters mostly with the other
_LAST_LATIN_MARK = "\u036f"
_LAST_LATIN = "\u024f"
_C1 = compile_late("[\x80-\x9f]")
_LETTER = r"[^\W\d_]"
#: what stands before and behind a C1 control, as letters; before it not the one that is an apostrophe
_RUN_BEFORE = compile_late(f"(?:{_LETTER}|[\x80-\x91\x93-\x9f])*$")
_RUN_AFTER = compile_late(f"(?:{_LETTER}|[\x80-\x9f])*")
_NEAR = 40
#: C1 controls by what they are in Windows-1252
_DASHES = frozenset("\x96\x97")
#: an English article behind a dash; no word has the letters that Mac and DOS tables have there
_DASH_AND_ARTICLE = ("\x97", "a")
_APOSTROPHE = "\x92"
_ELLIPSIS = "\x85"
_OPENING = frozenset("\x82\x84\x8b\x91\x93")
_CLOSING = frozenset("\x85\x94\x99\x9b")
_CAPITALS = frozenset("\x8a\x8c\x8e\x9f")
_SMALL = frozenset("\x9a\x9c\x9e")
_DAGGERS = frozenset("\x86\x87")
#: accents by themselves, and what is a letter in no word
_ACCENTS = frozenset("\x88\x98")
#: quotation marks that come in pairs
_ANGLES = "\x8b\x9b"
_VOWELS = frozenset("aeiou")
#: the fewest letters of words before and behind a dash without blanks
_WORD = 3


def keep_likely(old: str, new: str, parts: Sequence[Replacement], is_step: Callable[[], bool]) -> list[Replacement]:
    """Those of the differences between a line and what ftfy made of it that can be repairs.

    Args:
        old: The line.
        new: What ftfy made of it.
        parts: The differences.
        is_step: Tells whether C1 controls read as Windows-1252, if they are none, are a step to what the line was.

    >>> keep_likely("Voilà² une", "Voilಠune", [Replacement(4, 7, "ಠ")], bool)
    []
    """
    controls = {part for part in parts if _is_read_control(old, part)}
    if not controls or is_windows(old) or is_step():
        controls = set()
    is_other = _is_other_table(old, new, parts)
    words = _find_words(new)
    return [
        part
        for part in parts
        if part not in controls
        and not (is_other and _is_in_letters(old, part))
        and not _takes_blank(old, part)
        and not _makes_lone_letter(old, words, part)
        and not _makes_lone_mark(old, part)
    ]


def is_step(text: str, start: int, end: int) -> bool:
    """Whether text is found to be misread once its C1 controls are read as Windows-1252, all that stand from `start` to `end` with it."""
    steps = _find_steps(text)
    return all(match.start() in steps for match in _C1.finditer(text, start, end))


@lru_cache(maxsize=2)
def _find_steps(text: str) -> frozenset[int]:
    """The places of C1 controls in what is found to be misread once they are read as Windows-1252."""
    from cleanse.text.misread.find import find_misread  # few texts need it

    found = find_misread(_read_controls(text)).replacements
    return frozenset(match.start() for part in found for match in _C1.finditer(text, part.start, part.end))


def _read_controls(text: str) -> str:
    """A text with its C1 controls as Windows-1252; what that does not have stays."""
    return _C1.sub(lambda match: match[0].encode("latin-1").decode("cp1252", "ignore") or match[0], text)


def _is_other_table(old: str, new: str, parts: Sequence[Replacement]) -> bool:
    """Whether a line without many letters of ASCII keeps far more others than are repaired: it is text of another table."""
    changed = sum(part.end - part.start for part in parts)
    left = sum(map(_is_accented, new))
    plain = sum(char.isascii() and char.isalpha() for char in old)
    return left > 2 * changed and left > plain


def _is_in_letters(old: str, part: Replacement) -> bool:
    """Whether accented letters that stay stand beside a part."""
    return any(map(_is_accented, old[max(0, part.start - 1) : part.start] + old[part.end : part.end + 1]))


def _is_accented(char: str) -> bool:
    """Whether a character is a letter that Western and Central European tables have beside ASCII."""
    return "\xbf" < char < "\u0180" and char.isalpha()


def _takes_blank(old: str, part: Replacement) -> bool:
    """Whether a sign is made out of something and a blank, and so is joined to the word behind."""
    is_taken = old[part.end - 1] == " " and part.end - part.start > 1 and not part.new[-1:].isspace()
    if not is_taken or part.new[-1:].isalpha():
        return False
    return old[part.end : part.end + 1].isalnum() and (part.start > 0 and not old[part.start - 1].isspace())


def _makes_lone_letter(old: str, words: frozenset[str | None], part: Replacement) -> bool:
    """Whether a part makes one letter of a far script that has no words in the line, out of Latin letters or one and a sign."""
    made = [char for char in part.new if _far_script(char) is not None]
    if len(made) != 1 or _far_script(made[0]) in words:
        return False
    source = old[part.start : part.end]
    letters = sum(map(str.isalpha, source)) - sum(map(source.count, _NO_LETTERS))
    if source.endswith(" ") or (len(source) - letters <= 1 and _SIGNS.issuperset(char for char in source if not char.isalpha())):
        return True
    return old[part.start - 1 : part.start].isalpha() or old[part.end : part.end + 1].isalpha()


def _makes_lone_mark(old: str, part: Replacement) -> bool:
    """Whether a part makes a mark that has no letter before it, or a Latin one and is of another script, out of a letter and a sign."""
    if len(part.new) != 1 or unicodedata.category(part.new) != "Mn":
        return False
    before = old[part.start - 1 : part.start]
    return not before.isalpha() or (part.new > _LAST_LATIN_MARK and before <= _LAST_LATIN)


def _far_script(char: str) -> str | None:
    """The script of a letter that does not stand alone among Latin ones; digits of such scripts are one, too."""
    if char < "\u0300":
        return None
    script = "digits" if char.isdecimal() else script_of(char)
    return None if script in _NEAR_SCRIPTS else script


def _find_words(text: str) -> frozenset[str | None]:
    """The far scripts of which two letters stand side by side."""
    scripts = map(_far_script, text)
    return frozenset(one for one, other in pairwise(scripts) if one == other)


def _is_read_control(old: str, part: Replacement) -> bool:
    """Whether all that a part does is to read C1 controls as Windows-1252."""
    return _read_controls(old[part.start : part.end]) == part.new


def is_windows(line: str) -> bool:
    """Whether the C1 controls of a line may be characters of Windows-1252: what speaks for it is as much as what speaks against.

    >>> is_windows("don\\x92t"), is_windows("Mu\\x96oz")
    (True, False)
    """
    return sum(_weigh_controls(line)) >= 0


def _weigh_controls(line: str) -> Iterator[int]:
    """For each C1 control 1 if it stands as in text of Windows-1252, -1 if no text has it there, else 0."""
    has_angles = all(map(line.__contains__, _ANGLES))
    for match in _C1.finditer(line):
        at = match.start()
        before = _RUN_BEFORE.search(line[max(0, at - _NEAR) : at])
        after = _RUN_AFTER.match(line[at + 1 : at + 1 + _NEAR])
        if match[0] in _ANGLES and not has_angles:
            yield -1
        else:
            yield _weigh_control(match[0], before[0] if before is not None else "", after[0] if after is not None else "")


def _weigh_control(control: str, before: str, after: str) -> int:
    """The same for one, by the letters before and behind it."""
    if control in _CAPITALS:
        is_miscased = before[-1:].islower() or (before and after[:1].islower()) or (control == "\x9f" and after[:1].islower())
        return -1 if is_miscased or _is_vowel_before(control, before) else 0
    if control in _SMALL:
        return -1 if _is_vowel_before(control, before) else 0
    if control == _APOSTROPHE:
        return 0 if before and after else 1
    if control in _DASHES and before and after:
        is_inside = min(len(before), len(after)) < _WORD and not after[0].isupper() and (control, after) != _DASH_AND_ARTICLE
        return -1 if is_inside else 1
    if control in _ACCENTS or (before and after and control != _ELLIPSIS):
        return -1
    if control in _OPENING:
        return 1 if after else -1 if before else 0
    if control in _CLOSING:
        return 1 if before and not after else 0
    return -1 if after[:1].islower() and control in _DAGGERS else 0


def _is_vowel_before(control: str, before: str) -> bool:
    """Whether a control would be an "œ" behind a vowel, which no word has."""
    return control in "\x8c\x9c" and before[-1:].lower() in _VOWELS and before != ""
