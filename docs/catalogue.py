"""The catalogue of the bundled rules, made from the rule files: `python docs/catalogue.py > docs/catalogue.md`.

`docs/check.py` compares it, and writes it with --write. It counts the rules in use; a *pattern* is one entry of a rule's `match`.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from cleanse.rulebook.bundled import bundled_root
from cleanse.rulebook.rule import CATEGORIES, Rule
from cleanse.rulebook.sources import load_ruleset, read_lists

PAGE = Path(__file__).parent / "catalogue.md"
#: how many languages write rules of a kind before it has a column of its own
COMMON = 30


def make_page() -> str:
    """The page in Markdown."""
    return "\n".join(_write()) + "\n"


def _write() -> Iterator[str]:
    ruleset = load_ruleset()
    groups: dict[str, dict[str, list[Rule]]] = {"core": {}, "lang": {}, "sites": {}}
    for rule in ruleset.rules:
        folder, *rest = Path(rule.place.path).relative_to(bundled_root()).parts
        groups[folder].setdefault(rest[0].removesuffix(".yaml"), []).append(rule)
    yield "<!-- made by docs/catalogue.py -->"
    yield "# The bundled rules\n"
    yield f"{_count(ruleset.rules)} are in use. A pattern is a phrase, template or expression that a rule looks for. `cleanse rules list` names"
    yield "all rules, `cleanse rules show ID` shows one; [rules.md](rules.md) says what the words mean.\n"
    yield "## Languages\n"
    yield f"{len(groups['lang'])} languages have {_count(_flatten(groups['lang']))}; here is how many of which kind. A whole line is looked for"
    yield "in texts of every language; what matches by more than that acts in texts of its own. Kinds that few languages have are others.\n"
    yield from _table(groups["lang"])
    yield "\n## Any language\n"
    yield "| rule | does | why |\n|---|---|---|"
    yield from (f"| `{rule.id}` | {rule.do} | {rule.why} |" for rule in sorted(_flatten(groups["core"])))
    yield "\nWhat code decides and no file is listed by `cleanse rules list` as well (`built-in`); [stages.md](stages.md) describes it.\n"
    yield "## Sites\n"
    yield f"{len(groups['sites'])} sites have {_count(_flatten(groups['sites']))}. They act where the source of a text is known (`--source`,"
    yield "`--source-field`). Behind each site stands the number of its rules.\n"
    yield " · ".join(f"{site} {len(rules)}" for site, rules in sorted(groups["sites"].items()))
    yield "\n## Names\n"
    kinds = Counter(name.kind for name in ruleset.names)
    yield f"{', '.join(f'{kind}: {count}' for kind, count in sorted(kinds.items()))}. [names.md](names.md) says what these rules do."
    yield "\n## Lists\n"
    yield "Values that a slot of a template may have, in `rules/lists`.\n"
    yield "| slot | values |\n|---|---|"
    yield from (f"| `{{{name}}}` | {len(values)} |" for name, values in sorted(read_lists(bundled_root()).items()))


def _table(languages: dict[str, list[Rule]]) -> Iterator[str]:
    """Languages by kinds of leftover, the common kinds in columns of their own."""
    spread = Counter(category for rules in languages.values() for category in {rule.category for rule in rules})
    columns = [category for category in CATEGORIES if spread[category] >= COMMON]
    yield f"| | rules | patterns | {' | '.join(columns)} | others |"
    yield f"|---|{'--:|' * (len(columns) + 3)}"
    for language, rules in sorted(languages.items()):
        counts = Counter(rule.category for rule in rules)
        cells = [str(counts[category] or "") for category in columns]
        others = len(rules) - sum(counts[category] for category in columns)
        yield f"| {language} | {len(rules)} | {_patterns(rules)} | {' | '.join(cells)} | {others or ''} |"


def _flatten(groups: dict[str, list[Rule]]) -> list[Rule]:
    return [rule for rules in groups.values() for rule in rules]


def _patterns(rules: Sequence[Rule]) -> int:
    return sum(len(rule.patterns) for rule in rules)


def _count(rules: Sequence[Rule]) -> str:
    return f"{len(rules):,} rules with {_patterns(rules):,} patterns"


if __name__ == "__main__":
    sys.stdout.write(make_page())
