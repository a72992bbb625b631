"""Regular expressions: one pinned dialect, rewritten for an engine of linear time (`rulebook/patterns/native.py`).

The dialect is RE2 on Unicode text, one line at a time. `\\d`, `\\w` and `\\s`, which are ASCII-only in RE2, mean Unicode digits, letters
and blanks here. What would need another engine or mean something else than it seems is refused with the mend: look-around,
back-references, `\\b`, inline flags other than `(?i)`.
"""

from unicodedata import normalize

from cleanse.core.pattern import compile_late
from cleanse.errors import RuleError
from cleanse.rulebook.patterns.pattern import Pattern, check_native, compile_native

_CLASSES = {
    "d": r"\p{Nd}",
    "D": r"\P{Nd}",
    "w": r"[\p{L}\p{M}\p{N}_]",
    "W": r"[^\p{L}\p{M}\p{N}_]",
    "s": r"[\s\p{Z}]",
    "S": r"[^\s\p{Z}]",
}
#: characters that stand for themselves
_PLAIN = compile_late(r"[^\\()\[|.^$?*+{}]+")
_IN_CLASS = {"d": r"\p{Nd}", "D": r"\P{Nd}", "w": r"\p{L}\p{M}\p{N}_", "s": r"\s\p{Z}"}
_REFUSED = {
    "(?=": "look-ahead is not linear time; say what follows with `at` or `when: {next: …}`",
    "(?!": "look-ahead is not linear time; write a `keep` rule for the exception",
    "(?<=": "look-behind is not linear time; say what comes before with `at` or `when: {previous: …}`",
    "(?<!": "look-behind is not linear time; write a `keep` rule for the exception",
    "(?s": "the dot never crosses a line here; match the lines with `block`",
    "(?m": "a pattern sees one line at a time, ^ and $ are its ends already; leave (?m) out",
    "(?P=": "back-references are not linear time; write the text twice",
    "(?#": "comments do not fit into a pattern; say it in `why`",
    "(?>": "atomic groups are not known; write (?:…)",
}


def compile_regex(pattern: str, *, ignore_case: bool = False) -> Pattern:
    """Compile a pattern of the dialect.

    Raises:
        RuleError: the pattern is broken or is refused; the message says the mend.
    """
    native = translate(pattern)
    check_native(native, ignore_case=ignore_case)
    return compile_native(native, ignore_case=ignore_case)


def escape(text: str) -> str:
    """`text` as a pattern that matches it alone."""
    return "".join("\\" + char if char in r"\.+*?()|[]{}^$" else char for char in text)


def char_class(chars: str) -> str:
    """A class of exactly these characters.

    >>> char_class("a-")
    '[\\\\x{61}\\\\x{2d}]'
    """
    return "[" + "".join(f"\\x{{{ord(char):x}}}" for char in chars) + "]"


def translate(pattern: str) -> str:
    """Rewrite a pattern of the dialect in the engine's own words.

    Raises:
        RuleError: something in it is refused.
    """
    pattern = normalize("NFC", pattern)
    for start, mend in _REFUSED.items():
        if _stands_in(start, pattern):
            raise RuleError(f"{start}…) is refused: {mend}")
    out: list[str] = []
    position = 0
    while position < len(pattern):
        plain = _PLAIN.match(pattern, position)
        if plain is not None:
            width, piece = len(plain[0]), plain[0]
        elif pattern[position] == "\\":
            width, piece = _translate_escape(pattern, position)
        elif pattern[position] == "[":
            width, piece = _translate_class(pattern, position)
        else:
            width, piece = 1, pattern[position]
        out.append(piece)
        position += width
    return "".join(out)


def _stands_in(start: str, pattern: str) -> bool:
    """Whether a group opens with `start`, not counting escaped brackets."""
    place = pattern.find(start)
    while place >= 0:
        backslashes = len(pattern[:place]) - len(pattern[:place].rstrip("\\"))
        if backslashes % 2 == 0:
            return True
        place = pattern.find(start, place + 1)
    return False


def _translate_escape(pattern: str, position: int) -> tuple[int, str]:
    """Width and translation of an escape outside a class."""
    if position + 1 >= len(pattern):
        raise RuleError("the pattern ends in a single backslash; write \\\\ for a backslash")
    char = pattern[position + 1]
    if char in _CLASSES:
        return 2, _CLASSES[char]
    if char in "bB":
        raise RuleError(rf"\{char} knows ASCII letters only; write `words: true` for matches that end at word edges")
    if char.isdigit():
        raise RuleError(rf"\{char} is a back-reference, which is not linear time; write the text twice")
    if char in "pP":
        end = pattern.find("}", position) + 1 if pattern[position + 2 : position + 3] == "{" else position + 3
        if end <= position:
            raise RuleError(rf"\{char}{{ has no closing brace")
        return end - position, pattern[position:end]
    if char in "AzZQEC":
        raise RuleError(rf"\{char} is not known here; use ^ and $ for the ends of the line")
    return 2, pattern[position : position + 2]


def _translate_class(pattern: str, position: int) -> tuple[int, str]:
    """Width and translation of a bracketed class."""
    out = ["["]
    at = position + 1
    if pattern[at : at + 1] == "^":
        out.append("^")
        at += 1
    if pattern[at : at + 1] == "]":
        out.append("\\]")
        at += 1
    while at < len(pattern):
        char = pattern[at]
        if char == "]":
            return at + 1 - position, "".join(out) + "]"
        if char == "\\" and at + 1 < len(pattern):
            following = pattern[at + 1]
            if following in "SW":
                raise RuleError(rf"\{following} inside […] is not known here; write the class the other way round, [^…]")
            out.append(_IN_CLASS.get(following, "\\" + following))
            at += 2
        elif pattern.startswith("[:", at) and (end := pattern.find(":]", at)) >= 0:
            out.append(pattern[at : end + 2])
            at = end + 2
        else:
            out.append(char)
            at += 1
    raise RuleError("[ has no closing ]; write \\[ for the bracket itself")
