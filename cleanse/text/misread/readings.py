"""What one text may have said by many tables: ASCII stays as it is, and each other character becomes one other.

Such characters are few, so that a reading is told by what each of them became, and all else of the text is looked up once.
"""

import re
from collections import Counter

from cleanse.text.misread.shape import ALONE, ASCII_CLASSES, SIDES, classify, weigh_classes
from cleanse.text.misread.tables import keep_marked

#: what letters in a wrong table may have been, beside letters
_QUOTES = frozenset("\u2018\u2019\u201c\u201d")
#: and what stands beside a word
_EDGES = frozenset("\u201c\u201d\u201e\xab\xbb\u2026")
#: characters that are no class: one stands for each character beyond ASCII; the first ones are quick to replace
_STAND_INS = [*(code for code in range(0x80) if not chr(code).isalnum() and code != ord(" ")), *range(0xE000, 0xF900)]
#: a letter that is lost beside letters, and an apostrophe inside a word, in nats
_LOST, _INSIDE = 5.0, 2.0


class Readings:
    """The readings of one text.

    Args:
        text: It holds no more than 6,000 different characters beyond ASCII.

    >>> seen = Readings("lÕa, sÕe")
    >>> seen.chars, seen.counts, seen.weigh("\\u2019"), Readings("sé").weigh("\\xad")
    ('Õ', (2,), 0.0, 5.0)
    """

    __slots__ = ("_classes", "_shape", "_stand_ins", "chars", "counts")

    def __init__(self, text: str) -> None:
        counts = Counter(keep_marked(text))
        #: the characters beyond ASCII, each once, and how often each stands in the text
        self.chars = "".join(counts)
        self.counts = tuple(counts.values())
        self._classes = classify(self.chars)
        self._stand_ins = _STAND_INS[: len(self.chars)]
        #: the classes of the text, with a character of their own for those beyond ASCII
        self._shape = text.translate(ASCII_CLASSES | dict(zip(map(ord, self.chars), map(chr, self._stand_ins), strict=True)))

    def weigh_alone(self, were: str) -> float:
        """What of `weigh` the characters have for themselves, wherever they stand."""
        classes = classify(were)
        if ALONE.keys().isdisjoint(classes):
            return 0.0
        return sum(ALONE.get(one, 0.0) * times for one, times in zip(classes, self.counts, strict=True))

    def weigh(self, were: str) -> float:
        """What speaks against a reading, in nats: its faults, and letters beside letters that are none any more.

        Args:
            were: What each of `chars` was.
        """
        classes = classify(were)
        now = self._shape.translate(dict(zip(self._stand_ins, classes, strict=True)))
        lost = inside = 0
        for number, (char, before, became, after) in enumerate(zip(self.chars, self._classes, were, classes, strict=True)):
            if became == "\u2019" != char:
                inside += char.islower() * sum(0 < at < len(now) - 1 for at in self._find(number))
            elif before in SIDES and after not in SIDES and became not in _QUOTES:
                beside = ((now[at - 1 : at] in SIDES) + (now[at + 1 : at + 2] in SIDES) for at in self._find(number))
                lost += sum(sides > (became in _EDGES) for sides in beside)
        return weigh_classes(now) + _LOST * lost + _INSIDE * inside

    def _find(self, number: int) -> list[int]:
        """Where a character stands."""
        return [found.start() for found in re.finditer(re.escape(chr(self._stand_ins[number])), self._shape)]
