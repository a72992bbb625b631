"""Characters that cannot be seen: whether a text holds any, in one look."""

from collections.abc import Iterable, Iterator

from cleanse.core.pattern import compile_late
from cleanse.text.damage.triggers import is_narrow
from cleanse.text.diff import Replacement

_NARROW = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069"
_SEARCH = compile_late(f"[{_NARROW}]")
#: those that old tables hold where others have letters
_BYTES = "\u00ad\u200c-\u200f"
_UNSEEN = compile_late(f"[{_BYTES}]")
#: Arabic beside Latin letters, as the table that has joiners and marks reads Western text
_ARABIC = compile_late("[A-Za-z][\u060c-\u06ff]|[\u060c-\u06ff][A-Za-z]")
_TAG = compile_late("[\U000e0020-\U000e007f]")


def has_invisible(text: str) -> bool:
    """Whether a text holds a soft hyphen, joiner, zero-width space, direction mark or tag: all that `spacing` and `bidi` look for.

    >>> has_invisible("Donau\\u00addampf"), has_invisible("Größe")
    (True, False)
    """
    return _SEARCH.search(text) is not None or (not is_narrow(text) and _TAG.search(text) is not None)


def spare_damaged(text: str, found: Iterable[Replacement]) -> Iterator[Replacement]:
    """Of replacements in their order those that take no letter of damage: a soft hyphen, joiner or mark can be a byte of a word.

    >>> found = [Replacement(3, 4, "")]
    >>> list(spare_damaged("ada\u00adm", found)) == found, list(spare_damaged("\u0111ia\u00adli\xb0 didel\u0170", found))
    (True, [])
    """
    end = -1
    is_damaged = False
    for one in found:
        if one.start >= end:
            start = text.rfind("\n", 0, one.start) + 1
            end = text.find("\n", one.start)
            end = len(text) if end < 0 else end
            is_damaged = _is_damaged(text[start:end])
        if not is_damaged or _UNSEEN.match(text, one.start) is None:
            yield one


def _is_damaged(line: str) -> bool:
    """Whether a line looks damaged apart from what cannot be seen."""
    from cleanse.text.misread.gate import may_line_be_misread  # few texts need it

    seen = _SEARCH.sub("", line)
    return may_line_be_misread(seen) or _ARABIC.search(seen) is not None
