"""Rules tried on clean text: what fires there is too general for its language, or not as certain as it says."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cleanse.core.document import Document, Facts
from cleanse.rulebook.checks.source import Source
from cleanse.rulebook.engine import judge
from cleanse.rulebook.fault import Fault
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.ruleset import Ruleset
from cleanse.run.domain import normalise_source
from cleanse.run.spec import make_facts
from cleanse.run.texts import Text

#: the largest share of a language's clean lines that a rule may take
MAX_SHARE = 0.0005


class TooGeneral(NamedTuple):
    """A rule that takes clean lines, and all lines that it takes, each with its language."""

    rule: Rule
    fault: Fault
    taken: list[tuple[str, str]]


def try_on_control(ruleset: Ruleset, samples: Iterable[Text], sources: Mapping[str, Source]) -> list[TooGeneral]:
    """The rules that take too much of clean text.

    Args:
        ruleset: The rules.
        samples: Clean lines, each a text of its own, with their languages where they are known.
        sources: The rule files, for the places of faults.
    """
    lines: Counter[str] = Counter()
    taken: dict[str, list[tuple[str, str]]] = {}
    for sample in samples:
        lang = sample.lang or "und"
        lines[lang] += 1
        doc = Document(sample.text, _make_facts(sample))
        hits = {verdict.rule.id for verdict in judge(doc, ruleset) if verdict.reason is None and verdict.rule.do != "flag"}
        for rule_id in hits:
            taken.setdefault(rule_id, []).append((lang, sample.text))
    found = []
    for rule in ruleset.rules:
        if rule.id in taken and rule.place.path in sources:
            fault = _judge_rule(rule, taken[rule.id], lines, sources[rule.place.path])
            if fault is not None:
                found.append(TooGeneral(rule, fault, taken[rule.id]))
    return found


def _make_facts(sample: Text) -> Facts:
    if sample.lang is None:
        return make_facts(sample.source)
    return Facts(normalise_source(sample.source), (sample.lang,))


def _judge_rule(rule: Rule, taken: list[tuple[str, str]], lines: Counter[str], source: Source) -> Fault | None:
    counts = Counter(lang for lang, _ in taken)
    lang, count = max(counts.items(), key=lambda item: (item[1] / lines[item[0]], item[0]))
    if count / lines[lang] > MAX_SHARE:
        message = f"too general: takes {count} of {lines[lang]} clean lines ({lang}, {100 * count / lines[lang]:.2f}%)"
        return source.warn(rule, message, "narrow it by site, place, company or a longer text", at=rule.patterns[0])
    if rule.confidence == "certain":
        message = f"certain, but takes {len(taken)} of {lines.total()} clean lines"
        return source.warn(rule, message, "narrow it, or say `confidence: high`", at=rule.patterns[0])
    return None
