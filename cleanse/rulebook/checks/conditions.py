"""Conditions that can never hold, say nothing, or are missing where a rule needs them."""

import re
from collections.abc import Iterator
from pathlib import Path

from cleanse.rulebook.checks.source import Source
from cleanse.rulebook.fault import Fault
from cleanse.rulebook.files.clashes import WHOLE_LINES
from cleanse.rulebook.rule import Choice, Rule
from cleanse.text.scripts import find_scripts, main_script
from cleanse.text.tags import find_fault

_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+|[a-z0-9-]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?|und")
_LIFTED = re.compile(r"\bsource:\s*\[?\s*any\b")


def check_conditions(rule: Rule, source: Source) -> Iterator[Fault]:
    """The guards of a rule against what can be, and against what its kind needs."""
    yield from check_values(rule, source)
    if _is_site_rule(rule) and rule.when.source is None and not _is_lifted(rule, source):
        mend = "add `when: {source: …}`, or `source: any` if no author would write the text"
        yield source.fault(rule, "a site rule without `source`", mend)


def check_values(rule: Rule, source: Source) -> Iterator[Fault]:
    """The guards of a rule against what can be."""
    when = rule.when
    for domain in _values(when.source):
        if _DOMAIN.fullmatch(domain) is None:
            mend = "write the domain alone, in small letters, such as example.org; xn--… for other scripts"
            yield source.fault(rule, f"source {domain!r} can never match", mend, at=domain)
    for name, choice in (("doc_lang", when.doc_lang), ("line_lang", when.line_lang)):
        for tag in _values(choice):
            if _LANGUAGE.fullmatch(tag) is None:
                yield source.fault(rule, f"{name}: {tag!r} is no language tag", "write a tag such as en, zh-Hant", at=tag)
            elif (wanted := find_fault(tag)) is not None:
                yield source.fault(rule, f"{name}: no text is in {tag!r}", wanted, at=tag)
    if when.pack is not None and _LANGUAGE.fullmatch(when.pack) is None:
        yield source.fault(rule, f"pack: {when.pack!r} is no language tag", "write a tag such as en, zh-Hant", at=when.pack)
    for name, choice in (("doc_script", when.doc_script), ("line_script", when.line_script)):
        for code in _values(choice):
            if code not in find_scripts():
                mend = "write the four letters of ISO 15924, such as Latn, Cyrl, Arab, Jpan"
                yield source.fault(rule, f"{name}: {code!r} can never match", mend, at=code)
    if when.line_script is not None and rule.kind in {"line", "text"}:
        for pattern in rule.patterns:
            script = main_script(pattern)
            if rule.kind == "line" and (script in when.line_script.values) == when.line_script.negated:
                mend = "mend `line_script`, or the pattern"
                yield source.fault(rule, f"{pattern!r} can never match: its script is {script}", mend, at=pattern)
    if rule.kind == "holds" and when.max_chars is None and rule.do not in {"keep", "flag"}:
        mend = "add `when: {max_chars: 200}`"
        yield source.warn(rule, "a paragraph may hold a word of each group by chance", mend, at="holds:")
    if rule.at != "anywhere" and rule.kind in WHOLE_LINES:
        yield source.warn(rule, f"`at` says nothing about a `{rule.kind}`, which is whole lines", "leave it out", at="at:")


def _values(choice: Choice | None) -> tuple[str, ...]:
    return () if choice is None else choice.values


def _is_site_rule(rule: Rule) -> bool:
    return rule.id.startswith("site/") or Path(rule.place.path).parent.name == "sites"


def _is_lifted(rule: Rule, source: Source) -> bool:
    """Whether the rule, or the head of its file, says that it works for any source."""
    first, behind = source.entry(rule)
    head = next((number for number, line in enumerate(source.lines) if line.startswith("rules:")), 0)
    return any(_LIFTED.search(line) is not None for line in (*source.lines[:head], *source.lines[first - 1 : behind - 1]))
