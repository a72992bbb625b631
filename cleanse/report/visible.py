"""Text for the page: escaped, with a labelled box for every character that cannot be seen, so that none of them acts.

Marks of text direction are among them: what stands in a text cannot turn round what stands beside it.
"""

import re
import unicodedata
from typing import TYPE_CHECKING

from cleanse.text.visible import JOINERS, name_invisible

if TYPE_CHECKING:
    from markupsafe import Markup

_MAYBE = re.compile(r"[^\x20-\x7e]")


def show(text: str, *, is_edit: bool = False) -> "Markup":
    """`text` as HTML.

    Args:
        text: Any text, lone surrogates among it.
        is_edit: Whether it goes or comes: then joiners and line ends are shown too.

    >>> show("a<b\\u00a0")
    Markup('a&lt;b<span class="inv" title="NO-BREAK SPACE">NBSP</span>')
    """
    from markupsafe import Markup, escape

    pieces: list[str] = []
    position = 0
    for match in _MAYBE.finditer(text):
        char = match[0]
        name = name_invisible(char)
        if is_edit and char == "\n":
            box = '<span class="inv" title="LINE FEED">\u23ce</span>\n'
        elif name is None or (char in JOINERS and not is_edit):
            continue
        else:
            title = unicodedata.name(char, f"U+{ord(char):04X}")
            box = f'<span class="inv" title="{title}">{name}</span>'
        pieces += [escape(text[position : match.start()]), box]
        position = match.end()
    return Markup("".join([*pieces, escape(text[position:])]))
