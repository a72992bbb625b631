"""Three usual line filters to compare with, each given its best chance in every language.

- *punctuation*: a line stays if it ends a sentence, in any script, and has five words (C4's filter).
- *stop words*: a line stays if it is long and full of its language's most common words; short lines follow their neighbours (jusText's
  way). The common words are those that most texts of the language in the file have.
- *repeated lines*: a line that an earlier text of the same file and extractor has is taken (exact line dedup).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from benchmarks.align import is_single, tokenize
from benchmarks.gold import Record
from benchmarks.measure import Span

Baseline = Callable[[Record], list[Span]]
_ENDS = tuple(".!?\u2026\u3002\uff01\uff1f\u0964\u06d4\u061f\u104b\u17d4\u1362\u0589\"\u201d\u00bb'\u2019\u300d)")
MIN_WORDS = 5
#: tokens a word has on average in scripts without spaces
PER_WORD = 2
COMMON = 100
LOW, HIGH = 0.30, 0.32
SHORT, LONG = 70, 200


def make_baselines(records: Iterable[Record]) -> dict[str, Baseline]:
    """The filters by name, made for a file."""
    records = list(records)
    return {
        "sentence punctuation": lambda record: _spans(record, _keeps_sentences),
        "stop-word density": StopWords(records),
        "exact line dedup": LineDedup(records),
    }


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line), line
        start += len(line) + 1


def _spans(record: Record, stays: Callable[[str], bool]) -> list[Span]:
    return [(start, end) for start, end, line in _lines(record["text"]) if line.strip() and not stays(line)]


def _keeps_sentences(line: str) -> bool:
    words = [token.word for token in tokenize(line)]
    count = sum(1 / PER_WORD if is_single(word) else 1 for word in words)
    return line.rstrip().endswith(_ENDS) and count >= MIN_WORDS


class StopWords:
    """Keeps lines full of common words; two passes as jusText makes them, but for its link density, which plain text has not."""

    def __init__(self, records: Iterable[Record]) -> None:
        counts: dict[str, Counter[str]] = {}
        for record in records:
            words = {token.word for token in tokenize(record["text"])}
            counts.setdefault(record.get("lang", ""), Counter()).update(words)
        self._common = {
            lang: {word for word, _ in sorted(count.items(), key=lambda item: (-item[1], item[0]))[:COMMON]}
            for lang, count in counts.items()
        }

    def __call__(self, record: Record) -> list[Span]:
        common = self._common[record.get("lang", "")]
        lines = [line for line in _lines(record["text"]) if line[2].strip()]
        classes = [self._classify(line, common) for _, _, line in lines]
        first = list(classes)
        for place, kind in enumerate(first):
            if kind in {"short", "near"}:
                sides = {_nearest(first, place, -1), _nearest(first, place, 1)}
                classes[place] = "good" if sides == {"good"} or (kind == "near" and "good" in sides) else "bad"
        return [(start, end) for (start, end, _), kind in zip(lines, classes, strict=True) if kind == "bad"]

    def _classify(self, line: str, common: set[str]) -> str:
        words = [token.word for token in tokenize(line)]
        share = sum(word in common for word in words) / len(words) if words else 0.0
        length = len(line) * (2.5 if words and is_single(words[0]) else 1)
        if length < SHORT:
            return "short"
        if share >= HIGH:
            return "good" if length > LONG else "near"
        return "near" if share >= LOW else "bad"


def _nearest(classes: list[str], place: int, step: int) -> str:
    place += step
    while 0 <= place < len(classes):
        if classes[place] in {"good", "bad"}:
            return classes[place]
        place += step
    return "bad"


class LineDedup:
    """Takes the lines that an earlier text has; outputs of several extractors for one page are apart."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._first: dict[tuple[str, str], str] = {}
        for record in records:
            for _, _, line in _lines(record["text"]):
                self._first.setdefault((record.get("extractor", ""), line.strip()), record["id"])

    def __call__(self, record: Record) -> list[Span]:
        seen: set[str] = set()
        found = []
        for start, end, line in _lines(record["text"]):
            key = line.strip()
            if key and (key in seen or self._first[record.get("extractor", ""), key] != record["id"]):
                found.append((start, end))
            seen.add(key)
        return found
