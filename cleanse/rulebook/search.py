"""A set's patterns on the lines of a text.

The prefilter tells which patterns may match on a line; here they are tried, rule by rule. Most `keep` rules are tried late: what they
protect matters only where another rule would take something, so nobody asks for them on the lines of a clean article.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from cleanse.errors import RuleError
from cleanse.rulebook.edges import SENTENCE_ENDS
from cleanse.rulebook.guards import is_foreign_pack
from cleanse.rulebook.matchers import Matcher, match_kind
from cleanse.rulebook.prefilter import Prefilter
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.slots import slot_values
from cleanse.rulebook.tables.compiled import Compiled
from cleanse.rulebook.tables.index import pattern_of, rule_of
from cleanse.rulebook.view import Hit, View

if TYPE_CHECKING:
    from cleanse.rulebook.menu_rows import Row, Takers

#: no row of items is longer, in code points
_ROW = 160


class _Ready(NamedTuple):
    """A rule with what is asked before its patterns are tried."""

    rule: Rule
    matcher: Matcher


class Search:
    """Tries patterns; matchers are made when they are first needed.

    Args:
        compiled: The set.
        left_out: The numbers of rules that are not selected.
        prefilters: The set's, if they were made before.
    """

    __slots__ = ("_compiled", "_prefilters", "_ready", "_takers", "_until", "left_out")

    def __init__(
        self, compiled: Compiled, left_out: frozenset[int] = frozenset(), prefilters: Sequence[Prefilter] | None = None
    ) -> None:
        self._compiled = compiled
        self.left_out = left_out
        #: of the rules that are tried at once, and of those that are tried late
        self._prefilters = (Prefilter(compiled.lookup), Prefilter(compiled.late)) if prefilters is None else prefilters
        self._ready: dict[int, _Ready] = {}
        self._until: dict[int, Matcher] = {}
        self._takers: Takers | None = None

    def select(self, left_out: frozenset[int]) -> "Search":
        """The same without some rules."""
        return Search(self._compiled, left_out, self._prefilters)

    def count(self, view: View) -> int:
        """How many patterns of rules that are tried at once may match on the lines of a text, whatever was tried before."""
        return sum(map(len, self._prefilters[0].find(view)))

    def find(
        self,
        view: View,
        most: int | None = None,
        *,
        near: bool = False,
        languages: tuple[str, ...] = (),
        late: bool | None = None,
        lines: Iterable[int] | None = None,
    ) -> Iterator[tuple[int, Hit]]:
        """Every place where a selected rule matches, with the rule's number, line by line in the order of the rules.

        Args:
            view: The text.
            most: How many patterns are tried on a line; None: all that may match.
            near: Whether lines that are too long for a rule, or of a text of another language, are searched all the same.
            languages: The text's own languages, if they are known; spares the patterns of other languages' packs.
            late: Whether only the rules that are tried late are wanted, or only the others; None: both.
            lines: The lines that are searched; None: all.
        """
        prefilter = None if late is None else self._prefilters[late]
        candidates = self._find_all(view) if prefilter is None else prefilter.candidates(view)
        lengths = view.lengths
        for line in range(len(candidates)) if lines is None else lines:
            places = candidates[line]
            if not places:
                continue
            left: list[int] = []
            stop = len(places) if most is None else min(most, len(places))
            numbers = list(map(rule_of, places))
            length = lengths[line]
            at = 0
            while at < stop:
                begin, number = at, numbers[at]
                while at < stop and numbers[at] == number:
                    at += 1
                wanted = places[begin:at]
                if number in self.left_out:
                    left += wanted
                    continue
                rule, matcher = self._ready.get(number) or self._make_ready(number)
                if not (near or _may_act(rule, length, line, view, languages)):
                    left += wanted
                    continue
                patterns = list(map(pattern_of, wanted))
                hits = list(matcher.find(view, line, patterns)) or _find_shown(rule, matcher, view, line, patterns)
                if hits or rule.kind == "block":  # a block goes on in other lines, which may change
                    left += wanted
                for hit in hits:
                    yield number, hit
            if prefilter is not None and most is None and len(left) < len(places):
                prefilter.keep(view, line, left)

    def find_rows(self, view: View) -> "list[Row | None]":
        """For each line the row of items that it is."""
        return view.column((self, "rows"), self._compute_rows)

    def _compute_rows(self, view: View, numbers: Sequence[int]) -> "list[Row | None]":
        keys = view.keys
        return [self._find_row(view, number) if _may_be_row(keys[number]) else None for number in numbers]

    def _find_row(self, view: View, number: int) -> "Row | None":
        from cleanse.rulebook.menu_rows import Takers, find_row  # few texts need it

        raw = view.raw[number]
        text = (view.shown[number] if "](" in raw else None) or raw
        if "\t" in text or self._compiled.lookup.keys.find(view.keys[number]):
            return None
        if self._takers is None:
            self._takers = Takers(self._compiled, self.left_out)
        return find_row(text.strip(), self._takers)

    def _find_all(self, view: View) -> list[list[int]]:
        """For each line the places of the patterns that may match on it, of all rules."""
        found = [prefilter.find_all(view) for prefilter in self._prefilters]
        return [sorted(chain(*places)) for places in zip(*found, strict=True)]

    def until_matcher(self, number: int) -> Matcher:
        """The matcher of where a `drop-between` rule ends.

        Raises:
            RuleError: its patterns cannot be compiled; names the rule and its place.
        """
        if number not in self._until:
            rule = self._compiled.table.at_work(number)
            self._until[number] = self._build(rule._replace(patterns=rule.until), ())
        return self._until[number]

    def _make_ready(self, number: int) -> _Ready:
        table = self._compiled.table
        rule = table.at_work(number)
        self._ready[number] = ready = _Ready(rule, self._build(rule, table.needs(number)))
        return ready

    def _build(self, rule: Rule, needs: tuple[bytes, ...]) -> Matcher:
        try:
            return match_kind(rule.kind).build(rule, slot_values(rule, self._compiled.lists), needs)
        except RuleError as error:
            raise RuleError(f"{rule.place}: {rule.id}: {error}") from None


def _may_be_row(key: str) -> bool:
    """Whether a line is short, no sentence, and no label with its value."""
    return 0 < len(key) <= _ROW and key[-1] not in SENTENCE_ENDS and ":" not in key


def _find_shown(rule: Rule, matcher: Matcher, view: View, line: int, patterns: Sequence[int]) -> list[Hit]:
    """What a rule that takes or keeps whole lines finds in a line of Markdown as it is shown; the hit is the whole line.

    `- [**Comments** (12)](https://...)` is what `Comments (12)` is. Rules that cut or replace something see the line as it stands, since its
    offsets count; those of `line` know what a line says.
    """
    if rule.do not in {"drop-line", "keep"} or rule.kind in {"block", "line"} or (alone := view.alone(line)) is None:
        return []
    found = next(matcher.find(alone, 0, patterns), None)
    return [] if found is None else [view.hit(line, 0, len(view.raw[line]), found.pattern, found.groups)]


def _may_act(rule: Rule, length: int, line: int, view: View, languages: tuple[str, ...]) -> bool:
    """Whether a line is short enough for a rule, and not known to be of another language than its pack."""
    when = rule.when
    if when.max_chars is not None and length > when.max_chars:
        return False
    return when.pack is None or not languages or not is_foreign_pack(when.pack, line, view, languages)
