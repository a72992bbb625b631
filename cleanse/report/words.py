"""Edits as a reader sees them: one within a word becomes one of the whole word, so that both spellings can be read.

`E` that became `Ye` in Evgeny is shown as Evgeny that became Yevgeny. What deletes, inserts or touches white space stays as it is, and so do
edits in scripts that write without spaces, where a word has no ends to be seen.
"""

import unicodedata
from collections.abc import Sequence

from cleanse.core.edits import Change
from cleanse.rulebook.edges import is_spaceless
from cleanse.text.visible import name_invisible

#: an edit longer than this is no spelling; a word longer than twice this is cut
_LONGEST = 24


def widen(original: str, changes: Sequence[Change]) -> list[Change]:
    """The changes with those within a word made to hold all of it; several within one word become one.

    >>> widen("says Evgeny", [Change(5, 6, "E", "Ye", ("names/unify",))])[0][:4]
    (5, 11, 'Evgeny', 'Yevgeny')
    """
    out: list[Change] = []
    for number, change in enumerate(changes):
        if not _is_spelling(change):
            out.append(change)
            continue
        before = changes[number - 1] if number else None
        low = 0 if before is None or _is_spelling(before) else before.end
        high = changes[number + 1].start if number + 1 < len(changes) else len(original)
        start, end = change.start, change.end
        while start > max(low, change.start - _LONGEST) and _is_inner(original[start - 1]):
            start -= 1
        while end < min(high, change.end + _LONGEST) and _is_inner(original[end]):
            end += 1
        if out and before is not None and start < out[-1].end:
            out[-1] = _join(original, out[-1], change, end)
        else:
            new = original[start : change.start] + change.new + original[change.end : end]
            out.append(change._replace(start=start, end=end, old=original[start:end], new=new))
    return out


def _join(original: str, word: Change, change: Change, end: int) -> Change:
    """A widened change and a later one of the same word, up to `end`."""
    new = word.new + original[word.end : change.start] + change.new + original[change.end : end]
    rules = tuple(dict.fromkeys((*word.rules, *change.rules)))
    return Change(word.start, end, original[word.start : end], new, rules, (*word.notes, *change.notes))


def _is_spelling(change: Change) -> bool:
    """Whether characters became other characters, and none of them is white space or hidden."""
    text = change.old + change.new
    return (
        bool(change.old and change.new)
        and len(text) <= 2 * _LONGEST
        and not any(char.isspace() or is_spaceless(char) or name_invisible(char) for char in text)
    )


def _is_inner(char: str) -> bool:
    """Whether a character may stand within a word."""
    return (char.isalnum() or char in "'\u2019" or unicodedata.category(char)[0] == "M") and not is_spaceless(char)
