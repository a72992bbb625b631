"""`regex`: a regular expression on one line, linear time; dialect and refusals in `rulebook/regex.py`.

It sees the line with blanks and quotation marks in their plain form and everything else as it stands; letter case counts unless
`ignore_case: true`. With `fold: false` it sees the line as it stands.
"""

from collections.abc import Iterator

from cleanse.rulebook.edges import at_word_edges, stands_at
from cleanse.rulebook.matchers import Anchors, Lists
from cleanse.rulebook.rarity import rarest
from cleanse.rulebook.regex import compile_native, translate
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.view import Hit, View
from cleanse.text.fold import fold_line


def required(literals: tuple[str, ...]) -> tuple[str, ...]:
    """The folded pieces of the literals that every line which a pattern matches holds.

    >>> required(("Read  more", ":"))
    ('read more', ':')
    """
    return tuple(dict.fromkeys(piece for literal in literals if (piece := fold_line(literal))))


def anchors(rule: Rule, lists: Lists) -> Anchors:  # noqa: ARG001
    """The rarest literal that each pattern cannot do without."""
    return Anchors(literals=tuple(rarest(required(translate(pattern).literals)) for pattern in rule.patterns))


def build(rule: Rule, lists: Lists) -> "RegexMatcher":  # noqa: ARG001
    """The matcher of a rule.

    Raises:
        RuleError: a pattern is refused.
    """
    return RegexMatcher(rule)


class RegexMatcher:
    """Runs the compiled patterns over the lines that hold their literals, blanks and quotation marks made plain one for one."""

    __slots__ = ("_at", "_fold", "_patterns", "_words")

    def __init__(self, rule: Rule) -> None:
        translated = [(translate(pattern), pattern) for pattern in rule.patterns]
        self._patterns = [
            (compile_native(native.pattern, ignore_case=rule.ignore_case is True), required(native.literals), pattern)
            for native, pattern in translated
        ]
        self._at = rule.at
        self._fold = rule.fold
        self._words = rule.words

    def find(self, view: View, line: int) -> Iterator[Hit]:
        """Every non-empty match, leftmost first."""
        hits: list[Hit] = []
        for compiled, literals, pattern in self._patterns:
            if not view.may_hold(line, literals):
                continue
            plain = view.plain(line) if self._fold else view.reading(line, fold=False, cased=True).text
            for match in compiled.finditer(plain):
                start, end = match.start(), match.end()
                if start == end or not stands_at(plain, start, end, self._at):
                    continue
                if self._words and not at_word_edges(plain, start, end):
                    continue
                base = view.lines[line].start
                groups = tuple(
                    None if match.group(n) is None else view.text[base + match.start(n) : base + match.end(n)]
                    for n in range(1, len(match.groups()) + 1)
                )
                hits.append(view.hit(line, start, end, pattern, groups))
        yield from sorted(hits, key=lambda hit: hit[:2])
