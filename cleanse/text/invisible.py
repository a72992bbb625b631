"""Characters that cannot be seen: whether a text holds any, in one look."""

from cleanse.core.pattern import compile_late
from cleanse.text.triggers import is_narrow

_NARROW = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069"
_SEARCH = compile_late(f"[{_NARROW}]")
_TAG = compile_late("[\U000e0020-\U000e007f]")


def has_invisible(text: str) -> bool:
    """Whether a text holds a soft hyphen, joiner, zero-width space, direction mark or tag: all that `spacing` and `bidi` look for.

    >>> has_invisible("Donau\\u00addampf"), has_invisible("Größe")
    (True, False)
    """
    return _SEARCH.search(text) is not None or (not is_narrow(text) and _TAG.search(text) is not None)
