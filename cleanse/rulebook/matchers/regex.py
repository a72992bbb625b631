"""`regex`: a regular expression on one line, linear time; dialect and refusals in `rulebook/regex.py`.

It sees the line with blanks and quotation marks in their plain form and everything else as it stands; letter case counts unless
`ignore_case: true`. With `fold: false` it sees the line as it stands.
"""

from collections.abc import Iterator, Sequence

from cleanse.rulebook.edges import at_word_edges, stands_at
from cleanse.rulebook.matchers import Anchors, Lists
from cleanse.rulebook.needs import Clause, choose_anchor, find_clauses, keep_worthy
from cleanse.rulebook.pattern import Pattern, compile_native
from cleanse.rulebook.regex import translate
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.view import Hit, View


def anchors(rule: Rule, lists: Lists) -> Anchors:  # noqa: ARG001
    """The rarest literals one of which each match of a pattern holds."""
    return Anchors(literals=tuple(choose_anchor(find_clauses(translate(pattern).pattern)) for pattern in rule.patterns))


def build(rule: Rule, lists: Lists) -> "RegexMatcher":  # noqa: ARG001
    """The matcher of a rule.

    Raises:
        RuleError: a pattern is refused.
    """
    return RegexMatcher(rule)


class RegexMatcher:
    """Runs patterns over the lines that hold their literals, blanks and quotation marks made plain one for one.

    A pattern is read when a line is first its candidate, and compiled when one holds all that it needs.
    """

    __slots__ = ("_compiled", "_rule", "_translated")

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._translated: dict[int, tuple[str, tuple[Clause, ...]]] = {}
        self._compiled: dict[int, Pattern] = {}

    def find(self, view: View, line: int, patterns: Sequence[int] | None = None) -> Iterator[Hit]:
        """Every non-empty match, leftmost first."""
        rule = self._rule
        hits: list[Hit] = []
        for number in range(len(rule.patterns)) if patterns is None else patterns:
            if not view.may_hold(line, self._translate(number)[1]):
                continue
            plain = view.plain(line) if rule.fold else view.reading(line, fold=False, cased=True).text
            for match in self._compile(number).finditer(plain):
                start, end = match.start(), match.end()
                if start == end or not stands_at(plain, start, end, rule.at):
                    continue
                if rule.words and not at_word_edges(plain, start, end):
                    continue
                base = view.lines[line].start
                groups = tuple(
                    None if match.group(n) is None else view.text[base + match.start(n) : base + match.end(n)]
                    for n in range(1, len(match.groups()) + 1)
                )
                hits.append(view.hit(line, start, end, rule.patterns[number], groups))
        yield from sorted(hits, key=lambda hit: hit[:2])

    def _translate(self, number: int) -> tuple[str, tuple[Clause, ...]]:
        """The pattern in the engine's own words, and what a line must hold for it."""
        translated = self._translated.get(number)
        if translated is None:
            native = translate(self._rule.patterns[number]).pattern
            translated = self._translated[number] = (native, keep_worthy(find_clauses(native)))
        return translated

    def _compile(self, number: int) -> Pattern:
        compiled = self._compiled.get(number)
        if compiled is None:
            pattern = self._translate(number)[0]
            compiled = self._compiled[number] = compile_native(pattern, ignore_case=self._rule.ignore_case is True)
        return compiled
