r"""Escapes of JSON and of mail that were left in running text: `caf\u00e9`, `caf=C3=A9`.

They are a text's own business where it speaks about them, or is code. So a text is read anew only as a whole: all its escapes stand in
words, are letters or marks of sentences, and nothing of code is beside them; the lines read as a known language then.
"""

import re
import unicodedata
from collections.abc import Iterator

from cleanse.core.edits import apply
from cleanse.core.pattern import compile_late
from cleanse.text.diff import Replacement

#: an escape of JSON; what may stand beside it is another one
_JSON = compile_late(r"(?:\\u[0-9A-Fa-f]{4})+")
_WIDTH = len("\\u0000")
#: what else JSON escapes: quotation marks, slashes, ends of lines
_OTHER = compile_late(r"""\\(?:["/]|n(?=[\s\\"A-Z0-9\u00c0-\u00de]|$))""")
#: UTF-8 of letters and marks as mail has it, and ends of lines that are none, blanks and equals signs
_MAIL = compile_late("=[C-F][0-9A-F](?:=\n)?=[89AB][0-9A-F](?:(?:=\n)?=[89A-F][0-9A-F])*")
_SOFT = compile_late("=(?:20(?=\n|$)|3D|\n)")
#: the fewest that stand beside a letter; those inside a word count twice
_LEAST = 3
#: a chain of so many letters of scripts without blanks is as good as words
_CHAIN = compile_late("[\u3040-\u30ff\u4e00-\u9fff]{8}")
#: the quality of words in a known language, of Latin letters and of others
_QUALITY, _FAIR = 0.75, 0.5
#: code, addresses; and text about escapes
_CODE = compile_late(
    r"""[{}<>|$^*`_=]|;(?!\s+\S)|(?<!\\)"|//|\]\[|\\[^u"/n]|\w\(|['\u2018]\\u[0-9A-Fa-f]{4}['\u2019]|\[\\u|^\s*(?:echo|printf?|puts|var|let|const|#)\b"""
)
_ADDRESS = compile_late(r"://|www\.|[?&][\w.%-]*=")
_ABOUT = compile_late("unicode|javascript|python|json|utf-?8|regex|escape|encod|hexadec|quoted-print|backslash", re.IGNORECASE)
_MARKS = frozenset(
    "\u2018\u2019\u201a\u201c\u201d\u201e\u2013\u2014\u2026\u2022\xab\xbb\xa0\xbf\xa1\xb0\xa3\u20ac\u2039\u203a\xad\u200b\u200c\u200d"
)
_QUOTES = frozenset("\u2018\u2019\u201a\u201c\u201d\u201e")
_DECODED = {'"': '"', "/": "/", "n": "\n"}


def find_escaped(text: str) -> Iterator[Replacement]:
    r"""Escapes in running text.

    >>> text = r"Le caf\u00e9 est ferm\u00e9 d\u00e8s lundi, dit le maire du village."
    >>> apply(text, find_escaped(text))
    'Le café est fermé dès lundi, dit le maire du village.'
    """
    if "\\u" in text:
        yield from _find(text, _find_json(text), "escaped as in JSON")
    elif "=" in text:
        yield from _find(text, _find_mail(text), "escaped as in mail")


def _find(text: str, found: list[Replacement] | None, note: str) -> list[Replacement]:
    """The replacements, with a note, if they are sure."""
    if found is None or not _are_in_words(text, found):
        return []
    if _ABOUT.search(text) is not None or not _reads_well(text, apply(text, found)):
        return []
    return [Replacement(start, end, new, note) for start, end, new, _ in found]


def _find_json(text: str) -> list[Replacement] | None:
    """The escapes of JSON; None where code is in one of their lines, or one stands for what no sentence has."""
    if any("\\u" in line and _CODE.search(line) is not None for line in text.split("\n")):
        return None
    found: list[Replacement] = []
    for match in _JSON.finditer(text):
        if text[match.start() - 1 : match.start()] == "\\":
            return None
        new = bytes.fromhex(match[0].replace("\\u", "")).decode("utf-16-be", "replace")
        if not _is_text(new):
            return None
        found.append(Replacement(*match.span(), new))
    if text.count("\\u") != sum((part.end - part.start) // _WIDTH for part in found):
        return None  # one that is none
    found += [Replacement(*match.span(), _DECODED[match[0][1]]) for match in _OTHER.finditer(text)]
    return sorted(found)


def _find_mail(text: str) -> list[Replacement] | None:
    """The escapes of mail; None where an address is in one of their lines, or one stands for what no sentence has."""
    if any(_ADDRESS.search(line) is not None and _MAIL.search(line) is not None for line in text.split("\n")):
        return None
    found: list[Replacement] = []
    for match in _MAIL.finditer(text):
        try:
            new = bytes.fromhex(match[0].replace("=\n", "").replace("=", "")).decode()
        except UnicodeDecodeError:
            return None
        if not _is_text(new):
            return None
        found.append(Replacement(*match.span(), new))
    within = {place for part in found for place in range(part.start, part.end)}
    soft = [match for match in _SOFT.finditer(text) if match.start() not in within]
    found += [Replacement(*match.span(), {"=20": " ", "=3D": "="}.get(match[0], "")) for match in soft]
    return sorted(found)


def _is_text(new: str) -> bool:
    """Whether characters are letters, marks on them, marks of sentences or pictures."""
    return all(char in _MARKS or unicodedata.category(char)[0] in "LMP" or unicodedata.category(char) == "So" for char in new)


def _are_in_words(text: str, found: list[Replacement]) -> bool:
    """Whether enough of the letters stand beside others, and most do."""
    letters = [part for part in found if _count(part)]
    inside = [part for part in letters if _has_letter_beside(text, part) or _count(part) > 1]
    marks = [part for part in found if part.new in _QUOTES and _has_letter_beside(text, part)]
    between = [
        part
        for part in (*inside, *marks)
        if text[part.start - 1 : part.start].islower() and text[part.end : part.end + 1].islower()
    ]
    are_many = len(inside) + len(marks) + len(between) >= _LEAST or any(_CHAIN.search(part.new) for part in inside)
    return are_many and 3 * sum(map(_count, inside)) >= 2 * sum(map(_count, letters))


def _count(part: Replacement) -> int:
    """The number of letters and marks on them."""
    return sum(unicodedata.category(char)[0] in "LM" for char in part.new)


def _has_letter_beside(text: str, part: Replacement) -> bool:
    return text[part.start - 1 : part.start].isalpha() or text[part.end : part.end + 1].isalpha()


def _reads_well(old: str, new: str) -> bool:
    """Whether lines that changed read as a known language, or are in a script that no language is known of."""
    from cleanse.text.misread.model import find_scripts, fit_all, weigh_words  # few texts need it

    sound = set(old.split("\n"))
    fits = fit_all(weigh_words("\n".join(line for line in new.split("\n") if line not in sound)))
    known = find_scripts()
    return all(fit.quality >= (_QUALITY if script == "Latn" else _FAIR) for script, fit in fits.items() if script in known)
