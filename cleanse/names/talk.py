"""Whether a text speaks of a name near it: how it is written, whom else it means, that a misprint or an impostor is meant.

Words to edit: rules/names/spelling-talk.txt. A phrase stands whole in the sentence of the name or the one beside it, before or behind; one
that ends in ~ stands before the name with at most two words between. Scripts without spaces, and the prefixes of Arabic and Hebrew, have no
edges to look at.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from cleanse.core.pattern import compile_late
from cleanse.names import words
from cleanse.rulebook.automaton import Automaton
from cleanse.rulebook.edges import is_spaceless

#: code points that are looked at before a name, directly before it, and behind it
_BEFORE = 120
_DIRECT = 40
_BEHIND = 80
_BLANKS = " ,\u00a0\u060c("
_SIC = compile_late(r"[ \u00a0]?[\[(][sS]ic\b")
_FEW_WORDS = compile_late(
    r"[ \u00a0\"'\u2018-\u201e\u00ab\u300a\u300c\u300e:,(]*(?:[\w'\u2019-]+[ \u00a0]){0,2}[\"'\u2018-\u201e\u00ab\u300a\u300c\u300e(]*"
)
_QUOTES = compile_late(r"[ \u00a0\"'\u2018-\u201e\u00ab\u300a\u300c\u300e:,(]*")
#: what may stand between a phrase and a name
_BETWEEN = {"~": _FEW_WORDS, "~~": _QUOTES}
_PREFIXED = compile_late("[\u0590-\u06ff]")


def is_talk(text: str, places: Iterable[tuple[int, int]]) -> bool:
    """Whether words about the spelling, or about another bearer of the name, stand near a name at [start, end), or [sic] behind one.

    >>> is_talk("also spelled Sergey", [(13, 19)]), is_talk("Sergey, no relation of his", [(0, 6)]), is_talk("Sergey spells", [(0, 6)])
    (True, True, False)
    >>> is_talk("another Sergey", [(8, 14)]), is_talk("another day for the good old Sergey", [(29, 35)])
    (True, False)
    """
    spans = sorted(places)
    if any(_SIC.match(text, end) for _, end in spans):
        return True
    near = "\n\n".join(_read_near(text, spans)).lower()
    before = "\n".join(text[max(0, start - _DIRECT) : start] for start, _ in spans).lower()
    behind = [text[end : end + _DIRECT].lstrip(_BLANKS).lower() for _, end in spans]
    phrases = words.spelling_talk()
    sound = "\n".join((near, before, *behind)).encode("utf-8", "replace").decode("utf-8")  # without lone surrogates
    for number in sorted({found for found, _, _ in _find_phrases().find(sound)}):
        phrase, kind = phrases[number]
        if kind == "<":
            if any(line.startswith(phrase) and not line[len(phrase) : len(phrase) + 1].isalnum() for line in behind):
                return True
        elif kind in _BETWEEN:
            if any(_BETWEEN[kind].fullmatch(line) for line in _behind_phrase(before, phrase)):
                return True
        elif _holds(near, phrase, is_open=kind == "*"):
            return True
    return False


@cache
def _find_phrases() -> Automaton:
    return Automaton([phrase for phrase, _ in words.spelling_talk()])


def _read_near(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[str]:
    """The stretches around some names in order, within their paragraphs; no letter twice, however close the names are."""
    first = last = 0
    for start, end in spans:
        left = max(0, start - _BEFORE)
        left = max(left, text.rfind("\n\n", left, start) + 2) if "\n\n" in text[left:start] else left
        right = min(len(text), end + _BEHIND)
        right = stop if (stop := text.find("\n\n", end, right)) >= 0 else right
        if left > last:
            yield text[first:last]
            first = left
        last = max(last, right)
    yield text[first:last]


def _behind_phrase(lines: str, phrase: str) -> Iterator[str]:
    """What follows a phrase on its line, wherever it stands whole."""
    for end in _find_whole(lines, phrase, is_open=False):
        stop = lines.find("\n", end)
        yield lines[end : stop if stop >= 0 else len(lines)]


def _holds(text: str, phrase: str, *, is_open: bool) -> bool:
    """Whether a phrase stands whole in a text."""
    return any(True for _ in _find_whole(text, phrase, is_open=is_open))


def _find_whole(text: str, phrase: str, *, is_open: bool) -> Iterator[int]:
    """Where a phrase ends that stands whole; any ending may follow an open one."""
    is_left_free = is_spaceless(phrase[0]) or _PREFIXED.match(phrase) is not None or not phrase[0].isalnum()
    is_right_free = is_open or is_spaceless(phrase[-1]) or not phrase[-1].isalnum()
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if (is_left_free or not text[max(0, at - 1) : at].isalnum()) and (is_right_free or not text[end : end + 1].isalnum()):
            yield end
        at = text.find(phrase, end)
