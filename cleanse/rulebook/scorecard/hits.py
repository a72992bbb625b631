"""What the rules say of lines and of those around them, and the words that leftovers are made of."""

from collections.abc import Callable, Sequence
from itertools import accumulate

from cleanse.rulebook.scorecard.article import COMMENTS, CUE, FINAL, GONE, PAD, TEASER, Article, is_alone
from cleanse.rulebook.scorecard.lines import Look
from cleanse.rulebook.scorecard.names import TOP

#: for fewer of a text's lines what is around each is added up by itself
_FEW = 6


class Hits(Article):
    """The columns that come from the rules; each is a method whose name is the feature's."""

    def _soft(self) -> list[int]:
        return [self.hits[place + PAD] >> 1 & 1 for place in self.places]

    def _teaser(self) -> list[int]:
        return [self.hits[place + PAD] >> 2 & 1 for place in self.places]

    def _cue(self) -> list[int]:
        return [self.hits[place + PAD] >> 3 & 1 for place in self.places]

    def _around(self, array: Sequence[int], reach: int) -> list[int]:
        """The sum over so many lines on either side."""
        total = list(accumulate(array, initial=0))
        return [total[min(self.count, place + reach + 1)] - total[max(0, place - reach)] - array[place] for place in self.places]

    def _around_looks(self, read: Callable[[Look], int], reach: int) -> list[int]:
        """The same of what lines are; only those near the candidates are looked at."""
        array = [0] * self.count
        done = 0
        for place in self.places:
            end = min(self.count, place + reach + 1)
            for at in range(max(done, place - reach), end):
                array[at] = read(self.looks[at])
            done = max(done, end)
        return self._around(array, reach)

    def _soft_around(self) -> list[int]:
        return self._around([int(line.hits > 1) for line in self.lines], 5)

    def _hits_above(self) -> list[int]:
        hits = self.hits
        return [sum([hits[at] & GONE for at in range(place, place + PAD)]) for place in self.places]

    def _hits_below(self) -> list[int]:
        hits = self.hits
        return [sum([hits[at] & GONE for at in range(place + PAD + 1, place + 2 * PAD + 1)]) for place in self.places]

    def _hit_1(self) -> list[int]:
        return [self.hits[place + PAD - 1] & GONE for place in self.places]

    def _hit_next(self) -> list[int]:
        return [self.hits[place + PAD + 1] & GONE for place in self.places]

    def _hits(self) -> list[int]:
        return [sum([hit & GONE for hit in self.hits])] * len(self.places)

    def _hits_between(self) -> list[int]:
        total = list(accumulate([hit & GONE for hit in self.hits[PAD:-PAD]], initial=0))
        return [
            total[place] - total[self.core_last + 1]
            if place > self.core_last
            else total[max(place, self.core_first)] - total[place]
            for place in self.places
        ]

    def _since(self, mark: int) -> list[int]:
        """How many lines above the last line that the rules marked so stands; TOP where none does."""
        found = []
        last = -TOP
        for place in range(self.count):
            found.append(min(TOP, place - last))
            if self.hits[place + PAD] & mark:
                last = place
        return [found[place] for place in self.places]

    def _final_above(self) -> list[int]:
        total = list(
            accumulate([place >= self.end and hit & FINAL > 0 for place, hit in enumerate(self.hits[PAD:-PAD])], initial=0)
        )
        return [total[place] for place in self.places]

    def _since_final(self) -> list[int]:
        return [max(0, place - self.end) for place in self.places]

    def _below_comments(self) -> list[int]:
        """What heads comments above a line, behind the article: 0 is nothing or a button, 1 a word that only may, 2 what surely does."""
        heads = [
            (2 if hit & (GONE | CUE) else 1) if place >= self.end and hit & COMMENTS and not is_alone(self.lines, place) else 0
            for place, hit in enumerate(self.hits[PAD:-PAD])
        ]
        most = list(accumulate(heads, max, initial=0))
        return [most[place] for place in self.places]

    def _hit_above(self) -> list[int]:
        return self._since(GONE)

    def _teaser_above(self) -> list[int]:
        return self._since(TEASER)

    def _known(self) -> list[int]:
        return [self.known(place) for place in self.places]

    def _known_above(self) -> list[int]:
        return [sum(map(self.known, range(max(0, place - 5), place))) // max(1, min(5, place)) for place in self.places]

    def _known_around(self) -> list[int]:
        spans = [(max(0, place - 5), min(self.count, place + 6)) for place in self.places]
        if len(spans) * _FEW < self.count:
            return [sum(map(self.known, range(start, end))) // (end - start) for start, end in spans]
        total = list(accumulate(map(self.known, range(self.count)), initial=0))
        return [(total[end] - total[start]) // (end - start) for start, end in spans]

    def known(self, place: int) -> int:
        """The share of a line's words that leftovers are made of, per cent."""
        return self.lines[place].words.know(dense=self.dense)
