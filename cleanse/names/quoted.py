"""Stretches of a text whose names stay as they are: quoted titles, and short brackets that may give another spelling."""

from bisect import bisect_right
from collections.abc import Sequence

from cleanse.core.pattern import compile_late
from cleanse.names.words import read_words

#: a straight mark pairs with the next one of its line, whatever the length between them; what begins with a mark is found fast
_QUOTED = compile_late(
    '"[^"\n]{1,2000}"|`[^`\n]{1,2000}`|\u201c[^\u201c\u201d\n]{1,2000}\u201d|\u201e[^\u201e\u201c\u201d\n]{1,2000}[\u201c\u201d]'
    "|\u00ab[^\u00ab\u00bb\n]{1,2000}\u00bb|\u00bb[^\u00ab\u00bb\n]{1,2000}\u00ab|\u2018(?<!\\w\u2018)[^\u2018\n]{1,120}?\u2019(?!\\w)"
    "|'(?<!\\w')[^'\n]{1,120}'(?!\\w)|\u201d(?<![\\w.,!?\u2026]\u201d)[^\u201c\u201d\u201e\n]{1,2000}\u201d"
    "|\u300a[^\u300a\u300b\n]{1,120}\u300b|\u3008[^\u3008\u3009\n]{1,120}\u3009|\u300c[^\u300c\u300d\n]{1,120}\u300d"
    "|\u300e[^\u300e\u300f\n]{1,120}\u300f|\ufe43[^\ufe43\ufe44\n]{1,120}\ufe44|\ufe41[^\ufe41\ufe42\n]{1,120}\ufe42"
    "|\u301d[^\u301d\u301e\u301f\n]{1,120}[\u301e\u301f]|\uff02[^\uff02\n]{1,120}\uff02|\u05f4(?<!\\w\u05f4)[^\u05f4\n]{1,120}\u05f4"
    "|\u201f[^\u201f\u201d\n]{1,120}\u201d|\u00b4\u00b4[^\u00b4\n]{1,120}\u00b4\u00b4|''[^'\n]{1,120}''"
    "|\u201a(?<!\\w\u201a)[^\u201a\n]{1,120}?[\u2018\u2019](?!\\w)|\u2039[^\u2039\u203a\n]{1,120}\u203a|\u203a[^\u2039\u203a\n]{1,120}\u2039"
)
_BRACKETS = compile_late(r"\([^()\n]{1,120}\)")
_MAX_GLOSS_WORDS = 6
#: a longer quotation is speech, no title
_MAX_TITLE = 120
_MAX_TITLE_WORDS = 10
_MAX_LONG_TITLE_WORDS = 20
_SENTENCE_ENDS = (
    ".",
    ",",
    "!",
    "?",
    "\u2026",
    ";",
    "\u3002",
    "\uff0c",
    "\uff01",
    "\uff1f",
    "\u060c",
    "\u061f",
    "\u06d4",
    "\u0964",
)
#: marks that hold the title of a book or a film, whatever it ends in
_TITLE_MARKS = ("\u300a", "\u3008")
#: what may also end a title, if its words have capitals: “Who Killed Boris Yeltsin?”
_TITLE_ENDS = (",", "?", "!")
_WORDS = compile_late(r"[^\W_]+")


def gloss_spans(text: str) -> list[tuple[int, int]]:
    """Short brackets, in order: what they hold may be another way to write the name before them, and is no slip.

    >>> gloss_spans("Tariq Aziz (also Tareq Aziz) left (and nobody saw that he was gone, again).")
    [(11, 28)]
    """
    if "(" not in text:
        return []
    return [match.span() for match in _BRACKETS.finditer(text) if len(match[0].split()) <= _MAX_GLOSS_WORDS]


def title_spans(text: str) -> list[tuple[int, int]]:
    """Where short quotation marks hold no sentence, in order: a book, a film, a nickname.

    >>> title_spans('“I met Boris Yeltsin,” he wrote in “Boris Yeltsin: A Life,” which is out.')
    [(35, 59)]
    """
    return [
        match.span()
        for match in _QUOTED.finditer(text)
        if len(match[0]) <= _MAX_TITLE + 2 and (match[0][0] in _TITLE_MARKS or _is_title(match[0][1:-1].strip()))
    ]


def _is_title(inside: str) -> bool:
    is_short = len(inside.split()) <= _MAX_TITLE_WORDS
    if is_short and inside[-1:] not in _SENTENCE_ENDS:
        return True
    if inside[-1:] in _SENTENCE_ENDS and inside[-1:] not in _TITLE_ENDS:
        return False
    words = _WORDS.findall(inside)
    return 1 < len(words) <= _MAX_LONG_TITLE_WORDS and all(
        word[0].isupper() or word.isdigit() or word in read_words("title-words") for word in words
    )


def is_inside(spans: Sequence[tuple[int, int]], start: int) -> bool:
    """Whether a code point lies in one of some sorted, disjoint spans."""
    place = bisect_right(spans, (start, start))
    return place > 0 and start < spans[place - 1][1]
