"""Exactly what `ftfy.fix_text` makes of a text, at a fraction of its cost.

ftfy works on *segments*: lines, and what is left of lines that are too long when they are cut. Here only lines with a trigger are
worked on, and ftfy itself sees only those that look like mojibake. Untouched text costs one search (see triggers.py).

The one thing that segments share: from the first that holds "<" on, HTML entities are left alone, since that is markup.
"""

import re
from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from cleanse.core.edits import apply
from cleanse.errors import UsageError
from cleanse.text.damage import ftfy_engine
from cleanse.text.damage.entities import peel
from cleanse.text.damage.ftfy_engine import Step, Switches, write_steps
from cleanse.text.damage.normalise import FORMS, is_normalised, normalise
from cleanse.text.damage.triggers import C1, SURROGATES, Triggers, find_ascii_triggers, find_triggers
from cleanse.text.diff import Replacement, diff_words

if TYPE_CHECKING:
    from cleanse.text.damage.ftfy_engine import TextFixerConfig

#: blocks are about as long, so that one emoji does not make the search slow for all of a text (see `is_narrow`)
CHUNK = 1 << 16
_LONGEST = 30
_C1 = re.compile(f"[{C1}]")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_SURROGATE = re.compile(f"[{SURROGATES}]")
#: from this pass on, layers of "&amp;" are taken off many at a time
_MANY_PASSES = 8


class Block(NamedTuple):
    """Whole segments of a text that are treated alike: lines, or one piece of a line that is too long."""

    start: int
    end: int
    entities: bool


class Piece(NamedTuple):
    """What became of `text[start:end]`; `is_soft` where characters were only replaced one by one."""

    start: int
    end: int
    new: str
    is_soft: bool
    entities: bool


def fix_text(text: str, config: "TextFixerConfig | None" = None) -> str:
    """What `ftfy.fix_text(text, config)` returns.

    Args:
        text: Any text.
        config: ftfy's own; None stands for ftfy's defaults.

    Raises:
        UsageError: a normalisation form that does not exist, or segments without length (on which ftfy never ends).

    >>> fix_text("It\\u00e2\\u20ac\\u2122s \\u201cfine\\u201d &amp; cheap")
    'It\\'s "fine" & cheap'
    """
    return apply(text, find_pieces(text, Switches() if config is None else read_config(config)))


def find_repairs(text: str) -> Iterator[Replacement]:
    """What `fix_text` changes with ftfy's defaults, in exact pieces; the note names ftfy's steps where the whole line was worked on."""
    for start, end, new, is_soft, entities in find_pieces(text, Switches()):
        old = text[start:end]
        triggers = find_triggers(Switches(), entities=entities)
        note = None
        if not is_soft:
            steps: list[Step] = []
            fix_segment(old, triggers, steps)
            note = write_steps(steps)
        for part in triggers.replace_soft.find(old) if is_soft else diff_words(old, new):
            yield Replacement(start + part.start, start + part.end, part.new, note)


def read_config(config: "TextFixerConfig") -> Switches:
    """The switches of a configuration.

    Raises:
        UsageError: a value with which ftfy cannot work.
    """
    switches = Switches._make(config)
    if switches.normalization is not None and switches.normalization not in FORMS:
        raise UsageError(f"normalization: {switches.normalization!r} is none of {', '.join(FORMS)}, None")
    if switches.max_decode_length < 1:
        raise UsageError(f"max_decode_length: {switches.max_decode_length} is less than one code point")
    return switches


def find_pieces(text: str, switches: Switches) -> Iterator[Piece]:
    """The stretches of a text that change, in order: whole segments, or neighbouring ones together."""
    if text.isascii() and find_ascii_triggers(switches).search(text) is None:
        return
    for start, end, entities in find_blocks(text, switches):
        triggers = find_triggers(switches, entities=entities)
        block = text if end - start == len(text) else text[start:end]
        yield from _fix_block(block, start, triggers)


def find_blocks(text: str, switches: Switches) -> Iterator[Block]:
    """Cut a text where ftfy would cut a line, and where entities cease to be decoded.

    >>> list(find_blocks("a\\nb<\\nc", Switches()))
    [Block(start=0, end=2, entities=True), Block(start=2, end=5, entities=False), Block(start=5, end=6, entities=False)]
    """
    entities = bool(switches.unescape_html)
    markup = text.find("<") if switches.unescape_html == "auto" else -1
    longest = switches.max_decode_length
    start = 0
    while start < len(text):
        end = (
            text.rfind("\n", start, start + min(longest, CHUNK)) + 1
            or text.find("\n", start, start + longest) + 1
            or min(start + longest, len(text))
        )
        if start <= markup < end:
            first = text.rfind("\n", start, markup) + 1
            if first > start:
                yield Block(start, first, entities)
                start = first
            entities = False
        yield Block(start, end, entities)
        start = end


def _fix_block(block: str, offset: int, triggers: Triggers) -> Iterator[Piece]:
    """The lines that change in a block that starts at `offset`."""
    if triggers.form is not None:
        yield from _fix_lines(block, offset, triggers)
        return
    find, find_hard, replace_soft = triggers.any(block).search, triggers.hard(block).search, triggers.replace_soft
    end = 0
    while (match := find(block, end)) is not None:
        at = match.start()
        start = block.rfind("\n", end, at) + 1 or end
        end = block.find("\n", at) + 1 or len(block)
        line = block[start:end]
        is_soft = find_hard(line, at - start) is None
        if is_soft:
            new = replace_soft(line)
            # nothing that is replaced stands before the first trigger, and no trigger is longer than an entity
            is_soft = find(new, max(0, at - start - _LONGEST)) is None
        if not is_soft:
            new = fix_segment(line, triggers)
            if new == line:
                continue
        yield Piece(offset + start, offset + end, new, is_soft, triggers.entities)


def _fix_lines(block: str, offset: int, triggers: Triggers) -> Iterator[Piece]:
    """The lines that change, where all of them must be looked at."""
    for match in _LINE.finditer(block):
        line = match[0]
        if not _is_clean(line, triggers) and (new := fix_segment(line, triggers)) != line:
            yield Piece(offset + match.start(), offset + match.end(), new, False, triggers.entities)


def fix_segment(text: str, triggers: Triggers, steps: list[Step] | None = None) -> str:
    """One segment, fixer by fixer in ftfy's order, until nothing changes.

    Args:
        text: The segment.
        triggers: Of the switches in force.
        steps: Gets what ftfy would give as its explanation, but layers of `&amp;` taken off many at a time count once.
    """
    form = triggers.switches.normalization
    for number in count():
        before = text
        if triggers.entities and "&" in text:
            text = _note(steps, "unescape_html", text, ftfy_engine.unescape(peel(text) if number >= _MANY_PASSES else text))
        if steps is None and triggers.rough.search(text) is None:
            text = triggers.replace_soft(text)
        else:
            text = _fix_rough(text, triggers, steps)
        if form is not None:
            decomposed, text = text, normalise(form, text)
            if steps is not None and text != decomposed:
                steps.append(("normalize", form))
        if text == before or _is_clean(text, triggers):
            break
    return text


def _fix_rough(text: str, triggers: Triggers, steps: list[Step] | None) -> str:
    """What comes between entities and normalisation, one fixer after the other."""
    switches = triggers.switches
    if switches.fix_encoding and triggers.rough.search(text) is not None:
        text = ftfy_engine.fix_encoding(text, switches, steps)
    if switches.fix_c1_controls and _C1.search(text) is not None:
        text = _note(steps, "fix_c1_controls", text, ftfy_engine.fix_c1_controls(text))
    for name, replace in triggers.mappers:
        text = _note(steps, name, text, replace(text))
    if switches.fix_surrogates and _SURROGATE.search(text) is not None:
        text = _note(steps, "fix_surrogates", text, ftfy_engine.fix_surrogates(text))
    if switches.remove_terminal_escapes and "\x1b" in text:
        text = _note(steps, "remove_terminal_escapes", text, ftfy_engine.remove_terminal_escapes(text))
    return _note(steps, "remove_control_chars", text, triggers.remove_controls(text))


def _note(steps: list[Step] | None, name: str, old: str, new: str) -> str:
    """The new text; its step is kept if there was one."""
    if steps is not None and new != old:
        steps.append(("apply", name))
    return new


def _is_clean(text: str, triggers: Triggers) -> bool:
    """Whether ftfy would leave a segment as it is."""
    return triggers.any(text).search(text) is None and (triggers.form is None or is_normalised(triggers.form, text))
