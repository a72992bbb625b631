"""Recurring lines as rules that are bound to their site.

One for each place where lines go (see `recurring`), and one for dates, which are metadata and stay unless they are asked for. Numbers that
differ from text to text stand as `{number}`, in a rule of their own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain, count
from typing import NamedTuple

from cleanse.learn.pages import FIGURES
from cleanse.learn.recurring import Recurring
from cleanse.rulebook.files.draft import draft_rule
from cleanse.rulebook.files.write import write_file
from cleanse.rulebook.lint import lint_text
from cleanse.rulebook.rule import Rule, Within
from cleanse.run.ruletest import run_alone

#: a year or a time of day
_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d?\d:\d\d(?!\d)")
_NOT_ID = re.compile("[^a-z0-9.]+")
#: why, by the beginning of the last part of the id
_WHY = {
    "anywhere": "Most texts of the site have these lines, whatever they are about",
    "beside": "Several texts of the site have these lines, beside others that are no part of a text",
    "behind": "Several texts of the site have these lines behind them, as headlines of others",
    "dates": "Date and time as the site prints them",
}
#: what may be a title goes only in the last half of a text
_BEHIND = Within("tail", 50, percent=True)


class Learned(NamedTuple):
    """A rule of a site and the lines that it was made of, one for each of its patterns."""

    source: str
    rule: Rule
    lines: tuple[Recurring, ...]


def make_rules(source: str, lines: Sequence[Recurring], known: Set[str] = frozenset()) -> Iterator[Learned]:
    """The rules of a site.

    Args:
        source: The site.
        lines: What is learned.
        known: Ids that are taken, by what was learned before.
    """
    for name in _WHY:
        for kind in ("line", "like"):
            last = _find_free(source, f"{name}-with-numbers" if kind == "like" else name, known)
            wanted = [line for line in lines if (_name_rule(line), _choose_kind(line)) == (name, kind)]
            chosen = tuple(line for line in wanted if _is_sound(_make_rule(source, last, kind, (line,))))
            if chosen:
                yield Learned(source, _make_rule(source, last, kind, chosen), chosen)


def _make_pattern(line: Recurring) -> str:
    """What a rule looks for: the line, with a slot for each number if they differ."""
    return FIGURES.sub("{number}", line.text) if _choose_kind(line) == "like" else line.text


def narrow(learned: Learned, lines: Iterable[Recurring]) -> Learned:
    """The rule with some of its lines alone."""
    source, rule, _ = learned
    chosen = tuple(lines)
    return Learned(source, _make_rule(source, rule.id.rpartition("/")[2], rule.kind, chosen), chosen)


def _find_free(source: str, name: str, known: Set[str]) -> str:
    """The name, with a number behind it if the site has a rule of that name."""
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    return next(each for each in names if _make_id(source, each) not in known)


def _make_id(source: str, name: str) -> str:
    return f"learned/{_NOT_ID.sub('-', source).strip('-.') or 'site'}/{name}"


def _is_sound(rule: Rule) -> bool:
    """Whether the reader takes the rule and its tests hold, which lines with backslashes or hardly a letter may prevent."""
    file, faults = lint_text("\n".join(write_file([rule._replace(status="active")])), "")
    return not any(fault.severity == "error" for fault in faults) and not any(True for _ in run_alone(file.rules))


def _name_rule(line: Recurring) -> str:
    if line.varies and _DATE.search(line.text) is not None:
        return "dates"
    return line.where


def _choose_kind(line: Recurring) -> str:
    return "like" if line.varies and "{" not in line.text and "}" not in line.text else "line"


def _make_rule(source: str, name: str, kind: str, lines: Sequence[Recurring]) -> Rule:
    role = name.partition("-")[0]
    rule = draft_rule(
        kind,
        [_make_pattern(line) for line in lines],
        _WHY[role],
        {},
        rule_id=_make_id(source, name),
        category="metadata" if role == "dates" else "ui",
        sources=[source],
        leaves=[f"“{lines[0].text}”, somebody said."],
    )
    return rule._replace(
        status="proposed",
        when=rule.when._replace(company=role in {"beside", "behind"}),
        within=_BEHIND if role == "behind" else None,
    )
