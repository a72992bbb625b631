"""Language: accuracy and speed on short strings, lines and documents, beside langdetect (seed 0) and py3langid, in one run.

    python -m benchmarks.language SHORT.jsonl.gz SENTENCES.jsonl.gz [--half report|tune|all] [--each 2000] [--errors] [--without ms]

SHORT: one {"text", "lang", "ok"} a line; `ok` are all languages that the string is valid in. SENTENCES: one {"lang", "text"} a line.
*Documents* are sentences of one language joined until there are 200 letters; one is right if its language is among the own languages
of the decision, *strictly* right if it is the decision. Texts are parted by their hash: one half was used to choose the numbers in
tools/language, the other is reported. Needs py3langid: pip install 'cleanse-text[langid]'.

Labels: nb is no; a language's script variants are the language. All three identifiers are asked for their first choice among all
languages that they know. Times are processor time of one
process, warmed up on other texts, in turns on the same texts; medians.
"""

import argparse
import gc
import hashlib
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.json_lines import read_json_lines
from cleanse.core.document import Document
from cleanse.run.spec import make_facts
from cleanse.steps.foreign import find_foreign
from cleanse.text.language.decide import decide
from cleanse.text.scripts import count_scripts

LETTERS = 200
#: after how many texts the identifiers take turns, so that a busy machine slows all of them
TURN = 250
SAME = {"nb": "no"}
Texts = Sequence[tuple[str, frozenset[str]]]


def is_in(text: str, half: str) -> bool:
    odd = hashlib.sha256(text.encode()).digest()[0] & 1
    return half == "all" or odd == (half == "report")


def name(tag: str | None) -> str:
    language = (tag or "und").partition("-")[0]
    return SAME.get(language, language)


def take(texts: list[tuple[str, frozenset[str]]], most: int) -> Texts:
    """At most `most` texts, chosen by their hash."""
    return sorted(texts, key=lambda item: hashlib.sha256(b"take" + item[0].encode()).digest())[:most]


def join_documents(path: Path) -> Iterator[tuple[str, str]]:
    """Documents of at least `LETTERS` letters, each with its language."""
    lines: list[str] = []
    letters = 0
    language = None
    for record in read_json_lines(path):
        if record["lang"] != language:
            lines, letters, language = [], 0, record["lang"]
        lines.append(record["text"])
        letters += sum(map(str.isalpha, record["text"]))
        if letters >= LETTERS:
            yield "\n".join(lines), language
            lines, letters = [], 0


def make_langdetect() -> Callable[[str], str]:
    from langdetect import DetectorFactory, LangDetectException, detect

    DetectorFactory.seed = 0

    def ask(text: str) -> str:
        try:
            return str(detect(text))
        except LangDetectException:
            return "und"

    return ask


def make_py3langid() -> Callable[[str], str]:
    from py3langid import classify

    return lambda text: str(classify(text)[0])


def known_to_langdetect() -> frozenset[str]:
    from langdetect.detector_factory import PROFILES_DIRECTORY

    return frozenset(name(path.name) for path in Path(PROFILES_DIRECTORY).iterdir())


def compare(title: str, texts: Texts, others: Texts, identifiers: dict[str, Callable[[str], str | None]]) -> None:
    """Accuracy and time of each identifier on the same texts, after it has seen others."""
    known = known_to_langdetect()
    within = [bool(right & known) for _, right in texts]
    print(f"{title}: {len(texts)}, {sum(within)} of them in languages that langdetect knows")
    for label, ask in identifiers.items():
        for text, _ in others if label == "cleanse" else others[:50]:
            ask(text)
    gc.collect()
    gc.freeze()  # the texts themselves are nobody's cost
    answers: dict[str, list[str | None]] = {label: [] for label in identifiers}
    times: dict[str, list[float]] = {label: [] for label in identifiers}
    for at in range(0, len(texts), TURN):
        for label, ask in identifiers.items():
            start = time.process_time()
            answers[label] += [ask(text) for text, _ in texts[at : at + TURN]]
            times[label].append(time.process_time() - start)
    for label in identifiers:
        right = [name(answer) in valid for answer, (_, valid) in zip(answers[label], texts, strict=True)]
        inside = sum(one for one, there in zip(right, within, strict=True) if there) / sum(within)
        each = 1e6 * statistics.median(times[label]) / TURN
        ratio = statistics.median(theirs / ours for theirs, ours in zip(times[label], times["cleanse"], strict=True))
        print(
            f"  {label:12} right {inside:.3f}, of all {sum(right) / len(texts):.3f}; {each:7.1f} us a text, {ratio:5.1f} x cleanse"
        )


def measure_documents(documents: Sequence[tuple[str, str]], *, errors: bool) -> None:
    own = strict = undecided = 0
    wrong: Counter[tuple[str, str]] = Counter()
    for text, language in documents:
        decision = decide(text)
        own += name(language) in map(name, decision.own)
        strict += name(decision.lang) == name(language)
        undecided += decision.lang is None
        if name(decision.lang) != name(language):
            wrong[language, name(decision.lang)] += 1
    total = len(documents)
    languages = len({language for _, language in documents})
    print(f"documents: {total} of {LETTERS} letters or more in {languages} languages")
    print(f"  among its own languages {own / total:.4f}, strictly {strict / total:.4f}, undecided {undecided / total:.4f}")
    if errors:
        print("  " + ", ".join(f"{want} as {got}: {count}" for (want, got), count in wrong.most_common(30)))


def measure_cost(documents: Sequence[tuple[str, str]]) -> None:
    """What language and script cost a document of the usual length, in milliseconds."""
    by_language: dict[str, list[str]] = {}
    for text, language in documents:
        by_language.setdefault(language, []).append(text)
    articles = ["\n".join(texts[at : at + 8]) for texts in by_language.values() for at in range(0, len(texts) - 7, 8)]
    size = sum(map(len, articles)) / len(articles)
    print(f"cost of a document: {len(articles)} articles of {size:.0f} code points")
    step = find_foreign

    def ask_all(text: str) -> None:
        doc = Document(text, make_facts())
        doc.languages()
        list(step(doc))

    for label, ask in (("scripts", count_scripts), ("language and scripts", decide), ("with foreign lines", ask_all)):
        for article in articles[::7]:
            ask(article)
        times = []
        for article in articles:
            start = time.process_time()
            ask(article)
            times.append(1e3 * (time.process_time() - start))
        times.sort()
        print(f"  {label:22} mean {sum(times) / len(times):.3f} ms, 99 of 100 below {times[len(times) * 99 // 100]:.3f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("short", type=Path)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--half", choices=("report", "tune", "all"), default="report")
    parser.add_argument("--each", type=int, default=2000, help="so many short strings and lines")
    parser.add_argument("--errors", action="store_true", help="say which languages were taken for which")
    parser.add_argument("--without", nargs="+", default=[], help="languages whose documents are left out, say for wrong labels")
    options = parser.parse_args()
    identifiers: dict[str, Callable[[str], str | None]] = {
        "cleanse": lambda text: decide(text).best,
        "langdetect": make_langdetect(),
        "py3langid": make_py3langid(),
    }
    short = [(r["text"], frozenset(map(name, (r["lang"], *r["ok"])))) for r in read_json_lines(options.short)]
    lines = [(r["text"], frozenset((name(r["lang"]),))) for r in read_json_lines(options.sentences)]
    other = "report" if options.half == "tune" else "tune"
    for title, texts in (("short strings", short), ("sentences", lines)):
        chosen, seen = ([one for one in texts if is_in(one[0], half)] for half in (options.half, other))
        compare(title, take(chosen, options.each), take(seen, options.each), identifiers)
    documents = [(text, language) for text, language in join_documents(options.sentences) if is_in(text, options.half)]
    documents = [document for document in documents if document[1] not in options.without]
    measure_documents(documents, errors=options.errors)
    measure_cost(documents)


if __name__ == "__main__":
    main()
