"""Faults of rule files that can be seen without a text: what the reader finds, patterns that cannot be compiled, rules without tests.

Errors make a rule file unusable or dangerous; warnings are what an experienced writer of rules would look at again.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from cleanse.errors import RuleError
from cleanse.rulebook.bundled import bundled_root
from cleanse.rulebook.edges import is_spaceless
from cleanse.rulebook.fault import Fault
from cleanse.rulebook.load import load_path
from cleanse.rulebook.matchers import Lists, match_kind
from cleanse.rulebook.rule import Place, Rule, RuleFile
from cleanse.rulebook.ruleset import slot_values
from cleanse.rulebook.selftest import find_cases
from cleanse.rulebook.sources import merge, read_lists
from cleanse.text.fold import fold_line

#: what a pattern must hold outside its slots
MIN_LITERAL = 3
MIN_LITERAL_SPACELESS = 2


def lint_files(paths: Sequence[Path], *, bundled: bool = False) -> list[Fault]:
    """All faults of all files, in their order.

    Args:
        paths: Rule files.
        bundled: Whether the stricter demands on bundled rules hold: a `keep` case, company for single words.
    """
    lists = read_lists(bundled_root())
    faults: list[Fault] = []
    files: list[RuleFile] = []
    for path in paths:
        file, found = load_path(path)
        files.append(file)
        faults += found
        for rule in file.rules:
            faults += _lint_rule(rule, lists, bundled=bundled)
    if not any(fault.severity == "error" for fault in faults):
        faults += _lint_together(files, lists)
    return faults


def _lint_together(files: Sequence[RuleFile], lists: Lists) -> Iterator[Fault]:
    """Ids that stand twice, and what disables or overrides nothing in these files or the bundled ones."""
    try:
        merge(files, dict(lists), 0)
    except RuleError as error:
        for line in str(error).split("\n"):
            path, number, column, message = line.split(":", 3)
            yield Fault(Place(path, int(number), int(column)), message.strip(), "")


def _lint_rule(rule: Rule, lists: Lists, *, bundled: bool) -> Iterator[Fault]:
    slots = slot_values(rule, lists)
    try:
        anchors = match_kind(rule.kind).anchors(rule, slots)
        match_kind(rule.kind).build(rule, slots)
    except RuleError as error:
        yield Fault(rule.place, f"{rule.id}: {error}", "")
        return
    if not any(True for _ in find_cases(rule)):
        yield Fault(rule.place, f"{rule.id}: no test", "add `test:` with a `drop:` or `change:` case and a `keep:` case")
    elif not rule.keep_cases:
        severity = "error" if bundled else "warning"
        mend = "add a line to `test: keep:` that looks alike and must stay"
        yield Fault(rule.place, f"{rule.id}: no `keep` case", mend, severity=severity)
    if rule.kind == "shape":
        return
    for key in (*anchors.keys, *anchors.literals):
        needed = MIN_LITERAL_SPACELESS if any(map(is_spaceless, key)) else MIN_LITERAL
        if sum(map(str.isalnum, key)) < needed and not (rule.kind == "regex" and key):
            severity = "warning" if rule.kind == "regex" else "error"
            mend = f"write at least {needed} letters or digits outside slots"
            yield Fault(rule.place, f"{rule.id}: a pattern holds too little that is fixed ({key!r})", mend, severity=severity)
    if bundled and rule.kind == "line" and not rule.when.company and rule.do != "keep":
        for pattern in rule.patterns:
            if is_single_word(pattern) and rule.within is None and rule.when.source is None:
                mend = "add `when: {company: true}`: a word alone can be a heading"
                yield Fault(rule.place, f"{rule.id}: {pattern!r} is a single word", mend)


def is_single_word(pattern: str) -> bool:
    """Whether a line says one word, or fewer than four letters of a script without spaces.

    >>> is_single_word("Share"), is_single_word("Read more"), is_single_word("分享")
    (True, False, True)
    """
    folded = fold_line(pattern)
    if any(map(is_spaceless, folded)):
        return sum(map(str.isalnum, folded)) < 4
    return len(folded.split()) < 2
