"""Lines that are something else by where they stand: headings that are items of menus, buttons or prompts elsewhere (*Our values* above a
paragraph, `## Log in` in a handbook), and the first half of a sentence that goes on in the next line.
"""

from bisect import bisect_left
from collections.abc import Set

from cleanse.core.pattern import compile_late
from cleanse.rulebook.edges import SENTENCE_ENDS, scale
from cleanse.rulebook.shapes import is_paragraph
from cleanse.rulebook.view import View

#: so many code points
_SENTENCE = 14
#: opening hours end so
_HOURS = compile_late(r"\d\s?(?:[-\u2012-\u2015]|to|bis|a|à|til|till)\s?\d{1,2}(?:[.:]\d\d)?(?:\s?(?:h|Uhr|uur))?$")

_MARK = compile_late("#{1,6} \\S")
_UNDERLINE = compile_late("(?:={3,}|-{3,}|~{3,}|\\^{3,}|[*]{3,})")
#: a line below a heading is as long as it, give or take so many code points
_ABOUT = 3
#: a line that is broken at a width has so many code points; a text is if so many of these, and this share of them, go on in the next
_WIDE, _WRAPPED, _WRAPPED_SHARE = 40, 4, 0.3


def is_marked(view: View, known: Set[int], line: int) -> bool:
    """Whether a line is a heading of Markdown, or underlined, and a sentence of which rules know nothing stands below it.

    Args:
        view: The text.
        known: Numbers of the lines that rules know something of.
        line: The number of the line.
    """
    solid = view.solid
    text = view.raw[line].strip()
    place = bisect_left(solid, line) + 1
    if _MARK.match(text) is None:
        if place == len(solid) or not _is_underline(view.raw[solid[place]].strip(), text):
            return False
        place += 1
    return place < len(solid) and solid[place] not in known and _is_sentence(view.raw[solid[place]].strip())


def _is_underline(below: str, text: str) -> bool:
    return abs(len(below) - len(text)) <= _ABOUT and _UNDERLINE.fullmatch(below) is not None


def find_wrapped(view: View) -> frozenset[int]:
    """The lines in which a sentence begins that goes on in the next, with a small letter, if most of a text is broken at a width like that."""
    long = [line for line in view.solid if len(view.raw[line].strip()) >= _WIDE]
    found = [line for line in long if line + 1 < len(view.raw) and _goes_on(view.raw[line].strip(), view.raw[line + 1].strip())]
    return frozenset(found if len(found) >= max(_WRAPPED, _WRAPPED_SHARE * len(long)) else ())


def _goes_on(text: str, below: str) -> bool:
    return (text[-1].isalnum() or text[-1] == ",") and below[:2].islower()


def is_heading(view: View, known: Set[int], line: int) -> bool:
    """Whether a line stands inside the text, above a paragraph, or above a sentence and below another or opening hours.

    Rules must know nothing of what is beside it. The first line of the text is one if it stands above a paragraph that says its word.

    Args:
        view: The text.
        known: Numbers of the lines that rules know something of.
        line: The number of the line.
    """
    solid = view.solid
    place = bisect_left(solid, line)
    if place == 0 and len(solid) > 1 and view.keys[line] in view.folded[solid[1]]:
        return is_paragraph(view.raw[solid[1]])
    if not 0 < place < len(solid) - 1:
        return False
    if not known.isdisjoint((solid[place - 1], solid[place + 1])):
        return False
    above, below = view.raw[solid[place - 1]].strip(), view.raw[solid[place + 1]].strip()
    return is_paragraph(below) or (_is_sentence(below) and (_is_sentence(above) or _HOURS.search(above) is not None))


def _is_sentence(text: str) -> bool:
    """Whether a line ends a sentence, which may be shorter than elsewhere, and begins with no figure, as a day's events do."""
    return text[-1:] in SENTENCE_ENDS and not text[:1].isdigit() and len(text) >= scale(_SENTENCE, text)
