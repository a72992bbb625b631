"""Lines with labels, for fitting the scorecard: marked texts as the card sees them.

Each text is there twice: with what the rules take marked as such, and as if no rule knew a line of it. The rules were written by people who
saw some of these sites; of others they know less. A text's own article is one more text, all good.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from benchmarks.align import tokenize
from benchmarks.gold import Record
from benchmarks.measure import NEUTRAL, mark
from cleanse.core.document import Document
from cleanse.rulebook.engine import judge, to_wishes
from cleanse.rulebook.ruleset import Ruleset
from cleanse.rulebook.scorecard.article import GONE, Article, Line
from cleanse.rulebook.scorecard.cells import is_cell
from cleanse.rulebook.scorecard.features import FEATURES, find_column
from cleanse.rulebook.scorecard.judge import has_article
from cleanse.rulebook.scorecard.see import see
from cleanse.rulebook.view import View
from cleanse.run.spec import make_facts

NAMES = tuple(FEATURES)


class Row(NamedTuple):
    """A line to learn from."""

    site: str
    kind: str
    values: tuple[int, ...]
    #: 1 for a leftover
    label: int
    weight: float
    #: good and leftover letters
    letters: int
    text: str
    #: whether it stands in the article's core
    inside: bool


class Labelled(NamedTuple):
    """How many letters of a line are good and how many are leftovers."""

    good: int
    residue: int


def label_lines(record: Record, view: View) -> dict[int, Labelled]:
    """The letters of each line by label; lines that count neither way are left out."""
    if "keep" in record:
        return dict(_label_by_strings(record, view))
    tokens, kinds = mark(record)
    found: dict[int, list[int]] = {}
    number = 0
    neutral: set[int] = set()
    for (_, start, end), kind in zip(tokens, kinds, strict=True):
        while view.lines[number].stop <= start:
            number += 1
        counts = found.setdefault(number, [0, 0])
        if kind in NEUTRAL:
            neutral.add(number)
        else:
            counts[kind is not None] += end - start
    return {number: Labelled(*counts) for number, counts in found.items() if sum(counts) and number not in neutral}


def _label_by_strings(record: Record, view: View) -> Iterator[tuple[int, Labelled]]:
    keeps = [" ".join(token.word for token in tokenize(text)) for text in record["keep"]]
    drops = [" ".join(token.word for token in tokenize(text)) for text in record["drop"]]
    for number in view.solid:
        words = " ".join(token.word for token in tokenize(view.raw[number]))
        if any(text and text in words for text in keeps):
            yield number, Labelled(len(words), 0)
        elif any(text and text in words and 2 * len(text) >= len(words) for text in drops):
            yield number, Labelled(0, len(words))


def make_rows(records: Iterable[Record], kind: str, ruleset: Ruleset, scale: float = 1.0) -> Iterator[Row]:
    """The candidate lines of texts as rows."""
    for record in records:
        yield from _rows_of(record, kind, ruleset, scale)
        if "gold_text" in record and record.get("extractor") == "trafilatura":
            article = {"text": record["gold_text"], "site": record["site"], "spans": []}
            yield from _rows_of(article, "article", ruleset, scale)


def _rows_of(record: Record, kind: str, ruleset: Ruleset, scale: float) -> Iterator[Row]:
    doc = Document(record["text"], make_facts(record["site"]))
    view = View(doc.text)
    verdicts = judge(doc, ruleset)
    wishes = list(to_wishes(verdicts, ruleset))
    seen = see(view, verdicts, wishes)
    labels = label_lines(record, view)
    unknown = [line._replace(hits=0) for line in seen.lines]
    is_known = any(line.hits & GONE for line in seen.lines)
    for lines in [seen.lines, unknown] if is_known else [seen.lines]:
        yield from _measured(record["site"], kind, view, seen.numbers, lines, labels, scale / 2 if is_known else scale)


def _measured(
    site: str, kind: str, view: View, numbers: Sequence[int], lines: Sequence[Line], labels: dict[int, Labelled], scale: float
) -> Iterator[Row]:
    article = Article(lines)
    if not article.is_coherent() or not has_article([line.look for line in lines if not line.hits & GONE]):
        return
    columns = [find_column(article, name) for name in NAMES]
    for row, place in enumerate(article.places):
        number, look = numbers[place], lines[place].look
        if number not in labels or look.quoted or is_cell(lines, place):
            continue  # what the guards decide is not for the card to learn
        good, residue = labels[number]
        letters = good + residue
        weight = scale * min(letters, 400) ** 0.7
        inside = article.core_first <= place <= article.core_last
        values = tuple(column[row] for column in columns)
        yield Row(site, kind, values, int(residue > good), weight, letters, view.raw[number], inside)
