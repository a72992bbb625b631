"""The measure: which letters of a text are the article's, which are leftovers, and what a cleaner took of both.

Only letters and digits count. *Precision* and *recall* are of leftover letters, *lost* is good letters taken per 1,000. For strings
that must stay or go, the share of those in the input that did.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from itertools import pairwise

from benchmarks.align import Run, Token, common_runs, is_single, tokenize, words_of
from benchmarks.gold import Record

#: labels that count neither way: whether they stay is a matter of taste
NEUTRAL = frozenset({"title", "caption", "byline-date", "section"})
#: how many tokens in a row make a match with the article's text, in scripts with and without spaces
LONG_RUN, LONG_RUN_SINGLE = 4, 8
Span = tuple[int, int]


@dataclass
class Score:
    """Counts that add up: letters, strings, texts."""

    texts: int = 0
    good: int = 0
    residue: int = 0
    found: int = 0
    lost: int = 0
    keeps: int = 0
    kept: int = 0
    drops: int = 0
    dropped: int = 0
    #: label -> [letters, letters taken]
    labels: dict[str, list[int]] = field(default_factory=dict)

    def add(self, other: "Score") -> None:
        """Take in another score."""
        for one in fields(self):
            if one.name != "labels":
                setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))
        for label, counts in other.labels.items():
            own = self.labels.setdefault(label, [0, 0])
            own[0] += counts[0]
            own[1] += counts[1]

    def figures(self) -> dict[str, float]:
        """P, R and F1 from 0 to 1, lost per 1,000; or keep and drop in per cent."""
        found: dict[str, float] = {}
        if self.keeps or self.drops:
            found |= {"keep": 100 * _share(self.kept, self.keeps), "drop": 100 * _share(self.dropped, self.drops)}
        if self.good or self.residue:
            precision, recall = _share(self.found, self.found + self.lost), _share(self.found, self.residue)
            both = _share(2 * precision * recall, precision + recall)
            found |= {"P": precision, "R": recall, "F1": both, "lost": 1000 * _share(self.lost, self.good)}
        return found


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def score(record: Record, removed: Sequence[Span], clean: str) -> Score:
    """The score of one text.

    Args:
        record: The text with its marks.
        removed: What was taken: code points of the text, sorted and disjoint.
        clean: What is left.
    """
    if "keep" in record:
        return _score_strings(record, clean)
    tokens, kinds = mark(record)
    result = Score(texts=1)
    place = 0
    for (_, start, end), kind in zip(tokens, kinds, strict=True):
        middle = (start + end) / 2
        while place < len(removed) and removed[place][1] <= middle:
            place += 1
        gone = place < len(removed) and removed[place][0] <= middle
        size = end - start
        if kind is None:
            result.good += size
            result.lost += size * gone
            continue
        counts = result.labels.setdefault(kind, [0, 0])
        counts[0] += size
        counts[1] += size * gone
        if kind not in NEUTRAL:
            result.residue += size
            result.found += size * gone
    return result


def _score_strings(record: Record, clean: str) -> Score:
    before, after = f" {words_of(record['text'])} ", f" {words_of(clean)} "
    result = Score(texts=1)
    for text in map(words_of, record["keep"]):
        if text and text in before:
            result.keeps += 1
            result.kept += text in after
    for text in map(words_of, record["drop"]):
        if text and text in before:
            result.drops += 1
            result.dropped += text not in after
    return result


def mark(record: Record) -> tuple[list[Token], list[str | None]]:
    """The tokens of a text with their labels: None for the article's own, `residue` where the kind is not known."""
    tokens = tokenize(record["text"])
    kinds: list[str | None] = [None] * len(tokens)
    if "spans" in record:
        for span in record["spans"]:
            for place, (_, start, end) in enumerate(tokens):
                if span["start"] <= (start + end) / 2 < span["end"]:
                    kinds[place] = span["label"]
        return tokens, kinds
    lines = _lines(record["text"], tokens)
    own = _find_own(tokens, lines, record["gold_text"])
    kinds = [None if is_own else "residue" for is_own in own]
    titles = [words for words in map(words_of, record.get("ignore") or ()) if words]
    for places in lines:
        words = " ".join(tokens[place].word for place in places)
        if any(_is_title(words, title) for title in titles) and sum(own[place] for place in places) < len(places) / 2:
            for place in places:
                kinds[place] = "title"
    return tokens, kinds


def _is_title(line: str, title: str) -> bool:
    return (
        line == title
        or (len(title) >= 15 and title in line and len(line) < len(title) + 45)
        or (len(line) >= 15 and len(line) > 0.7 * len(title) and line in title)
    )


def _lines(text: str, tokens: Sequence[Token]) -> list[list[int]]:
    """The tokens of each line that has any, by their places."""
    lines: list[list[int]] = []
    end = -1
    for place, token in enumerate(tokens):
        if token.start > end:
            lines.append([])
            end = text.find("\n", token.start)
            end = len(text) if end < 0 else end
        lines[-1].append(place)
    return lines


def _find_own(tokens: Sequence[Token], lines: Sequence[Sequence[int]], article: str) -> list[bool]:
    """Which tokens are the article's: in a long common run, in a whole line of it, or close beside such a run; small holes close."""
    runs = _split_runs(common_runs([t.word for t in tokens], [t.word for t in tokenize(article)]), lines)
    line_of = [number for number, places in enumerate(lines) for _ in places]
    article_lines = {words_of(line) for line in article.split("\n")}
    sure = [_is_sure(number, runs, tokens, lines[line_of[runs[number].here]], article_lines) for number in range(len(runs))]
    growing = True
    while growing:
        growing = False
        for number, (one, two) in enumerate(pairwise(runs)):
            if sure[number] == sure[number + 1] or line_of[one.here] != line_of[two.here]:
                continue
            if two.here - one.here - one.length <= 2 and two.there - one.there - one.length <= 2:
                sure[number] = sure[number + 1] = growing = True
    own = [False] * len(tokens)
    for run, is_sure in zip(runs, sure, strict=True):
        if is_sure:
            own[run.here : run.here + run.length] = [True] * run.length
    for places in lines:
        for left, right in pairwise([place for place in places if own[place]]):
            if 1 < right - left <= 3:
                own[left:right] = [True] * (right - left)
    return own


def _split_runs(runs: Sequence[Run], lines: Sequence[Sequence[int]]) -> list[Run]:
    """The runs, cut at line ends."""
    ends = [places[-1] + 1 for places in lines]
    line = 0
    found = []
    for here, there, length in runs:
        stop = here + length
        while here < stop:
            while ends[line] <= here:
                line += 1
            size = min(stop, ends[line]) - here
            found.append(Run(here, there, size))
            here, there = here + size, there + size
    return found


def _is_sure(number: int, runs: Sequence[Run], tokens: Sequence[Token], line: Sequence[int], article: set[str]) -> bool:
    here, there, length = runs[number]
    if length >= (LONG_RUN_SINGLE if is_single(tokens[here].word) else LONG_RUN):
        return True
    if length < len(line):
        return False
    if " ".join(token.word for token in tokens[here : here + length]) in article:
        return True
    if not 0 < number < len(runs) - 1:
        return False
    before, after = runs[number - 1], runs[number + 1]
    return before.there + before.length == there and there + length == after.there
