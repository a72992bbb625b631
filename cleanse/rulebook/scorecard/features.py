"""The features of lines in their document: what a line is, what stands around it, and what it shares with the article.

One column of values for each feature that a card asks for, so that a short card costs less; what several columns need is made once.
"""

from cleanse.core.pattern import compile_late
from cleanse.rulebook.scorecard.article import PAD
from cleanse.rulebook.scorecard.hits import Hits
from cleanse.rulebook.scorecard.names import FEATURES, TOP

_NUMBERED = compile_late(r"\d{1,3}[.)\u3001\uff0e:]")


class Columns(Hits):
    """The columns of a document's candidate lines; each is a method whose name is the feature's."""

    def column(self, name: str) -> list[int]:
        """The values of a feature for the candidate lines."""
        own = _OWN.get(name)
        if own is not None:
            return _clip([int(getattr(self.looks[place], own)) for place in self.places])
        shift = _SHIFTED.get(name)
        if shift is not None:
            what, step = shift
            array: list[int] = getattr(self, what)
            return [array[place + step] for place in self.places]
        return _clip(getattr(self, _METHODS[name])())

    def _times(self) -> list[int]:
        counts: dict[str, int] = {}
        for seen in self.looks:
            counts[seen.key] = counts.get(seen.key, 0) + 1
        return [counts[self.looks[place].key] if self.looks[place].key else 1 for place in self.places]

    def _core_shared(self) -> list[int]:
        return [self.cohesion()] * len(self.places)

    def _shared_against(self) -> list[int]:
        usual = max(1, self.cohesion())
        return [100 * share // usual for share in self._shared()]

    def _shared(self) -> list[int]:
        return [self.shared[place] for place in self.places]

    def _shared_any(self) -> list[int]:
        return [self.shared_any[place] for place in self.places]

    def _shared_around(self) -> list[int]:
        shared = [0, 0, *self.shared, 0, 0]
        return [(shared[p] + shared[p + 1] + shared[p + 3] + shared[p + 4]) // 4 for p in self.places]

    def _colon_1(self) -> list[int]:
        return [int(place > 0 and self.looks[place - 1].colon) for place in self.places]

    def _alike(self, shift: int) -> list[int]:
        ends, letters, looks = self.ends, self.letters, self.looks
        found = []
        for place in self.places:
            other = place + shift
            inside = 0 <= other < self.count
            a, b = letters[place + PAD], letters[other + PAD]
            found.append(
                int(
                    inside
                    and ends[place + PAD] == ends[other + PAD]
                    and 2 * a >= b
                    and 2 * b >= a
                    and looks[place].bullet == looks[other].bullet
                )
            )
        return found

    def _alike_1(self) -> list[int]:
        return self._alike(-1)

    def _alike_next(self) -> list[int]:
        return self._alike(1)

    def _prose_around(self) -> list[int]:
        return self._around(self.prose[PAD:-PAD], 3)

    def _quoted_around(self) -> list[int]:
        return self._around_looks(lambda seen: seen.quoted, 3)

    def _bullets_around(self) -> list[int]:
        return self._around_looks(lambda seen: seen.bullet, 3)

    def _dates_around(self) -> list[int]:
        return self._around_looks(lambda seen: seen.date, 5)

    def _numbered(self) -> list[int]:
        return [int(self.looks[place].figure and _NUMBERED.match(self.looks[place].key) is not None) for place in self.places]

    def _kind_run(self) -> list[int]:
        """How many lines of its kind stand next to each other: of like length, with like ends and beginnings."""
        kinds = [
            (seen.prose, min(seen.letters, TOP).bit_length(), seen.bullet, seen.figure, seen.quoted, seen.stop or seen.call)
            for seen in self.looks
        ]
        above, below = [0] * self.count, [0] * self.count
        for place in range(1, self.count):
            above[place] = above[place - 1] + 1 if kinds[place] == kinds[place - 1] else 0
        for place in range(self.count - 2, -1, -1):
            below[place] = below[place + 1] + 1 if kinds[place] == kinds[place + 1] else 0
        return [above[place] + below[place] for place in self.places]

    def _figures_around(self) -> list[int]:
        return self._around_looks(lambda seen: seen.digits >= 50, 3)

    def _capitals_around(self) -> list[int]:
        return [value // 6 for value in self._around_looks(lambda seen: seen.capitals, 3)]

    def _repeated_around(self) -> list[int]:
        counts: dict[str, int] = {}
        for seen in self.looks:
            counts[seen.key] = counts.get(seen.key, 0) + 1
        return self._around([int(bool(seen.key) and counts[seen.key] > 1) for seen in self.looks], 3)

    def _prose_below(self) -> list[int]:
        return [sum(self.prose[place + PAD + 1 : min(place + PAD + 13, self.count + PAD)]) for place in self.places]

    def _prose_above(self) -> list[int]:
        return [sum(self.prose[max(PAD, place + PAD - 12) : place + PAD]) for place in self.places]

    def _short_lines(self) -> list[int]:
        return [100 * (self.count - self.prose_count) // max(1, self.count)] * len(self.places)

    def _edge(self) -> list[int]:
        return [min(place, self.count - 1 - place) for place in self.places]

    def _from_start(self) -> list[int]:
        return list(self.places)

    def _from_end(self) -> list[int]:
        return [self.count - 1 - place for place in self.places]

    def _before_prose(self) -> list[int]:
        return [max(0, self.first - place) for place in self.places]

    def _after_prose(self) -> list[int]:
        return [max(0, place - self.last) for place in self.places]

    def _core(self) -> list[int]:
        return [int(self.core_first <= place <= self.core_last) for place in self.places]

    def _before_core(self) -> list[int]:
        return [max(0, self.core_first - place) for place in self.places]

    def _after_core(self) -> list[int]:
        return [max(0, place - self.core_last) for place in self.places]

    def _core_letters(self, first: int, end: int) -> int:
        whole = max(1, sum([seen.letters for seen in self.looks]))
        return 100 * sum([seen.letters for seen in self.looks[first:end]]) // whole

    def _core_share(self) -> list[int]:
        return [self._core_letters(self.core_first, self.core_last + 1)] * len(self.places)

    def _behind_core(self) -> list[int]:
        return [self._core_letters(self.core_last + 1, self.count)] * len(self.places)

    def _core_lines(self) -> list[int]:
        return [max(0, self.core_last - self.core_first + 1)] * len(self.places)

    def _before_long(self) -> list[int]:
        return [max(0, self.first_long - place) for place in self.places]

    def _after_long(self) -> list[int]:
        return [max(0, place - self.last_long) for place in self.places]

    def _find_runs(self) -> tuple[list[int], list[int]]:
        """For each line the number of short lines right above and right below it."""
        if self._runs is None:
            above, below = [0] * self.count, [0] * self.count
            for place in range(1, self.count):
                above[place] = 0 if self.looks[place - 1].prose else above[place - 1] + 1
            for place in range(self.count - 2, -1, -1):
                below[place] = 0 if self.looks[place + 1].prose else below[place + 1] + 1
            self._runs = above, below
        return self._runs

    def _run_above(self) -> list[int]:
        return [self._find_runs()[0][place] for place in self.places]

    def _run_below(self) -> list[int]:
        return [self._find_runs()[1][place] for place in self.places]

    def _run(self) -> list[int]:
        above, below = self._find_runs()
        return [above[place] + below[place] + 1 for place in self.places]

    def _place(self) -> list[int]:
        total = [0]
        for seen in self.looks:
            total.append(total[-1] + seen.letters)
        whole = max(1, total[-1])
        return [100 * total[place] // whole for place in self.places]

    def _against_longest(self) -> list[int]:
        return [100 * self.looks[place].letters // self.longest for place in self.places]

    def _against_prose(self) -> list[int]:
        return [100 * self.looks[place].letters // self.usual for place in self.places]

    def _prose_lines(self) -> list[int]:
        return [self.prose_count] * len(self.places)

    def _prose_share(self) -> list[int]:
        whole = max(1, sum([seen.letters for seen in self.looks]))
        share = 100 * sum([seen.letters for seen in self.looks if seen.prose]) // whole
        return [share] * len(self.places)


def _clip(column: list[int]) -> list[int]:
    return column if max(column, default=0) <= TOP else [min(TOP, value) for value in column]


_METHODS = {name: "_" + name.replace("-", "_").replace("+1", "_next") for name in FEATURES}
#: the features that a line has by itself, and what `Look` calls them
_OWN = {
        "letters": "letters", "words": "words", "word-length": "mean", "stop": "stop", "call": "call", "colon": "colon", "dots": "dots",
        "quoted": "quoted", "bullet": "bullet", "lower": "lower", "figure": "figure", "capitals": "capitals", "short-words": "short",
        "digits": "digits", "marks": "marks", "shouts": "shouts", "commas": "commas", "bars": "bars", "copyright": "copyright",
        "address": "address", "date": "date", "inner": "inner", "prose": "prose",
}  # fmt: skip
#: what stands some lines further on: in which array, and how far in it
_SHIFTED = {
    f"{what}{sign}{step}": (what, PAD + (step if sign == "+" else -step))
    for what in ("letters", "ends")
    for sign in "+-"
    for step in (1, 2, 3)
}
