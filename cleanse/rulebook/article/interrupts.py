"""A marker of advertisements between two paragraphs, and a button between an article's head and its text: what else says that a word is one.

*Advertisement* can be a heading, too. It is none where the same line stands in the text again, or where the word stands between two sentences,
the text has no other heading and speaks of no advertising. *Share* between the title or the day and the first paragraph is no heading.
"""

from bisect import bisect_left
from collections.abc import Sequence

from cleanse.rulebook.edges import has_spaceless
from cleanse.rulebook.shapes import is_paragraph, is_sentence
from cleanse.rulebook.view import Hit, View

#: the most lines that an article's head has, blank ones left out: its title, who wrote it, the day
_HEAD = 8
#: a word is looked for by its beginning, in code points; the second figure is for scripts without spaces
_STEM, _STEM_DENSE = 5, 2


def is_interruption(category: str, hit: Hit, view: View) -> bool:
    """Whether a line of a rule of some category is no heading of the text; linear in the text for each line that stands there once."""
    if category == "ad":
        return view.times[view.keys[hit.line]] > 1 or _stands_apart(hit, view)
    return category == "share" and _stands_below_head(hit, view)


def _stands_apart(hit: Hit, view: View) -> bool:
    key, solid = view.keys[hit.line], view.solid
    place = bisect_left(solid, hit.line)
    if " " in key or not 0 < place < len(solid) - 1:
        return False
    sentences = view.column("sentences", _find_sentences)
    if not (sentences[solid[place - 1]] and sentences[solid[place + 1]]):
        return False
    told = [sentences[line] for line in solid]
    if sum(above and below and not at for above, at, below in zip(told, told[1:], told[2:], strict=False)) > 1:
        return False
    stem = key[: _STEM_DENSE if has_spaceless(key) else _STEM]
    return not any(stem in view.folded[line] for line in view.solid if line != hit.line)


def _find_sentences(view: View, numbers: Sequence[int]) -> list[bool]:
    return [is_sentence(view.raw[number].strip()) for number in numbers]


def _stands_below_head(hit: Hit, view: View) -> bool:
    place = bisect_left(view.solid, hit.line)
    if not 0 < place <= min(_HEAD, len(view.solid) - 2):
        return False
    above = (view.raw[line].strip() for line in view.solid[:place])
    return is_paragraph(view.raw[view.solid[place + 1]]) and not any(map(is_sentence, above))
