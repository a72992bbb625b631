"""A marker of advertisements between two paragraphs, and a button between an article's head and its text: what else says that a word is one.

*Advertisement* can be a heading, too. It is none where the same line stands in the text again, or where the word stands between two sentences,
the text has no other heading and speaks of no advertising. *Share* between the title or the day and the first paragraph is no heading.
"""

from bisect import bisect_left

from cleanse.rulebook.edges import has_spaceless
from cleanse.rulebook.shapes import is_paragraph, is_sentence
from cleanse.rulebook.view import Hit, View

#: an article's head has so many lines at the most: its title, who wrote it, the day
_HEAD = 8
#: words are compared by so many letters, those of scripts without spaces by so many characters
_STEM, _STEM_DENSE = 5, 2


def is_interruption(category: str, hit: Hit, view: View) -> bool:
    """Whether a line of a rule of some category is no heading of the text; linear in the text for each line that stands there once."""
    if category == "ad":
        return view.times[view.keys[hit.line]] > 1 or _stands_apart(hit, view)
    return category == "share" and _stands_below_head(hit, view)


def _stands_apart(hit: Hit, view: View) -> bool:
    place = bisect_left(view.solid, hit.line)
    sentences = [is_sentence(view.raw[line].strip()) for line in view.solid]
    if not 0 < place < len(sentences) - 1 or not (sentences[place - 1] and sentences[place + 1]):
        return False
    headings = zip(sentences, sentences[1:], sentences[2:], strict=False)
    if sum(above and below and not at for above, at, below in headings) > 1:
        return False
    key = view.keys[hit.line]
    if " " in key:
        return False
    stem = key[: _STEM_DENSE if has_spaceless(key) else _STEM]
    return not any(stem in view.folded[line] for line in view.solid if line != hit.line)


def _stands_below_head(hit: Hit, view: View) -> bool:
    place = bisect_left(view.solid, hit.line)
    if not 0 < place <= min(_HEAD, len(view.solid) - 2):
        return False
    above = (view.raw[line].strip() for line in view.solid[:place])
    return is_paragraph(view.raw[view.solid[place + 1]]) and not any(map(is_sentence, above))
