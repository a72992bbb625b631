"""A wider and cheaper pattern than a given one: what it does not match, the given one does not match either.

The engine turns a property such as \\p{L} into hundreds of byte ranges, and a counted repeat into as many copies of them: such a pattern
takes up to a fifth of a second to compile, and most are compiled for lines that they never match. With each property widened to a few
ranges, and repeats that do not count, it takes a thousandth. Patterns have no look-around and no negation but that of classes, so a wider class makes a wider pattern.
"""

import re

from cleanse.rulebook.patterns.syntax import COUNTED, TOKEN, find_properties, sub_properties

_ANY = r"\x{0}-\x{10ffff}"
#: all but ASCII, the signs of Latin-1, general punctuation, and the signs and punctuation of East Asia
_BEYOND = (
    r"\x{aa}\x{b2}-\x{b3}\x{b5}\x{b9}-\x{ba}\x{bc}-\x{be}\x{c0}-\x{1fff}\x{2070}-\x{218f}\x{2460}-\x{24ff}\x{2776}-\x{2793}\x{2c00}-\x{2dff}"
    r"\x{2e2f}\x{3005}-\x{3007}\x{3021}-\x{303c}\x{3041}-\x{fe0f}\x{fe20}-\x{fe2f}\x{fe70}-\x{feff}\x{ff10}-\x{ffff}\x{10000}-\x{10ffff}"
)
_WIDER = {
    **dict.fromkeys(("L", "Lu", "Ll", "Lt", "Lm", "Lo"), rf"A-Za-z{_BEYOND}"),
    **dict.fromkeys(("M", "Mn", "Mc", "Me"), _BEYOND),
    **dict.fromkeys(("N", "Nd", "Nl", "No"), rf"0-9{_BEYOND}"),
    **dict.fromkeys(
        ("P", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "S", "Sc", "Sk", "Sm", "So", "C", "Cc", "Cf", "Co", "Cs"), _ANY
    ),
}
#: repeats of fewer copies are cheap
_MANY = 8


def widen(pattern: str) -> str | None:
    """The wider pattern; None where it would be no cheaper.

    Args:
        pattern: In the engine's own words.

    >>> widen(r"^Foto: .+$") is None, widen(r"\\p{L}{1,40}") is None
    (True, False)
    """
    if not find_properties(pattern):
        return None
    wider = TOKEN.sub(_widen_token, pattern)
    return wider if wider != pattern else None


def loosen(pattern: str) -> str:
    """A pattern whose repeats of many copies go on for ever, which takes one copy.

    Args:
        pattern: In the engine's own words.

    >>> loosen(r"^\\x{20}{2}[a-z]{0,80} by [^.]{3,40}$")
    '^\\\\x{20}{2}[a-z]* by [^.]+$'
    """
    return COUNTED.sub(_loosen_count, pattern)


def open_up(pattern: str, size: int) -> str:
    """A pattern that matches lines of no more than `size` code points exactly where the given one does: repeats that could not end before
    such a line does go on for ever.

    Args:
        pattern: In the engine's own words.
        size: Of the longest line.

    >>> open_up(r"^[a-z]{0,80} by [^.]{3,40}$", 60)
    '^[a-z]* by [^.]{3,40}$'
    """
    return COUNTED.sub(lambda found: _open_count(found, size), pattern)


def _open_count(found: re.Match[str], size: int) -> str:
    low, high = found[1], found[2]
    if not high or int(high) < size:
        return found[0]
    return {0: "*", 1: "+"}.get(int(low), f"{{{low},}}")


def _loosen_count(found: re.Match[str]) -> str:
    low, high = found[1], found[2]
    if low is None or int(high or low) < _MANY:
        return found[0]
    return "*" if int(low) == 0 else "+"


def _widen_token(found: re.Match[str]) -> str:
    token = found[0]
    if not token.startswith("["):
        return sub_properties(lambda name: f"[{_widen_property(name)}]", token)
    if not token.startswith("[^"):
        return sub_properties(_widen_property, token)
    # what is left out of a negated class makes it wider
    rest = sub_properties(lambda _: "", token)
    return f"[{_ANY}]" if rest == "[^]" else rest


def _widen_property(name: str | None) -> str:
    """The inside of a class that holds all that a property holds."""
    return _ANY if name is None else _WIDER.get(name, rf"\p{{{name}}}")
