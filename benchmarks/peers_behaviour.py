"""What other programs make of ugly texts, beside cleanse: the tables of docs/comparison.md.

Only what is installed runs; what is not is named. Programs that take HTML are given each line of a text as a paragraph.

    pip install ftfy clean-text jusText lxml_html_clean trafilatura datatrove orjson spacy py-data-juicer aiohttp
    python -m benchmarks.peers_behaviour
"""

import html
import re
import time
import unicodedata
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import yaml

from cleanse import Cleaner

ROOT = Path(__file__).resolve().parent.parent
#: a text and its language in, a text out
Program = Callable[[str, str], str]
DATA = yaml.safe_load((ROOT / "benchmarks" / "peers_behaviour.yaml").read_text(encoding="utf-8"))


def make_cleanse() -> Program:
    """This package, with the language given, as jusText has it."""
    cleaner = Cleaner()
    return lambda text, lang: cleaner.clean(text, lang=lang).text


def make_ftfy() -> Program:
    """Its defaults."""
    from ftfy import fix_text

    return lambda text, _: fix_text(text)


def make_clean_text() -> Program:
    """Its defaults but for lower case and ASCII, which would change every text."""
    from cleantext import clean

    return lambda text, lang: str(clean(text, lower=False, to_ascii=False, lang="de" if lang == "de" else "en"))


def make_justext() -> Program:
    """Its defaults, with the stop words of the language; without asking for any where it has none."""
    from justext import get_stoplist, justext

    def extract(text: str, lang: str) -> str:
        stop = get_stoplist(DATA["stoplists"][lang]) if lang in DATA["stoplists"] else frozenset()
        paragraphs = justext(wrap(text), stop, **({} if stop else {"stopwords_low": 0.0, "stopwords_high": 0.0}))
        return "\n".join(one.text for one in paragraphs if not one.is_boilerplate)

    return extract


def make_trafilatura() -> Program:
    """Its defaults."""
    from trafilatura import extract

    return lambda text, _: extract(wrap(text)) or ""


def make_datatrove() -> Program:
    """Its C4 filter of lines, without the least number of sentences, which would refuse short texts whole."""
    from datatrove.data import Document
    from datatrove.pipeline.filters import C4QualityFilter

    c4 = C4QualityFilter(min_num_sentences=0)

    def filter_lines(text: str, _: str) -> str:
        document = Document(text=text, id="")
        return document.text if c4.filter(document) is True else ""

    return filter_lines


def make_data_juicer() -> Program:
    """Three of its mappers for text, in the order of its recipes."""
    from data_juicer.ops.mapper.fix_unicode_mapper import FixUnicodeMapper
    from data_juicer.ops.mapper.punctuation_normalization_mapper import PunctuationNormalizationMapper
    from data_juicer.ops.mapper.whitespace_normalization_mapper import WhitespaceNormalizationMapper

    mappers = [FixUnicodeMapper(), PunctuationNormalizationMapper(), WhitespaceNormalizationMapper()]

    def run(text: str, _: str) -> str:
        batch = {"text": [text]}
        for mapper in mappers:
            batch = mapper.process_batched(batch)
        return batch["text"][0]

    return run


PROGRAMS: dict[str, tuple[str, Callable[[], Program]]] = {
    "cleanse": ("cleanse-text", make_cleanse),
    "ftfy": ("ftfy", make_ftfy),
    "clean-text": ("clean-text", make_clean_text),
    "jusText": ("jusText", make_justext),
    "trafilatura": ("trafilatura", make_trafilatura),
    "datatrove": ("datatrove", make_datatrove),
    "data-juicer": ("py-data-juicer", make_data_juicer),
}


def wrap(text: str) -> str:
    """HTML as it is; each line of plain text as a paragraph."""
    if text.startswith("<html"):
        return text
    return (
        "<html><body>" + "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip()) + "</body></html>"
    )


def squeeze(text: str) -> list[str]:
    """Lines that hold something, as they are compared: white space does not count here."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def judge(text: str, want: str, got: str) -> str:
    """One word or two on a result; blank lines and line ends at the edges do not count, blanks that cannot be seen do."""
    rows, wanted, made = ([line for line in part.splitlines() if line.strip()] for part in (text, want, got))
    if made == wanted:
        return "right"
    if not made:
        return "nothing left"
    if made == rows:
        return "as it came"
    lost = len([line for line in squeeze(want) if line in squeeze(text) and line not in squeeze(got)])
    return f"{lost} good line{'s'[: lost != 1]} gone or changed" if lost else "in part"


def find_samples() -> Iterator[tuple[str, str, str]]:
    """Language, raw and clean text of each sample."""
    for raw in sorted((ROOT / "samples").glob("*.raw.txt")):
        texts = [path.read_text("utf-8", "replace") for path in (raw, raw.with_name(raw.name.replace(".raw.", ".clean.")))]
        yield raw.name.partition("-")[0], *texts


def fold(text: str) -> set[str]:
    """The lines of a text by their letters and digits alone, so that typography and case do not count."""
    return {key for line in text.splitlines() if (key := re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", line)).casefold())}


def measure(program: Program) -> tuple[int, int, int, int, float]:
    """Over the samples: leftover lines gone, of all; article lines gone, of all; seconds, the least of three."""
    samples = list(find_samples())
    took = []
    for _ in range(3):
        start = time.perf_counter()
        results = [program(raw, lang) for lang, raw, _ in samples]
        took.append(time.perf_counter() - start)
    gone = leftovers = lost = good = 0
    for (_, raw, clean), result in zip(samples, results, strict=True):
        bad, kept, there = fold(raw) - fold(clean), fold(raw) & fold(clean), fold(result)
        leftovers, gone = leftovers + len(bad), gone + len(bad - there)
        good, lost = good + len(kept), lost + len(kept - there)
    return gone, leftovers, lost, good, min(took)


def main() -> None:
    """Print the tables in Markdown."""
    programs: dict[str, Program] = {}
    for name, (package, make) in PROGRAMS.items():
        try:
            programs[name] = make()
            print(f"{name} {version(package)}", end="; ")
        except (ImportError, PackageNotFoundError) as error:
            print(f"{name} was not run ({error})", end="; ")
    print(f"\n\n| | {' | '.join(programs)} |\n|---|{'---|' * len(programs)}")
    for case in DATA["cases"]:
        cells = [judge(case["text"], case["want"], program(case["text"], case["lang"])) for program in programs.values()]
        print(f"| {case['name']} | {' | '.join(cells)} |")
    figures = {name: measure(program) for name, program in programs.items()}
    print("\n| | leftover lines gone | article lines gone | time over cleanse |\n|---|--:|--:|--:|")
    for name, (gone, leftovers, lost, good, seconds) in figures.items():
        print(f"| {name} | {gone} of {leftovers} | {lost} of {good} | {seconds / figures['cleanse'][-1]:.2f} |")


if __name__ == "__main__":
    main()
