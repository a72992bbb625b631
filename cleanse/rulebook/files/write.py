"""From rules back to a rule file: what `rules new` and `rules freeze` write, and the reader reads again as the same values.

Patterns and cases stand as a `|` block, one a line, where they can; a text with blanks at its ends or several lines is quoted.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cleanse.rulebook.rule import DEFAULT_CONFIDENCE, LISTED, Case, Choice, Limit, NameRule, Neighbour, Rule, Within

#: what YAML and our reader take for the text that it is without quotation marks
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 ./_-]*[A-Za-z0-9_-])?")
_INDENT = "    "


def write_file(
    rules: Iterable[Rule] = (), names: Iterable[NameRule] = (), slots: Mapping[str, Sequence[str]] | None = None
) -> Iterator[str]:
    """The lines of a rule file."""
    yield "version: 1"
    if slots:
        yield "slots:"
        for name, values in slots.items():
            yield from _texts(name, values, "  ")
    for key, entries in (("rules", map(write_rule, rules)), ("names", map(write_name, names))):
        lines = [line for entry in entries for line in entry]
        if lines:
            yield f"{key}:"
            yield from lines


def write_rule(rule: Rule) -> list[str]:
    """The lines of a rule's entry; keys at their defaults are left out, but for the category."""
    lines = [f"  - id: {rule.id}", f"{_INDENT}why: {quote(rule.why)}", f"{_INDENT}do: {rule.do}"]
    lines.append(f"{_INDENT}category: {rule.category}")
    if rule.status != "active":
        lines.append(f"{_INDENT}status: {rule.status}")
    if rule.confidence != DEFAULT_CONFIDENCE:
        lines.append(f"{_INDENT}confidence: {rule.confidence}")
    if rule.at != "anywhere":
        lines.append(f"{_INDENT}at: {rule.at}")
    if rule.within is not None:
        lines.append(f"{_INDENT}within: {_within(rule.within)}")
    conditions = list(_conditions(rule))
    if conditions:
        lines += [f"{_INDENT}when:", *(f"{_INDENT}  {condition}" for condition in conditions)]
    if rule.replacement is not None:
        lines.append(f"{_INDENT}with: {quote(rule.replacement)}")
    if rule.protects:
        lines.append(f"{_INDENT}protects: {_list(rule.protects)}")
    if rule.limit != Limit():
        lines.append(f"{_INDENT}limit: {{lines: {rule.limit.lines}, share: {rule.limit.share}}}")
    for key in ("ignore_case", "fold", "words"):
        value = getattr(rule, key)
        if value != Rule._field_defaults[key]:
            lines.append(f"{_INDENT}{key}: {'true' if value else 'false'}")
    lines += [f"{_INDENT}match:", *_match(rule.kind, rule.patterns)]
    if rule.until:
        lines += [f"{_INDENT}until:", *_match(rule.kind, rule.until)]
    return lines + _tests(rule.drop_cases, rule.keep_cases, rule.change_cases)


def _match(kind: str, patterns: Sequence[str]) -> list[str]:
    inner = _INDENT + "  "
    if kind not in LISTED:
        return list(_texts(kind, patterns, inner))
    lines = [f"{inner}{kind}:"]
    for pattern in patterns:
        lines += [f"{inner}  - |", *(f"{inner}    {line}" for line in pattern.split("\n"))]
    return lines


def _tests(drop: Sequence[Case], keep: Sequence[Case], change: Sequence[Case]) -> list[str]:
    if not (drop or keep or change):
        return []
    lines = [f"{_INDENT}test:"]
    for key, cases in (("drop", drop), ("keep", keep)):
        if cases:
            lines += _texts(key, [case.before for case in cases], _INDENT + "  ")
    if change:
        lines.append(f"{_INDENT}  change:")
        for case in change:
            lines += [f"{_INDENT}    - from: {quote(case.before)}", f"{_INDENT}      to: {quote(case.after)}"]
            lines += [
                f"{_INDENT}      {key}: {quote(value)}"
                for key, value in (("doc_lang", case.doc_lang), ("source", case.source))
                if value is not None
            ]
    return lines


def _texts(key: str, texts: Sequence[str], indent: str) -> Iterator[str]:
    """Texts below a key: as a | block, or as a list where a block would change one of them."""
    if texts and all(_fits_block(text) for text in texts):
        yield f"{indent}{key}: |"
        yield from (f"{indent}  {text}" for text in texts)
    else:
        yield f"{indent}{key}:"
        yield from (f"{indent}  - {quote(text)}" for text in texts)


def _fits_block(text: str) -> bool:
    """Whether a line of a block says the text, and nobody takes a part of it for a comment."""
    return (
        bool(text) and text == text.strip() and " #" not in text and all(char.isprintable() or char == "\u00a0" for char in text)
    )


def _within(within: Within) -> str:
    return f"{{{within.side}: {within.lines}{'%' if within.percent else ''}}}"


def _conditions(rule: Rule) -> Iterator[str]:
    for name, value in rule.when._asdict().items():
        if isinstance(value, Choice):
            yield f"{name}: {{not: {_list(value.values)}}}" if value.negated else f"{name}: {_list(value.values)}"
        elif isinstance(value, tuple):
            if value:
                yield f"{name}: [{', '.join(map(_neighbour, value))}]"
        elif value is True:
            yield f"{name}: true"
        elif value is not None and value is not False:
            yield f"{name}: {quote(value) if isinstance(value, str) else value}"


def _neighbour(neighbour: Neighbour) -> str:
    if not neighbour.patterns:
        return neighbour.kind
    texts = ", ".join(quote(pattern, always=True) for pattern in neighbour.patterns)  # unquoted they would be a trap
    return f"{{{neighbour.kind}: [{texts}]}}"


def _list(values: Sequence[str]) -> str:
    return f"[{', '.join(map(quote, values))}]"


def quote(text: str, *, always: bool = False) -> str:
    """A text as YAML writes it: plain if it cannot be mistaken, else in quotation marks.

    >>> quote("Photo credit"), quote("READ MORE: it's"), quote("a\\nb")
    ('Photo credit', "'READ MORE: it''s'", '"a\\\\nb"')
    """
    if not always and _PLAIN.fullmatch(text) is not None:
        return text
    if all(char.isprintable() or char == "\u00a0" for char in text):
        return "'" + text.replace("'", "''") + "'"
    written = json.dumps(text, ensure_ascii=False)
    return "".join(char if char.isprintable() else f"\\U{ord(char):08X}" for char in written)


def write_name(name: NameRule) -> list[str]:
    """The lines of a names entry."""
    lines = [f"  - id: {name.id}", f"{_INDENT}kind: {name.kind}"]
    if name.status != "active":
        lines.append(f"{_INDENT}status: {name.status}")
    if name.why:
        lines.append(f"{_INDENT}why: {quote(name.why)}")
    for key, spellings in (("canonical", name.canonical), ("original", name.original)):
        if spellings:
            inner = ", ".join(f"{quote(language)}: {quote(text, always=True)}" for language, text in spellings)
            lines.append(f"{_INDENT}{key}: {{{inner}}}")
    for key, texts in (("schemes", name.schemes), ("variants", name.variants), ("never", name.never)):
        if texts:
            lines += _texts(key, texts, _INDENT)
    if name.surname_alone:
        lines.append(f"{_INDENT}surname_alone: true")
    if name.impose is not None:
        lines.append(f"{_INDENT}impose: {'true' if name.impose else 'false'}")
    return lines + _tests((), name.keep_cases, name.change_cases)
