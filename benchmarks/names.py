"""Names: how many press spellings of one person are unified, and whether two people ever are.

    python -m benchmarks.names FOLDER [--control SENTENCES.jsonl.gz] [--show]
    python -m benchmarks.names --length

FOLDER holds `variants.jsonl` (persons with their spellings by language; pairs of different people) and `text.jsonl` (paragraphs with the
output wanted). Two spellings count as unified where a text that holds both comes out with one. Ends with 1 if two people were merged.
Beside it: the persons of tests/cases/names, whom no rule lists. `--length` counts the work on texts of up to 100,000 capitalised words.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from functools import lru_cache
from itertools import combinations, product
from pathlib import Path
from unittest.mock import patch

import yaml

from benchmarks.json_lines import read_json_lines
from cleanse import Cleaner
from cleanse.names import persons
from cleanse.names.canonical import unify
from cleanse.names.census import Census
from cleanse.names.mentions import read_name
from cleanse.names.schemes import fold_name
from cleanse.names.spell import spell
from cleanse.names.variants import Spellings
from cleanse.run.spec import PipelineSpec, build_rules

PRESS = ("en", "de", "fr", "pl", "it", "es", "cs")
CASES = Path(__file__).parent.parent / "tests" / "cases" / "names"
SENTENCES = "{0} came to the city on Monday. {0} spoke first. Later {1} answered."


@lru_cache
def make_spellings(rules: tuple) -> Spellings:
    return Spellings(rules, ())


def is_unified(one: str, other: str, lang: str, rules: tuple) -> bool:
    return bool(unify(SENTENCES.format(one, other), make_spellings(rules), lambda: lang))


def is_proposed(one: str, other: str, lang: str) -> bool:
    census = Census()
    census.add(SENTENCES.format(one, other), lang)
    return any({one, other} <= {found.mention.text for found in proposal.spellings} for proposal in census.proposals())


def score_press(records: list[dict], *, show: bool) -> None:
    """How many listed spellings of persons from Russia and Ukraine are made from their originals.

    Counted is every spelling in Latin letters in one of the languages `PRESS`, of persons whose list has a Russian or Ukrainian form and whose
    name is one that is written in Cyrillic at home. Translated given names (Peter, Leon) and patronymics that the original lacks are misses.
    """
    made, folded, missed = 0, 0, []
    for person in (record for record in records if record["type"] == "person"):
        originals = [(form["lang"], form["form"]) for form in person["forms"] if form["lang"] in {"ru", "uk"}]
        if not originals or "cyrl" not in read_name(person["canonical"]).origins:
            continue
        for form in person["forms"]:
            if form["lang"] in PRESS and form["script"] == "LATIN":
                known = {spelling for lang, original in originals for spelling in spell(original, lang, form["lang"])}
                if form["form"] in known:
                    made += 1
                elif fold_name(form["form"]) in set(map(fold_name, known)):
                    folded += 1
                else:
                    missed.append(f"  {form['lang']}: {form['form']}")
    total = made + folded + len(missed)
    print(f"press spellings made from the original: {made} of {total}, {made + folded} but for accents")
    if show:
        print("\n".join(missed))


def score_variants(records: list[dict], rules: tuple, *, show: bool) -> int:
    found, total = Counter(), Counter()
    proposed = 0
    missed = []
    for person in (record for record in records if record["type"] == "person"):
        groups: dict[tuple[str, str], list[str]] = {}
        for form in person["forms"]:
            groups.setdefault((form["lang"], form["script"]), []).append(form["form"])
        for (lang, script), forms in groups.items():
            for one, other in combinations(sorted(set(forms)), 2):
                total[script] += 1
                if is_unified(one, other, lang, rules) or is_unified(other, one, lang, rules):
                    found[script] += 1
                elif is_proposed(one, other, lang):
                    proposed += 1
                    missed.append(f"  proposed, {lang}: {one} | {other}")
                else:
                    missed.append(f"  {lang}: {one} | {other}")
    for script in sorted(total):
        print(f"same person, same language, {script.lower()}: {found[script]} of {total[script]}")
    print(f"same person, same language, all: {sum(found.values()) / max(1, sum(total.values())):.3f} of {sum(total.values())}")
    print(f"same person, same language, with proposals: {(sum(found.values()) + proposed) / max(1, sum(total.values())):.3f}")
    if show:
        print("\n".join(missed))
    merged = []
    pairs = [record for record in records if record["type"] == "negative"]
    for pair in pairs:
        for lang in ("en", "de", "fr", "ru"):
            if is_unified(pair["a"], pair["b"], lang, rules) or is_unified(pair["b"], pair["a"], lang, rules):
                merged.append(f"  {lang}: {pair['a']} | {pair['b']}")
                break
    print(f"different people merged: {len(merged)} of {len(pairs)}")
    print(
        f"different people proposed for review: {sum(is_proposed(pair['a'], pair['b'], 'en') for pair in pairs)} of {len(pairs)}"
    )
    print("\n".join(merged))
    return len(merged)


def make_rule_file(rules: list[dict]) -> str:
    """The rules of a paragraph, which stand there in short, as a file."""
    lines = ["version: 1", "names:"]
    for number, rule in enumerate(rules):
        kind = rule.get("kind", "person")
        lines += [f"  - id: names/{kind}/n{number}", f"    kind: {kind}"]
        lines.append(f"    canonical: {{{rule.get('lang', 'en')}: {json.dumps(rule['canonical'])}}}")
        variants = list(rule.get("variants", ()))
        if rule.get("surname_alone"):
            lines.append("    surname_alone: true")
        lines.append(f"    variants: {json.dumps(variants)}")
        if rule.get("not_before"):
            heads = [rule["canonical"], *variants]
            lines.append(f"    never: {json.dumps([f'{head} {tail}' for head in heads for tail in rule['not_before']])}")
    return "\n".join(lines) + "\n"


def score_texts(records: list[dict]) -> None:
    exact = 0
    for record in records:
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            if record["rules"]:
                path = Path(folder) / "names.yaml"
                path.write_text(make_rule_file(record["rules"]), encoding="utf-8")
                paths.append(str(path))
            got = Cleaner(rules=paths, only=["names/*"]).clean(record["input"], lang=record["lang"]).text
        exact += got == record["expected"]
        if got != record["expected"]:
            print(f"  {record['id']} ({record['note']})\n    want {record['expected']}\n    got  {got}")
    print(f"paragraphs exact: {exact} of {len(records)}")


def score_control(path: Path) -> None:
    cleaner = Cleaner(only=["names/*"])
    edits = 0
    records = list(read_json_lines(path))
    for record in records:
        changes = [c for c in cleaner.clean(record["text"], lang=record["lang"]).changes if c.rules[-1].startswith("names/")]
        edits += len(changes)
        for change in changes:
            print(f"  {record['lang']}: {change.notes} {record['text'][:120]}")
    print(f"edits on {len(records)} control sentences: {edits}")


def score_cases() -> None:
    """Persons whom no rule lists: those that schemes were mended on, and those put aside."""
    for name in ("press", "aside"):
        found, total = 0, 0
        for person in yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8")):
            for lang in person.keys() - {"label"}:
                for one, other in combinations(person[lang], 2):
                    total += 1
                    found += is_unified(one, other, lang, ())
        print(f"persons of no rule, {name}: {found} of {total}, {found / total:.3f}")


def count_work() -> None:
    """How often names are keyed and compared in texts of different people with one given name."""
    syllables = [consonant + vowel for consonant in "bdgklmnprstvz" for vowel in "aeiou"]
    ends = ("kov", "khov", "lov", "mov", "nov", "rov", "sov", "shov", "tov", "tsov", "zov", "zhov")
    names = [f"Sergei {one.capitalize()}{two}{end}" for one, two, end in product(syllables, syllables, ends)]
    for number in (12_500, 25_000, 50_000):
        with (
            patch.object(persons, "bucket_keys", wraps=persons.bucket_keys) as keyed,
            patch.object(persons, "explain", wraps=persons.explain) as compared,
        ):
            unify(" met ".join(names[:number]), make_spellings(()), lambda: "en")
        print(f"{2 * number:,} capitalised words: {keyed.call_count:,} names keyed, {compared.call_count:,} pairs compared")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--control", type=Path)
    parser.add_argument("--show", action="store_true", help="print the pairs that were not unified")
    parser.add_argument("--length", action="store_true", help="count the work on long texts instead")
    asked = parser.parse_args()
    if asked.length:
        count_work()
        return 0
    score_cases()
    if asked.folder is None:
        return 0
    rules = build_rules(PipelineSpec()).names
    merged = score_variants(list(read_json_lines(asked.folder / "variants.jsonl")), rules, show=asked.show)
    score_press(list(read_json_lines(asked.folder / "variants.jsonl")), show=asked.show)
    score_texts(list(read_json_lines(asked.folder / "text.jsonl")))
    if asked.control is not None:
        score_control(asked.control)
    return 1 if merged else 0


if __name__ == "__main__":
    sys.exit(main())
