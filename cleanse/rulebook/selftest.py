"""Rules tested by their own cases: alone, again through the whole pipeline, and each twice, since a cleaned text must stay as it is.

A `drop` case is a line that the rule takes; a `keep` case one that it leaves alone; a `change` case a text and what becomes of it.
Context that a case does not give comes from the rule: the first value of `when.source`, `doc_lang`, and so on.
"""

from collections.abc import Iterator
from typing import NamedTuple

from cleanse.core.document import Document, Facts
from cleanse.core.pipeline import Pipeline
from cleanse.rulebook.rule import Case, Choice, Rule


class Failure(NamedTuple):
    """A case that did not come out as it should."""

    rule: Rule
    case: Case
    got: str
    how: str
    #: what acted, or why nothing did
    by: str = ""

    def render(self) -> str:
        """One line for the reader, with the case and what came of it."""
        told = f"{self.case.before!r} came out as {self.got!r}, not as {self.case.after!r}"
        return f"{self.rule.place}: {self.rule.id}: {self.how}: {told}{self.by and f' ({self.by})'}"


def find_cases(rule: Rule) -> Iterator[Case]:
    """A rule's cases; each literal line is a case of its own where the rule asks for nothing around it."""
    yield from rule.drop_cases
    yield from rule.keep_cases
    yield from rule.change_cases
    if is_own_case(rule):
        for pattern in rule.patterns:
            yield Case(pattern, "")


def is_own_case(rule: Rule) -> bool:
    """Whether each pattern of a rule is a text that the rule takes whole, in a context that the rule itself names."""
    asked = (rule.when.source, rule.when.doc_lang)
    if rule.when.previous or rule.when.next or any(choice is not None and choice.negated for choice in asked):
        return False
    return (rule.kind == "line" and rule.do == "drop-line") or (rule.kind == "text" and rule.do in {"drop-line", "drop-span"})


def make_facts(rule: Rule, case: Case) -> Facts:
    """The facts of a case: its own, else the first that the rule asks for."""
    source = case.source or _first(rule.when.source)
    lang = case.doc_lang or _first(rule.when.doc_lang) or rule.when.pack
    return Facts(source, () if lang is None else (lang,))


def _first(choice: Choice | None) -> str | None:
    return choice.values[0] if choice is not None and not choice.negated else None


def run_cases(rule: Rule, pipeline: Pipeline, how: str) -> Iterator[Failure]:
    """Every case of a rule through a pipeline, cleaned twice.

    Args:
        rule: The rule whose cases are run.
        pipeline: What cleans; with the rule alone in it, or the whole one.
        how: What to say of a failure.
    """
    for case in find_cases(rule):
        done = pipeline.run(Document(case.before, make_facts(rule, case)))
        got = done.text
        if not says_same(got, case.after):
            yield Failure(rule, case, got, how, say_by(done))
            continue
        again = pipeline.run(Document(got, make_facts(rule, case)))
        if again.text != got:
            yield Failure(rule, case._replace(before=got, after=got), again.text, f"{how}, cleaned a second time", say_by(again))


def say_by(done: Document) -> str:
    """Which rules changed a text; if none did, why one that was asked did not."""
    rules = dict.fromkeys(rule for change in done.changes for rule in change.rules)
    if rules:
        return f"by {', '.join(rules)}"
    return next((f"{flag.rule}: {flag.why}" for flag in done.flags), "")


def says_same(got: str, wanted: str) -> bool:
    """Whether a result is the wanted one; a line end at the end of a case is no part of it."""
    return got.rstrip("\n") == wanted.rstrip("\n")
