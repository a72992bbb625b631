"""Leftovers glued to a paragraph: how many paragraphs a rule would take with them, and what it costs to leave these.

    python -m benchmarks.glued FILE.jsonl[.xz]… [--part dev] [--every N]

Prints, without the guard of `rulebook/article/glued.py` and with it: of the lines that rules take from marked texts the letters that are good and
those that are leftovers; and of paragraphs to which one of these leftovers, of the same language, was glued how many are lost. Rules
alone are at work, each line stands in its own text.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.gold import PARTS, Record, read_records
from benchmarks.training import label_lines
from cleanse.core.document import Document
from cleanse.rulebook.engine import judge
from cleanse.rulebook.shapes import is_paragraph
from cleanse.rulebook.sweeps import Sweeps
from cleanse.rulebook.view import View, view_of
from cleanse.run.spec import PipelineSpec, build_rules, make_facts

#: how many paragraphs of each text are tried, and the fewest code points of a leftover that is glued to them
TRIED, LEAST = 4, 40
#: the fewest good paragraphs of a text
PARAGRAPHS = 3
RULESET = build_rules(PipelineSpec())


class Text(NamedTuple):
    """A marked text: its good paragraphs, and the lines that rules take."""

    lang: str
    view: View
    paragraphs: list[int]
    #: by line: good letters and leftovers
    taken: dict[int, tuple[int, int]]


def read_text(record: Record) -> Text:
    """What is measured of a text."""
    doc = Document(record["text"], make_facts(record["site"]))
    view = view_of(doc)
    labels = label_lines(record, view)
    good = [number for number, label in labels.items() if not label.residue and is_paragraph(view.raw[number])]
    lines = find_taken(doc)
    return Text(record.get("lang", ""), view, sorted(good), {line: labels[line] for line in lines if line in labels})


def find_taken(doc: Document) -> list[int]:
    """The lines that patterns take, in order."""
    verdicts = judge(doc, RULESET)
    return sorted(
        {one.hit.line for one in verdicts if one.reason is None and one.rule.do == "drop-line" and one.rule.kind != "line"}
    )


def glue(texts: Sequence[Text]) -> Iterator[tuple[str, int]]:
    """Texts with a leftover glued to a paragraph, and the number of its line."""
    dice = Random(7)
    leftovers: dict[str, set[str]] = {}
    for text in texts:
        for line, (good, residue) in text.taken.items():
            if residue > good and len(text.view.raw[line]) >= LEAST:
                leftovers.setdefault(text.lang, set()).add(text.view.raw[line].strip())
    for text in texts:
        known = sorted(leftovers.get(text.lang, ()))
        for number in (
            dice.sample(text.paragraphs, min(TRIED, len(text.paragraphs))) if len(text.paragraphs) >= PARAGRAPHS and known else ()
        ):
            lines = list(text.view.raw)
            lines[number] = f"{dice.choice(known)} {lines[number].strip()}"
            yield "\n".join(lines), number


def measure(records: Sequence[Record], glued: Sequence[tuple[str, int]]) -> tuple[int, int, int]:
    """Good letters and leftovers in the lines that are taken, and how many of the glued paragraphs are lost."""
    texts = [read_text(record) for record in records]
    good, residue = (sum(label[at] for text in texts for label in text.taken.values()) for at in (0, 1))
    return good, residue, sum(number in find_taken(Document(text, make_facts())) for text, number in glued)


def switch(is_glued: Callable[..., bool]) -> None:
    """Put another question in place of the guard's."""
    Sweeps._is_glued = is_glued  # type: ignore[method-assign]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure without the guard and with it."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.glued", description="What is lost with a leftover that is glued to it."
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--part", choices=PARTS, default="all")
    parser.add_argument("--every", type=int, default=3, metavar="N")
    options = parser.parse_args(arguments)
    records = [record for path in options.files for record in read_records(path, options.part, options.every)]
    guard = Sweeps._is_glued
    switch(lambda *_: False)
    glued = list(glue([read_text(record) for record in records]))
    print(f"| {len(glued):,} paragraphs | good letters taken | leftovers taken | glued paragraphs lost |\n|---|---|---|---|")
    for name, is_glued in (("without the guard", lambda *_: False), ("with it", guard)):
        switch(is_glued)
        good, residue, lost = measure(records, glued)
        print(f"| {name} | {good:,} | {residue:,} | {lost:,} ({100 * lost / max(1, len(glued)):.0f} %) |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
