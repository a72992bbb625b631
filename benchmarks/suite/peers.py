"""The pipeline that somebody would write otherwise, out of packages that are there: one function for each step, each text by itself.

charset detection, ftfy, a language for each line, some hundred regexes for each line, fuzzy duplicate lines, name regexes, white space.
The steps do the same kind of work as cleanse's stages, not the same work: what they find is less, and they keep no log.
"""

import re
from collections.abc import Callable

from benchmarks.corpus import SEED

#: how many of the bundled phrases are regexes, and how many are spellings of names
PHRASES, NAMES = 300, 500
Step = Callable[[str], str]


def make_regexes() -> list[re.Pattern[str]]:
    """Whole-line patterns out of the bundled rules' own phrases."""
    from cleanse.run.spec import PipelineSpec, build_rules

    rules = (rule for rule in build_rules(PipelineSpec()).rules if rule.kind == "line")
    phrases = list(dict.fromkeys(pattern for rule in rules for pattern in rule.patterns))
    step = max(1, len(phrases) // PHRASES)
    return [re.compile(rf"^\W*{re.escape(phrase)}\W*$", re.IGNORECASE) for phrase in phrases[SEED::step][:PHRASES]]


def make_names() -> list[tuple[re.Pattern[str], str]]:
    """Spellings of persons with the one that stands for them."""
    from cleanse.names.table import spellings
    from cleanse.run.spec import PipelineSpec, build_rules

    found: list[tuple[re.Pattern[str], str]] = []
    for rule in build_rules(PipelineSpec()).names:
        first, *others = spellings(rule) or ("",)
        found += [(re.compile(rf"\b{re.escape(other)}\b"), first) for other in others]
        if len(found) >= NAMES:
            break
    return found[:NAMES]


def make_steps(*, with_language: bool) -> list[tuple[str, Step]]:
    """The steps by name, in order, behind the decoding."""
    import ftfy

    regexes, names = make_regexes(), make_names()

    def drop_lines(text: str) -> str:
        return "\n".join(line for line in text.split("\n") if not any(regex.search(line) for regex in regexes))

    def unify(text: str) -> str:
        for regex, name in names:
            text = regex.sub(name, text)
        return text

    steps: list[tuple[str, Step]] = [("ftfy", ftfy.fix_text)]
    if with_language:
        steps.append(("langdetect a line", drop_foreign))
    return [
        *steps,
        ("regexes a line", drop_lines),
        ("duplicate lines", drop_copies),
        ("name regexes", unify),
        ("white space", squeeze),
    ]


def decode(data: bytes) -> str:
    """Bytes as charset_normalizer reads them."""
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return data.decode("utf-8", "replace") if best is None else str(best)


def drop_foreign(text: str) -> str:
    """Lines of the language that most lines have."""
    from langdetect import DetectorFactory, LangDetectException, detect

    DetectorFactory.seed = SEED
    languages = []
    for line in text.split("\n"):
        try:
            languages.append(detect(line))
        except LangDetectException:
            languages.append("")
    main = max(set(languages), key=languages.count)
    return "\n".join(line for line, lang in zip(text.split("\n"), languages, strict=True) if lang in {"", main})


def drop_copies(text: str) -> str:
    """Lines that are no near copy of one before them."""
    from rapidfuzz import fuzz, process

    kept: list[str] = []
    for line in text.split("\n"):
        if not line.strip() or process.extractOne(line, kept, scorer=fuzz.ratio, score_cutoff=95) is None:
            kept.append(line)
    return "\n".join(kept)


def squeeze(text: str) -> str:
    """Single blanks, and at most one blank line."""
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[^\S\n]+", " ", text))
