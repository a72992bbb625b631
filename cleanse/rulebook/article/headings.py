"""Lines that are something else by where they stand: headings that are items of menus, buttons or prompts elsewhere (*Our values* above a
paragraph, `## Log in` in a handbook), and the first half of a sentence that goes on in the next line.
"""

from bisect import bisect_left
from collections.abc import Sequence, Set
from itertools import pairwise

from cleanse.core.pattern import compile_late
from cleanse.rulebook.edges import SENTENCE_ENDS, scale
from cleanse.rulebook.shapes import MARK, WIDE, is_paragraph, is_sentence, is_underline, runs_on, says_again
from cleanse.rulebook.view import View

#: so many code points
_SENTENCE = 14
#: opening hours end so
_HOURS = compile_late(r"\d\s?(?:[-\u2012-\u2015]|to|bis|a|à|til|till)\s?\d{1,2}(?:[.:]\d\d)?(?:\s?(?:h|Uhr|uur))?$")
#: the number of a heading behind a word or a sign, or with a stop behind it; how long one is in code points, and how many are in order
_HAN = "\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341"
_NUMBERED = compile_late(
    rf"(?:[^\W\d_]{{2,12}}\.? |\u00a7 ?|\u7b2c|\uc81c ?)(\d{{1,2}}|[{_HAN}])(?!\d)|(\d{{1,2}}|[{_HAN}])[.)\u3001\uff0e]"
)
_LONGEST, _NUMBERED_LEAST = 80, 3
#: a title is one of so many lines; a word of so many code points comes again in so many lines below it
_TITLE_AMONG, _TITLE_WORD, _TITLE_TIMES = 12, 6, 2
#: a row below a heading has a figure or one of these; links and lists below one are of the page
_IN_ROW, _NO_ROW = "@`", "-*+[<>|#!"
#: another heading stands so many lines above at the most
_NEAR = 60
#: a text is broken at a width if so many of its long lines, and this share of them, go on in the next
_WRAPPED, _WRAPPED_SHARE = 4, 0.3


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
    if MARK.match(text) is None:
        if place == len(solid) or not is_underline(view.raw[solid[place]].strip(), text):
            return False
        place += 1
    return place < len(solid) and solid[place] not in known and _is_short_sentence(view.raw[solid[place]].strip())


def is_marked_above_row(view: View, known: Set[int], line: int) -> bool:
    """Whether a line is a heading of Markdown, one of several, and a line with a figure or an address stands below it, of which no rule knows."""
    solid, raw = view.solid, view.raw
    place = bisect_left(solid, line) + 1
    if MARK.match(raw[line].strip()) is None or place == len(solid) or solid[place] in known or solid[place] > line + 2:
        return False
    below = raw[solid[place]].strip()
    if below[:1] in _NO_ROW or not any(char in _IN_ROW or char.isdigit() for char in below):
        return False
    return any(
        number not in known and MARK.match(raw[number].strip()) is not None for number in solid[max(0, place - _NEAR) : place - 1]
    )


def find_wrapped(view: View) -> frozenset[int]:
    """The lines in which a sentence begins that goes on in the next, if much of a text is broken at a width like that."""
    bare = [line.strip() for line in view.raw]
    found = [line for line, (text, below) in enumerate(pairwise(bare)) if runs_on(text, below)]
    long = sum(len(text) >= WIDE for text in bare)
    return frozenset(found if len(found) >= max(_WRAPPED, _WRAPPED_SHARE * long) else ())


def is_heading(view: View, known: Set[int], line: int) -> bool:
    """Whether a line stands inside the text, above a paragraph or two sentences, or above a sentence and below another or opening hours.

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
    if is_paragraph(below) or not _is_short_sentence(below):
        return is_paragraph(below)
    if _is_short_sentence(above) or _HOURS.search(above) is not None:
        return True
    after = solid[place + 2] if place + 2 < len(solid) else None
    return after is not None and after not in known and _is_short_sentence(view.raw[after].strip())


def is_title(view: View, known: Set[int], line: int) -> bool:
    """Whether a line is the title of a page about it: terms, a policy, rules for comments.

    It stands right above a first paragraph of which rules know nothing, and below nothing but what they know; a word of it comes again in
    two lines or more, and the text has sections, as articles below a menu do not.

    Args:
        view: The text.
        known: Numbers of the lines that rules know something of.
        line: The number of the line.
    """
    solid = view.solid
    place = bisect_left(solid, line)
    if not place < min(_TITLE_AMONG, len(solid) - 1) or not all(number in known for number in solid[:place]):
        return False
    rest = [at for at in range(place + 1, len(solid)) if solid[at] not in known]
    if not rest or rest[0] != place + 1 or not is_paragraph(view.raw[solid[rest[0]]]):
        return False
    pairs = [(view.raw[solid[one]].strip(), view.raw[solid[two]].strip()) for one, two in pairwise(rest) if two == one + 1]
    heads = sum(len(above) <= _LONGEST and not _is_short_sentence(above) and _is_short_sentence(below) for above, below in pairs)
    if heads < _NUMBERED_LEAST:
        return False
    words = [word for word in view.folded[line].split() if len(word) >= scale(_TITLE_WORD, word)]
    return any(sum(word in view.folded[solid[at]] for at in rest) >= _TITLE_TIMES for word in words)


def is_taken_up(view: View, known: Set[int], line: int) -> bool:
    """Whether a sentence right below a line, of which rules know nothing, says it again (*Comments* above *Lines with # are comments.*).

    Args:
        view: The text.
        known: Numbers of the lines that rules know something of.
        line: The number of the line.
    """
    solid = view.solid
    place = bisect_left(solid, line) + 1
    if place == len(solid) or solid[place] in known:
        return False
    return says_again(view.folded[solid[place]], view.keys[line]) and _is_short_sentence(view.raw[solid[place]].strip())


def find_numbered(texts: Sequence[str]) -> list[int]:
    """The places of numbered headings in order, 1 to 3 or more, as terms, minutes and tutorials have them.

    Sentences stand below three of them, one of which may not be as short as *None.*

    >>> below = "Whoever borrows a boat brings it back before the evening."
    >>> find_numbered(["1. Boats", below, "2. Oars", below, "3. Comments", below, "4. Rope", "5 m"])
    [0, 2, 4, 6]
    >>> find_numbered(["Article 1 \u2013 Boats", below, "Article 2 \u2013 Oars", below, "Article 3", below])
    [0, 2, 4]
    >>> find_numbered(["1. Minutes", "Approved.", "2. Roof", below, "3. Any other business", "None."])
    [0, 2, 4]
    """
    found: list[int] = []
    ends = sentences = 0
    for place, (text, below) in enumerate(pairwise(texts)):
        number = _read_number(text)
        if number == 1 and not (ends >= _NUMBERED_LEAST and sentences):
            found, ends, sentences = [], 0, 0
        if number == len(found) + 1:
            found.append(place)
            ends += below[-1:] in SENTENCE_ENDS
            sentences += is_sentence(below)
    return found if ends >= _NUMBERED_LEAST and sentences else []


def _read_number(text: str) -> int | None:
    """The number of a heading, behind a word or a sign or by itself with a stop behind it."""
    if len(text) > _LONGEST or text[-1:] in SENTENCE_ENDS:
        return None
    match = _NUMBERED.match(text)
    if match is None:
        return None
    number = match[1] or match[2]
    return int(number) if number.isdecimal() else _HAN.find(number) + 1 or None


def _is_short_sentence(text: str) -> bool:
    """Whether a line ends a sentence, which may be shorter than elsewhere, and begins with no figure, as a day's events do."""
    return not text[:1].isdigit() and is_sentence(text, _SENTENCE)
