"""Texts to measure speed on: articles in all languages of the project's own samples and test sentences, always the same for one seed.

The words come from `samples/` and `tests/cases/language/`; sentences are made by walking from a word to one that follows it there, so that
hardly a line comes twice and nothing is remembered from the line before. Four kinds:

- *clean*: articles of a headline and paragraphs;
- *residue*: the same with what scrapers leave: interface lines that the bundled rules know, credits, site names, captions said twice,
  no-break spaces, one name in two spellings;
- *damaged*: residue with 5 % of the lines read in the wrong encoding;
- *shapes*: what breaks programs, of any size.

    python -m benchmarks.corpus KIND [ARTICLES]     writes articles to standard output, a form feed between two
"""

import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
SEED = 11
KINDS = ("clean", "residue", "damaged")
#: the codecs that UTF-8 is taken for
MISREAD = ("cp1252", "latin-1", "cp1251", "cp1250", "mac-roman")
#: in scripts without spaces characters are words
_DENSE = frozenset({"ja", "zh", "zh-Hans", "zh-Hant", "th", "km", "lo", "my"})
_STOPS = {"ja": "。", "zh": "。", "zh-Hans": "。", "zh-Hant": "。", "hi": "।", "bn": "।", "my": "။"}
_LEFTOVERS = (
    "READ MORE: {line}",
    "© Reuters / {name}{line}",
    "Photo: {name} / AFP",
    "Share on Facebook",
    "Subscribe to our newsletter",
    "log in or register",
    "Заголовок открываемого материала",
    "© 2024 {site}. All rights reserved.",
    "Advertisement",
    "Related articles",
)
_NAMES = (("Yevgeny Antonov", "Evgeny Antonov"), ("Sergey Marlov", "Sergei Marlov"), ("Petra Lindqvist", "Petra Lindqvist"))
SHAPES = {
    "equal lines": "The tram bridge is open.\n",
    "one line of words": "The tram bridge over the Wick is open, he said. ",
    "no-break spaces": "\u00a0",
    "all mojibake": "Ð\u009fÑ\u0080Ð¸Ð²ÐµÑ\u0082, Ð¼Ð¸Ñ\u0080. ",
    "one letter": "a",
    "combining marks": "e\u0301\u0316",
    "short lines": "Home\nNews\nSport\nREAD MORE: Buses\n",
    "names": "Sergey Antonov met Sergei Antonov. ",
    "names in capitals": "MET BY SERGEY ANTONOV [SERGEI ANTONOV] ",
    "credits": "© Reuters / Joan Marlow ",
    "quotation marks": "\u201c",
}


def read_sources() -> dict[str, list[str]]:
    """Sentences by language."""
    import yaml

    found: dict[str, list[str]] = {}
    cases = yaml.safe_load((ROOT / "tests" / "cases" / "language" / "sentences.yaml").read_text(encoding="utf-8"))
    for case in cases:
        if case["lang"] != "und" and len(case["text"]) > 50:
            found.setdefault(case["lang"], []).append(case["text"])
    for path in sorted((ROOT / "samples").glob("*.clean.txt")):
        lines = path.read_text(encoding="utf-8").split("\n")
        found.setdefault(path.name.partition("-")[0], []).extend(line for line in lines if len(line) > 25)
    return found


class Writer:
    """Writes sentences of a language."""

    def __init__(self, lang: str, sentences: list[str], dice: Random) -> None:
        self._dice = dice
        self._gap = "" if lang in _DENSE else " "
        self._stop = _STOPS.get(lang, ".")
        self._next: dict[str, list[str]] = {}
        self._words: list[str] = []
        for sentence in sentences:
            words = list(sentence) if lang in _DENSE else sentence.split()
            self._words += words
            for word, follower in pairwise(words):
                self._next.setdefault(word, []).append(follower)

    def sentence(self, least: int = 8, most: int = 24) -> str:
        """A sentence of so many words, or characters where they are written without spaces."""
        dice = self._dice
        word = dice.choice(self._words)
        words = [word]
        for _ in range(dice.randint(least, most) * (3 if not self._gap else 1)):
            following = self._next.get(word)
            # a text of few words goes round in circles
            word = dice.choice(following) if following and dice.random() < 0.7 else dice.choice(self._words)
            words.append(word)
        return self.headline(words) + self._stop

    def headline(self, words: list[str] | None = None) -> str:
        """A few words without a full stop."""
        words = self._dice.sample(self._words, min(6, len(self._words))) if words is None else words
        text = self._gap.join(words).strip(" .,;:!?。।።")
        return text[:1].upper() + text[1:]

    def paragraph(self) -> str:
        """One to five sentences."""
        return self._gap.join(self.sentence() for _ in range(self._dice.randint(1, 5)))


def make_articles(kind: str, count: int, seed: int = SEED) -> Iterator[str]:
    """Articles of a kind, the languages by turns; those with a sample come four times as often."""
    dice = Random(f"{kind} {seed}")
    sources = read_sources()
    writers = {lang: Writer(lang, sentences, dice) for lang, sentences in sources.items()}
    often = [lang for lang, sentences in sources.items() for _ in range(4 if len(sentences) > 1 else 1)]
    for _ in range(count):
        writer = writers[dice.choice(often)]
        lines = [writer.headline(), "", *(writer.paragraph() for _ in range(dice.randint(5, 14)))]
        if kind != "clean":
            lines = litter(lines, writer, dice)
        if kind == "damaged":
            lines = [misread(line, dice) if dice.random() < 0.05 else line for line in lines]
        yield "\n".join(lines) + "\n"


def litter(lines: list[str], writer: Writer, dice: Random) -> list[str]:
    """An article with what a scraper leaves in it."""
    site = "The Harwick Courier"
    names = dice.choice(_NAMES)
    out = [site, lines[0] + f" - {site}"]
    for number, line in enumerate(lines[1:]):
        if dice.random() < 0.2:
            out.append(dice.choice(_LEFTOVERS).format(line=writer.headline(), name=names[0], site=site))
        if dice.random() < 0.1:
            caption = writer.headline()
            out += [caption, f"{caption} - {site}"]
        if dice.random() < 0.2:
            line = f"{names[number % 2]}: {line}"
        out.append(line.replace(" ", "\u00a0", 2) if dice.random() < 0.2 else line)
    return [*out, "Share on Facebook", "Subscribe to our newsletter"]


def misread(line: str, dice: Random) -> str:
    """A line as somebody sees it who takes its UTF-8 for something else."""
    return line.encode("utf-8").decode(dice.choice(MISREAD), "replace")


def make_shape(name: str, size: int) -> str:
    """A shape of so many code points."""
    unit = SHAPES[name]
    return (unit * (size // len(unit) + 1))[:size]


def main() -> int:
    """Write articles."""
    kind, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100
    sys.stdout.write("\f".join(make_articles(kind, count)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
