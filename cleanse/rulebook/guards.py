"""Guards: the conditions of a rule. Each answers with the reason why the rule does not fire here, or None.

The ones that depend on what other rules take (`within`, `previous: dropped`, `company`) are asked by `Sweeps` with the lines that
are going; windows count the non-blank lines that stay, so that the second cleaning of a text sees the same as the first.
"""

from bisect import bisect_left
from collections.abc import Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from cleanse.core.document import Document
from cleanse.rulebook.matchers import Matcher, match_kind
from cleanse.rulebook.rule import NOWHERE, Choice, Neighbour, OwnSlots, Rule, Within
from cleanse.rulebook.shapes import is_headline
from cleanse.rulebook.slots import Slots, slot_values
from cleanse.rulebook.view import Hit, View
from cleanse.text.scripts import main_script

#: categories of lines that stand between an article's own and are known for it there
_INTERRUPTING = frozenset({"ad", "share"})
#: how much of a neighbour's patterns is told, in code points
_SHOWN = 60


class Around(NamedTuple):
    """What surrounds a line beside the text: what other rules take, and whether the text's ends are those of its source."""

    gone: Set[int]
    is_head: bool
    is_tail: bool
    slots: Slots

    def is_edge(self, direction: int) -> bool:
        """Whether the text's end on this side is the document's."""
        return self.is_head if direction < 0 else self.is_tail


def reject(rule: Rule, hit: Hit, view: View, doc: Document) -> str | None:
    """Why the rule may not fire here, whatever the other rules do; cheap questions first."""
    when = rule.when
    if when.max_chars is not None and view.lengths[hit.line] > when.max_chars:
        return f"the line is longer than {when.max_chars} characters"
    if when.source is not None and (why := _reject_source(when.source, doc.source)) is not None:
        return why
    if when.line_script is not None:
        why = _reject_value(when.line_script, main_script(view.raw[hit.line]), "the line's script")
        if why is not None:
            return why
    if when.doc_script is not None and (why := _reject_value(when.doc_script, view.main_script, "the script")) is not None:
        return why
    if (
        when.doc_lang is not None
        and (why := _reject_language(when.doc_lang, doc.languages(), "the document's language")) is not None
    ):
        return why
    if when.pack is not None and is_foreign_pack(when.pack, hit.line, view, doc.languages()):
        return f"it is of the pack for {when.pack}, the document's language is {doc.languages()[0]}"
    if when.line_lang is not None:
        from cleanse.text.language.decide import detect

        found = detect(view.raw[hit.line])
        why = _reject_language(when.line_lang, () if found is None else (found,), "the line's language")
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


def _reject_language(choice: Choice, languages: tuple[str, ...], what: str) -> str | None:
    if not languages:
        return f"{what} is not known"
    matches = any(_speaks(languages, value) for value in choice.values)
    return f"{what} is {languages[0]}" if matches == choice.negated else None


@lru_cache(maxsize=4096)
def _speaks(languages: tuple[str, ...], wanted: str) -> bool:
    """Whether one of some languages is the one that is wanted, or a variety of it.

    >>> [_speaks(("de-AT",), "de"), _speaks(("de",), "de-AT"), _speaks(("no", "da"), "nb"), _speaks(("zh-Hant",), "zh-Hans")]
    [True, False, True, False]
    """
    from cleanse.text.tags import language  # most texts need it not

    return any(
        known == wanted or known.startswith(f"{wanted}-") or ("-" not in wanted and language(known) == language(wanted))
        for known in languages
    )


def is_foreign_pack(pack: str, line: int, view: View, languages: tuple[str, ...]) -> bool:
    """Whether a document is known to be of other languages than a pack; a line of another script than the document's may be of any.

    >>> view = View("The bridge is open.\\nЧитать далее")
    >>> is_foreign_pack("de", 0, view, ("en",)), is_foreign_pack("ru", 1, view, ("en",)), is_foreign_pack("nb", 0, view, ("da", "no"))
    (True, False, False)
    """
    if not languages or _speaks(languages, pack.partition("-")[0]):
        return False
    return view.is_of_main_script(line)


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


def reject_neighbours(rule: Rule, hit: Hit, view: View, around: Around) -> str | None:
    """Why the lines around a hit are not what the rule asks for."""
    sides = ((rule.when.previous, hit.line - 1, -1, "previous"), (rule.when.next, hit.last + 1, 1, "next"))
    for wanted, line, direction, name in sides:
        if wanted and not any(_is_neighbour(neighbour, line, direction, view, around, rule.slots) for neighbour in wanted):
            return f"the {name} line is not {' or '.join(map(_describe, wanted))}"
    if rule.when.company and not _has_company(rule, hit, view, around):
        return "it stands alone: no edge, no dropped line beside it, and of the document's own script"
    return None


def _describe_all(wanted: Sequence[Neighbour]) -> str:
    """What would do, as much of it as can be read; the first one always."""
    shown = [_describe(wanted[0])]
    for neighbour in wanted[1:]:
        if len(" or ".join((*shown, _describe(neighbour)))) > _SHOWN:
            return f"{' or '.join(shown)} or {len(wanted) - len(shown)} others"
        shown.append(_describe(neighbour))
    return " or ".join(shown)


def _describe(neighbour: Neighbour) -> str:
    """Its kind and its patterns, as much of them as can be read."""
    shown = " or ".join(map(repr, neighbour.patterns))
    return f"{neighbour.kind} {shown if len(shown) <= _SHOWN else f'{shown[:_SHOWN]}…'}".rstrip()


def _solid_from(line: int, direction: int, view: View) -> int | None:
    """The nearest non-blank line from `line` on."""
    if direction > 0:
        place = bisect_left(view.solid, line)
        return view.solid[place] if place < len(view.solid) else None
    place = bisect_left(view.solid, line + 1) - 1
    return view.solid[place] if place >= 0 else None


def _is_neighbour(neighbour: Neighbour, line: int, direction: int, view: View, around: Around, own: OwnSlots) -> bool:
    if neighbour.kind == "blank":
        return 0 <= line < len(view.lines) and view.is_blank(line)
    solid = _solid_from(line, direction, view)
    if neighbour.kind == "edge":
        return solid is None and around.is_edge(direction)
    if solid is None:
        return False
    if neighbour.kind == "dropped":
        return solid in around.gone
    if neighbour.kind == "headline":
        return is_headline(view.raw[solid])
    matcher = _compile_neighbour(neighbour.kind, neighbour.patterns, around.slots, own if neighbour.kind == "like" else ())
    return any(True for _ in matcher.find(view, solid))


@lru_cache(maxsize=1024)
def _compile_neighbour(kind: str, patterns: tuple[str, ...], slots: Slots, own: OwnSlots) -> Matcher:
    """The matcher of a neighbour's patterns, with the slots of the rule's own file; `line` and `like` must fit the whole line."""
    rule = Rule("", "", "drop-line", kind, patterns, NOWHERE, slots=own)
    return match_kind(kind).build(rule, slot_values(rule, slots.values))


def _has_company(rule: Rule, hit: Hit, view: View, around: Around) -> bool:
    """A second sign that a short line is no part of the article."""
    for line, direction in ((hit.line - 1, -1), (hit.last + 1, 1)):
        solid = _solid_from(line, direction, view)
        if solid in around.gone or (solid is None and around.is_edge(direction)):
            return True
    if not view.is_of_main_script(hit.line) and main_script(view.raw[hit.line]) is not None:
        return True
    if rule.category not in _INTERRUPTING or hit.line != hit.last:
        return False
    from cleanse.rulebook.article.interrupts import is_interruption  # few texts need it

    return is_interruption(rule.category, hit, view)
