"""Which rules do nothing on a text, and why: switched off, bound to another source or language, refused line by line."""

from collections.abc import Iterator
from typing import NamedTuple

from cleanse.core.document import Document
from cleanse.core.pipeline import run_stage
from cleanse.core.record import Origin
from cleanse.rulebook.engine import judge
from cleanse.rulebook.guards import reject
from cleanse.rulebook.rule import Rule, When
from cleanse.rulebook.ruleset import Ruleset
from cleanse.rulebook.sources import find_layers, read_files
from cleanse.rulebook.view import Hit, View
from cleanse.run.spec import PipelineSpec, build, build_rules, make_facts
from cleanse.text.decode import decode

#: how many lines of a rule are told one by one
_SHOWN = 3


class Silent(NamedTuple):
    """What does nothing on a text."""

    #: id and reason of what was skipped, in the order of the rules
    reasons: list[tuple[str, str]]
    #: rules that act, and rules that are free to act and match nothing
    acting: int
    unmatched: int


def find_silent(data: bytes, spec: PipelineSpec, origin: Origin) -> Silent:
    """The rules that were skipped on a text, each with its reasons.

    Raises:
        CleanseError: the text cannot be decoded, or a rule file is broken.
    """
    ruleset = build_rules(spec)
    facts = make_facts(origin.source, origin.lang, origin.title, langid=spec.langid)
    doc = run_stage(build(spec).stage("chars"), Document(decode(data, origin.encoding).text, facts))
    refused: dict[str, dict[str, list[int]]] = {}
    acting: set[str] = set()
    for verdict in judge(doc, ruleset, near=True):
        why = verdict.reason if verdict.reason is not None else ruleset.why_flagged(verdict.rule)
        if why is None:
            acting.add(verdict.rule.id)
        else:
            refused.setdefault(verdict.rule.id, {}).setdefault(why, []).append(verdict.hit.line + 1)
    reasons = list(_find_unused(spec, ruleset))
    unmatched = 0
    view = View(doc.text)
    for rule in ruleset.rules:
        lines = refused.get(rule.id)
        if lines is not None:
            reasons += [(rule.id, f"{_say_lines(numbers)}: {why}") for why, numbers in lines.items()]
        elif rule.id not in acting:
            why = _reject_document(rule, view, doc)
            if why is None:
                unmatched += 1
            else:
                reasons.append((rule.id, why))
    return Silent(reasons, len(acting), unmatched)


def _reject_document(rule: Rule, view: View, doc: Document) -> str | None:
    """Why a rule may fire nowhere in a document, whatever its lines say."""
    when = When(source=rule.when.source, doc_lang=rule.when.doc_lang, doc_script=rule.when.doc_script)
    return None if when == When() else reject(rule._replace(when=when), Hit(0, 0, 0, 0, ""), view, doc)


def _find_unused(spec: PipelineSpec, ruleset: Ruleset) -> Iterator[tuple[str, str]]:
    """Rules of the files that are not in the set: not active, disabled, or not among `only`."""
    used = {rule.id for rule in ruleset.rules}
    for layer in find_layers(spec.rules, bundled=spec.bundled):
        for file in read_files(layer):
            for rule in file.rules:
                if rule.id not in used:
                    yield rule.id, _say_unused(rule)


def _say_unused(rule: Rule) -> str:
    return f"its status is {rule.status}" if rule.status != "active" else "disabled by a rule file or the settings"


def _say_lines(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:_SHOWN]))
    more = len(numbers) - _SHOWN
    return f"line{'s' if len(numbers) > 1 else ''} {shown}" + (f" and {more} more" if more > 0 else "")
