"""The tests inside rule files: each rule alone, then all of them through the whole pipeline."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cleanse.core.document import Document, Facts
from cleanse.core.pipeline import Pipeline
from cleanse.core.step import Stage
from cleanse.rulebook.cards import read_cards
from cleanse.rulebook.rule import CONFIDENCES, DEFAULT_CONFIDENCE, OFF_CATEGORIES, Case, NameRule, Rule
from cleanse.rulebook.ruleset import Ruleset
from cleanse.rulebook.scorecard.card import Card
from cleanse.rulebook.selftest import Failure, find_cases, run_cases
from cleanse.rulebook.slots import Lists
from cleanse.rulebook.sources import read_all_lists, read_files
from cleanse.run.spec import PipelineSpec, build, make_facts
from cleanse.steps.names import NamesStep
from cleanse.steps.rules import RulesStep
from cleanse.steps.space import SPACE


class Tested(NamedTuple):
    """What a test run found."""

    rules: int
    cases: int
    failures: list[str]
    #: rules and names that are proposed, rejected or off, which are not tested
    idle: int


def run_rule_tests(paths: Iterable[Path], own: tuple[str, ...] = ()) -> Tested:
    """Run the cases of all rules in `paths`.

    Args:
        paths: The files whose rules are tested.
        own: Files and folders that are not bundled, for the whole pipeline, and for the lists in them.

    Raises:
        RuleError: a file is broken, or a pattern cannot be compiled.
    """
    paths = list(paths)
    files = read_files(paths)
    rules = [rule for file in files for rule in file.rules if rule.status == "active"]
    names = [name for file in files for name in file.names if name.status == "active"]
    failures = [failure.render() for failure in run_alone(rules, own)]
    failures += [failure.render() for rule in rules for failure in run_cases(rule, make_whole(rule, own), "with all rules")]
    failures += [failure for name in names for failure in run_name_cases(name)]
    cases = sum(1 for rule in rules for _ in find_cases(rule))
    cases += sum(len(name.keep_cases) + len(name.change_cases) for name in names)
    for card in read_cards(paths):
        cases += len(card.keep_cases) + len(card.change_cases)
        failures += run_card_cases(card, build(PipelineSpec(rules=own)))
    every = sum(len(file.rules) + len(file.names) for file in files)
    return Tested(len(rules) + len(names), cases, failures, every - len(rules) - len(names))


def run_card_cases(card: Card, pipeline: Pipeline) -> list[str]:
    """The cases of a scorecard: whole texts, through the whole pipeline, twice."""
    failures = []
    for case in (*card.keep_cases, *card.change_cases):
        text = case.before
        for _ in ("once", "and again"):
            text = pipeline.run(Document(text, make_facts(case.source, case.doc_lang))).text
            if text.rstrip("\n") != case.after.rstrip("\n"):
                failures.append(f"{card.place.path}:{case.line}: scorecard: {case.before[:60]!r}… came out as {text!r}")
                break
    return failures


def run_alone(rules: Sequence[Rule], own: Iterable[str] = ()) -> Iterator[Failure]:
    """The cases of each rule with no other rule at work, but for those that a `keep` rule protects.

    Args:
        rules: What is tried.
        own: Folders whose lists fill slots, too.

    Raises:
        RuleError: a pattern cannot be compiled.
    """
    lists = read_all_lists(own)
    together = make_ruleset(rules, lists)
    for rule in rules:
        lone = together.only((rule.id, *rule.protects)) if rule.do == "keep" else make_ruleset((rule,), lists)
        yield from run_cases(rule, Pipeline((Stage("rules", (RulesStep(lone),)), Stage("space", SPACE))), "alone")


def make_ruleset(rules: Sequence[Rule], lists: Lists) -> Ruleset:
    """A set in which every rule acts, however unsure it is."""
    return Ruleset(rules, (), lists, off=frozenset(), min_confidence="low")


def make_whole(rule: Rule, own: tuple[str, ...]) -> Pipeline:
    """The pipeline of all rules, in which this one acts: its category switched on, its confidence enough."""
    drop = (rule.category,) if rule.category in OFF_CATEGORIES else ()
    weakest = min(rule.confidence, DEFAULT_CONFIDENCE, key=CONFIDENCES.index)
    return build(PipelineSpec(rules=own, drop=drop, min_confidence=weakest))


def run_name_cases(name: NameRule) -> list[str]:
    """The cases of a names rule, with its canonical spelling imposed."""
    pipeline = Pipeline((Stage("names", (NamesStep((name,), (name,)),)),))
    failures = []
    for case in (*name.keep_cases, *name.change_cases):
        got = _clean_name(pipeline, case)
        if got != case.after:
            failures.append(f"{name.place}: {name.id}: {case.before!r} came out as {got!r}, not as {case.after!r}")
    return failures


def _clean_name(pipeline: Pipeline, case: Case) -> str:
    return pipeline.run(Document(case.before, Facts(None, () if case.doc_lang is None else (case.doc_lang,)))).text
