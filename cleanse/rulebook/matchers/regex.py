"""`regex`: a regular expression on one line, linear time; dialect and refusals in `rulebook/patterns/regex.py`.

It sees the line without the blanks around it, with blanks and quotation marks in their plain form and everything else as it stands;
letter case counts unless `ignore_case: true`. With `fold: false` it sees these as they stand, too.
"""

import marshal
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cleanse.rulebook.edges import at_word_edges, stands_at
from cleanse.rulebook.matchers import Anchors, Needs
from cleanse.rulebook.patterns.pattern import Pattern, compile_native
from cleanse.rulebook.patterns.regex import translate
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.slots import Lists
from cleanse.rulebook.view import Hit, View

if TYPE_CHECKING:
    from cleanse.rulebook.patterns.needs import Clause

    #: clauses of which a line must hold one literal each, marks of which it must hold none, and the code points that it may have
    _Asked = tuple[Sequence[Clause], str, float]


def anchors(patterns: Sequence[str]) -> Anchors:
    """The rarest literals one of which each match of a pattern holds."""
    from cleanse.rulebook.patterns.needs import choose_anchor
    from cleanse.rulebook.unpack import pack_bytes

    found = [_work_out(pattern) for pattern in patterns]
    return Anchors(literals=tuple(choose_anchor(clauses) for clauses, _, _ in found), needs=tuple(map(pack_bytes, found)))


def _work_out(pattern: str) -> "tuple[list[Clause], str, float]":
    """What is asked of a line before a pattern is tried."""
    from cleanse.rulebook.patterns.barred import find_barred
    from cleanse.rulebook.patterns.needs import find_needs

    native = translate(pattern)
    clauses, longest = find_needs(native)
    return clauses, find_barred(native), longest


def build(rule: Rule, _lists: Lists, needs: Needs = ()) -> "RegexMatcher":
    """The matcher of a rule.

    Raises:
        RuleError: a pattern is refused.
    """
    return RegexMatcher(rule, needs)


class RegexMatcher:
    """Runs patterns over the lines that hold their literals, blanks and quotation marks made plain one for one.

    A pattern is compiled when a line first holds all that it needs.

    Args:
        rule: What is looked for.
        needs: What is asked of a line before each pattern is tried, as `anchors` packed it.
    """

    __slots__ = ("_asked", "_compiled", "_needs", "_rule", "_slim")

    def __init__(self, rule: Rule, needs: Needs = ()) -> None:
        self._rule = rule
        self._needs = needs
        self._asked: dict[int, _Asked] = {}
        self._slim: set[int] = set()
        self._compiled: dict[int, Pattern] = {}

    def find(self, view: View, line: int, patterns: Sequence[int] | None = None) -> Iterator[Hit]:
        """Every non-empty match, leftmost first."""
        rule = self._rule
        hits: list[Hit] = []
        raw = view.raw[line]
        for number in range(len(rule.patterns)) if patterns is None else patterns:
            clauses, barred, longest = self._find_asked(number)
            if any(mark in raw for mark in barred) or not view.may_hold(line, clauses):
                continue
            whole = view.plain(line) if rule.fold else view.reading(line, fold=False, cased=True).text
            plain = whole.strip()
            if len(plain) > longest:
                continue
            blanks = len(whole) - len(whole.lstrip())
            for match in self._compile(number).finditer(plain):
                start, end = match.start(), match.end()
                if start == end or not stands_at(plain, start, end, rule.at):
                    continue
                if rule.words and not at_word_edges(plain, start, end):
                    continue
                base = view.lines[line].start + blanks
                groups = tuple(
                    None if match.group(n) is None else view.text[base + match.start(n) : base + match.end(n)]
                    for n in range(1, len(match.groups()) + 1)
                )
                hits.append(view.hit(line, blanks + start, blanks + end, rule.patterns[number], groups))
        yield from sorted(hits, key=lambda hit: hit[:2])

    def _find_asked(self, number: int) -> "_Asked":
        """What is asked of a line before a pattern is tried: all of it until the pattern is compiled, which takes longer than to run it
        many times, and then what many lines do not satisfy."""
        asked = self._asked.get(number)
        if asked is None:
            asked = marshal.loads(self._needs[number]) if self._needs else _work_out(self._rule.patterns[number])
            self._asked[number] = asked
        elif number in self._compiled and number not in self._slim:
            from cleanse.rulebook.patterns.needs import keep_worthy

            self._slim.add(number)
            self._asked[number] = asked = (keep_worthy(asked[0]), *asked[1:])
        return asked

    def _compile(self, number: int) -> Pattern:
        compiled = self._compiled.get(number)
        if compiled is None:
            compiled = compile_native(translate(self._rule.patterns[number]), ignore_case=self._rule.ignore_case is True)
            self._compiled[number] = compiled
        return compiled
