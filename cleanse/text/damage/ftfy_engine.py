"""The one module that knows ftfy: its fixers, its explanations, its tables. ftfy is imported when something is called."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ftfy import TextFixerConfig as TextFixerConfig


#: an action and what with, as in ftfy's explanations
Step = tuple[str, str]


class Switches(NamedTuple):
    """ftfy's `TextFixerConfig` field by field, with the defaults of `ftfy.fix_text`; reading them imports nothing."""

    unescape_html: str | bool = "auto"
    remove_terminal_escapes: bool = True
    fix_encoding: bool = True
    restore_byte_a0: bool = True
    replace_lossy_sequences: bool = True
    decode_inconsistent_utf8: bool = True
    fix_c1_controls: bool = True
    fix_latin_ligatures: bool = True
    fix_character_width: bool = True
    uncurl_quotes: bool = True
    fix_line_breaks: bool = True
    fix_surrogates: bool = True
    remove_control_chars: bool = True
    normalization: str | None = "NFC"
    max_decode_length: int = 1_000_000
    explain: bool = False


class Sources(NamedTuple):
    """What the tables are made from."""

    version: str
    badness: str
    flags: int
    ligatures: dict[int, str]
    widths: dict[int, str]
    controls: frozenset[int]
    #: quotation marks and the straight ones they become
    quotes: Sequence[tuple[re.Pattern[str], str]]


def read_sources() -> Sources:
    """The tables of the installed ftfy."""
    import ftfy
    from ftfy import chardata
    from ftfy.badness import BADNESS_RE

    quotes = ((chardata.SINGLE_QUOTE_RE, "'"), (chardata.DOUBLE_QUOTE_RE, '"'))
    flags = BADNESS_RE.flags & ~re.UNICODE
    controls = frozenset(chardata.CONTROL_CHARS)
    return Sources(ftfy.__version__, BADNESS_RE.pattern, flags, chardata.LIGATURES, chardata.WIDTH_MAP, controls, quotes)


def is_version(version: str) -> bool:
    """Whether this version of ftfy is installed, told without importing it; false where that cannot be seen."""
    from importlib.util import find_spec
    from pathlib import Path

    spec = find_spec("ftfy")
    return spec is not None and spec.origin is not None and (Path(spec.origin).parents[1] / f"ftfy-{version}.dist-info").is_dir()


def fix_encoding(text: str, switches: Switches, steps: list[Step] | None = None) -> str:
    """Undo mojibake in one segment, as `ftfy.fix_text` does: the switches below `fix_encoding` count only with `explain`.

    Args:
        text: The segment.
        switches: ftfy's.
        steps: Gets what was done.
    """
    import ftfy

    if steps is None and not switches.explain:
        return ftfy.fix_encoding(text)
    config = ftfy.TextFixerConfig(*switches) if switches.explain else ftfy.TextFixerConfig()  # type: ignore[arg-type]
    fixed, done = ftfy.fix_encoding_and_explain(text, config)
    if steps is not None:
        steps.extend((action, parameter) for action, parameter in done or ())
    return fixed


def write_steps(steps: Sequence[Step]) -> str:
    """Steps in one line; a step that follows itself is named once.

    >>> write_steps([("encode", "latin-1"), ("decode", "utf-8")])
    'encode latin-1, decode utf-8'
    """
    return ", ".join(f"{action} {parameter}" for (action, parameter), _ in groupby(steps))


def unescape(text: str) -> str:
    """One layer of HTML entities decoded."""
    from ftfy import fixes

    return fixes.unescape_html(text)


def fix_c1_controls(text: str) -> str:
    """C1 controls read as Windows-1252."""
    from ftfy import fixes

    return fixes.fix_c1_controls(text)


def fix_surrogates(text: str) -> str:
    """Pairs of surrogates joined, lone ones replaced by U+FFFD."""
    from ftfy import fixes

    return fixes.fix_surrogates(text)


def remove_terminal_escapes(text: str) -> str:
    """Text without the colours and cursor movements of a terminal."""
    from ftfy import fixes

    return fixes.remove_terminal_escapes(text)
