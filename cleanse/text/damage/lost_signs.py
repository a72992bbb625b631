"""Signs of UTF-8 that were read in another table and lost a byte on the way, which ftfy cannot read back: euros, quotation marks."""

from cleanse.core.pattern import compile_late
from cleanse.text.damage.ftfy_engine import Step

#: a euro sign read as Latin-1, less its control character, beside a number
_EURO = compile_late("(?<![^\\W\\d_])\xe2\xac(?=[ \xa0]?\\d)|(?:(?<=\\d)|(?<=\\d[ \xa0]))\xe2\xac(?!\\w)")
#: quotation marks read as Windows-1252, which has no character for the last byte of the closing one
_OPENING, _CLOSING = "\xe2\u20ac\u0153", "\xe2\u20ac"
_LAST_BYTES = bytes(range(0x80, 0xA0)).decode("cp1252", "ignore")
_QUOTATION = compile_late(f"{_OPENING}|[\u201c\u201d]|{_CLOSING}(?![\x80-\xbf{_LAST_BYTES}])")


def restore_signs(line: str, steps: list[Step]) -> str:
    """A line with the signs that it had; linear in its length.

    Args:
        line: As it was read.
        steps: Gets what was done.

    >>> restore_signs("\u00e2\u20ac\u0153Fine,\u00e2\u20ac he said. It costs 9 \u00e2\u00ac.", [])
    '“Fine,” he said. It costs 9 €.'
    """
    for sign, restore in (("\N{EURO SIGN}", _restore_euros), ("\N{RIGHT DOUBLE QUOTATION MARK}", _restore_quotations)):
        restored = restore(line)
        if restored != line:
            steps.append(("restore", sign))
            line = restored
    return line


def _restore_euros(line: str) -> str:
    return _EURO.sub("\N{EURO SIGN}", line)


def _restore_quotations(line: str) -> str:
    """The marks around what is quoted where the closing one lost its last byte; its last two characters alone say too little."""
    made: list[str] = []
    done, opening = 0, None
    for match in _QUOTATION.finditer(line):
        if match[0] != _CLOSING:
            opening = None if match[0] == "\u201d" else match
        elif opening is not None and match.start() > opening.end() and not line[match.start() - 1].isspace():
            made += (line[done : opening.start()], "\u201c", line[opening.end() : match.start()], "\u201d")
            done, opening = match.end(), None
    return "".join((*made, line[done:]))
