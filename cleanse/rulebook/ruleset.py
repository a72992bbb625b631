"""A set of rules ready to be used: the active ones of all layers in order, the names, and the lists that slots draw on."""

import re
from collections.abc import Iterator, Sequence, Set
from fnmatch import fnmatchcase, translate
from functools import partial
from itertools import count

from cleanse.errors import RuleError
from cleanse.rulebook.guards import needs_neighbours
from cleanse.rulebook.rule import CATEGORIES, CONFIDENCES, DEFAULT_CONFIDENCE, OFF_CATEGORIES, NameRule, Rule
from cleanse.rulebook.search import Search
from cleanse.rulebook.slots import Lists, Slots
from cleanse.rulebook.tables.compiled import Compiled, compile_rules, extend
from cleanse.rulebook.tables.name_table import NameTable


class Ruleset:
    """The rules of a run; rules are unpacked, matchers and the prefilter made when they are first needed.

    Args:
        rules: In the order of their layers and files; ids are unique.
        names: Name rules, the bundled ones first.
        lists: Values of the slots, by name.
        imposed: Name rules of the user's own, whose canonical spelling is used even against the document's majority.
        off: Categories that are only flagged.
        min_confidence: The weakest confidence that acts; what is weaker is flagged.

    Raises:
        RuleError: a pattern cannot be read; names the rule and its place.
    """

    __slots__ = (
        "_compiled",
        "_numbers",
        "_selected",
        "imposed",
        "min_confidence",
        "names",
        "off",
        "search",
        "slots",
    )

    def __init__(
        self,
        rules: Sequence[Rule],
        names: Sequence[NameRule] = (),
        lists: Lists | None = None,
        imposed: Sequence[NameRule] = (),
        *,
        off: Set[str] = OFF_CATEGORIES,
        min_confidence: str = DEFAULT_CONFIDENCE,
    ) -> None:
        compiled = compile_rules(rules, names, imposed, lists or {})
        self._set(compiled, compiled.names, compiled.imposed, off, min_confidence)

    def _set(self, compiled: Compiled, names: NameTable, imposed: NameTable, off: Set[str], min_confidence: str) -> None:
        self._compiled = compiled
        self.names = names
        self.imposed = imposed
        self.off = frozenset(off)
        self.min_confidence = min_confidence
        self.slots = Slots(compiled.lists)
        #: what tries their patterns on the lines of a text, but for the rules that a selection has left out
        self.search = Search(compiled)
        self._numbers: dict[str, int] | None = None
        self._selected: tuple[Rule, ...] | None = None

    @classmethod
    def of(cls, compiled: Compiled) -> "Ruleset":
        """The set of what was compiled before."""
        return cls._of(compiled, compiled.names, compiled.imposed, OFF_CATEGORIES, DEFAULT_CONFIDENCE)

    @classmethod
    def _of(cls, compiled: Compiled, names: NameTable, imposed: NameTable, off: Set[str], min_confidence: str) -> "Ruleset":
        ruleset = cls.__new__(cls)
        ruleset._set(compiled, names, imposed, off, min_confidence)
        return ruleset

    @property
    def lists(self) -> Lists:
        """Values of the slots, by name."""
        return self._compiled.lists

    @property
    def ids(self) -> list[str]:
        """The ids of the rules, in their order."""
        left_out = self.search.left_out
        return [name for number, name in enumerate(self._compiled.ids) if number not in left_out]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules in their order, unpacked; a run asks for single ones instead."""
        if self._selected is None:
            table = self._compiled.table
            self._selected = tuple(table[number] for number in range(len(table)) if number not in self.search.left_out)
        return self._selected

    def skim(self) -> Iterator[Rule]:
        """All rules in their order, of which only the fields that are texts can be used; fast."""
        return (
            self._compiled.table.skim(number) for number in range(len(self._compiled.table)) if number not in self.search.left_out
        )

    def rule(self, number: int) -> Rule:
        """The rule with this number, which is its place in the whole set, whatever is selected; without its tests."""
        return self._compiled.table.at_work(number)

    def find_rule(self, rule_id: str) -> Rule | None:
        """The rule with this id, without its tests, if it is in the set."""
        if self._numbers is None:
            self._numbers = dict(zip(self._compiled.ids, count()))
        number = self._numbers.get(rule_id)
        return None if number is None or number in self.search.left_out else self.rule(number)

    def category_of(self, rule_id: str) -> str:
        """The category of the rule with this id; empty if it is not in the set, as those that are built in are not."""
        rule = self.find_rule(rule_id)
        return "" if rule is None else rule.category

    def is_fixed(self, rule_id: str) -> bool:
        """Whether the rule with this id drops whole lines that it knows by heart, wherever they stand."""
        rule = self.find_rule(rule_id)
        return (
            rule is not None
            and rule.kind == "line"
            and rule.do == "drop-line"
            and rule.within is None
            and not needs_neighbours(rule)
        )

    def known_sites(self, source: str | None) -> frozenset[str]:
        """Folded names that a site may put behind its titles, " - Site": those of `site-name` rules that may fire for the source."""
        sites = self._compiled.sites
        found = {*sites.get("", ())}
        while source:
            found.update(sites.get(source, ()))
            source = source.partition(".")[2]
        return frozenset(found)

    def rank(self, number: int) -> int:
        """Confidence and file order as one number, highest first; a rule of `holds`, which takes any wording, comes behind those that know theirs."""
        total = len(self._compiled.table)
        rule = self.rule(number)
        return (2 * CONFIDENCES.index(rule.confidence) + (rule.kind != "holds")) * total + total - number

    @property
    def digest(self) -> str:
        """A digest of what the rules say and which of them are selected."""
        from hashlib import sha256

        total = sha256(self._compiled.digest.encode())
        total.update(repr((sorted(self.search.left_out), list(self.names.ids), sorted(self.off), self.min_confidence)).encode())
        return total.hexdigest()

    def why_flagged(self, rule: Rule) -> str | None:
        """Why a rule only flags in this run: its category is off, or it is not sure enough; None where it acts."""
        if rule.category in self.off:
            return f"only flagged, the category {rule.category} is off: {rule.why}"
        if CONFIDENCES.index(rule.confidence) < CONFIDENCES.index(self.min_confidence):
            return f"only {rule.confidence} confidence: {rule.why}"
        return None

    def select(
        self,
        only: Sequence[str] = (),
        disable: Sequence[str] = (),
        keep: Sequence[str] = (),
        drop: Sequence[str] = (),
        min_confidence: str | None = None,
    ) -> "Ruleset":
        """The same set without the rules that the globs leave out, its categories switched.

        Args:
            only: Globs over ids; only these rules stay.
            disable: Globs over ids; these go.
            keep: Categories that are only flagged, beside those that are off by themselves.
            drop: Categories that are off by themselves and shall act.
            min_confidence: The weakest confidence that acts; None: as it is.

        Raises:
            RuleError: a glob matches no rule and no built-in decision, a category or confidence is not known, or a category is
                to be kept and dropped.
        """
        from cleanse.rulebook.builtin import BUILTIN

        known = [*self.ids, *self.names.ids, *BUILTIN] if only or disable else []
        for glob in (*only, *disable):
            if not any(fnmatchcase(name, glob) for name in known):
                from cleanse.rulebook.suggest import suggest

                mend = suggest(glob, known) or "`cleanse rules list` shows all ids"
                raise RuleError(f"no rule matches {glob!r}; {mend}")
        if min_confidence is not None and min_confidence not in CONFIDENCES:
            raise RuleError(f"confidence {min_confidence!r} is not known; known are {', '.join(CONFIDENCES)}")

        stays = partial(is_chosen, only=only, disable=disable)
        ruleset = Ruleset._of(
            self._compiled,
            self.names.choose(stays) if only or disable else self.names,
            self.imposed.choose(stays) if only or disable else self.imposed,
            switch_categories(self.off, keep, drop),
            min_confidence or self.min_confidence,
        )
        gone = {number for number, name in enumerate(self._compiled.ids) if not stays(name)} if only or disable else ()
        ruleset.search = self.search.select(self.search.left_out.union(gone))
        return ruleset

    def only(self, globs: Sequence[str]) -> "Ruleset":
        """The same set with only the rules whose ids match one of the globs, of which there must be one; its names stay."""
        matches = re.compile("|".join(map(translate, globs))).match
        left_out = self.search.left_out.union(number for number, name in enumerate(self._compiled.ids) if not matches(name))
        ruleset = Ruleset._of(self._compiled, self.names, self.imposed, self.off, self.min_confidence)
        ruleset.search = self.search.select(left_out)
        return ruleset

    def extend(self, rules: Sequence[Rule]) -> "Ruleset":
        """The same set with more rules at its end, whatever is selected of the others.

        Raises:
            RuleError: a pattern is refused; names the rule and its place.
        """
        if not rules:
            return self
        ruleset = Ruleset._of(extend(self._compiled, rules), self.names, self.imposed, self.off, self.min_confidence)
        ruleset.search = ruleset.search.select(self.search.left_out)
        return ruleset


def is_chosen(rule_id: str, only: Sequence[str], disable: Sequence[str]) -> bool:
    """Whether globs leave a rule or a built-in decision in use.

    Args:
        rule_id: Its id.
        only: One of these must fit; none: all do.
        disable: None of these may fit.

    >>> is_chosen("en/ui/share", ["en/*"], ["*/login"]), is_chosen("en/ui/login", [], ["*/login"]), is_chosen("de/ui/teilen", ["en/*"], [])
    (True, False, False)
    """
    if only and not any(fnmatchcase(rule_id, glob) for glob in only):
        return False
    return not any(fnmatchcase(rule_id, glob) for glob in disable)


def switch_categories(off: Set[str], keep: Sequence[str], drop: Sequence[str]) -> frozenset[str]:
    """The categories that are only flagged, after some are switched off (`keep`) and on (`drop`).

    Raises:
        RuleError: a category is not known, or stands in both.

    >>> sorted(switch_categories({"title", "place"}, ["teaser"], ["place"]))
    ['teaser', 'title']
    """
    for category in (*keep, *drop):
        if category not in CATEGORIES:
            from cleanse.rulebook.suggest import explain_category

            raise RuleError(explain_category(category))
    both = [category for category in keep if category in drop]
    if both:
        raise RuleError(f"category {both[0]!r} is to be kept and dropped; choose one")
    return (frozenset(off) | frozenset(keep)) - frozenset(drop)
