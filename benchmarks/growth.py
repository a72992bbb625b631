"""What rules cost when there are many of them: `python -m benchmarks.growth [TEXT_FILE]`.

One run, interleaved: the same texts with 100, 10,000 and 100,000 rules, of which the same 100 find something; the results are compared.
Prints ratios. The words of the texts follow Zipf's law; the rules are made of any words, and once more of the 240 most common ones; a third of them are whole lines, the others `text`, `like`
and `regex`. Without TEXT_FILE the texts are made of the same words.
"""

import gc
import os
import random
import sys
import tempfile
import time
from itertools import accumulate, islice
from pathlib import Path

from cleanse.core.document import Document
from cleanse.core.pipeline import Pipeline
from cleanse.core.step import Stage
from cleanse.rulebook.engine import judge
from cleanse.rulebook.rule import Place, Rule
from cleanse.rulebook.ruleset import Ruleset
from cleanse.rulebook.tables.cache import load_cached, store
from cleanse.rulebook.tables.compiled import compile_rules
from cleanse.steps.chars import CHARS
from cleanse.steps.names import NamesStep
from cleanse.steps.repeats import RepeatsStep
from cleanse.steps.rules import RulesStep
from cleanse.steps.space import SPACE

SIZES = (100, 10_000, 100_000)
ROUNDS = 5
COMMON = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "that",
    "it",
    "was",
    "for",
    "on",
    "are",
    "as",
    "with",
    "his",
    "they",
    "at",
    "be",
    "this",
    "have",
    "from",
    "or",
    "one",
    "had",
    "by",
    "word",
    "but",
    "not",
    "what",
    "all",
    "were",
    "we",
]
KINDS = ("line", "line", "text", "like", "regex", "line")


def make_words(count: int) -> list[str]:
    """Words of three to ten letters, as frequent as in English, always the same; none of the common ones."""
    dice = random.Random(7)
    letters, weights = zip(*zip("etaoinshrdlcumwfgypbvk", range(22, 0, -1), strict=True), strict=True)
    words = {"".join(dice.choices(letters, weights, k=dice.randint(3, 10))) for _ in range(count)}
    return sorted(words - set(COMMON), key=lambda word: (len(word), word))


def make_rules(words: list[str], count: int, seed: int) -> list[Rule]:
    """Rules of three to five words each."""
    dice = random.Random(seed)
    rules = []
    for number in range(count):
        kind = KINDS[number % len(KINDS)]
        phrase = " ".join(dice.choices(words, k=dice.randint(3, 5))) + f" {words[number % len(words)]}"
        pattern = {"like": f"{phrase} {{number}}", "regex": rf"^{phrase}: \d+$"}.get(kind, phrase)
        rules.append(Rule(f"bench/ui/r{number}", "y", "drop-line", kind, (pattern,), Place("bench", number + 1, 1)))
    return rules


def make_texts(words: list[str], rules: list[Rule]) -> list[str]:
    """Some hundred texts of twenty lines; one line in fifty is a leftover."""
    dice = random.Random(3)
    told = COMMON + words
    total = list(accumulate(1 / rank for rank in range(1, len(told) + 1)))  # Zipf's law
    texts = []
    for _ in range(300):
        lines = []
        for _ in range(20):
            if dice.random() < 0.02:
                pattern = dice.choice(rules).patterns[0]
                lines.append(pattern.replace("{number}", "12").replace(r": \d+$", ": 12").removeprefix("^"))
            else:
                lines.append(" ".join(dice.choices(told, cum_weights=total, k=dice.randint(6, 24))).capitalize() + ".")
        texts.append("\n".join(lines) + "\n")
    return texts


def run(ruleset: Ruleset, texts: list[str]) -> tuple[float, list[tuple[int, str]]]:
    """Seconds of the processor for the rules alone, and which text was hit by which rule."""
    docs = [Document(text) for text in texts]  # new ones, which remember nothing
    began = time.process_time()
    verdicts = [judge(doc, ruleset) for doc in docs]
    spent = time.process_time() - began
    return spent, [(number, verdict.rule.id) for number, found in enumerate(verdicts) for verdict in found]


def clean(ruleset: Ruleset, texts: list[str]) -> float:
    """Seconds of the processor for the whole pipeline, without reading and writing."""
    pipeline = Pipeline(
        (
            Stage("chars", tuple(step for _, step in CHARS), always=True, rounds=4),
            Stage("rules", (RulesStep(ruleset),), weighed=True),
            Stage("repeats", (RepeatsStep(ruleset.known_sites, ruleset.category_of),), weighed=True),
            Stage("names", (NamesStep(),)),
            Stage("space", SPACE, always=True),
        )
    )
    docs = [Document(text) for text in texts]
    began = time.process_time()
    for doc in docs:
        pipeline.run(doc)
    return time.process_time() - began


def compare(label: str, words: list[str], texts: list[str] | None) -> None:
    """The ratios of one set of words."""
    rules = make_rules(words, max(SIZES), 1)
    texts = texts or make_texts(make_words(50_000), rules[: SIZES[0]])
    sets = [Ruleset(rules[:size]) for size in SIZES]
    del rules  # a run holds them packed
    gc.collect()
    wanted: list[tuple[int, str]] | None = None
    for ruleset in sets:  # builds the automatons
        _, found = run(ruleset, texts)
        found = [hit for hit in found if int(hit[1].rpartition("r")[2]) < SIZES[0]]
        assert wanted is None or found == wanted, "more rules must not change what the first ones find"
        wanted = found
    alone: list[list[float]] = [[] for _ in sets]
    whole: list[list[float]] = [[] for _ in sets]
    for _ in range(ROUNDS):
        for place, ruleset in enumerate(sets):
            alone[place].append(run(ruleset, texts)[0])
            whole[place].append(clean(ruleset, texts))
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    print(f"{label}: {len(texts)} texts, {megabytes:.1f} MB, {len(wanted or [])} hits; {SIZES[0]} rules: ", end="")
    print(f"rules alone {megabytes / min(alone[0]):.1f} MB/s, whole pipeline {megabytes / min(whole[0]):.1f} MB/s")
    for place in range(1, len(SIZES)):
        ratios = [min(times[place]) / min(times[0]) for times in (alone, whole)]
        print(f"  {SIZES[0]} -> {SIZES[place]:>7,} rules: rules alone x{ratios[0]:.2f}, whole pipeline x{ratios[1]:.2f}")


def measure_load(words: list[str]) -> None:
    """How long a set of 100,000 rules takes from the cache."""
    compiled = compile_rules(make_rules(words, max(SIZES), 1), (), (), {})
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        store("bench", compiled, b"")
        size = sum(path.stat().st_size for path in Path(folder).rglob("*.bin"))
        spent = []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            loaded = load_cached("bench", b"")
            assert loaded is not None
            ruleset = Ruleset.of(loaded)
            spent.append(time.perf_counter() - began)
        began = time.perf_counter()
        judge(Document("Nothing here.\n"), ruleset)
        first = time.perf_counter() - began
    print(
        f"load {max(SIZES):,} rules from the cache ({size / 1e6:.0f} MB): {min(spent):.3f} s; the first text {first:.3f} s more"
    )


def main() -> None:
    texts = None
    if len(sys.argv) > 1:
        with Path(sys.argv[1]).open(encoding="utf-8", errors="replace") as stream:
            texts = ["".join(chunk) for chunk in iter(lambda: list(islice(stream, 20)), [])][:1000]
    words = make_words(50_000)
    measure_load(words)
    compare("any words", COMMON + words, texts)
    compare("common words", COMMON + words[:200], texts)


if __name__ == "__main__":
    main()
