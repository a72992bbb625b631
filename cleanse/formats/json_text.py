"""Texts in JSON: where they stand in a line, how they are spelt, and how another text is put in their place.

A *literal* is a text with its quotation marks and escapes; a *path* the keys that lead to it. A *spelling* says how a literal differs
from what would be written by itself: `ascii`, or a JSON list of a style and of single characters, each as its place in the text and
what stood there.
"""

import json
import re
from collections.abc import Collection, Mapping
from json.decoder import scanstring  # type: ignore[attr-defined]

Path = tuple[str, ...]
Span = tuple[int, int]

_BLANK = re.compile(r"[ \t\r\n]*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_WRITABLE = re.compile("[^\x00-\x7f\ud800-\udfff]")
_UNIT = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]", re.DOTALL)
_scan = json.JSONDecoder().scan_once  # type: ignore[attr-defined]


def dump_text(text: str, *, like: str = "") -> str:
    """A text as a literal; in ASCII if the literal `like` is, and holds escapes of characters that could stand there as they are.

    >>> [dump_text("caf\u00e9", like=like).isascii() for like in ('"\\\\u00e9"', '"\\\\ud800"')]
    [True, False]
    """
    is_ascii = "\\u" in like and like.isascii() and _WRITABLE.search(json.loads(like)) is not None
    return _dump(text, is_ascii=is_ascii)


def _dump(text: str, *, is_ascii: bool) -> str:
    written = json.dumps(text, ensure_ascii=is_ascii)
    return written if is_ascii else _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def find_spelling(literal: str, text: str) -> str | None:
    """How `literal` spells `text`; None if as `dump_text` does.

    >>> find_spelling('"\\\\u00e9"', "\u00e9"), find_spelling('"a\\\\/b\\\\u00E9"', "a/b\u00e9")
    ('ascii', '["plain",[[1,"\\\\\\\\/"],[3,"\\\\\\\\u00E9"]]]')
    """
    if literal == _dump(text, is_ascii=False):
        return None
    if literal == _dump(text, is_ascii=True):
        return "ascii"
    units = _UNIT.findall(literal, 1, len(literal) - 1)
    odd: dict[str, list[list[object]]] = {}
    for style in ("plain", "ascii"):
        usual = _units(text, style)
        odd[style] = [[at, unit] for at, (unit, other) in enumerate(zip(units, usual, strict=True)) if unit != other]
    best = min(odd, key=lambda style: len(odd[style]))
    return json.dumps([best, odd[best]], separators=(",", ":"))


def respell(text: str, spelling: str) -> str:
    """The literal of a text in a spelling.

    Raises:
        ValueError: the spelling does not belong to the text.

    >>> respell("a/b\u00e9", '["plain",[[1,"\\\\\\\\/"]]]')
    '"a\\\\/bé"'
    """
    if spelling == "ascii":
        return _dump(text, is_ascii=True)
    style, odd = json.loads(spelling)
    units = _units(text, style)
    for at, unit in odd:
        if at >= len(units):
            raise ValueError(f"the spelling is of a longer text than {len(text)} characters")
        units[at] = unit
    return f'"{"".join(units)}"'


def _units(text: str, style: str) -> list[str]:
    """How a style spells each character of a text."""
    return [_dump(char, is_ascii=style == "ascii")[1:-1] for char in text]


def find_path(record: Mapping[str, object], name: str) -> Path:
    """Where the field of a name stands: the key that is called so, or else the one within others.

    >>> find_path({"a.b": "x", "a": {"b": "y"}}, "a.b"), find_path({"a": {"b": "y"}}, "a.b")
    (('a.b',), ('a', 'b'))
    """
    return (name,) if name in record else tuple(name.split("."))


def find_value(record: object, path: Path) -> object:
    """The value at a path, or None.

    >>> find_value({"a": {"b": "y"}}, ("a", "b")), find_value({"a": "x"}, ("a", "b"))
    ('y', None)
    """
    value = record
    for key in path:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def find_spans(line: str, paths: Collection[Path]) -> dict[Path, Span]:
    """Where the values at some paths stand in a line that is a JSON object."""
    spans: dict[Path, Span] = {}
    _note_spans(line, line.index("{"), (), paths, spans)
    return spans


def put_literals(line: str, literals: Mapping[Span, str]) -> str:
    """A line with other literals in some places."""
    pieces: list[str] = []
    position = 0
    for (start, end), literal in sorted(literals.items()):
        pieces += (line[position:start], literal)
        position = end
    return "".join([*pieces, line[position:]])


def _note_spans(line: str, at: int, inside: Path, wanted: Collection[Path], spans: dict[Path, Span]) -> int:
    """Note where the values at some paths stand; `at` is where an object begins, the result is where it ends."""
    at = _skip(line, at + 1)
    while line[at] != "}":
        key, at = scanstring(line, at + 1)
        at = _skip(line, _skip(line, at) + 1)
        path = (*inside, key)
        if line[at] == "{" and any(each[: len(path)] == path for each in wanted if len(each) > len(path)):
            for each in [each for each in spans if each[: len(path)] == path]:
                del spans[each]  # the same key again: the last one counts
            end = _note_spans(line, at, path, wanted, spans)
        else:
            _, end = _scan(line, at)
            if path in wanted:
                spans[path] = (at, end)
        at = _skip(line, end)
        if line[at] == ",":
            at = _skip(line, at + 1)
    return at + 1


def _skip(line: str, at: int) -> int:
    match = _BLANK.match(line, at)
    return at if match is None else match.end()
