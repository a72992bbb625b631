"""Letters that stand in a list without blanks: an alphabet, the letters of a regular expression, a table of replacements.

Such lists are no words, so that no language puts their letters beside each other. What tells them: no letter comes twice, and each is kin
to the one before: the next code point, the same base letter, the same accent, or the other case. In code, between brackets, quotation
marks or slashes, less of that is enough.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

#: characters beyond ASCII, and ranges of them in brackets
_RUN = re.compile("[^\x00-\x7f\\s\u3040-\u30ff\u3400-\ud7ff]+")
_LONE = re.compile("(?<![^\\s(])[^\\W\\d_](?![^\\s,.;:)])")
_CLASS = re.compile("\\[([^\\[\\]\\s]*[^\x00-\x7f\\s][^\\[\\]\\s]*)\\]")
#: what code has around brackets, and in them
_CODE_BEFORE = re.compile("[/'\"(^|]$")
_CODE_AFTER = re.compile("[+*?{$/'\"|]")
_CODE_INSIDE = re.compile("[a-zA-Z0]-[a-zA-Z9]|\\\\[a-z]|^\\^|[^\x00-\x7f]-[^\x00-\x7f]")
_FRAMES = frozenset(("''", '""', "//", "``", "||"))
#: the next code point is so near on the average
_NEAR = 1.5
#: the fewest letters of one case that make a list if all are kin, and if only the shares below are: of any list, and of one in a frame
_FEW, _MANY = 3, 6
_MOST, _SOME = 0.6, 0.4
#: and the fewest in the order of the alphabet
_SORTED = 5
_ALPHABET = re.compile("xyz$", re.IGNORECASE)


def hide_lists(line: str) -> str:
    """A line without the letters and signs that stand in lists, and beside one without those that stand alone.

    >>> hide_lists("s/[\u00e0\u00e1\u00e2]/a/g"), hide_lists("\u00c4\u00e4\u00d6\u00f6 f\u00fcr")
    ('s/[A]/a/g', 'A f\u00fcr')
    """
    classed = _CLASS.sub(_hide_class, line)
    hidden = _RUN.sub(lambda run: "A" if _is_hidden(run, classed) else run[0], classed)
    return hidden if hidden == line else _LONE.sub("A", hidden)


def _hide_class(found: re.Match[str]) -> str:
    """What stands in square brackets, hidden where it is a list."""
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    is_code = (
        _CODE_BEFORE.match(before) is not None
        or _CODE_AFTER.match(after) is not None
        or _CODE_INSIDE.search(found[1]) is not None
    )
    letters = "".join(_RUN.findall(found[1]))
    return "[A]" if (is_code and _is_distinct(letters)) or is_list(letters, is_framed=True) else found[0]


def _is_hidden(run: re.Match[str], line: str) -> bool:
    """Whether a run is a list, with no letters of words beside it."""
    before, after = line[: run.start()][-3:], line[run.end() : run.end() + 1]
    if after.isalpha() or (before[-1:].isalpha() and _ALPHABET.search(before) is None):
        return False
    return is_list(run[0], is_framed=before[-1:] + after in _FRAMES)


@lru_cache(maxsize=512)
def is_list(chars: str, *, is_framed: bool = False) -> bool:
    """Whether characters stand in a list; `is_framed` if quotation marks, brackets or slashes are around them.

    >>> is_list("\u00e8\u00e9\u00ea\u00eb"), is_list("\u0451\u0401"), is_list("\u00e1\u00e9\u00ed\u00f3\u00fa"), is_list("\u00ec\u00ee\u00f1\u00f2")
    (True, True, True, False)
    """
    pairs = list(pairwise(chars))
    if not pairs or not _is_distinct(chars):
        return False
    if len(chars) % 2 == 0 and all(one == other.swapcase() for one, other in pairs[::2]):
        return True
    if len(chars) < _FEW:
        return False
    codes = list(map(ord, chars))
    is_ascending = codes == sorted(codes)
    if is_ascending and codes[-1] - codes[0] <= _NEAR * len(pairs):
        return True
    half = len(chars) // 2
    if chars[:half].swapcase() == chars[half:]:
        return is_list(chars[:half], is_framed=is_framed)
    if len(set(map(str.islower, filter(str.isalpha, chars)))) > 1:
        return False
    kin = sum(_are_kin(*pair) for pair in pairs)
    if (kin == len(pairs) and (is_ascending or is_framed or len(chars) > _FEW)) or (
        len(chars) >= _MANY and kin >= (_SOME if is_framed else _MOST) * len(pairs)
    ):
        return True
    bases = [_take_apart(char)[0] for char in chars]
    is_sorted = is_ascending or bases == sorted(bases)
    return is_sorted and (is_framed or len(chars) >= _SORTED)


def _is_distinct(chars: str) -> bool:
    """Whether there are several characters, and none comes twice."""
    return len(set(chars)) == len(chars) > 1


def _are_kin(one: str, other: str) -> bool:
    """Whether two letters have the base or the accent in common, or are the same but for their case."""
    base, mark = _take_apart(one)
    other_base, other_mark = _take_apart(other)
    return base == other_base or mark == other_mark != ""


@lru_cache(maxsize=1024)
def _take_apart(char: str) -> tuple[str, str]:
    """The base of a letter in small, and its accents."""
    parts = unicodedata.normalize("NFD", char)
    return parts[0].lower(), parts[1:]
