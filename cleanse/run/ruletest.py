"""The tests inside rule files: each rule alone, then all of them through the whole pipeline."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from cleanse.core.document import Document, Facts
from cleanse.core.pipeline import Pipeline
from cleanse.core.step import Stage
from cleanse.rulebook.bundled import bundled_root
from cleanse.rulebook.rule import Case, NameRule, Rule
from cleanse.rulebook.ruleset import Ruleset
from cleanse.rulebook.selftest import find_cases, run_cases
from cleanse.rulebook.sources import merge, read_files, read_lists
from cleanse.run.spec import PipelineSpec, build
from cleanse.steps.names import NamesStep
from cleanse.steps.rules import RulesStep
from cleanse.steps.space import SPACE


class Tested(NamedTuple):
    """What a test run found."""

    rules: int
    cases: int
    failures: list[str]


def run_rule_tests(paths: Iterable[Path], own: tuple[str, ...] = ()) -> Tested:
    """Run the cases of all rules in `paths`.

    Args:
        paths: The files whose rules are tested.
        own: Those that are not bundled, for the whole pipeline.

    Raises:
        RuleError: a file is broken, or a pattern cannot be compiled.
    """
    ruleset = merge(read_files(paths), read_lists(bundled_root()), 0)
    whole = build(PipelineSpec(rules=own))
    failures: list[str] = []
    cases = 0
    for rule in ruleset.rules:
        cases += sum(1 for _ in find_cases(rule))
        failures += [failure.render() for failure in run_cases(rule, make_lone(rule, ruleset), "alone")]
        failures += [failure.render() for failure in run_cases(rule, whole, "with all rules")]
    for name in ruleset.names:
        cases += len(name.keep_cases) + len(name.change_cases)
        failures += run_name_cases(name)
    return Tested(len(ruleset.rules) + len(ruleset.names), cases, failures)


def make_lone(rule: Rule, ruleset: Ruleset) -> Pipeline:
    """A pipeline with one rule; a `keep` rule is tried with those that it protects."""
    rules = [rule]
    if rule.do == "keep":
        from fnmatch import fnmatchcase

        rules += [other for other in ruleset.rules if any(fnmatchcase(other.id, glob) for glob in rule.protects)]
    lone = Ruleset(rules, (), ruleset.lists)
    return Pipeline((Stage("rules", (RulesStep(lone),)), Stage("space", SPACE)))


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
