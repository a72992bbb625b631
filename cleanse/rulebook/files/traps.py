"""What YAML makes of real lines of residue, and how to write them instead.

Everybody who pastes `READ MORE: x`, `- - Site`, `[Photo]` or `"\\bfoo"` into a YAML file meets these once; each has a message of its own.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cleanse.core.pattern import compile_late
from cleanse.rulebook.fault import Fault
from cleanse.rulebook.files.slips import BLOCK
from cleanse.rulebook.rule import Place

if TYPE_CHECKING:
    from yaml import ScalarNode

_ODD_BLANKS = {
    "\t": "a tab",
    "\u00a0": "a no-break space",
    "\u2007": "a figure space",
    "\u202f": "a narrow no-break space",
    "\u3000": "an ideographic space",
    "\ufeff": "a byte order mark",
    "\u200b": "a zero-width space",
}
#: a value in quotation marks, up to the mark that ends it for YAML
_QUOTED = compile_late(r"""\s*(?:- )?(?:[\w+-]+: +)?(?P<mark>['"])(?:(?!(?P=mark)).)*(?P=mark)(?=[^\s,\]}]|\s+[^\s#])""")
#: what libyaml says of a line that should be a key and is none
NO_COLON = "could not find expected ':'"
_GLUED = compile_late(r"([\w+-]+):(\S.*)")
_LINE_ENDS = {"\u0085": "NEL", "\u2028": "LS", "\u2029": "PS"}
#: the mend for text that YAML would read as something else
QUOTE = "put the text in single quotation marks or into a | block"
_STARTS = {
    "{": "{ begins a YAML mapping",
    "[": "[ begins a YAML list",
    "*": "* begins a YAML alias",
    "&": "& begins a YAML anchor",
    "!": "! begins a YAML tag",
    "@": "@ is reserved in YAML",
    "`": "` is reserved in YAML",
    "%": "% is reserved in YAML",
    "|": "| begins a block; nothing may follow it on its line",
    ">": "> begins a folded block",
    ",": ", parts the items of a YAML list",
    "]": "] ends a YAML list",
    "}": "} ends a YAML mapping",
    "? ": "? begins a key of YAML",
}


def find_odd_blanks(lines: Sequence[str], path: str) -> Iterator[Fault]:
    """Characters that look like spaces or line ends and are none, where they would break the file."""
    block: int | None = None
    for number, line in enumerate(lines, 1):
        body = line.lstrip(" ")
        indent = len(line) - len(body)
        if block is not None and body and indent <= block:
            block = None
        inside = block is not None
        if block is None and BLOCK.search(line) is not None:
            block = indent
        # behind the indentation of a | block it is white space around a pasted text, which does not count
        if not inside and body and body[0] in _ODD_BLANKS and body.strip("".join(_ODD_BLANKS) + " \r"):
            column = indent + 1
            yield Fault(Place(path, number, column), f"{_ODD_BLANKS[body[0]]} is used to indent", "use plain spaces", line)
        for char, name in _LINE_ENDS.items():
            if char in line:
                place = Place(path, number, line.index(char) + 1)
                yield Fault(
                    place, f"the line holds {name} (U+{ord(char):04X}), a line end that cannot be seen", "delete it", line
                )


def explain_syntax(problem: str, lines: Sequence[str], line: int, column: int, path: str) -> Fault:
    """A parser's complaint in our words, at the line that caused it."""
    line = min(line, len(lines) - 1)
    if "unknown escape" in problem:
        mend = "use single quotation marks or a | block"
        return Fault(Place(path, line + 1, column + 1), "double quotes eat backslashes", mend, lines[line])
    quoted = _explain_quotes(problem, lines[line], column)
    if quoted is not None:
        return Fault(Place(path, line + 1, quoted[0] + 1), quoted[1], quoted[2], lines[line])
    if "another document" in problem:
        return Fault(Place(path, line + 1, column + 1), "--- begins another document", "write one document a file", lines[line])
    if problem == NO_COLON and not lines[line - 1].rstrip().endswith(("|", ">")):
        return Fault(Place(path, line + 1, column + 1), *_explain_colon(lines[line][column:].rstrip()), lines[line])
    indent = len(lines[line]) - len(lines[line].lstrip(" "))
    if lines[line].lstrip().startswith("id:") and "expected '-'" in problem:
        return _tell_dash(path, lines, line)
    if column == indent > 0 and "did not find expected" in problem and ":" in lines[line]:
        message = "the line is indented otherwise than the keys above"
        return Fault(Place(path, line + 1, column + 1), message, "indent it like its neighbours", lines[line])
    for number in (line, line - 1):
        found = _explain_line(lines, number) if 0 <= number < len(lines) else None
        if found is not None:
            column, message, mend = found
            return Fault(Place(path, number + 1, column + 1), message, mend, lines[number])
    above = next((number for number in range(line - 1, -1, -1) if lines[number].strip()), None)
    if "mapping values" in problem and above is not None and len(lines[above]) - len(lines[above].lstrip(" ")) < indent:
        if lines[above].lstrip().startswith(("id:", "-id:")):
            return _tell_dash(path, lines, above)
        message = "the line is indented further than the line above, which has its value already"
        return Fault(Place(path, line + 1, indent + 1), message, "indent it like its neighbours", lines[line])
    return Fault(Place(path, line + 1, column + 1), problem, "look at the indentation and the quotation marks above", lines[line])


def _explain_colon(text: str) -> tuple[str, str]:
    """Message and mend for a line that should be a key with a value."""
    glued = _GLUED.fullmatch(text)
    if glued is not None:
        return f"a blank is missing behind `{glued[1]}:`", f"write `{glued[1]}: {glued[2]}`"
    key, _, rest = text.partition(" ")
    mend = f"write `{key}: {rest}`".replace(": `", ":`")
    return f"a colon is missing behind `{key}`", f"{mend}; a text of several lines needs a | block"


def _tell_dash(path: str, lines: Sequence[str], line: int) -> Fault:
    """An entry of a list that is not begun as one."""
    body = lines[line].strip().removeprefix("-")
    place = Place(path, line + 1, len(lines[line]) - len(lines[line].lstrip()) + 1)
    return Fault(place, "this entry does not begin with a dash and a blank", f"write `- {body}`", lines[line])


def _explain_quotes(problem: str, line: str, column: int) -> tuple[int, str, str] | None:
    """Column, message and mend where a quotation mark ends too early or never."""
    if "unexpected end of stream" in problem and line[column : column + 1] in {"'", '"'}:
        return column, "this quotation mark is never closed", "close it, or put the text into a | block"
    if "did not find expected" not in problem:
        return None
    found = _QUOTED.match(line)
    if found is None or found.end() > column or line[found.end() :].lstrip().startswith("#"):
        return None
    if found["mark"] == "'":
        return found.end() - 1, "a quotation mark inside ends the text", "write it twice, '', or put the text into a | block"
    return found.end() - 1, "a quotation mark inside ends the text", "use single quotation marks or a | block"


def _explain_line(lines: Sequence[str], number: int) -> tuple[int, str, str] | None:
    """Column, message and mend for a line that is a known trap."""
    line = lines[number]
    body = line.lstrip()
    indent = len(line) - len(body)
    previous = next((lines[at] for at in range(number - 1, -1, -1) if lines[at].strip()), "")
    if (
        previous.rstrip().endswith(("|", ">"))
        and indent > len(previous) - len(previous.lstrip("- "))
        and any(later.strip() and len(later) - len(later.lstrip()) < indent for later in lines[number + 1 : number + 2])
    ):
        return indent, "the first line of a | block begins further in than the next", "indent all its lines alike"
    value = body.removeprefix("- ").lstrip()
    at = line.index(value) if value else indent
    if ": " in value and not value.startswith(("'", '"')):
        key, _, rest = value.partition(": ")
        if rest[:1] in {"|", ">"} and not rest[1:].strip():
            return at + len(key) + 2, f"the lines below {rest[0]} are not indented", "indent them further than the key"
        if (trap := _STARTS.get(rest[:1]) or _STARTS.get(rest[:2])) is not None:
            return at + len(key) + 2, trap, QUOTE
        if rest.startswith("- "):
            return at + len(key) + 2, "- begins a list inside the line", QUOTE
        if ": " in rest:
            return at + len(key) + 2, f'"{rest.partition(": ")[0]}: …" reads as a key with a value', QUOTE
    if (trap := _STARTS.get(value[:1]) or _STARTS.get(value[:2])) is not None:
        return at, trap, QUOTE
    if ": " in value and " " in value.partition(": ")[0]:
        return at, f'"{value.partition(": ")[0]}: …" reads as a key with a value', QUOTE
    return None


def find_scalar_fault(node: "ScalarNode", lines: Sequence[str]) -> tuple[str, str] | None:
    """Message and mend for a text that YAML or its writer has spoilt."""
    text = str(node.value)
    if node.tag.startswith("!") and not node.tag.startswith("tag:yaml.org") and node.tag != "!":
        return f"{node.tag} is a YAML tag, and none is known here", QUOTE
    for char in text:
        if (char < " " and char not in "\n\t") or char == "\x7f" or 0x80 <= ord(char) < 0xA0:
            if node.style == '"':
                return f"U+{ord(char):04X} stands in it: double quotes eat backslashes", "use single quotation marks or a | block"
            return f"U+{ord(char):04X} stands in it, a character that cannot be seen", "delete it"
    if not node.style:
        if text.startswith(('r"', "r'")) and text.endswith(('"', "'")):
            return f"{text} is a Python string, not YAML", "leave out the r and use single quotation marks"
        line = lines[node.end_mark.line] if node.end_mark.line < len(lines) else ""
        rest = line[node.end_mark.column :]
        if rest.lstrip().startswith("#") and rest[:1] == " ":
            return f"everything from # on is cut off as a comment: {rest.strip()!r}", QUOTE
    return None
