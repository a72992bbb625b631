"""Guards: the conditions of a rule. Each answers with the reason why the rule does not fire here, or None.

The ones that depend on what other rules take (`within`, `previous: dropped`, `company`) are asked by the engine with the lines that
are going; windows count the non-blank lines that stay, so that the second cleaning of a text sees the same as the first.
"""

from collections.abc import Callable, Set
from functools import lru_cache

from cleanse.core.document import Document
from cleanse.rulebook.matchers.like import compile_template
from cleanse.rulebook.matchers.shape import is_headline
from cleanse.rulebook.regex import Pattern, compile_native, compile_regex
from cleanse.rulebook.rule import Choice, Neighbour, Rule, Within
from cleanse.rulebook.view import Hit, View
from cleanse.text.fold import fold_line, line_key, plain_line
from cleanse.text.scripts import main_script


def reject(rule: Rule, hit: Hit, view: View, doc: Document) -> str | None:
    """Why the rule may not fire here, whatever the other rules do; cheap questions first."""
    when = rule.when
    if when.max_chars is not None and view.lines[hit.line].end - view.lines[hit.line].start > when.max_chars:
        return f"the line is longer than {when.max_chars} characters"
    if when.source is not None and (why := _reject_source(when.source, doc.source)) is not None:
        return why
    if when.line_script is not None:
        why = _reject_value(when.line_script, main_script(view.line_text(hit.line)), "the line's script")
        if why is not None:
            return why
    if when.doc_script is not None and (why := _reject_value(when.doc_script, main_script(view.text), "the script")) is not None:
        return why
    if when.doc_lang is not None and (why := _reject_language(when.doc_lang, doc.languages())) is not None:
        return why
    if when.line_lang is not None:
        from cleanse.text.language import detect

        why = _reject_value(when.line_lang, detect(view.line_text(hit.line)), "the line's language")
        if why is not None:
            return why
    return None


def _reject_value(choice: Choice, value: str | None, what: str) -> str | None:
    if value is None:
        return f"{what} is not known"
    if (value in choice.values) == choice.negated:
        return f"{what} is {value}"
    return None


def _reject_source(choice: Choice, source: str | None) -> str | None:
    if source is None:
        return "the source is not known"
    matches = any(source == value or source.endswith("." + value) for value in choice.values)
    return f"the source is {source}" if matches == choice.negated else None


def _reject_language(choice: Choice, languages: tuple[str, ...]) -> str | None:
    if not languages:
        return "the document's language is not known"
    matches = any(language == value or language.startswith(value + "-") for language in languages for value in choice.values)
    return f"the document's language is {languages[0]}" if matches == choice.negated else None


def needs_neighbours(rule: Rule) -> bool:
    """Whether the rule waits for the second sweep, when it is known what the first one takes."""
    return rule.when.company or bool(rule.when.previous or rule.when.next)


def reject_window(within: Within, place: int, staying: int) -> str | None:
    """Why a hit lies outside the first or last lines that a rule is bound to.

    Args:
        within: The window.
        place: How many non-blank lines that stay are nearer to the head (or the tail) than the hit.
        staying: How many non-blank lines stay in all.
    """
    allowed = within.lines * staying / 100 if within.percent else within.lines
    if place < allowed:
        return None
    unit = "%" if within.percent else " lines"
    return f"not within the {'first' if within.side == 'head' else 'last'} {within.lines}{unit}"


def reject_neighbours(rule: Rule, hit: Hit, view: View, gone: Set[int]) -> str | None:
    """Why the lines around a hit are not what the rule asks for."""
    sides = ((rule.when.previous, hit.line - 1, -1, "previous"), (rule.when.next, hit.last + 1, 1, "next"))
    for wanted, line, direction, name in sides:
        if wanted and not any(_is_neighbour(neighbour, line, direction, view, gone) for neighbour in wanted):
            return f"the {name} line is not {' or '.join(neighbour.kind for neighbour in wanted)}"
    if rule.when.company and not _has_company(hit, view, gone):
        return "it stands alone: no edge, no dropped line beside it, and of the document's own script"
    return None


def _solid_from(line: int, direction: int, view: View) -> int | None:
    """The nearest non-blank line from `line` on."""
    while 0 <= line < len(view.lines):
        if not view.is_blank(line):
            return line
        line += direction
    return None


def _is_neighbour(neighbour: Neighbour, line: int, direction: int, view: View, gone: Set[int]) -> bool:
    if neighbour.kind == "blank":
        return 0 <= line < len(view.lines) and view.is_blank(line)
    solid = _solid_from(line, direction, view)
    if neighbour.kind == "edge" or solid is None:
        return neighbour.kind == "edge" and solid is None
    if neighbour.kind == "dropped":
        return solid in gone
    text = view.line_text(solid)
    if neighbour.kind == "headline":
        return is_headline(text)
    return any(_PATTERN_KINDS[neighbour.kind](pattern, text) for pattern in neighbour.patterns)


def _is_line(pattern: str, text: str) -> bool:
    return line_key(fold_line(pattern)) == line_key(fold_line(text))


def _has_regex(pattern: str, text: str) -> bool:
    return any(True for _ in _compile_regex(pattern).finditer(plain_line(text)))


@lru_cache(maxsize=1024)
def _compile_regex(pattern: str) -> Pattern:
    return compile_regex(pattern)


def _is_like(pattern: str, text: str) -> bool:
    return _compile_like(pattern).fullmatch(fold_line(text)) is not None


@lru_cache(maxsize=1024)
def _compile_like(pattern: str) -> Pattern:
    return compile_native(compile_template(pattern, {}))


_PATTERN_KINDS: dict[str, Callable[[str, str], bool]] = {"line": _is_line, "regex": _has_regex, "like": _is_like}


def _has_company(hit: Hit, view: View, gone: Set[int]) -> bool:
    """A second sign that a short line is no part of the article."""
    for line, direction in ((hit.line - 1, -1), (hit.last + 1, 1)):
        solid = _solid_from(line, direction, view)
        if solid is None or solid in gone:
            return True
    own = main_script(view.line_text(hit.line))
    return own is not None and own != main_script(view.text)
