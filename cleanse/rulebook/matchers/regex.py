"""`regex`: a regular expression on one line, linear time; dialect and refusals in `rulebook/regex.py`.

It sees the line with blanks and quotation marks in their plain form and everything else as it stands; letter case counts unless
`ignore_case: true`.
"""

from collections.abc import Iterator

from cleanse.rulebook.edges import at_word_edges, stands_at
from cleanse.rulebook.matchers import Anchors, Lists
from cleanse.rulebook.regex import compile_regex, translate
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.view import Hit, View
from cleanse.text.fold import fold_line, plain_line


def anchors(rule: Rule, lists: Lists) -> Anchors:  # noqa: ARG001
    """The longest literal that each pattern cannot do without."""
    return Anchors(literals=tuple(longest_word(translate(pattern).literals) for pattern in rule.patterns))


def longest_word(literals: tuple[str, ...]) -> str:
    """The longest folded piece without blanks of the literals; "" if there is none.

    >>> longest_word(("Read more", ":"))
    'read'
    """
    words = [word for literal in literals for word in fold_line(literal).split(" ")]
    return max(words, key=len, default="")


def build(rule: Rule, lists: Lists) -> "RegexMatcher":  # noqa: ARG001
    """The matcher of a rule.

    Raises:
        RuleError: a pattern is refused.
    """
    return RegexMatcher(rule)


class RegexMatcher:
    """Runs the compiled patterns over the line, its blanks and quotation marks made plain one for one."""

    __slots__ = ("_at", "_patterns", "_words")

    def __init__(self, rule: Rule) -> None:
        self._patterns = [(compile_regex(pattern, ignore_case=rule.ignore_case is True), pattern) for pattern in rule.patterns]
        self._at = rule.at
        self._words = rule.words

    def find(self, view: View, line: int) -> Iterator[Hit]:
        """Every non-empty match, leftmost first."""
        plain = plain_line(view.line_text(line))
        base = view.lines[line].start
        hits: list[Hit] = []
        for compiled, pattern in self._patterns:
            for match in compiled.finditer(plain):
                start, end = match.start(), match.end()
                if start == end or not stands_at(plain, start, end, self._at):
                    continue
                if self._words and not at_word_edges(plain, start, end):
                    continue
                hits.append(Hit(base + start, base + end, line, line, pattern, match.groups()))
        yield from sorted(hits, key=lambda hit: hit[:2])
