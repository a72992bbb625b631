"""Speed on sentences of the web, language by language, beside ftfy alone.

    python -m benchmarks.prose SENTENCES.jsonl.gz [--langs en,de,fr] [--documents 60]

SENTENCES: JSONL, gzipped or not, one {"lang", "text"} a line. A document is ten paragraphs of three sentences each, drawn at random (fixed
seed); each round has sentences of its own, and others before them warm up both sides. What the web holds is in there: sentences that are
damaged, and names, figures and quotations as they come. The whole pipeline with its log, with the scorecard and without.
"""

import argparse
import random
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpus import SEED
from benchmarks.forget import forget_lines
from benchmarks.json_lines import read_json_lines
from benchmarks.suite.pipeline import FTFY, WHOLE, WITHOUT, clean_all
from benchmarks.suite.timing import ROUNDS, Row, take_turns
from cleanse.run.spec import PipelineSpec

LANGUAGES = "en,de,fr,es,it,pt,nl,sv,pl,cs,hu,tr,ro,ru,uk,el,ar,fa,hi,zh,ja,ko,vi,id"
PARAGRAPHS, SENTENCES = 10, 3
BARE = PipelineSpec(disable=("structure/*",))


def make_documents(sentences: Sequence[str], number: int, dice: random.Random) -> list[str]:
    """Documents of some sentences, as many as are asked for."""
    return ["".join(" ".join(dice.sample(sentences, SENTENCES)) + "\n" for _ in range(PARAGRAPHS)) for _ in range(number)]


def measure(sentences: Sequence[str], documents: int) -> list[Row]:
    """The best speeds of a language: ftfy alone, the pipeline without the scorecard, and all of it."""
    import ftfy

    dice = random.Random(SEED)
    size = len(sentences) // (ROUNDS + 1)
    warm, *rounds = (make_documents(sentences[at * size : (at + 1) * size], documents, dice) for at in range(ROUNDS + 1))
    data = [[text.encode() for text in texts] for texts in rounds]
    megabytes = [sum(map(len, items)) / 1e6 for items in data]
    for spec in (BARE, PipelineSpec()):
        clean_all([text.encode() for text in warm], spec)
    return take_turns(
        {
            FTFY: (lambda number: [ftfy.fix_text(text) for text in rounds[number]], megabytes),
            WITHOUT: (lambda number: clean_all(data[number], BARE), megabytes),
            WHOLE: (lambda number: clean_all(data[number], PipelineSpec()), megabytes),
        },
        forget_lines,
    )


def main() -> int:
    """Print a table, and the mean ratios."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.prose", description="Speed on sentences, by language.")
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--langs", default=LANGUAGES)
    parser.add_argument("--documents", type=int, default=60)
    options = parser.parse_args()
    found: dict[str, list[str]] = {}
    for row in read_json_lines(options.sentences):
        found.setdefault(row["lang"], []).append(row["text"])
    print("| MB/s (times ftfy alone) | ftfy | without the scorecard | whole |\n|---|---|---|---|", flush=True)
    seconds = dict.fromkeys((FTFY, WITHOUT, WHOLE), 0.0)
    for language in options.langs.split(","):
        rows = measure(found[language], options.documents)
        for row in rows:
            seconds[row.name] += row.seconds / row.megabytes
        alone = rows[0].speed
        cells = [f"{row.speed:.2f} ({row.speed / alone:.2f})" for row in rows[1:]]
        print(f"| {language} | {alone:.2f} | {' | '.join(cells)} |", flush=True)
    print(f"| as much of each | 1 | {seconds[FTFY] / seconds[WITHOUT]:.2f} | {seconds[FTFY] / seconds[WHOLE]:.2f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
