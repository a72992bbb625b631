"""Patterns that stand in two rules, and those that another rule takes in every case.

Whole lines are compared by key. For templates and literals inside a line a sample is tried against the other rules' matchers, as a
text would be: candidates come from the prefilter, at most `MAX_CANDIDATES` a line, so that the cost is linear in the number of rules.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from cleanse.errors import RuleError
from cleanse.rulebook.checks.source import Source
from cleanse.rulebook.fault import Fault
from cleanse.rulebook.files.draft import fill_template
from cleanse.rulebook.matchers import match_kind
from cleanse.rulebook.rule import CONFIDENCES, Choice, Rule, When
from cleanse.rulebook.ruleset import Ruleset
from cleanse.rulebook.slots import Lists, slot_values
from cleanse.rulebook.view import View
from cleanse.text.fold import fold_line, line_key

MAX_CANDIDATES = 50
#: the first part of the id of a rule for one language
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]+)?/")
_SAMPLED = frozenset({"line", "like"})


def find_overlaps(rules: Sequence[Rule], lists: Lists, sources: Mapping[str, Source]) -> Iterator[Fault]:
    """Warnings for the later of two rules that say the same, and for patterns that never get their turn."""
    twins = set()
    for rule, pattern, other in _find_twins(rules):
        twins.add(frozenset({rule.id, other.id}))
        mend = f"delete it here or there ({other.place.path}:{other.place.line})"
        yield sources[rule.place.path].warn(rule, f"{pattern!r} stands in {other.id} too", mend, at=pattern)
    for rule, pattern, other in _find_taken(rules, lists):
        if frozenset({rule.id, other.id}) not in twins:
            mend = f"delete it, or narrow {other.id} ({other.place.path}:{other.place.line})"
            yield sources[rule.place.path].warn(rule, f"{pattern!r} is never reached: {other.id} takes it", mend, at=pattern)


def _find_twins(rules: Sequence[Rule]) -> Iterator[tuple[Rule, str, Rule]]:
    """The same pattern, folded, in two rules of which one does nothing that the other does not."""
    seen: dict[tuple[str, str, str], list[Rule]] = {}
    for rule in rules:
        if rule.kind in {"holds", "shape"} or rule.do == "keep":
            continue
        for pattern in rule.patterns:
            key = pattern if rule.kind == "regex" else "\n".join(line_key(fold_line(line)) for line in pattern.split("\n"))
            met = seen.setdefault((rule.kind, rule.at, key), [])
            other = next((other for other in met[:MAX_CANDIDATES] if _can_meet(rule, other) and _is_needless(rule, other)), None)
            if other is not None:
                yield rule, pattern, other
            met.append(rule)


def _can_meet(rule: Rule, other: Rule) -> bool:
    """Whether two rules can say the same in one place; packs of two languages may share a phrase."""
    if rule.id == other.id or not _meets(rule.when, other.when):
        return False
    one, two = _LANGUAGE.match(rule.id), _LANGUAGE.match(other.id)
    return one is None or two is None or one[0] == two[0]


def _is_needless(rule: Rule, other: Rule) -> bool:
    """Whether one of two rules with one verb fires wherever the other does; each may have a place of its own, beside a dropped line or
    at the tail, say. Two categories for one phrase in one place are a fault: which of them counts is chance."""
    return rule.do == other.do and (fires_wherever(other, rule) or fires_wherever(rule, other))


def _meets(one: When, other: When) -> bool:
    """Whether both conditions can hold in one place, by their sources and languages."""
    return all(
        _shares(name, getattr(one, name), getattr(other, name)) for name in ("source", "doc_lang", "doc_script", "line_lang")
    )


def _shares(name: str, one: Choice | None, other: Choice | None) -> bool:
    if one is None or other is None or one.negated or other.negated:
        return True
    return any(_is_within(name, a, b) or _is_within(name, b, a) for a in one.values for b in other.values)


def _is_within(name: str, value: str, wide: str) -> bool:
    """Whether a domain lies below another, or a language is a form of another, or both are the same."""
    return value == wide or (value.endswith("." + wide) if name == "source" else value.startswith(wide + "-"))


def _find_taken(rules: Sequence[Rule], lists: Lists) -> Iterator[tuple[Rule, str, Rule]]:
    """Patterns of which a sample is taken whole by another rule that fires wherever theirs does."""
    takers = [
        rule for rule in rules if rule.do == "drop-line" and () not in match_kind(rule.kind).anchors(rule.patterns).literals
    ]
    samples = [
        (rule, pattern, sample)
        for rule in rules
        if rule.kind in _SAMPLED and rule.do == "drop-line"
        for pattern in rule.patterns
        if (sample := _make_sample(rule, pattern, lists)) and "\n" not in sample
    ]
    if not takers or not samples:
        return
    ruleset = Ruleset(takers, (), lists)
    view = View("\n".join(sample for _, _, sample in samples))
    done: set[int] = set()
    for number, hit in ruleset.search.find(view, MAX_CANDIDATES):
        rule, pattern, _ = samples[hit.line]
        other = ruleset.rules[number]
        # a whole line takes no more of a template than the sample
        says_as_much = rule.kind == "line" or other.kind != "line"
        if hit.line not in done and says_as_much and _can_meet(rule, other) and is_wider(other, rule):
            done.add(hit.line)
            yield rule, pattern, other


def _make_sample(rule: Rule, pattern: str, lists: Lists) -> str:
    try:
        return fill_template(pattern, slot_values(rule, lists)) if rule.kind == "like" else pattern
    except RuleError:
        return ""


def is_wider(other: Rule, rule: Rule) -> bool:
    """Whether one rule fires wherever another of its category does, but for their patterns."""
    return other.category == rule.category and fires_wherever(other, rule)


def fires_wherever(other: Rule, rule: Rule) -> bool:
    """Whether one rule has no condition that another has not, and no less confidence."""
    if CONFIDENCES.index(other.confidence) < CONFIDENCES.index(rule.confidence):
        return False
    if other.within is not None and other.within != rule.within:
        return False
    for name in When._fields:
        mine, theirs = getattr(rule.when, name), getattr(other.when, name)
        if name in {"source", "doc_lang", "doc_script", "line_lang", "line_script"}:
            if theirs is not None and not (mine is not None and _holds(name, theirs, mine)):
                return False
        elif theirs and theirs != mine:
            return False
    return True


def _holds(name: str, wide: Choice, narrow: Choice) -> bool:
    if wide.negated or narrow.negated:
        return wide == narrow
    return all(any(_is_within(name, value, one) for one in wide.values) for value in narrow.values)
