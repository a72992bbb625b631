"""Learned rules at work on the texts that they were learned from: what counts as evidence is what they take there."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from cleanse.learn.pages import make_key
from cleanse.learn.rules import Learned, narrow
from cleanse.rulebook.files.write import write_file
from cleanse.rulebook.rule import Rule
from cleanse.run.cleaner import Cleaner

#: by rule: how often a line of this key was taken, each text counted once
Taken = dict[str, Counter[str]]


def try_rules(learned: Sequence[Learned], texts: Iterable[tuple[str, str]], cleaner: Cleaner) -> list[tuple[Learned, list[int]]]:
    """The rules with those of their lines that they took somewhere, and in how many texts they took each.

    Args:
        learned: The rules.
        texts: Site and text of each.
        cleaner: The recipe with which the texts will be cleaned; the rules lie on top of it.
    """
    taken = _count_taken(learned, texts, cleaner)
    found = []
    for one in learned:
        counts = taken[one.rule.id]
        kept = [line for line in one.lines if counts[line.key]]
        if kept:
            found.append((narrow(one, kept), [counts[line.key] for line in kept]))
    return found


def _count_taken(learned: Sequence[Learned], texts: Iterable[tuple[str, str]], cleaner: Cleaner) -> Taken:
    """What each rule took in the texts."""
    taken: Taken = {one.rule.id: Counter() for one in learned}
    with make_active([one.rule for one in learned], cleaner) as active:
        for source, text in texts:
            here = {
                (rule, make_key(line))
                for change in active.clean(text, source=source).changes
                for rule in change.rules
                if rule in taken
                for line in change.old.split("\n")
            }
            for rule, key in here:
                taken[rule][key] += 1
    return taken


@contextmanager
def make_active(rules: Iterable[Rule], cleaner: Cleaner) -> Iterator[Cleaner]:
    """The recipe with more rules, all of them active, dates as well."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "learned.yaml"
        path.write_text("\n".join(write_file([rule._replace(status="active") for rule in rules])) + "\n", encoding="utf-8")
        spec = cleaner.spec
        yield Cleaner(**(spec._asdict() | {"rules": (*spec.rules, str(path)), "drop": (*spec.drop, "metadata")}))
