"""A set of rules ready to be used: the active ones of all layers in order, the names, and the lists that slots draw on."""

from collections.abc import Mapping, Sequence, Set
from difflib import get_close_matches
from fnmatch import fnmatchcase

from cleanse.errors import RuleError
from cleanse.rulebook.matchers import Lists, Matcher, match_kind
from cleanse.rulebook.prefilter import Prefilter
from cleanse.rulebook.rule import CATEGORIES, CONFIDENCES, DEFAULT_CONFIDENCE, OFF_CATEGORIES, NameRule, Rule
from cleanse.text.fold import fold_line, line_key


class Ruleset:
    """The rules of a run; matchers and the prefilter are made when they are first needed.

    Args:
        rules: In the order of their layers and files; ids are unique.
        names: Name rules, the bundled ones first.
        lists: Values of the slots, by name.
        imposed: Name rules of the user's own, whose canonical spelling is used even against the document's majority.
        off: Categories that are only flagged.
        min_confidence: The weakest confidence that acts; what is weaker is flagged.
    """

    __slots__ = ("_matchers", "_prefilter", "_sites", "imposed", "lists", "min_confidence", "names", "off", "rules")

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
        self.rules = tuple(rule for rule in rules if rule.status == "active")
        self.names = tuple(name for name in names if name.status == "active")
        self.imposed = tuple(imposed)
        self.lists: Lists = lists or {}
        self.off = frozenset(off)
        self.min_confidence = min_confidence
        self._sites = _collect_sites(self.rules)
        self._prefilter: Prefilter | None = None
        self._matchers: dict[int, Matcher] = {}

    @property
    def prefilter(self) -> Prefilter:
        """Finds candidate lines for all rules at once."""
        if self._prefilter is None:
            self._prefilter = Prefilter(self.rules, self.lists)
        return self._prefilter

    def matcher(self, number: int) -> Matcher:
        """The matcher of the rule with this number.

        Raises:
            RuleError: its patterns cannot be compiled; names the rule and its place.
        """
        matcher = self._matchers.get(number)
        if matcher is None:
            rule = self.rules[number]
            try:
                matcher = match_kind(rule.kind).build(rule, slot_values(rule, self.lists))
            except RuleError as error:
                raise RuleError(f"{rule.place}: {rule.id}: {error}") from None
            self._matchers[number] = matcher
        return matcher

    def known_sites(self, source: str | None) -> frozenset[str]:
        """Folded names that a site may put behind its titles, " - Site": those of `site-name` rules that may fire for the source."""
        found = self._sites.get("", frozenset())
        while source:
            found |= self._sites.get(source, frozenset())
            source = source.partition(".")[2]
        return found

    def rank(self, number: int) -> int:
        """Confidence and file order as one number, highest first."""
        return CONFIDENCES.index(self.rules[number].confidence) * len(self.rules) + len(self.rules) - number

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

        known = [*(rule.id for rule in self.rules), *(name.id for name in self.names), *BUILTIN]
        for glob in (*only, *disable):
            if not any(fnmatchcase(name, glob) for name in known):
                raise RuleError(f"no rule matches {glob!r}; `cleanse rules list` shows all ids")
        if min_confidence is not None and min_confidence not in CONFIDENCES:
            raise RuleError(f"confidence {min_confidence!r} is not known; known are {', '.join(CONFIDENCES)}")

        def stays(name: str) -> bool:
            if only and not any(fnmatchcase(name, glob) for glob in only):
                return False
            return not any(fnmatchcase(name, glob) for glob in disable)

        return Ruleset(
            [rule for rule in self.rules if stays(rule.id)],
            [name for name in self.names if stays(name.id)],
            self.lists,
            [name for name in self.imposed if stays(name.id)],
            off=switch_categories(self.off, keep, drop),
            min_confidence=min_confidence or self.min_confidence,
        )


def switch_categories(off: Set[str], keep: Sequence[str], drop: Sequence[str]) -> frozenset[str]:
    """The categories that are only flagged, after some are switched off (`keep`) and on (`drop`).

    Raises:
        RuleError: a category is not known, or stands in both.

    >>> sorted(switch_categories({"title", "place"}, ["teaser"], ["place"]))
    ['teaser', 'title']
    """
    for category in (*keep, *drop):
        if category not in CATEGORIES:
            close = get_close_matches(category, CATEGORIES, 1)
            mend = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(CATEGORIES)}"
            raise RuleError(f"category {category!r} is not known; {mend}")
    both = [category for category in keep if category in drop]
    if both:
        raise RuleError(f"category {both[0]!r} is to be kept and dropped; choose one")
    return (frozenset(off) | frozenset(keep)) - frozenset(drop)


def _collect_sites(rules: Sequence[Rule]) -> dict[str, frozenset[str]]:
    """Folded site names by the domain that they are bound to; "" for those that need none."""
    found: dict[str, set[str]] = {}
    for rule in rules:
        if rule.category == "site-name" and rule.kind == "line":
            names = {line_key(fold_line(pattern)) for pattern in rule.patterns}
            for domain in ("",) if rule.when.source is None else rule.when.source.values:
                found.setdefault(domain, set()).update(names)
    return {domain: frozenset(names) for domain, names in found.items()}


def slot_values(rule: Rule, lists: Lists) -> Mapping[str, tuple[str, ...]]:
    """The lists that a rule may use: the common ones, and over them those of its own file."""
    return {**lists, **dict(rule.slots)} if rule.slots else lists
