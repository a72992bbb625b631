"""`like`: a template with slots, `© {agency} / {person} / Go to the mediabank`; folded, letter case does not count.

With a verb that takes whole lines the template must fit the whole line, unless `at` says that it only starts or ends it. Slots:

- `{agency}` and every list in rules/lists: one of the list's entries;
- `{person}`: one to five words of letters; `{site}`: a domain; `{url}`; `{date}`, `{time}`; `{number}`: digits with their marks;
- `{any}`: at least one character, as few as will do.
"""

from collections.abc import Iterator

from cleanse.errors import RuleError
from cleanse.rulebook.edges import at_word_edges, stands_at
from cleanse.rulebook.matchers import Anchors, Lists
from cleanse.rulebook.matchers.regex import longest_word
from cleanse.rulebook.regex import compile_native, escape
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.view import Hit, View
from cleanse.text.fold import fold_line, fold_with_offsets

_NUMBER = r"\p{Nd}[\p{Nd}.,' ]*"
_WORD = r"[\p{L}\p{M}][\p{L}\p{M}.'-]*"
_SLOTS = {
    "any": ".+?",
    "date": rf"(?:(?:{_WORD},? ?)?\p{{Nd}}{{1,4}}[-./ ,년月年日월일]*(?:{_WORD}|\p{{Nd}}{{1,2}})[-./ ,月日월일]*(?:\p{{Nd}}{{1,4}}[日일]?)?)",
    "number": rf"(?:\p{{Nd}}|{_NUMBER}\p{{Nd}})",
    "person": rf"{_WORD}(?: {_WORD}){{0,4}}",
    "site": r"(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}",
    "time": r"\p{Nd}{1,2}[:.h]\p{Nd}{2}(?:[:.]\p{Nd}{2})?(?: ?[ap]\.?m\.?)?",
    "url": r"(?:https?://|www\.)[^ ]+",
}
WHOLE_LINE_VERBS = frozenset({"drop-line", "drop-block", "drop-from-here", "drop-until-here", "drop-between"})


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


def find_slots() -> frozenset[str]:
    """The names of the slots that need no list."""
    return frozenset(_SLOTS)


def compile_template(template: str, lists: Lists) -> str:
    """The template as a pattern of the engine, for folded text; each slot is a group.

    Raises:
        RuleError: a slot is not known.
    """
    out: list[str] = []
    for literal, slot in split_template(template):
        folded = fold_with_offsets(literal)[0]
        out.append(escape(folded))
        if not slot:
            continue
        if slot in lists:
            values = sorted({fold_line(value) for value in lists[slot]}, key=lambda value: (-len(value), value))
            out.append("(" + "|".join(map(escape, values)) + ")")
        elif slot in _SLOTS:
            out.append(f"({_SLOTS[slot]})")
        else:
            raise RuleError(f"unknown slot {{{slot}}}; known are {', '.join(sorted({*_SLOTS, *lists}))}")
    return "".join(out)


def anchors(rule: Rule, lists: Lists) -> Anchors:  # noqa: ARG001
    """The longest word of each template outside its slots."""
    return Anchors(literals=tuple(longest_word(tuple(part for part, _ in split_template(p))) for p in rule.patterns))


def build(rule: Rule, lists: Lists) -> "LikeMatcher":
    """The matcher of a rule.

    Raises:
        RuleError: a template is broken.
    """
    return LikeMatcher(rule, lists)


class LikeMatcher:
    """Runs the templates' patterns over the folded line, and goes back to the line's own offsets."""

    __slots__ = ("_at", "_cased", "_patterns", "_whole", "_words")

    def __init__(self, rule: Rule, lists: Lists) -> None:
        self._cased = rule.ignore_case is False
        self._patterns = [(compile_native(compile_template(pattern, lists)), pattern) for pattern in rule.patterns]
        self._at = rule.at
        self._whole = rule.do in WHOLE_LINE_VERBS and rule.at == "anywhere"
        self._words = rule.words

    def find(self, view: View, line: int) -> Iterator[Hit]:
        """Every place where a template fits, leftmost first."""
        folded, offsets = fold_with_offsets(view.line_text(line))
        base = view.lines[line].start
        first = len(folded) - len(folded.lstrip(" -•·*|>»►"))
        hits: list[Hit] = []
        for compiled, pattern in self._patterns:
            if self._whole:
                whole = compiled.fullmatch(folded[first:].rstrip(" "))
                matches = iter(()) if whole is None else iter((whole,))
                shift = first
            else:
                matches = compiled.finditer(folded)
                shift = 0
            for match in matches:
                start, end = match.start() + shift, match.end() + shift
                if start == end or not (self._whole or stands_at(folded, start, end, self._at)):
                    continue
                if self._words and not at_word_edges(folded, start, end):
                    continue
                groups = tuple(
                    view.text[base + offsets[match.start(n) + shift] : base + offsets[match.end(n) + shift - 1] + 1]
                    for n in range(1, len(match.groups()) + 1)
                )
                hits.append(Hit(base + offsets[start], base + offsets[end - 1] + 1, line, line, pattern, groups))
        yield from sorted(hits, key=lambda hit: hit[:2])
