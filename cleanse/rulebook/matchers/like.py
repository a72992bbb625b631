"""`like`: a template with slots, `© {agency} / {person} / Go to the mediabank`; folded, letter case does not count.

With a verb that takes whole lines the template must fit the whole line, unless `at` says that it only starts or ends it. Slots:

- `{agency}` and every list in rules/lists or under the file's `slots`: one of the list's entries;
- `{person}`: one to five capitalised words, or a name of a script without case; `{site}`: a domain; `{url}`; `{date}`, `{time}`;
  `{number}`: digits with their marks;
- `{any}`: at least one character, as few as will do; at the end of a template, the rest of the line.

A hit that ends in a slot must end at the edge of a word, or where a capital letter was glued to it (`Joan MarlowThe`); one that ends in
`{person}` must not be followed by a word that could belong to the name.
"""

from collections.abc import Iterator, Sequence

from cleanse.errors import RuleError
from cleanse.rulebook.edges import at_seam, at_word_edges, is_spaceless
from cleanse.rulebook.matchers import Anchors, Needs, one_of
from cleanse.rulebook.patterns.native import Match
from cleanse.rulebook.patterns.pattern import Pattern, compile_native
from cleanse.rulebook.patterns.regex import char_class, escape
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.slots import Lists, slot_pattern
from cleanse.rulebook.view import Hit, View
from cleanse.text.fold import LEADING, TRAILING, fold_line, fold_with_offsets, raw_with_offsets

WHOLE_LINE_VERBS = frozenset({"drop-line", "drop-block", "drop-from-here", "drop-until-here", "drop-between"})
_BEFORE = f"^{char_class(LEADING)}*"
_BEHIND = char_class(" .|") + "*$"
#: what a template may begin with and a line's key does not: bullets, and links of Markdown
_ALSO_BEFORE = LEADING + "[!"
_BEHIND_ALL = char_class(TRAILING) + "*$"


def split_template(template: str) -> list[tuple[str, str]]:
    """The literals of a template and the slot behind each; the last slot is "".

    Raises:
        RuleError: a brace is not closed or a slot has no name.

    >>> split_template("© {agency} / {person}")
    [('© ', 'agency'), (' / ', 'person'), ('', '')]
    """
    parts: list[tuple[str, str]] = []
    position = 0
    while (start := template.find("{", position)) >= 0:
        end = template.find("}", start)
        if end < 0:
            raise RuleError(f"{{ has no closing brace in {template!r}")
        name = template[start + 1 : end]
        if not name:
            raise RuleError(f"a slot needs a name in {template!r}, such as {{any}}")
        parts.append((template[position:start], name))
        position = end + 1
    return [*parts, (template[position:], "")]


def compile_template(template: str, lists: Lists, *, fold: bool = True, cased: bool = False) -> str:
    """The template as a pattern of the engine for a reading that keeps case; each slot is a group.

    Args:
        template: Literals and slots.
        lists: Values of the slots by name.
        fold: Whether the reading is folded but for case, or the line as it stands.
        cased: Whether the literals' case counts.

    Raises:
        RuleError: a slot is not known.
    """
    out: list[str] = []
    parts = split_template(template)
    read = fold_with_offsets if fold else raw_with_offsets
    for number, (literal, slot) in enumerate(parts):
        if literal:
            text = escape(read(literal, cased=True).text)
            out.append(text if cased else f"(?i:{text})")
        if slot == "any" and parts[number + 1 :] == [("", "")]:
            out.append("(.+)")
        elif slot:
            out.append(f"({slot_pattern(slot, lists)})")
    return "".join(out)


def required(template: str) -> tuple[str, ...]:
    """The folded literals that every line which fits a template holds."""
    return tuple(dict.fromkeys(literal for part, _ in split_template(template) if (literal := fold_line(part))))


def anchors(patterns: Sequence[str]) -> Anchors:
    """The rarest literal of each template."""
    from cleanse.rulebook.patterns.rarity import rarest

    return Anchors(literals=tuple(one_of(rarest(required(pattern))) for pattern in patterns))


def build(rule: Rule, lists: Lists, _needs: Needs = ()) -> "LikeMatcher":
    """The matcher of a rule.

    Raises:
        RuleError: a template is broken.
    """
    return LikeMatcher(rule, lists)


class Template:
    """One compiled template."""

    __slots__ = ("_last", "_pattern")

    def __init__(self, source: str, lists: Lists, *, fold: bool, cased: bool, at: str, whole: bool) -> None:
        core = compile_template(source, lists, fold=fold, cased=cased)
        front = _BEFORE if whole or at == "line-start" else ""
        back = _BEHIND_ALL if whole else _BEHIND if at == "line-end" else ""
        self._pattern: Pattern = compile_native(f"{front}({core}){back}")
        literals = split_template(source)
        self._last = literals[-2][1] if len(literals) > 1 and not literals[-1][0] and not back else ""

    def find(self, text: str) -> Iterator[tuple[int, int, Match]]:
        """The places in a reading where the template fits and may be cut out."""
        for match in self._pattern.finditer(text):
            start, end = match.start(1), match.end(1)
            if start < end and (not self._last or _is_whole(text, end, self._last)):
                yield start, end, match


def _is_whole(text: str, end: int, slot: str) -> bool:
    """Whether what fits a slot at the end of a template is not the beginning of something longer."""
    if not at_seam(text, end):
        return False
    if slot != "person":
        return True
    rest = text[end : end + 2]
    return not (rest[:1] == " " and rest[1:].isalpha()) and not (rest[:1].isalpha() and is_spaceless(rest[0]))


class LikeMatcher:
    """Runs the templates' patterns over the folded line, and goes back to the line's own offsets.

    A template is compiled when a line first holds its literals.
    """

    __slots__ = ("_compiled", "_lists", "_needs", "_rule")

    def __init__(self, rule: Rule, lists: Lists) -> None:
        self._rule = rule
        self._lists = lists
        self._needs: dict[int, tuple[str, tuple[tuple[str, ...], ...]]] = {}
        self._compiled: dict[int, Template] = {}

    def find(self, view: View, line: int, patterns: Sequence[int] | None = None) -> Iterator[Hit]:
        """Every place where a template fits, leftmost first."""
        hits: list[Hit] = []
        for number in range(len(self._rule.patterns)) if patterns is None else patterns:
            start, literals = self._needs.get(number) or self._find_needs(number)
            if not view.keys[line].startswith(start) or not view.may_hold(line, literals):
                continue
            reading = view.reading(line, fold=self._rule.fold, cased=True)
            for first, end, match in self._compile(number).find(reading.text):
                if self._rule.words and not at_word_edges(reading.text, first, end):
                    continue
                groups = tuple(_group(view, line, reading.span(match.start(n), match.end(n))) for n in _slot_groups(match))
                hits.append(view.hit(line, *reading.span(first, end), self._rule.patterns[number], groups))
        yield from sorted(hits, key=lambda hit: hit[:2])

    def _find_needs(self, number: int) -> tuple[str, tuple[tuple[str, ...], ...]]:
        """What the key of a line that fits a template begins with, and the literals that the line holds."""
        pattern = self._rule.patterns[number]
        literals = tuple((literal,) for literal in required(pattern))
        self._needs[number] = found = (_find_start(pattern, self._rule), literals)
        return found

    def _compile(self, number: int) -> Template:
        template = self._compiled.get(number)
        if template is None:
            rule = self._rule
            whole = _is_whole_line(rule)
            cased = rule.ignore_case is False
            template = Template(rule.patterns[number], self._lists, fold=rule.fold, cased=cased, at=rule.at, whole=whole)
            self._compiled[number] = template
        return template


def _is_whole_line(rule: Rule) -> bool:
    return rule.do in WHOLE_LINE_VERBS and rule.at == "anywhere"


def _find_start(template: str, rule: Rule) -> str:
    """What the key of each line that fits a template begins with; nothing where it may stand anywhere in its line."""
    start = fold_line(split_template(template)[0][0])
    if not rule.fold or not (rule.at == "line-start" or _is_whole_line(rule)) or start[:1] in _ALSO_BEFORE:
        return ""
    return start.rstrip(TRAILING)


def _slot_groups(match: Match) -> range:
    """The numbers of the slots' groups; the first group is the whole template."""
    return range(2, len(match.groups()) + 1)


def _group(view: View, line: int, span: tuple[int, int]) -> str:
    base = view.lines[line].start
    return view.text[base + span[0] : base + span[1]]
